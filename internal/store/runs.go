package store

import (
	"fmt"
	"strings"

	"zhenyu"
)

// PutRun writes a new run with its observations. A run never changes.
func (tx *Tx) PutRun(r *zhenyu.Run, found []zhenyu.Observation) error {
	_, err := put(tx, runs, r, int64(r.ID), &r.Version, func() { r.ChangedAt = tx.Now })
	if err != nil {
		return err
	}
	b := batch{tx: tx, table: observations.name, columns: strings.Split(observations.columns, ", ")}
	for i, o := range found {
		o.Run = r.ID
		if err := b.add(observations.args(&observationRow{o, i})); err != nil {
			return err
		}
	}
	return b.flush()
}

// Run gives one run, or ErrNotFound.
func (tx *Tx) Run(id zhenyu.RunID) (*zhenyu.Run, error) { return runs.one(tx, int64(id)) }

// Runs gives the runs before an id, newest first, of a kind where that is not "". before 0 is the beginning.
func (tx *Tx) Runs(kind zhenyu.RunKind, before zhenyu.RunID, limit int) ([]*zhenyu.Run, error) {
	f := &filter{}
	f.below(int64(before))
	if kind != "" {
		f.add("kind = ?", string(kind))
	}
	return runs.where(tx, fmt.Sprintf("%s ORDER BY id DESC LIMIT %d", f.where(), limit), f.args...)
}

// RunsOf gives the runs of ids.
func (tx *Tx) RunsOf(ids []zhenyu.RunID) (map[zhenyu.RunID]*zhenyu.Run, error) {
	return many(tx, runs, "id", ids, func(r *zhenyu.Run) zhenyu.RunID { return r.ID })
}

// observationRow is a row of the table observation.
type observationRow struct {
	zhenyu.Observation
	place int
}

// Observations gives what runs found for an area, "" for all areas together, newest run first; of one rule, and below
// a run, where these are given. A run that repeats another with the same bytes is no second point in time.
func (tx *Tx) Observations(area, rule string, before zhenyu.RunID, limit int) ([]zhenyu.Observation, error) {
	f := &filter{}
	f.add("area = ?", area)
	f.add("run NOT IN (SELECT id FROM run WHERE same = ?)", true)
	if rule != "" {
		f.add("rule = ?", rule)
	}
	if before != 0 {
		f.add("run < ?", int64(before))
	}
	return tx.observations(fmt.Sprintf("%s ORDER BY run DESC, place LIMIT %d", f.where(), limit), f.args...)
}

// ObservationsOf gives what a run found, in its order.
func (tx *Tx) ObservationsOf(run zhenyu.RunID) ([]zhenyu.Observation, error) {
	return tx.observations(`WHERE run = $1 ORDER BY place`, int64(run))
}

func (tx *Tx) observations(rest string, args ...any) ([]zhenyu.Observation, error) {
	rows, err := observations.where(tx, rest, args...)
	found := make([]zhenyu.Observation, len(rows))
	for i, r := range rows {
		found[i] = r.Observation
	}
	return found, err
}
