package httpapi

import (
	"context"
	"mime"
	"path"

	"github.com/danielgtaylor/huma/v2"

	"zhenyu"
	"zhenyu/internal/app"
)

func (s *Server) document(ctx context.Context, in *IDPath[zhenyu.DocumentID]) (*answer[*app.Text], error) {
	return answered(s.record.Text(ctx, s.actor, in.ID))
}

// file is an answer that is saved, never shown: what strangers wrote does not run as a page of this server.
type file struct {
	ContentType string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	NoSniff     string `header:"X-Content-Type-Options"`
	Body        []byte
}

func attachment(name, contentType string, body []byte) *file {
	return &file{contentType, mime.FormatMediaType("attachment", map[string]string{"filename": path.Base(name)}), "nosniff", body}
}

func (s *Server) original(ctx context.Context, in *IDPath[zhenyu.DocumentID]) (*file, error) {
	name, bytes, err := s.record.Original(ctx, s.actor, in.ID)
	if err != nil {
		return nil, err
	}
	return attachment(name, "application/octet-stream", bytes), nil
}

// fileWriter streams a file that is saved. The headers go with the first bytes, so that until then an error can be
// answered as one.
type fileWriter struct {
	out               huma.Context
	name, contentType string
	begun             bool
}

// Write begins the answer where it has not begun.
func (w *fileWriter) Write(b []byte) (int, error) {
	if !w.begun {
		w.begun = true
		w.out.SetHeader("Content-Type", w.contentType)
		w.out.SetHeader("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": w.name}))
		w.out.SetHeader("X-Content-Type-Options", "nosniff")
	}
	return w.out.BodyWriter().Write(b)
}
