package httpapi

import (
	"context"
	"reflect"
	"time"

	"github.com/danielgtaylor/huma/v2/sse"

	"zhenyu"
	"zhenyu/internal/app"
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
	return answered(s.record.Jobs(ctx, s.actor, in.Before, in.Limit))
}

func (s *Server) job(ctx context.Context, in *IDPath[zhenyu.JobID]) (*answer[*app.JobRow], error) {
	row, _, err := s.record.Job(ctx, s.actor, in.ID)
	return answered(row, err)
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
