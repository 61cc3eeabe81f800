package street

import (
	"context"
	"slices"
)

// Within returns, for each facility, the numbers of the origins that reach it within a limit, which is
// not Never, the limit included, ascending; none for a facility without a link. Cancelling, threads
// and method are as in Count; 4 bytes an origin and thread, and 4 for each pair of the result.
func (n *Network) Within(ctx context.Context, origins, facilities *Points, limit Time, threads int) ([][]int32, error) {
	links, numbers := facilities.byPoint()
	found := make([][]int32, facilities.count)
	err := each(ctx, len(links), threads, nil, func() func(int) {
		c := newCounter(n, origins, []Time{limit}, nil)
		c.listing, c.hits = true, nil
		c.best = slices.Repeat([]nearby{{time: Never}}, origins.count)
		return func(i int) {
			c.list = c.list[:0]
			c.count(links[i])
			list := slices.Clone(c.list)
			slices.Sort(list)
			found[numbers[i]] = list
		}
	})
	return found, err
}
