package httpapi

import (
	"context"
	"io"
	"reflect"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/sse"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/lang"
)

type askJobInput struct {
	Body zhenyu.Parameters
}

func (s *Server) askJob(ctx context.Context, in *askJobInput) (*answer[*app.JobRow], error) {
	return answered(s.record.AskJob(ctx, s.actor, in.Body))
}

// BeforeQuery is which part of a list by id is wanted, newest first.
type BeforeQuery[ID ~int64] struct {
	PageQuery
	Before ID `query:"before" doc:"next of the page before"`
}

func (s *Server) jobs(ctx context.Context, in *BeforeQuery[zhenyu.JobID]) (*answer[*app.JobList], error) {
	list, err := s.record.Jobs(ctx, s.actor, in.Before, in.Limit)
	for _, row := range list.Jobs {
		sayFailure(ctx, row)
	}
	return answered(list, err)
}

func (s *Server) exportJobs(ctx context.Context, in *TableForm) (*huma.StreamResponse, error) {
	return s.exportTable(ctx, "jobs", *in, func(f app.Format, words *lang.Catalogue, w io.Writer) error {
		return s.record.ExportJobs(ctx, s.actor, f, words, w)
	})
}

func (s *Server) job(ctx context.Context, in *IDPath[zhenyu.JobID]) (*answer[*app.JobRow], error) {
	row, _, err := s.record.Job(ctx, s.actor, in.ID)
	if err == nil {
		sayFailure(ctx, row)
	}
	return answered(row, err)
}

// sayFailure says why a job failed in the language of the reader.
func sayFailure(ctx context.Context, row *app.JobRow) {
	if f := row.Failure; f != nil {
		said := *f
		said.Message = app.FailureIn(requestOf(ctx).words, f)
		row.Failure = &said
	}
}

func (s *Server) stopJob(ctx context.Context, in *IDPath[zhenyu.JobID]) (*answer[*app.JobRow], error) {
	return answered(s.record.StopJob(ctx, s.actor, in.ID))
}

// followOther is how often a stream looks at a job that another process works on.
const followOther = time.Second

// followJob sends the job whenever it changes, until it has ended.
func (s *Server) followJob(ctx context.Context, in *IDPath[zhenyu.JobID], send sse.Sender) {
	var last *app.JobRow
	for {
		row, changed, err := s.record.Job(ctx, s.actor, in.ID)
		if err != nil {
			return
		}
		sayFailure(ctx, row)
		if !reflect.DeepEqual(row, last) && send.Data(*row) != nil || row.State.Ended() {
			return
		}
		last = row
		select {
		case <-changed:
		case <-time.After(followOther):
		case <-s.closing:
			return
		case <-ctx.Done():
			return
		}
	}
}
