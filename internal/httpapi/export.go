package httpapi

import (
	"context"
	"io"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"zhenyu/internal/app"
	"zhenyu/internal/lang"
)

// TableForm is as what a list is wanted.
type TableForm struct {
	Format   string `query:"format" enum:"csv,xlsx" default:"xlsx"`
	Language string `query:"lang" enum:"zh,en,zh-Hant" default:"zh"`
}

// exportTypes are the content types of the forms of a list.
var exportTypes = map[string]string{
	"csv": "text/csv; charset=utf-8", "jsonl": "application/jsonl", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// exportTable streams a list that the record writes.
func (s *Server) exportTable(ctx context.Context, name string, in TableForm, write func(app.Format, *lang.Catalogue, io.Writer) error) (*huma.StreamResponse, error) {
	return s.export(ctx, name, in.Format, in.Language, func(words *lang.Catalogue, w io.Writer) error {
		return write(app.Format(in.Format), words, w)
	})
}

// export streams a list as a file: it can be longer than what fits into memory.
func (s *Server) export(ctx context.Context, name, format, language string, write func(*lang.Catalogue, io.Writer) error) (*huma.StreamResponse, error) {
	words, err := lang.Open(language)
	if err != nil {
		return nil, err
	}
	return &huma.StreamResponse{Body: func(out huma.Context) {
		w := &fileWriter{out: out, name: name + "." + format, contentType: exportTypes[format]}
		err := write(words, w)
		switch {
		case err == nil:
		case !w.begun:
			s.answerProblem(out, s.explain(ctx, err))
		default:
			s.log.ErrorContext(ctx, "export", "request", requestID(ctx), "error", err.Error())
			panic(http.ErrAbortHandler) // the answer has begun: breaking it off is the only way to say that it is not whole
		}
	}}, nil
}
