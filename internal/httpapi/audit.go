package httpapi

import (
	"context"

	"zhenyu"
	"zhenyu/internal/app"
)

func (s *Server) about(ctx context.Context, _ *struct{}) (*answer[*About], error) {
	stats, err := s.record.Stats(ctx, s.actor)
	if err != nil {
		return nil, err
	}
	a := &About{
		Version: s.version, Actor: s.actor, Database: "sqlite", Reader: s.record.ReaderVersion(), Themes: zhenyu.Themes,
		MaxFile: app.MaxFileBytes, MaxBody: maxUpload, Stats: stats,
	}
	if stats.Postgres {
		a.Database = "postgres"
	}
	return answered(a, nil)
}

type searchQuery struct {
	Query string   `query:"q" required:"true" minLength:"1" maxLength:"100" doc:"two characters or more; one finds the places of that name"`
	Kinds []string `query:"kind" enum:"area,site,organisation,visit,stop,document,directive,remark" doc:"all where absent"`
	Limit int      `query:"limit" minimum:"1" maximum:"50" default:"20" doc:"of each kind"`
}

func (s *Server) search(ctx context.Context, in *searchQuery) (*answer[*app.Hits], error) {
	return answered(s.record.Search(ctx, s.actor, in.Query, in.Kinds, in.Limit))
}

// HistoryQuery is which part of a history is wanted.
type HistoryQuery struct {
	PageQuery
	Before int64 `query:"before" doc:"next of the page before"`
}

type eventsQuery struct {
	PageQuery
	Subject int64 `query:"subject" doc:"id of the visit, site, organisation or area; the whole record where absent"`
	Before  int64 `query:"before" doc:"seq of the last event of the page before"`
}

func (s *Server) events(ctx context.Context, in *eventsQuery) (*answer[[]*zhenyu.Event], error) {
	return answered(s.record.History(ctx, s.actor, in.Subject, in.Before, in.Limit))
}

type undoInput struct {
	Seq int64 `path:"seq" minimum:"1"`
}

func (s *Server) undo(ctx context.Context, in *undoInput) (*answer[*app.Undone], error) {
	return answered(s.record.Undo(ctx, s.actor, in.Seq))
}

type undoLastInput struct {
	Body struct {
		Subject int64 `json:"subject" minimum:"1" doc:"id of a visit, site or organisation"`
	}
}

func (s *Server) undoLast(ctx context.Context, in *undoLastInput) (*answer[*app.Undone], error) {
	return answered(s.record.UndoLast(ctx, s.actor, in.Body.Subject))
}

func (s *Server) auditHead(ctx context.Context, _ *struct{}) (*answer[zhenyu.Head], error) {
	return answered(s.record.Head(ctx, s.actor))
}

func (s *Server) auditVerify(ctx context.Context, _ *struct{}) (*answer[*app.Verified], error) {
	return answered(s.record.Verify(ctx, s.actor, nil))
}
