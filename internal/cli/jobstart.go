package cli

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/jobs"
)

// jobsStartCmd asks for a run.
type jobsStartCmd struct {
	Access startAccessCmd `cmd:"" help:"help_start_access"`
	Siting startSitingCmd `cmd:"" help:"help_start_siting"`
}

// startFlags say on what a run is made, and who works on it.
type startFlags struct {
	recordFlags
	Profile string  `help:"help_study_profile" placeholder:"NAME"`
	Origins string  `help:"help_start_origins" enum:"homes,buildings,cells,nodes" default:"homes" placeholder:"homes|buildings|cells|nodes"`
	People  float64 `help:"help_start_people" placeholder:"N"`
	Queue   bool    `help:"help_start_queue"`
	JSON    bool    `name:"json" help:"help_json"`
}

func (f *startFlags) ground() zhenyu.GroundParameters {
	return zhenyu.GroundParameters{Profile: f.Profile, Origins: f.Origins, People: f.People}
}

// startAccessCmd measures the current layers.
type startAccessCmd struct {
	startFlags
	ruleFlags
	Categories []string `help:"help_categories" placeholder:"NAME"`
}

// Run asks for it.
func (cmd *startAccessCmd) Run(ctx context.Context, c *Console) error {
	return cmd.start(ctx, c, zhenyu.Parameters{Access: &zhenyu.AccessParameters{
		GroundParameters: cmd.ground(), Categories: cmd.Categories, Standard: cmd.Standard, Minutes: cmd.Minutes,
	}})
}

// startSitingCmd plans on the current layers.
type startSitingCmd struct {
	startFlags
	questionFlags
	Candidates string        `help:"help_start_candidates" enum:"layer,buildings,crossings,nodes," default:"" placeholder:"layer|buildings|crossings|nodes"`
	Force      []string      `help:"help_force" placeholder:"ID"`
	Forbid     []string      `help:"help_forbid" placeholder:"ID"`
	Limit      time.Duration `help:"help_start_limit" placeholder:"60s"`
	Seed       uint64        `help:"help_seed" default:"0" placeholder:"N"`
}

// Run asks for it.
func (cmd *startSitingCmd) Run(ctx context.Context, c *Console) error {
	return cmd.start(ctx, c, zhenyu.Parameters{Siting: &zhenyu.SitingParameters{
		GroundParameters: cmd.ground(), Category: cmd.Category, Problem: cmd.Problem, Within: cmd.Within, P: cmd.P, Budget: cmd.Budget,
		Times: cmd.Times, Fade: cmd.Fade, Capacity: cmd.room(), Levels: orNone(cmd.Levels), Candidates: cmd.Candidates, Forced: cmd.Force,
		Forbidden: cmd.Forbid, Limit: int(cmd.Limit / time.Second), Seed: cmd.Seed,
	}})
}

func (f *startFlags) start(ctx context.Context, c *Console, p zhenyu.Parameters) error {
	return f.with(ctx, c, "", func(r *app.Record) error {
		row, err := r.AskJob(ctx, me, p)
		if err != nil {
			return err
		}
		if f.Queue {
			return c.printQueued(row, f.JSON)
		}
		return c.workOn(ctx, r, row, f.JSON)
	})
}

// printQueued says that a job waits.
func (c *Console) printQueued(row *app.JobRow, asJSON bool) error {
	if asJSON {
		return c.printObject(row)
	}
	_, err := fmt.Fprintln(c.Stdout, c.T("job_queued", row.ID))
	return err
}

// workOn works on the queue until a job has ended, whoever works on it, and shows its run.
func (c *Console) workOn(ctx context.Context, r *app.Record, row *app.JobRow, asJSON bool) error {
	workers := jobs.Start(r, jobs.Options{Log: slog.New(slog.NewTextHandler(c.Stderr, nil))})
	defer workers.Close()
	row, err := c.follow(ctx, r, row)
	if err != nil {
		return err
	}
	if row.Run == 0 {
		return c.jobError(row)
	}
	page, err := r.Run(ctx, me, row.Run)
	if err != nil {
		return err
	}
	return c.printRun(page, asJSON)
}

// jobError gives the error of a job that found nothing.
func (c *Console) jobError(row *app.JobRow) error {
	if row.Failure == nil {
		return context.Canceled
	}
	return &zhenyu.Error{Kind: zhenyu.Invalid, Message: app.FailureIn(c.Catalogue, row.Failure)}
}

// follow shows how far a job is until it has ended.
func (c *Console) follow(ctx context.Context, r *app.Record, row *app.JobRow) (*app.JobRow, error) {
	watch, tell := c.watchJob(row.Kind)
	defer watch.stop()
	for {
		now, changed, err := r.Job(ctx, me, row.ID)
		if err != nil || now.State.Ended() {
			return now, err
		}
		tell(now.Progress)
		select {
		case <-changed:
		case <-time.After(time.Second): // another process may work on it
		case <-ctx.Done():
			return now, ctx.Err()
		}
	}
}

// watchJob starts the progress of a job of a kind.
func (c *Console) watchJob(kind zhenyu.RunKind) (*progress, func(zhenyu.Progress)) {
	if kind == zhenyu.SitingRun {
		return watchPlan(c)
	}
	watch, tell := watchSteps(c)
	return watch, func(p zhenyu.Progress) { tell(int(p.Done), int(p.Total)) }
}
