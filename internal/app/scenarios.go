package app

import (
	"bytes"
	"context"
	"encoding/json"

	"zhenyu"
	"zhenyu/internal/store"
)

// ScenarioRow is a scenario as it is shown.
type ScenarioRow struct {
	ID        zhenyu.ScenarioID       `json:"id"`
	Name      string                  `json:"name"`
	Base      zhenyu.AccessParameters `json:"base" doc:"what was measured"`
	Change    AccessChange            `json:"change"`
	Summary   map[string]any          `json:"summary" doc:"what was shown when it was kept"`
	Version   int64                   `json:"version"`
	ChangedBy string                  `json:"changed_by"`
	ChangedAt zhenyu.Instant          `json:"changed_at"`
}

func scenarioRow(s *zhenyu.Scenario) (*ScenarioRow, error) {
	row := &ScenarioRow{ID: s.ID, Name: s.Name, Base: s.Base, Version: s.Version, ChangedBy: s.ChangedBy, ChangedAt: s.ChangedAt}
	if err := json.Unmarshal(s.Change, &row.Change); err != nil {
		return nil, err
	}
	return row, json.Unmarshal(s.Summary, &row.Summary)
}

// ScenarioEdit is what a person says of a scenario. What is left out of a change stays as it is.
type ScenarioEdit struct {
	Name    string                   `json:"name,omitempty" maxLength:"200"`
	Base    *zhenyu.AccessParameters `json:"base,omitempty"`
	Change  *AccessChange            `json:"change,omitempty"`
	Summary map[string]any           `json:"summary,omitempty" doc:"an object that is shown again as it is, of up to 64 kB"`
}

// Limits of a scenario.
const (
	maxSummaryBytes = 64 << 10
	maxChanges      = 1000
)

// put puts what was said into a scenario.
func (e ScenarioEdit) put(s *zhenyu.Scenario) (err error) {
	if err := checkNames(e.Name); err != nil {
		return err
	}
	if e.Name != "" {
		s.Name = e.Name
	}
	if e.Base != nil {
		s.Base = *e.Base
	}
	if c := e.Change; c != nil {
		if n := len(c.Add) + len(c.Remove) + len(c.Open) + len(c.Close); n > maxChanges {
			return problem(zhenyu.TooLarge, "scenario_large", n, maxChanges)
		}
		whole := AccessChange{
			Add: append([]ChangedFacility{}, c.Add...), Remove: append([]ChangedFacility{}, c.Remove...),
			Open: append([]ChangedPassage{}, c.Open...), Close: append([]Spot{}, c.Close...),
		} // lists, not null, for those who read them
		if s.Change, err = keptJSON(whole); err != nil {
			return err
		}
	}
	if e.Summary != nil {
		if s.Summary, err = keptJSON(e.Summary); err != nil {
			return err
		}
		if len(s.Summary) > maxSummaryBytes {
			return problem(zhenyu.TooLarge, "summary_large", maxSummaryBytes>>10)
		}
	}
	if s.Name == "" || s.Change == nil {
		return problem(zhenyu.Invalid, "scenario_empty")
	}
	return nil
}

// keptJSON gives a value as it is kept: without the sign that PostgreSQL cannot keep.
func keptJSON(v any) (json.RawMessage, error) {
	text, err := json.Marshal(v)
	if bytes.Contains(text, []byte(`\u0000`)) {
		return nil, problem(zhenyu.Invalid, "control")
	}
	return text, err
}

// ScenarioList is a page of scenarios.
type ScenarioList struct {
	Scenarios []*ScenarioRow    `json:"scenarios"`
	Next      zhenyu.ScenarioID `json:"next,omitempty" doc:"before= of the next page; absent on the last"`
}

// Scenarios gives a page of scenarios before an id, newest first; 0 is the beginning.
func (r *Record) Scenarios(ctx context.Context, actor zhenyu.Actor, before zhenyu.ScenarioID, limit int) (*ScenarioList, error) {
	list := &ScenarioList{Scenarios: []*ScenarioRow{}}
	limit = limitOf(limit)
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		rows, err := tx.Scenarios(before, limit+1)
		if len(rows) > limit {
			rows = rows[:limit]
			list.Next = rows[limit-1].ID
		}
		for _, s := range rows {
			row, err := scenarioRow(s)
			if err != nil {
				return err
			}
			list.Scenarios = append(list.Scenarios, row)
		}
		return err
	})
	return list, err
}

// Scenario gives one scenario, a removed one too.
func (r *Record) Scenario(ctx context.Context, actor zhenyu.Actor, id zhenyu.ScenarioID) (row *ScenarioRow, err error) {
	err = r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		s, err := tx.Scenario(id)
		if err == nil {
			row, err = scenarioRow(s)
		}
		return err
	})
	return row, err
}

// KeepScenario keeps a change that was tried, under a name.
func (r *Record) KeepScenario(ctx context.Context, actor zhenyu.Actor, e ScenarioEdit) (*ScenarioRow, error) {
	s := &zhenyu.Scenario{Summary: json.RawMessage("{}")}
	if err := e.put(s); err != nil {
		return nil, err
	}
	_, err := r.update(ctx, actor, "keep", func(tx *store.Tx) error {
		s.ID = zhenyu.ScenarioID(tx.NewID())
		return tx.PutScenario(s)
	})
	if err != nil {
		return nil, err
	}
	return scenarioRow(s)
}

// EditScenario changes a scenario. seen is the version that the caller saw, 0 for whatever there is.
func (r *Record) EditScenario(ctx context.Context, actor zhenyu.Actor, id zhenyu.ScenarioID, seen int64, e ScenarioEdit) (*ScenarioRow, error) {
	var s *zhenyu.Scenario
	_, err := r.update(ctx, actor, "edit", func(tx *store.Tx) (err error) {
		if s, err = freshScenario(tx, id, seen); err != nil {
			return err
		}
		if err := e.put(s); err != nil {
			return err
		}
		return tx.PutScenario(s)
	})
	if err != nil {
		return nil, err
	}
	return scenarioRow(s)
}

// RemoveScenario takes a scenario out of the list; undoing the event brings it back.
func (r *Record) RemoveScenario(ctx context.Context, actor zhenyu.Actor, id zhenyu.ScenarioID, seen int64) (int64, error) {
	return r.update(ctx, actor, "remove", func(tx *store.Tx) error {
		s, err := freshScenario(tx, id, seen)
		if err != nil {
			return err
		}
		s.Removed = true
		return tx.PutScenario(s)
	})
}

func freshScenario(tx *store.Tx, id zhenyu.ScenarioID, seen int64) (*zhenyu.Scenario, error) {
	s, err := tx.Scenario(id)
	if err != nil {
		return nil, err
	}
	return s, fresh(tx, seenRow{"scenario", int64(id), int64(id), seen, s.Version, s})
}
