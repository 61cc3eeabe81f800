package httpapi

import (
	"context"

	"zhenyu"
	"zhenyu/internal/app"
)

type visitsQuery struct {
	PageQuery
	Town         zhenyu.AreaID         `query:"town" doc:"with a stop in it, or in what became it"`
	Area         zhenyu.AreaID         `query:"area" doc:"a village with a stop in it"`
	Site         zhenyu.SiteID         `query:"site" doc:"with a stop there"`
	Organisation zhenyu.OrganisationID `query:"organisation" doc:"that met it, or stopped at a site of it"`
	Status       string                `query:"status" enum:"proposed,accepted,rejected" doc:"without one, rejected ones are left out"`
	Kind         string                `query:"kind" enum:"visit,other" default:"visit" doc:"other: documents that tell of no visit"`
	From         DayParam              `query:"from" doc:"2026-10-21, 2026-10 or 2026"`
	To           DayParam              `query:"to" doc:"2026-10-21, 2026-10 or 2026; that whole day, month or year"`
	Oldest       bool                  `query:"oldest" doc:"first, instead of the newest"`
	After        zhenyu.Cursor         `query:"after" doc:"next of the page before"`
}

func (s *Server) visits(ctx context.Context, in *visitsQuery) (*answer[*app.VisitList], error) {
	return answered(s.record.Visits(ctx, s.actor, app.VisitQuery{
		Town: in.Town, Area: in.Area, Site: in.Site, Organisation: in.Organisation, Status: zhenyu.Status(in.Status), Other: in.Kind == "other", From: in.From.Day, To: in.To.Day,
		Oldest: in.Oldest, After: in.After, Limit: in.Limit,
	}))
}

func (s *Server) visit(ctx context.Context, in *IDPath[zhenyu.VisitID]) (*tagged[*app.VisitPage], error) {
	p, err := s.record.Visit(ctx, s.actor, in.ID)
	if err != nil {
		return nil, err
	}
	return state(p, p.Version)
}

type editVisitInput struct {
	IDPath[zhenyu.VisitID]
	MustMatch
	Body app.VisitEdit
}

// EditedVisit is a visit after a change.
type EditedVisit struct {
	Visit *app.VisitRow `json:"visit"`
	Event int64         `json:"event" doc:"to undo it by; 0 where nothing was changed"`
}

func (s *Server) editVisit(ctx context.Context, in *editVisitInput) (*tagged[EditedVisit], error) {
	row, event, err := s.record.EditVisit(ctx, s.actor, in.ID, in.seen(), in.Body)
	if err != nil {
		return nil, err
	}
	return tag(EditedVisit{row, event}, row.Version), nil
}

type visitHistoryInput struct {
	IDPath[zhenyu.VisitID]
	HistoryQuery
}

func (s *Server) visitHistory(ctx context.Context, in *visitHistoryInput) (*answer[*app.ActList], error) {
	return answered(s.record.VisitHistory(ctx, s.actor, in.ID, in.Before, in.Limit))
}

type mergeVisitInput struct {
	IDPath[zhenyu.VisitID]
	Match
	Body intoBody[zhenyu.VisitID]
}

func (s *Server) mergeVisit(ctx context.Context, in *mergeVisitInput) (*answer[app.MergedVisit], error) {
	return answered(s.record.MergeVisits(ctx, s.actor, in.ID, in.seen(), in.Body.Into))
}

func (s *Server) reread(ctx context.Context, in *IDPath[zhenyu.VisitID]) (*answer[*app.Reread], error) {
	return answered(s.record.Reread(ctx, s.actor, in.ID, nil))
}

type rereadInput struct {
	IDPath[zhenyu.VisitID]
	Body app.RereadChoice
}

func (s *Server) applyReread(ctx context.Context, in *rereadInput) (*answer[*app.Reread], error) {
	return answered(s.record.Reread(ctx, s.actor, in.ID, &in.Body))
}
