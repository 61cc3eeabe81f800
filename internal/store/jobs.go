package store

import (
	"errors"
	"fmt"

	"zhenyu"
)

// PutJob writes a job; one with version 0 is new.
func (tx *Tx) PutJob(r *zhenyu.Job) error {
	_, err := put(tx, jobs, r, int64(r.ID), &r.Version, func() { r.ChangedBy, r.ChangedAt = tx.act.Actor.Name, tx.Now })
	return err
}

// Job gives one job, or ErrNotFound.
func (tx *Tx) Job(id zhenyu.JobID) (*zhenyu.Job, error) { return jobs.one(tx, int64(id)) }

// Jobs gives the jobs before an id, newest first. before 0 is the beginning.
func (tx *Tx) Jobs(before zhenyu.JobID, limit int) ([]*zhenyu.Job, error) {
	f := &filter{}
	f.below(int64(before))
	return jobs.where(tx, fmt.Sprintf("%s ORDER BY id DESC LIMIT %d", f.where(), limit), f.args...)
}

// Work is who works on a job, until when nobody else may, and how far it is.
type Work struct {
	Job      zhenyu.JobID
	Owner    string // "" for nobody
	Until    zhenyu.Instant
	Attempts int // how often it was begun
	zhenyu.Progress
}

// Held tells whether somebody works on it at a time.
func (w *Work) Held(now zhenyu.Instant) bool { return w.Owner != "" && w.Until > now }

// ErrNotHeld says that a worker's time on a job has passed, and it may be in other hands.
var ErrNotHeld = errors.New("store: the job is not in this worker's hands")

// FirstWaiting gives the oldest job that waits for a worker, or ErrNotFound.
func (tx *Tx) FirstWaiting() (*zhenyu.Job, error) {
	found, err := jobs.where(tx, `WHERE state = 'queued' AND NOT EXISTS
		(SELECT 1 FROM job_work WHERE job = job.id AND owner <> '' AND until > $1) ORDER BY id LIMIT 1`, int64(tx.Now))
	if err == nil && len(found) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

// WorkOf gives the work on a job; that of nobody where it was never begun.
func (tx *Tx) WorkOf(id zhenyu.JobID) (*Work, error) {
	w, err := works.one(tx, int64(id))
	if errors.Is(err, ErrNotFound) {
		return &Work{Job: id}, nil
	}
	return w, err
}

// WorksOf gives the work on jobs, where there is any.
func (tx *Tx) WorksOf(ids []zhenyu.JobID) (map[zhenyu.JobID]*Work, error) {
	return many(tx, works, "job", ids, func(r *Work) zhenyu.JobID { return r.Job })
}

// PutWork writes the work on a job. It is no part of the log.
func (tx *Tx) PutWork(w *Work) error {
	tx.aside = true
	return tx.exec(works.put, works.args(w)...)
}

// EndWork forgets the work on a job that has ended.
func (tx *Tx) EndWork(id zhenyu.JobID) error {
	tx.aside = true
	return tx.exec(`DELETE FROM job_work WHERE job = $1`, int64(id))
}
