package access

import (
	"context"

	"zhenyu/engine/street"
)

// Within returns, for each facility of a category, the numbers of the origins that reach it within a
// limit, which is not Never, the limit included, ascending: what a covering problem asks of candidate
// sites. Both must have been linked to the network, else it returns ErrNotLinked. A cancelled ctx
// stops it and its error is returned. The result does not depend on threads. Cost: one bounded
// search from each facility, 4 bytes for each pair of the result.
func Within(ctx context.Context, n *street.Network, o *Origins, c *Category, limit street.Time, threads int) ([][]int32, error) {
	if o.points == nil || c.points == nil {
		return nil, ErrNotLinked
	}
	return n.Within(ctx, o.points, c.points, limit, threads)
}
