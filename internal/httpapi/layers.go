package httpapi

import (
	"context"
	"io"
	"mime"
	"net/http"
	"slices"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/lang"
)

func (s *Server) layers(ctx context.Context, _ *struct{}) (*answer[*app.LayerList], error) {
	return answered(s.record.Layers(ctx, s.actor))
}

func (s *Server) exportLayers(ctx context.Context, in *TableForm) (*huma.StreamResponse, error) {
	return s.exportTable(ctx, "layers", *in, func(f app.Format, words *lang.Catalogue, w io.Writer) error {
		return s.record.ExportLayers(ctx, s.actor, f, words, w)
	})
}

func (s *Server) addSample(ctx context.Context, _ *struct{}) (*madeOr[*app.SampleLayers], error) {
	added, err := s.record.AddSample(ctx, s.actor)
	if err != nil {
		return nil, err
	}
	made := slices.ContainsFunc(added.Layers, func(l *app.AddedLayer) bool { return l.Event != 0 })
	return madeIf(made, added), nil
}

func (s *Server) categories(context.Context, *struct{}) (*answer[[]app.CategoryLabel], error) {
	return answered(app.Categories())
}

// layerInput is a file whose bytes are the body of the request as they are: they go to the disk as they come.
type layerInput struct {
	Kind   string   `query:"kind" required:"true" enum:"extract,people,facilities,areas,candidates,standard"`
	Name   string   `query:"name" required:"true" minLength:"1" maxLength:"200" doc:"of the file"`
	Source string   `query:"source" maxLength:"500" doc:"who made it"`
	AsOf   DayParam `query:"as_of" doc:"the day that it shows; an extract says it itself"`
	Datum  string   `query:"datum" enum:"wgs84,gcj02,bd09" default:"wgs84" doc:"of a CSV file"`
	DryRun bool     `query:"dry_run" doc:"check it and keep nothing"`

	body io.Reader
}

// Resolve takes the body, which huma would read into memory.
func (in *layerInput) Resolve(ctx huma.Context) []error {
	_ = ctx.SetReadDeadline(noDeadline) // a large file takes its time
	in.body = ctx.BodyReader()
	return nil
}

func (s *Server) addLayer(ctx context.Context, in *layerInput) (*madeOr[*app.AddedLayer], error) {
	added, err := s.record.AddLayer(ctx, s.actor, app.LayerInput{
		Kind: zhenyu.LayerKind(in.Kind), Name: in.Name, Source: in.Source, AsOf: in.AsOf.Day, Datum: in.Datum, DryRun: in.DryRun,
	}, in.body)
	if err != nil {
		return nil, err
	}
	return madeIf(added.Event != 0, added), nil
}

// anyFile says that the body of the request is a file of any length.
func anyFile(op *huma.Operation) {
	op.RequestBody = &huma.RequestBody{
		Required: true, Description: "The file",
		Content: map[string]*huma.MediaType{"application/octet-stream": {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}},
	}
}

func (s *Server) layer(ctx context.Context, in *IDPath[zhenyu.LayerID]) (*tagged[*app.LayerRow], error) {
	l, err := s.record.Layer(ctx, s.actor, in.ID)
	if err != nil {
		return nil, err
	}
	return tag(l, l.Version), nil
}

// layerContent answers with the file as it came.
func (s *Server) layerContent(ctx context.Context, in *IDPath[zhenyu.LayerID]) (*huma.StreamResponse, error) {
	l, f, err := s.record.OpenLayer(ctx, s.actor, in.ID)
	if err != nil {
		return nil, err
	}
	return &huma.StreamResponse{Body: func(out huma.Context) {
		defer f.Close()
		out.SetHeader("Content-Type", "application/octet-stream")
		out.SetHeader("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": l.Name}))
		out.SetHeader("Content-Length", strconv.FormatInt(l.Bytes, 10))
		out.SetStatus(http.StatusOK)
		if _, err := io.Copy(out.BodyWriter(), f); err != nil {
			panic(http.ErrAbortHandler) // it is not whole, and that must show
		}
	}}, nil
}

type removeInput[ID ~int64] struct {
	IDPath[ID]
	Match
}

func (s *Server) removeLayer(ctx context.Context, in *removeInput[zhenyu.LayerID]) (*answer[done], error) {
	return doneBy(s.record.RemoveLayer(ctx, s.actor, in.ID, in.seen()))
}
