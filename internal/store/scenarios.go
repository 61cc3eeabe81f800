package store

import (
	"fmt"

	"zhenyu"
)

// PutScenario writes a scenario; one with version 0 is new.
func (tx *Tx) PutScenario(r *zhenyu.Scenario) error {
	_, err := put(tx, scenarios, r, int64(r.ID), &r.Version, func() { r.ChangedBy, r.ChangedAt = tx.act.Actor.Name, tx.Now })
	return err
}

// Scenario gives one scenario, or ErrNotFound.
func (tx *Tx) Scenario(id zhenyu.ScenarioID) (*zhenyu.Scenario, error) {
	return scenarios.one(tx, int64(id))
}

// Scenarios gives the scenarios before an id that are not removed, newest first. before 0 is the beginning.
func (tx *Tx) Scenarios(before zhenyu.ScenarioID, limit int) ([]*zhenyu.Scenario, error) {
	f := &filter{}
	f.add("NOT removed")
	f.below(int64(before))
	return scenarios.where(tx, fmt.Sprintf("%s ORDER BY id DESC LIMIT %d", f.where(), limit), f.args...)
}

// PutPlan writes a plan; one with version 0 is new.
func (tx *Tx) PutPlan(r *zhenyu.Plan) error {
	_, err := put(tx, plans, r, int64(r.ID), &r.Version, func() { r.ChangedBy, r.ChangedAt = tx.act.Actor.Name, tx.Now })
	return err
}

// Plan gives one plan, or ErrNotFound.
func (tx *Tx) Plan(id zhenyu.PlanID) (*zhenyu.Plan, error) { return plans.one(tx, int64(id)) }

// Plans gives the plans before an id that are not removed, newest first. before 0 is the beginning.
func (tx *Tx) Plans(before zhenyu.PlanID, limit int) ([]*zhenyu.Plan, error) {
	f := &filter{}
	f.add("NOT removed")
	f.below(int64(before))
	return plans.where(tx, fmt.Sprintf("%s ORDER BY id DESC LIMIT %d", f.where(), limit), f.args...)
}
