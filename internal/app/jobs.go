package app

import (
	"cmp"
	"context"
	"slices"

	"zhenyu"
	"zhenyu/engine/street"
	"zhenyu/internal/store"
)

// JobRow is a job, and how far it is while it runs.
type JobRow struct {
	*zhenyu.Job
	Progress zhenyu.Progress `json:"progress"`
	Sites    []Spot          `json:"sites,omitempty" doc:"of a plan that is found and compared with others, in its order; absent where another process works on it"`
	Need     int64           `json:"need_bytes" doc:"memory that it is expected to take; of a plan by the sizes of its files, and it is held to what it finds in them"`
}

// rowOf shows a job that is in a worker's hands as running.
func rowOf(j *zhenyu.Job, w *store.Work, now zhenyu.Instant) *JobRow {
	shown := *j // the job itself is written as it is
	row := &JobRow{Job: &shown, Need: JobNeed(j).Most}
	if j.State == zhenyu.Queued && w != nil {
		row.Progress, row.Attempts = w.Progress, w.Attempts
		if w.Held(now) {
			row.State = zhenyu.Running
		}
	}
	return row
}

// AskJob queues a run of what the current layers hold. Parameters that no run could have are an error of kind Invalid,
// names that are not there NotFound.
func (r *Record) AskJob(ctx context.Context, actor zhenyu.Actor, p zhenyu.Parameters) (*JobRow, error) {
	kind, err := p.Kind()
	if err != nil {
		return nil, problem(zhenyu.Invalid, "job_kind")
	}
	return r.ask(ctx, actor, func(tx *store.Tx, j *zhenyu.Job) error {
		inputs, err := currentInputs(tx)
		if err != nil {
			return err
		}
		j.Kind, j.Parameters = kind, settled(p, inputs)
		j.Inputs = read(j.Parameters, inputs)
		if err := r.possible(j); err != nil {
			return err
		}
		return r.answerable(tx, j)
	})
}

// RepeatRun queues a run anew, from the same files by the same parameters. What comes of it says whether it is the same.
func (r *Record) RepeatRun(ctx context.Context, actor zhenyu.Actor, id zhenyu.RunID) (*JobRow, error) {
	return r.ask(ctx, actor, func(tx *store.Tx, j *zhenyu.Job) error {
		run, err := tx.Run(id)
		if err != nil {
			return err
		}
		j.Kind, j.Parameters, j.Inputs, j.Repeats = run.Kind, run.Parameters, run.Inputs, id
		return r.possible(j)
	})
}

func (r *Record) ask(ctx context.Context, actor zhenyu.Actor, fill func(*store.Tx, *zhenyu.Job) error) (*JobRow, error) {
	j := &zhenyu.Job{State: zhenyu.Queued, AskedBy: actor.Name}
	_, err := r.update(ctx, actor, "ask", func(tx *store.Tx) error {
		if err := fill(tx, j); err != nil {
			return err
		}
		j.ID, j.AskedAt = zhenyu.JobID(tx.NewID()), tx.Now
		return tx.PutJob(j)
	})
	r.bell.ring()
	return rowOf(j, nil, 0), err
}

// settled fills what a person left open, so that a run says all that it was made by.
func settled(p zhenyu.Parameters, inputs []zhenyu.Input) zhenyu.Parameters {
	if a := p.Access; a != nil {
		own := *a
		if own.Standard == "" && len(own.Minutes) == 0 {
			own.Minutes = UsualMinutes(street.Seconds(own.Limit))
		}
		own.GroundParameters = settledGround(own.GroundParameters)
		return zhenyu.Parameters{Access: &own}
	}
	own := *p.Siting
	own.Problem = cmp.Or(own.Problem, "mclp")
	if own.Candidates == "" {
		own.Candidates = "buildings"
		if slices.ContainsFunc(inputs, func(in zhenyu.Input) bool { return in.Kind == zhenyu.CandidatesLayer }) {
			own.Candidates = "layer"
		}
	}
	own.GroundParameters = settledGround(own.GroundParameters)
	return zhenyu.Parameters{Siting: &own}
}

// read leaves out the inputs that parameters make no use of.
func read(p zhenyu.Parameters, inputs []zhenyu.Input) []zhenyu.Input {
	ground, candidates := groundOf(p), p.Siting != nil && p.Siting.Candidates == "layer"
	own := p.Access != nil && p.Access.Standard == OwnStandard
	people := ground.Origins == "cells" || (ground.Origins == "homes" || ground.Origins == "buildings") && ground.People == 0
	return slices.DeleteFunc(inputs, func(in zhenyu.Input) bool {
		return in.Kind == zhenyu.CandidatesLayer && !candidates || in.Kind == zhenyu.StandardLayer && !own || in.Kind == zhenyu.PeopleLayer && !people
	})
}

