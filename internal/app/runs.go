package app

import (
	"cmp"
	"context"
	"encoding/json"
	"io"
	"maps"
	"slices"

	"zhenyu"
	"zhenyu/internal/store"
)

// RunList is a page of runs.
type RunList struct {
	Runs []*zhenyu.Run  `json:"runs"`
	Next zhenyu.RunID   `json:"next,omitempty" doc:"before= of the next page; absent on the last"`
	AsOf zhenyu.Instant `json:"as_of"`
}

// Runs gives a page of runs before an id, newest first, of a kind where that is not "". before 0 is the beginning.
func (r *Record) Runs(ctx context.Context, actor zhenyu.Actor, kind zhenyu.RunKind, before zhenyu.RunID, limit int) (*RunList, error) {
	list := &RunList{Runs: []*zhenyu.Run{}}
	limit = limitOf(limit)
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		list.AsOf = tx.Now
		rows, err := tx.Runs(kind, before, limit+1)
		if len(rows) > limit {
			rows = rows[:limit]
			list.Next = rows[limit-1].ID
		}
		list.Runs = append(list.Runs, rows...)
		return err
	})
	return list, err
}

// RunPage is a run with its report, that of its kind.
type RunPage struct {
	Run    *zhenyu.Run   `json:"run"`
	Past   bool          `json:"past,omitempty" doc:"it was made of other data than would be measured now"`
	Access *AccessReport `json:"access,omitempty"`
	Siting *SitingReport `json:"siting,omitempty"`
	said   extractSaid
}

// Run gives one run with its report.
func (r *Record) Run(ctx context.Context, actor zhenyu.Actor, id zhenyu.RunID) (*RunPage, error) {
	page := &RunPage{}
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) (err error) {
		if page.Run, err = tx.Run(id); err != nil {
			return err
		}
		now, err := currentInputs(tx)
		if err != nil {
			return err
		}
		page.Past = !sameGround(page.Run.Inputs, now)
		page.said, err = saidOf(tx, page.Run.Inputs)
		return err
	})
	if err != nil {
		return nil, err
	}
	return page, r.readReport(page)
}

// sameGround tells whether inputs measure the same. Candidates are a plan's own.
func sameGround(a, b []zhenyu.Input) bool {
	measured := func(all []zhenyu.Input) string {
		kept := slices.DeleteFunc(slices.Clone(all), func(in zhenyu.Input) bool { return in.Kind == zhenyu.CandidatesLayer })
		slices.SortFunc(kept, func(a, b zhenyu.Input) int { return cmp.Compare(a.Kind, b.Kind) })
		return groundVersion(kept)
	}
	return measured(a) == measured(b)
}

func (r *Record) readReport(page *RunPage) error {
	f, err := r.openContent(page.Run.Result)
	if err != nil {
		return err
	}
	defer f.Close()
	dec := json.NewDecoder(io.LimitReader(f, maxResult))
	if page.Run.Kind == zhenyu.AccessRun {
		return dec.Decode(&page.Access)
	}
	return dec.Decode(&page.Siting)
}

// ObservationQuery says which values are wanted.
type ObservationQuery struct {
	Area   string       // code; "" for all areas together
	Rule   string       // "" for all
	Before zhenyu.RunID // 0: from the newest on
	Limit  int
}

// ObservationList is the history of indicators: their values by run, the newest first.
type ObservationList struct {
	Observations []zhenyu.Observation `json:"observations"`
	Runs         []*zhenyu.Run        `json:"runs" doc:"those that they come from, newest first"`
	Next         zhenyu.RunID         `json:"next,omitempty" doc:"before= of the next page; absent on the last"`
	AsOf         zhenyu.Instant       `json:"as_of"`
}

// Observations gives what runs found for an area. A page ends with a whole run.
func (r *Record) Observations(ctx context.Context, actor zhenyu.Actor, q ObservationQuery) (*ObservationList, error) {
	if err := checkNames(q.Area, q.Rule); err != nil {
		return nil, err
	}
	list := &ObservationList{Observations: []zhenyu.Observation{}, Runs: []*zhenyu.Run{}}
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		list.AsOf = tx.Now
		found, err := tx.Observations(q.Area, q.Rule, q.Before, maxObservations+1)
		if err != nil {
			return err
		}
		list.cut(found, limitOf(q.Limit))
		ids := map[zhenyu.RunID]bool{}
		for _, o := range list.Observations {
			ids[o.Run] = true
		}
		runs, err := tx.RunsOf(slices.Collect(maps.Keys(ids)))
		for _, id := range slices.Backward(slices.Sorted(maps.Keys(runs))) {
			list.Runs = append(list.Runs, runs[id])
		}
		return err
	})
	return list, err
}

// maxObservations is how many values an answer holds; an area has one by rule and run.
const maxObservations = 10_000

// cut keeps whole runs: as many as wanted, and no more values than an answer holds.
func (l *ObservationList) cut(found []zhenyu.Observation, runs int) {
	whole := len(found) // of the runs so far
	seen := 0
	for i, o := range found {
		if i > 0 && o.Run == found[i-1].Run {
			continue
		}
		if seen++; seen > runs {
			whole, l.Next = i, found[i-1].Run
			break
		}
		if i > 0 && len(found) > maxObservations {
			whole, l.Next = i, found[i-1].Run // the last run may be broken off
		}
	}
	l.Observations = append(l.Observations, found[:whole]...)
}
