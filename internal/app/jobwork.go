package app

import (
	"bytes"
	"context"
	"errors"
	"time"

	"zhenyu"
	"zhenyu/internal/store"
)

// lease is how long a job stays in the hands of a worker that says nothing. After a crash others wait that long.
const lease = 10 * time.Second

// maxAttempts is how often a job is begun whose workers all vanish: most likely it is the job that kills them.
const maxAttempts = 3

// ErrNotHeld says that a worker's time on a job has passed: others may have it, and what this one found is not kept.
var ErrNotHeld = store.ErrNotHeld

// HeldJob is a job in the hands of one worker.
type HeldJob struct {
	*zhenyu.Job
	record  *Record
	owner   string
	started zhenyu.Instant
}

// Room says whether a job fits beside what runs.
type Room int

// The answers.
const (
	Fits Room = iota
	Later
	Never // it is ended with an error that says what it needs
)

// TakeJob puts the oldest job that waits into the hands of a worker; nil where none waits or the oldest must wait for
// room, since those behind it must not pass it. room is told how much memory it is expected to take and may say at
// most how much there is.
func (r *Record) TakeJob(ctx context.Context, worker zhenyu.Actor, owner string, room func(need Need) (answer Room, most int64)) (*HeldJob, error) {
	for {
		waits := false
		err := r.view(ctx, worker, zhenyu.Editor, func(tx *store.Tx) error {
			_, err := tx.FirstWaiting()
			waits = err == nil
			return notFoundIsNone(err)
		})
		if err != nil || !waits {
			return nil, err
		}
		held, again, err := r.take(ctx, worker, owner, room)
		if err != nil || !again {
			return held, err
		}
	}
}

func notFoundIsNone(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	return err
}

// take takes the oldest job, or ends it where it cannot run; again says that this was so and another may wait.
func (r *Record) take(ctx context.Context, worker zhenyu.Actor, owner string, room func(Need) (Room, int64)) (held *HeldJob, again bool, err error) {
	_, err = r.update(ctx, worker, "end", func(tx *store.Tx) error {
		held, again = nil, false
		j, err := tx.FirstWaiting()
		if err != nil {
			return notFoundIsNone(err)
		}
		w, err := tx.WorkOf(j.ID)
		if err != nil {
			return err
		}
		answer, most := room(JobNeed(j))
		switch {
		case j.Stop:
			again = true
			return endJob(tx, j, w, zhenyu.Cancelled, nil)
		case w.Attempts >= maxAttempts:
			again = true
			return endJob(tx, j, w, zhenyu.Failed, failureOf(problem(zhenyu.Internal, "job_crashed", w.Attempts)))
		case answer == Never:
			again = true
			return endJob(tx, j, w, zhenyu.Failed, failureOf(problem(zhenyu.TooLarge, "job_memory", JobNeed(j).Least>>20, most>>20)))
		case answer == Later:
			return nil
		}
		held = &HeldJob{j, r, owner, tx.Now}
		return tx.PutWork(&store.Work{Job: j.ID, Owner: owner, Until: until(tx), Attempts: w.Attempts + 1})
	})
	if held != nil || again {
		r.bell.ring()
	}
	return held, again, err
}

func until(tx *store.Tx) zhenyu.Instant { return tx.Now + zhenyu.Instant(lease/time.Microsecond) }

func endJob(tx *store.Tx, j *zhenyu.Job, w *store.Work, state zhenyu.JobState, f *zhenyu.Failure) error {
	j.State, j.Failure, j.Attempts = state, f, w.Attempts
	if err := tx.EndWork(j.ID); err != nil {
		return err
	}
	return tx.PutJob(j)
}

// failureOf writes an error down; a fault of the program is for its log.
func failureOf(err error) *zhenyu.Failure {
	f := &zhenyu.Failure{Code: string(zhenyu.Internal), Message: "a fault of the program; its log says more"}
	if e, ok := errors.AsType[*zhenyu.Error](err); ok {
		f.Code, f.Message = string(e.Kind), e.Message
	}
	if p, ok := errors.AsType[*Problem](err); ok {
		f.Code, f.Args = p.Key, p.Texts()
	}
	return f
}

