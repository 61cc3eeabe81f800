package cli

import (
	"context"
	"fmt"
	"io"

	"zhenyu"
	"zhenyu/internal/app"
)

// jobsCmd shows, starts and ends jobs.
type jobsCmd struct {
	List   jobsListCmd   `cmd:"" default:"withargs" help:"help_jobs_list"`
	Start  jobsStartCmd  `cmd:"" help:"help_jobs_start"`
	Cancel jobsCancelCmd `cmd:"" help:"help_jobs_cancel"`
}

// jobsListCmd lists jobs.
type jobsListCmd struct {
	recordFlags
	formFlags
}

// Run lists.
func (cmd *jobsListCmd) Run(ctx context.Context, c *Console) error {
	return cmd.with(ctx, c, "", func(r *app.Record) error {
		export := func(f app.Format, w io.Writer) error { return r.ExportJobs(ctx, me, f, c.Catalogue, w) }
		return cmd.write(c, export, func(w io.Writer) error {
			list, err := r.Jobs(ctx, me, 0, shown)
			if err != nil {
				return err
			}
			for _, j := range list.Jobs {
				fmt.Fprintf(w, "%6d  %s  %s  %s\n", j.ID, padRight(c.Of("run", string(j.Kind)), 10), padRight(c.Of("state", string(j.State)), 10), c.jobNote(j))
			}
			return c.older(w, len(list.Jobs), list.Next != 0)
		})
	})
}

// older says that there are more rows than were shown.
func (c *Console) older(w io.Writer, n int, more bool) error {
	if !more {
		return nil
	}
	_, err := fmt.Fprintln(w, c.T("list_more", n, c.T("more_than", n)))
	return err
}

// jobNote says what came of a job, or how far it is.
func (c *Console) jobNote(j *app.JobRow) string {
	switch {
	case j.Failure != nil:
		return app.FailureIn(c.Catalogue, j.Failure)
	case j.Run != 0:
		return c.T("job_run", j.Run)
	case j.State == zhenyu.Running && j.Kind == zhenyu.SitingRun && j.Progress.Bound == 0:
		return c.T("job_search_first", j.Progress.Value, j.Progress.Done, j.Progress.Total)
	case j.State == zhenyu.Running && j.Kind == zhenyu.SitingRun:
		return c.T("job_search", j.Progress.Value, j.Progress.Bound, j.Progress.Done, j.Progress.Total)
	case j.State == zhenyu.Running:
		return c.T("job_steps", j.Progress.Done, j.Progress.Total)
	}
	return ""
}

// jobsCancelCmd ends a job.
type jobsCancelCmd struct {
	recordFlags
	ID int64 `arg:"" name:"id" help:"help_jobs_id"`
}

// Run ends it, or tells its worker to.
func (cmd *jobsCancelCmd) Run(ctx context.Context, c *Console) error {
	return cmd.with(ctx, c, "", func(r *app.Record) error {
		row, err := r.StopJob(ctx, me, zhenyu.JobID(cmd.ID))
		if err == nil {
			fmt.Fprintln(c.Stdout, c.T("job_stopped", row.ID, c.Of("state", string(row.State))))
		}
		return err
	})
}
