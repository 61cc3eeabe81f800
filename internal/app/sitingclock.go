package app

import (
	"context"
	"time"
)

// searchClock divides a time among searches. The zero value has no end.
type searchClock struct {
	end  time.Time
	over time.Duration // most that a search went beyond its part: some of its steps cannot be broken off
}

func (c *searchClock) start(limit time.Duration) {
	if limit > 0 {
		c.end = time.Now().Add(limit)
	}
}

// endless says that searches end by themselves.
func (c *searchClock) endless() bool { return c.end.IsZero() }

// part gives a context that ends with one of so many parts of the time that is left; end notes when the search ended.
func (c *searchClock) part(ctx context.Context, parts int) (inner context.Context, end func()) {
	if c.endless() {
		return ctx, func() {}
	}
	start := time.Now()
	part := max(0, c.end.Sub(start)) / time.Duration(parts)
	inner, cancel := context.WithTimeout(ctx, part)
	return inner, func() {
		cancel()
		c.over = max(c.over, time.Since(start)-part)
	}
}

// spent says that one of so many parts of the time that is left is too short for a search.
func (c *searchClock) spent(parts int) bool {
	if c.endless() {
		return false
	}
	left := time.Until(c.end)
	return left <= 0 || left/time.Duration(parts) < c.over/2 || left < c.over
}