// change changes the job while this worker holds it.
func (h *HeldJob) change(ctx context.Context, fn func(*store.Tx, *zhenyu.Job, *store.Work) error) error {
	act := store.Act{Actor: zhenyu.Worker, Verb: "end"}
	_, err := h.record.store.Update(ctx, act, func(tx *store.Tx) error {
		j, err := tx.Job(h.ID)
		if err != nil {
			return err
		}
		w, err := tx.WorkOf(h.ID)
		if err != nil {
			return err
		}
		if w.Owner != h.owner || j.State.Ended() {
			return ErrNotHeld
		}
		return fn(tx, j, w)
	})
	h.record.bell.ring()
	return storeProblem(err)
}

// Tell says how far the job is, and holds it for longer.
func (h *HeldJob) Tell(ctx context.Context, p zhenyu.Progress) error {
	return h.change(ctx, func(tx *store.Tx, _ *zhenyu.Job, w *store.Work) error {
		w.Until, w.Progress = until(tx), p
		return tx.PutWork(w)
	})
}

// Stopped tells whether a person asked to end the job, and gives a channel that closes when some job of this process
// changes.
func (h *HeldJob) Stopped(ctx context.Context) (stopped bool, changed <-chan struct{}, err error) {
	row, changed, err := h.record.Job(ctx, zhenyu.Worker, h.ID)
	if err != nil {
		return false, changed, err
	}
	return row.Stop, changed, nil
}

// Return puts the job back into the queue, as if it had not been begun.
func (h *HeldJob) Return(ctx context.Context) error {
	return h.change(ctx, func(tx *store.Tx, _ *zhenyu.Job, w *store.Work) error {
		return tx.PutWork(&store.Work{Job: h.ID, Attempts: w.Attempts - 1})
	})
}

// Finding is what working on a job found.
type Finding struct {
	Result       []byte // the report as JSON, the same bytes whenever it is found again
	Summary      zhenyu.RunSummary
	Observations []zhenyu.Observation
	Stopped      bool // it is the best found until a person asked to end
}

// maxResult bounds a result; one of a country's villages by all rules fits.
const maxResult = 1 << 30

// End ends the job: with its run and all observations in one transaction, or with an error. It returns ErrNotHeld
// where the job is in other hands by now; then nothing is kept.
func (h *HeldJob) End(ctx context.Context, found *Finding, failed error) error {
	if failed != nil || found == nil {
		return h.change(ctx, func(tx *store.Tx, j *zhenyu.Job, w *store.Work) error {
			if j.Stop {
				return endJob(tx, j, w, zhenyu.Cancelled, nil)
			}
			return endJob(tx, j, w, zhenyu.Failed, failureOf(failed))
		})
	}
	hash, _, err := h.record.files.Put(ctx, bytes.NewReader(found.Result), maxResult)
	if err != nil {
		return err
	}
	return h.change(ctx, func(tx *store.Tx, j *zhenyu.Job, w *store.Work) error {
		run := &zhenyu.Run{
			ID: zhenyu.RunID(tx.NewID()), Kind: j.Kind, Parameters: j.Parameters, Inputs: j.Inputs, Engine: h.record.version, Result: hash,
			Summary: found.Summary, Stopped: found.Stopped, Repeats: j.Repeats, StartedAt: h.started, EndedAt: tx.Now, ChangedBy: j.AskedBy,
		}
		if j.Repeats != 0 {
			first, err := tx.Run(j.Repeats)
			if err != nil {
				return err
			}
			run.Same = first.Result == hash
		}
		if err := tx.PutRun(run, found.Observations); err != nil {
			return err
		}
		j.Run = run.ID
		state := zhenyu.Done
		if found.Stopped {
			state = zhenyu.Cancelled
		}
		return endJob(tx, j, w, state, nil)
	})
}
