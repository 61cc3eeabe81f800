package app

import (
	"maps"
	"slices"

	"zhenyu"
	"zhenyu/engine/access"
	"zhenyu/engine/street"
)

// aftermath is a category as a change would leave it: which facility is the nearest to each home, and the ids and links
// of the facilities by the numbers that these go by. One that is closed has no id.
type aftermath struct {
	street.Nearest
	ids   []string
	links [][]street.Link
}

// after gives a category as a change would leave it; as it is where nothing is changed.
func (c *Circle) after(category int, change FacilityChange) (*aftermath, error) {
	k := c.s.Categories[category]
	a := &aftermath{Nearest: c.study.Result().Nearest[category], ids: idsOf(k)}
	for i := range k.Facilities {
		a.links = append(a.links, k.LinksOf(i))
	}
	if len(change.Add)+len(change.Remove) == 0 {
		return a, nil
	}
	t, err := c.s.change(AccessChange{Add: change.Add, Remove: change.Remove})
	if err != nil {
		return nil, err
	}
	a.reopen(category, t.Change, c.s.idsIn(category, t.added))
	a.ids, a.links = append(a.ids, changedIDs(t.unlinked)...), append(a.links, make([][]street.Link, len(t.unlinked))...)
	a.Time, a.Facility = slices.Clone(a.Time), slices.Clone(a.Facility)
	for _, d := range c.try(t).Differences {
		if d.Kind == category {
			a.Time[d.Origin], a.Facility[d.Origin] = d.Time, d.Facility
		}
	}
	return a, nil
}

// reopen takes out what a change closes and adds what it opens.
func (a *aftermath) reopen(category int, change street.Change, added []string) {
	for _, f := range change.Remove {
		if f.Kind == category {
			a.ids[f.Facility] = ""
		}
	}
	for _, f := range change.Add {
		if f.Kind == category {
			a.links = append(a.links, f.Links)
		}
	}
	a.ids = append(a.ids, added...)
}

// facilityAfter gives a category as a change would leave it, and the number of a facility in it.
func (c *Circle) facilityAfter(category, facility string, change FacilityChange) (*aftermath, int, error) {
	k, err := c.category(category)
	if err != nil {
		return nil, 0, err
	}
	a, err := c.after(k, change)
	if err != nil {
		return nil, 0, err
	}
	i := slices.Index(a.ids, facility)
	if i < 0 || facility == "" {
		return nil, 0, problem(zhenyu.NotFound, "no_facility", category, facility)
	}
	return a, i, nil
}

// try gives what a change would do; a study tries one change at a time.
func (c *Circle) try(t tried) access.Effect {
	c.trial.Lock()
	defer c.trial.Unlock()
	return c.study.Try(t.Change)
}

func idsOf(k *access.Category) []string {
	ids := make([]string, len(k.Facilities))
	for i, f := range k.Facilities {
		ids[i] = f.ID
	}
	return ids
}

// idsIn gives the ids of those of some facilities that a category takes, in the order in which it numbers them.
func (s *accessStudy) idsIn(category int, all []ChangedFacility) []string {
	var ids []string
	for _, f := range all {
		if slices.Contains(s.kindsOf(f.Category), category) {
			ids = append(ids, f.ID)
		}
	}
	return ids
}

// MovedPlace is how many people a facility is the nearest to, after a change.
type MovedPlace struct {
	ID    string  `json:"id"`
	First float64 `json:"first" doc:"people whose nearest facility it is"`
}

// moveFirst notes the facilities that a change names or that other people than before come to. added are the ids of those
// that it adds, in their order.
func (c *Circle) moveFirst(out *CircleEffect, category int, change AccessChange, added []string, all []street.Difference) {
	k, was := c.s.Categories[category], c.study.Result().Nearest[category].Facility
	ids := append(idsOf(k), added...)
	moved := map[string]access.People{}
	for _, f := range slices.Concat(change.Add, change.Remove) {
		moved[f.ID] = 0
	}
	for _, d := range all {
		if d.Kind != category || d.Facility == was[d.Origin] {
			continue
		}
		for facility, people := range map[int32]access.People{was[d.Origin]: -c.s.Origins.People[d.Origin], d.Facility: c.s.Origins.People[d.Origin]} {
			if facility >= 0 {
				moved[ids[facility]] += people
			}
		}
	}
	for i, people := range c.first(category) {
		if _, ok := moved[ids[i]]; ok {
			moved[ids[i]] += people
		}
	}
	for _, id := range slices.Sorted(maps.Keys(moved)) {
		out.Facilities = append(out.Facilities, MovedPlace{id, moved[id].Count()})
	}
}
