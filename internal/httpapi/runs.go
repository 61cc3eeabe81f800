package httpapi

import (
	"context"
	"io"

	"github.com/danielgtaylor/huma/v2"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/lang"
)

type runsQuery struct {
	BeforeQuery[zhenyu.RunID]
	Kind string `query:"kind" enum:"access,siting"`
}

func (s *Server) runs(ctx context.Context, in *runsQuery) (*answer[*app.RunList], error) {
	return answered(s.record.Runs(ctx, s.actor, zhenyu.RunKind(in.Kind), in.Before, in.Limit))
}

func (s *Server) exportRuns(ctx context.Context, in *TableForm) (*huma.StreamResponse, error) {
	return s.exportTable(ctx, "runs", *in, func(f app.Format, words *lang.Catalogue, w io.Writer) error {
		return s.record.ExportRuns(ctx, s.actor, f, words, w)
	})
}

func (s *Server) run(ctx context.Context, in *IDPath[zhenyu.RunID]) (*answer[*app.RunPage], error) {
	return answered(s.record.Run(ctx, s.actor, in.ID))
}

func (s *Server) repeatRun(ctx context.Context, in *IDPath[zhenyu.RunID]) (*answer[*app.JobRow], error) {
	return answered(s.record.RepeatRun(ctx, s.actor, in.ID))
}

type runExportInput struct {
	IDPath[zhenyu.RunID]
	Format   string `query:"format" enum:"csv,xlsx" default:"xlsx" doc:"xlsx holds all tables of the run; csv that of its areas, of a plan its sites"`
	Language string `query:"lang" enum:"zh,en,zh-Hant" default:"zh"`
}

func (s *Server) exportRun(ctx context.Context, in *runExportInput) (*huma.StreamResponse, error) {
	page, err := s.record.Run(ctx, s.actor, in.ID)
	if err != nil {
		return nil, err
	}
	return s.export(ctx, "run", in.Format, in.Language, func(words *lang.Catalogue, w io.Writer) error {
		return page.Export(app.Format(in.Format), words, w)
	})
}

type observationsQuery struct {
	Area   string       `query:"area" maxLength:"64" doc:"code of the area; all areas together where absent"`
	Rule   string       `query:"rule" maxLength:"200" doc:"id of the rule; all where absent"`
	Before zhenyu.RunID `query:"before" doc:"next of the page before"`
	Limit  int          `query:"limit" minimum:"1" maximum:"200" default:"50" doc:"how many runs"`
}

func (s *Server) observations(ctx context.Context, in *observationsQuery) (*answer[*app.ObservationList], error) {
	return answered(s.record.Observations(ctx, s.actor, app.ObservationQuery{Area: in.Area, Rule: in.Rule, Before: in.Before, Limit: in.Limit}))
}

type observationsExport struct {
	TableForm
	Area string `query:"area" maxLength:"64" doc:"code of the area; all areas together where absent"`
	Rule string `query:"rule" maxLength:"200" doc:"id of the rule; all where absent"`
}

func (s *Server) exportObservations(ctx context.Context, in *observationsExport) (*huma.StreamResponse, error) {
	return s.exportTable(ctx, "observations", in.TableForm, func(f app.Format, words *lang.Catalogue, w io.Writer) error {
		return s.record.ExportObservations(ctx, s.actor, app.ObservationQuery{Area: in.Area, Rule: in.Rule}, f, words, w)
	})
}

type planTileInput struct {
	IDPath[zhenyu.RunID]
	TilePlace
}

func (s *Server) planTile(ctx context.Context, in *planTileInput) (*bytesFor, error) {
	return cutTile(s.record.PlanTile(ctx, s.actor, in.ID, in.Z, in.X, in.Y))
}
