package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"zhenyu/engine/street"
)

// growth is what the nearest of 12 categories took in a made-up city of some size.
type growth struct {
	places float64
	limit  street.Time
	cpu    float64
}

// grew notes the time of a made-up city, whose folder's name is its size.
func (b *bench) grew(dir string, places float64, limit street.Time, c cost) {
	if strings.Trim(filepath.Base(dir), "0123456789") == "" {
		b.growth = append(b.growth, growth{places, limit, c.step("nearest cpu")})
	}
}

// writeGrowth compares the time for each place with that of the smallest city: 1 is linear.
func (b *bench) writeGrowth() {
	if len(b.growth) < 4 {
		return
	}
	b.page.WriteString("\n## Growth\n\n| places | limit | ns of CPU for each place and category, one thread | beside the smallest |\n|---|---|---|---|\n")
	least := map[street.Time]float64{} // the smallest city is in a core's cache as a whole, the largest never
	for _, g := range b.growth {
		each := g.cpu / g.places / kinds
		if least[g.limit] == 0 {
			least[g.limit] = each
		}
		fmt.Fprintf(&b.page, "| %.0f | %s | %.0f | %.2f |\n", g.places, limitText(g.limit), each*1e9, each/least[g.limit])
	}
}
