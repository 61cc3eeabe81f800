package httpapi

import (
	"context"
	"io"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"zhenyu/internal/lang"
)

// exportTypes are the content types of the forms of a list.
var exportTypes = map[string]string{
	"csv": "text/csv; charset=utf-8", "jsonl": "application/jsonl", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
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
