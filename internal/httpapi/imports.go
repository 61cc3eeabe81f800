package httpapi

import (
	"context"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/sse"

	"zhenyu/internal/app"
)

type importInput struct {
	DryRun  bool `query:"dry_run" doc:"read everything and keep nothing"`
	RawBody huma.MultipartFormFiles[struct {
		Files []huma.FormFile `form:"files" required:"true" doc:"txt, html, docx, pdf, jsonl, or zip files of these"`
	}]
}

// startImport takes the files, and answers before they are read.
func (s *Server) startImport(_ context.Context, in *importInput) (*answer[app.ImportState], error) {
	u, err := app.NewUpload()
	if err != nil {
		return nil, err
	}
	for _, f := range in.RawBody.Data().Files {
		err := u.Add(f.Filename, f)
		_ = f.Close()
		if err != nil {
			_ = u.Close()
			return nil, err
		}
	}
	_ = in.RawBody.Form.RemoveAll() // its own temporary files
	return answered(s.imports.Start(s.actor, u, in.DryRun), nil)
}

func (s *Server) importState(_ context.Context, in *IDPath[int64]) (*answer[app.ImportState], error) {
	state, _, err := s.imports.State(in.ID)
	return answered(state, err)
}

type empty struct{}

func (s *Server) stopImport(_ context.Context, in *IDPath[int64]) (*empty, error) {
	return &empty{}, s.imports.Stop(in.ID)
}

// followImport sends the state whenever it changes, until the import is done. The results are sent with the last one.
func (s *Server) followImport(ctx context.Context, in *IDPath[int64], send sse.Sender) {
	for {
		state, changed, err := s.imports.State(in.ID)
		if err != nil {
			return
		}
		if !state.Finished {
			state.Results = []app.Imported{}
		}
		if send.Data(state) != nil || state.Finished {
			return
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return
		}
	}
}
