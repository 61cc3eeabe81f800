package httpapi

import (
	"context"
	"mime"
	"path"

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