func groundOf(p zhenyu.Parameters) zhenyu.GroundParameters {
	if p.Access != nil {
		return p.Access.GroundParameters
	}
	return p.Siting.GroundParameters
}

func settledGround(g zhenyu.GroundParameters) zhenyu.GroundParameters {
	return zhenyu.GroundParameters{Profile: cmp.Or(g.Profile, "adult"), Origins: cmp.Or(g.Origins, "homes"), People: g.People}
}

// possible refuses at once what would fail for certain.
func (r *Record) possible(j *zhenyu.Job) error {
	ground, texts := groundOf(j.Parameters), []string{}
	if a := j.Parameters.Access; a != nil {
		texts = a.Categories
	}
	if s := j.Parameters.Siting; s != nil {
		texts = slices.Concat([]string{s.Category}, s.Forced, s.Forbidden)
		if s.Candidates == "layer" && !slices.ContainsFunc(j.Inputs, func(in zhenyu.Input) bool { return in.Kind == zhenyu.CandidatesLayer }) {
			return problem(zhenyu.NotFound, "no_candidates")
		}
	}
	if err := checkNames(texts...); err != nil {
		return err
	}
	if _, err := findProfile("", ground.Profile); err != nil {
		return err
	}
	in, err := r.input(ground, j.Inputs)
	if err != nil {
		return err
	}
	if a := j.Parameters.Access; a != nil {
		if in.Standard = a.Standard; a.Standard != "" {
			_, err = in.circle()
		}
		return cmp.Or(err, checkMinutes(a.Minutes))
	}
	req := sitingRequest(in, *j.Parameters.Siting)
	return req.check()
}

// JobList is a page of jobs.
type JobList struct {
	Jobs []*JobRow      `json:"jobs"`
	Next zhenyu.JobID   `json:"next,omitempty" doc:"before= of the next page; absent on the last"`
	AsOf zhenyu.Instant `json:"as_of"`
}

// Jobs gives a page of jobs before an id, newest first; 0 is the beginning.
func (r *Record) Jobs(ctx context.Context, actor zhenyu.Actor, before zhenyu.JobID, limit int) (*JobList, error) {
	list := &JobList{Jobs: []*JobRow{}}
	limit = limitOf(limit)
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		list.AsOf = tx.Now
		rows, err := tx.Jobs(before, limit+1)
		if err != nil {
			return err
		}
		if len(rows) > limit {
			rows = rows[:limit]
			list.Next = rows[limit-1].ID
		}
		var ids []zhenyu.JobID
		for _, j := range rows {
			ids = append(ids, j.ID)
		}
		works, err := tx.WorksOf(ids)
		for _, j := range rows {
			list.Jobs = append(list.Jobs, rowOf(j, works[j.ID], tx.Now))
		}
		return err
	})
	return list, err
}

// Job gives one job, and a channel that closes when some job of this process changes; what others do it does not hear.
func (r *Record) Job(ctx context.Context, actor zhenyu.Actor, id zhenyu.JobID) (row *JobRow, changed <-chan struct{}, err error) {
	changed = r.bell.wait() // before it is read, so that no change falls between
	err = r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		j, err := tx.Job(id)
		if err != nil {
			return err
		}
		w, err := tx.WorkOf(id)
		row = rowOf(j, w, tx.Now)
		return err
	})
	if err == nil {
		row.Sites = r.found.of(id)
	}
	return row, changed, err
}

// StopJob ends a job: at once where nobody works on it, else its worker is told. What a plan has found until then is
// kept as a run. A job that has ended is an error of kind Conflict.
func (r *Record) StopJob(ctx context.Context, actor zhenyu.Actor, id zhenyu.JobID) (*JobRow, error) {
	var row *JobRow
	_, err := r.update(ctx, actor, "stop", func(tx *store.Tx) error {
		j, err := tx.Job(id)
		if err != nil {
			return err
		}
		if j.State.Ended() {
			return problem(zhenyu.Conflict, "job_ended")
		}
		w, err := tx.WorkOf(id)
		if err != nil {
			return err
		}
		j.Stop = true
		if !w.Held(tx.Now) {
			j.State, j.Attempts = zhenyu.Cancelled, w.Attempts
			if err := tx.EndWork(id); err != nil {
				return err
			}
		}
		err = tx.PutJob(j)
		row = rowOf(j, w, tx.Now)
		return err
	})
	r.bell.ring()
	return row, err
}

// JobsChanged gives a channel that closes when some job of this process changes.
func (r *Record) JobsChanged() <-chan struct{} { return r.bell.wait() }
