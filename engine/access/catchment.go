package access

import (
	"context"

	"zhenyu/engine/street"
)

// Catchment is whom a facility serves.
type Catchment struct {
	Facility int
	First    People // to whom it is the nearest, within a limit
	Any      People // who reach it within that limit, whether or not another is nearer
}

// Catchments returns the catchment of each facility of a category, in the order of its facilities.
// The sum of First is everybody with a time within the limit, which bounds both and is not Never nor longer than that of
// the measurement. A cancelled ctx stops it and its error is returned. Cost: one bounded search from each facility.
func (r *Result) Catchments(ctx context.Context, n *street.Network, category int, limit street.Time, threads int) ([]Catchment, error) {
	c := r.categories[category]
	weights := make([]int64, len(r.origins.People))
	for i, p := range r.origins.People {
		weights[i] = int64(p)
	}
	reached, err := n.Reached(ctx, r.origins.points, c.points, weights, limit, threads)
	if err != nil {
		return nil, err
	}
	all := make([]Catchment, len(c.Facilities))
	for f := range all {
		all[f] = Catchment{Facility: f, Any: People(reached[f])}
	}
	nearest := r.Nearest[category]
	for i, f := range nearest.Facility {
		if f >= 0 && nearest.Time[i] <= limit {
			all[f].First += r.origins.People[i]
		}
	}
	return all, nil
}
