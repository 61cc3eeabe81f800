package app

import (
	"context"

	"zhenyu"
	"zhenyu/internal/store"
)

// PlanEdit is what a person says of a plan.
type PlanEdit struct {
	Name string       `json:"name" minLength:"1" maxLength:"200"`
	Run  zhenyu.RunID `json:"run" minimum:"1" doc:"a siting run"`
	Note string       `json:"note,omitempty" maxLength:"4000"`
}

// PlanRow is a plan with its run, whose report [Record.Run] gives.
type PlanRow struct {
	*zhenyu.Plan
	Of *zhenyu.Run `json:"of"`
}

// PlanList is a page of plans.
type PlanList struct {
	Plans []*PlanRow    `json:"plans"`
	Next  zhenyu.PlanID `json:"next,omitempty" doc:"before= of the next page; absent on the last"`
}

// Plans gives a page of plans before an id, newest first; 0 is the beginning.
func (r *Record) Plans(ctx context.Context, actor zhenyu.Actor, before zhenyu.PlanID, limit int) (*PlanList, error) {
	list := &PlanList{Plans: []*PlanRow{}}
	limit = limitOf(limit)
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		rows, err := tx.Plans(before, limit+1)
		if err != nil {
			return err
		}
		if len(rows) > limit {
			rows = rows[:limit]
			list.Next = rows[limit-1].ID
		}
		var ids []zhenyu.RunID
		for _, p := range rows {
			ids = append(ids, p.Run)
		}
		runs, err := tx.RunsOf(ids)
		for _, p := range rows {
			list.Plans = append(list.Plans, &PlanRow{p, runs[p.Run]})
		}
		return err
	})
	return list, err
}

// KeepPlan keeps a siting run under a name.
func (r *Record) KeepPlan(ctx context.Context, actor zhenyu.Actor, e PlanEdit) (*PlanRow, error) {
	if err := checkNames(e.Name, e.Note); err != nil {
		return nil, err
	}
	row := &PlanRow{Plan: &zhenyu.Plan{Name: e.Name, Run: e.Run, Note: e.Note}}
	_, err := r.update(ctx, actor, "keep", func(tx *store.Tx) (err error) {
		if row.Of, err = tx.Run(e.Run); err != nil {
			return err
		}
		if row.Of.Kind != zhenyu.SitingRun {
			return problem(zhenyu.Invalid, "plan_run", e.Run)
		}
		row.ID = zhenyu.PlanID(tx.NewID())
		return tx.PutPlan(row.Plan)
	})
	return row, err
}

// RemovePlan takes a plan out of the list; undoing the event brings it back. seen is the version that the caller saw, 0
// for whatever there is.
func (r *Record) RemovePlan(ctx context.Context, actor zhenyu.Actor, id zhenyu.PlanID, seen int64) (int64, error) {
	return r.update(ctx, actor, "remove", func(tx *store.Tx) error {
		p, err := tx.Plan(id)
		if err != nil {
			return err
		}
		if err := fresh(tx, seenRow{"plan", int64(id), int64(id), seen, p.Version, p}); err != nil {
			return err
		}
		p.Removed = true
		return tx.PutPlan(p)
	})
}
