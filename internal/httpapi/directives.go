package httpapi

import (
	"context"
	"io"

	"github.com/danielgtaylor/huma/v2"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/lang"
)

// DirectiveFilter narrows the list of directives.
type DirectiveFilter struct {
	Town         zhenyu.AreaID         `query:"town" doc:"for it, or for what became it"`
	Area         zhenyu.AreaID         `query:"area" doc:"a village"`
	Site         zhenyu.SiteID         `query:"site"`
	Organisation zhenyu.OrganisationID `query:"organisation" doc:"asked of it, or at a site of it"`
	Theme        string                `query:"theme" enum:"environment,investment,industry,rural,agriculture,infrastructure,livability,safety,governance,digital,other"`
	Status       string                `query:"status" enum:"proposed,accepted,rejected" doc:"without one, rejected ones are left out"`
	Measurable   string                `query:"measurable" enum:"true,false,yes,no"`
	From         DayParam              `query:"from" doc:"2026-10-21, 2026-10 or 2026"`
	To           DayParam              `query:"to" doc:"2026-10-21, 2026-10 or 2026; that whole day, month or year"`
	Oldest       bool                  `query:"oldest" doc:"first, instead of the newest"`
	Sort         string                `query:"sort" enum:"for,-for,text,-text,theme,-theme,measurable,-measurable,deadline,-deadline,status,-status" doc:"by this column, with - from the end, and then all on one page; passed over where the list is longer than 1,000"`
}

func (f *DirectiveFilter) query() app.DirectiveQuery {
	q := app.DirectiveQuery{
		Town: f.Town, Area: f.Area, Site: f.Site, Organisation: f.Organisation, Theme: zhenyu.Theme(f.Theme), Status: zhenyu.Status(f.Status),
		From: f.From.Day, To: f.To.Day, Oldest: f.Oldest, Sort: f.Sort,
	}
	if f.Measurable != "" {
		yes := f.Measurable == "true" || f.Measurable == "yes"
		q.Measurable = &yes
	}
	return q
}

type directivesQuery struct {
	PageQuery
	DirectiveFilter
	After    zhenyu.Cursor `query:"after" doc:"next of the page before"`
	Language string        `query:"lang" enum:"zh,en,zh-Hant" default:"zh" doc:"by whose order of words a column sorts"`
}

func (s *Server) directives(ctx context.Context, in *directivesQuery) (*answer[*app.DirectiveList], error) {
	q := in.query()
	q.After, q.Limit = in.After, in.Limit
	if q.Sort != "" {
		var err error
		if q.Words, err = lang.Open(in.Language); err != nil {
			return nil, err
		}
	}
	return answered(s.record.Directives(ctx, s.actor, q))
}

type exportQuery struct {
	DirectiveFilter
	Format   string `query:"format" enum:"csv,xlsx,jsonl" default:"xlsx"`
	Language string `query:"lang" enum:"zh,en,zh-Hant" default:"zh"`
}

func (s *Server) exportDirectives(ctx context.Context, in *exportQuery) (*huma.StreamResponse, error) {
	return s.export(ctx, "directives", in.Format, in.Language, func(words *lang.Catalogue, w io.Writer) error {
		return s.record.ExportDirectives(ctx, s.actor, in.query(), app.Format(in.Format), words, w)
	})
}

func (s *Server) counts(ctx context.Context, _ *struct{}) (*answer[*app.CountList], error) {
	return answered(s.record.Counts(ctx, s.actor))
}
