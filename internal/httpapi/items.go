package httpapi

import (
	"context"

	"zhenyu"
	"zhenyu/internal/app"
)

func (s *Server) item(ctx context.Context, in *IDPath[zhenyu.ItemID]) (*tagged[*zhenyu.Item], error) {
	i, err := s.record.Item(ctx, s.actor, in.ID)
	if err != nil {
		return nil, err
	}
	return state(i, i.Version)
}

type decideInput struct {
	IDPath[zhenyu.ItemID]
	MustMatch
	Body app.Decision
}

func (s *Server) decide(ctx context.Context, in *decideInput) (*tagged[*app.Decided], error) {
	d, err := s.record.Decide(ctx, s.actor, in.ID, in.seen(), in.Body)
	if err != nil {
		return nil, err
	}
	return tag(d, d.Item.Version), nil
}

type addItemInput struct {
	IDPath[zhenyu.VisitID]
	Body app.Addition
}

func (s *Server) addItem(ctx context.Context, in *addItemInput) (*tagged[*app.Decided], error) {
	d, err := s.record.Add(ctx, s.actor, in.ID, in.Body)
	if err != nil {
		return nil, err
	}
	return tag(d, d.Item.Version), nil
}

type acceptAllInput struct {
	IDPath[zhenyu.VisitID]
	Match
	Body struct {
		Above float64 `json:"above" minimum:"0" maximum:"1" doc:"the least confidence"`
	}
}

func (s *Server) acceptAll(ctx context.Context, in *acceptAllInput) (*answer[*app.AllAccepted], error) {
	return answered(s.record.AcceptAll(ctx, s.actor, in.ID, in.seen(), in.Body.Above))
}

func (s *Server) matches(ctx context.Context, in *IDPath[zhenyu.ItemID]) (*answer[[]app.Match], error) {
	return answered(s.record.Matches(ctx, s.actor, in.ID))
}

type itemAreasInput struct {
	IDPath[zhenyu.ItemID]
	Name string `query:"name" maxLength:"100" doc:"of an area, in place of the item's own name; it may stand behind those of areas above, as 房县白鹤镇"`
}

func (s *Server) itemAreas(ctx context.Context, in *itemAreasInput) (*answer[[]*app.AreaChoice], error) {
	return answered(s.record.AreaChoices(ctx, s.actor, in.ID, in.Name))
}

type itemHistoryInput struct {
	IDPath[zhenyu.ItemID]
	HistoryQuery
}

func (s *Server) itemHistory(ctx context.Context, in *itemHistoryInput) (*answer[*app.ActList], error) {
	return answered(s.record.ItemHistory(ctx, s.actor, in.ID, in.Before, in.Limit))
}

type questionsQuery struct {
	PageQuery
	After zhenyu.ItemID `query:"after" doc:"id of the last item of the page before"`
}

func (s *Server) questions(ctx context.Context, in *questionsQuery) (*answer[[]app.Question], error) {
	return answered(s.record.Questions(ctx, s.actor, in.After, in.Limit))
}
