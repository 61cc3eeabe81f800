package access

import (
	"context"

	"zhenyu/engine/street"
)

// Times returns, for each facility of a category, the time from every origin to it, Never beyond the
// limit, which is included: what median and centre problems ask of candidate sites. Both must have
// been linked to the network, else it returns ErrNotLinked. A cancelled ctx stops it and its error is
// returned. The result does not depend on threads. Cost: one search from each facility, 8 bytes for
// each pair.
func Times(ctx context.Context, n *street.Network, o *Origins, c *Category, limit street.Time, threads int) ([][]street.Time, error) {
	if o.points == nil || c.points == nil {
		return nil, ErrNotLinked
	}
	alone := make([]*street.Points, len(c.Facilities))
	for i := range alone {
		var links []street.Linked
		for _, l := range c.points.LinksOf(i) {
			links = append(links, street.Linked{Link: l})
		}
		alone[i] = n.NewPoints(1, links)
	}
	found, err := n.Nearest(ctx, o.points, alone, street.Options{Limit: limit, Threads: threads})
	if err != nil {
		return nil, err
	}
	times := make([][]street.Time, len(found))
	for i, f := range found {
		times[i] = f.Time
	}
	return times, nil
}
