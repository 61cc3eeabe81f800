package main

import (
	"context"
	"math"
	"math/rand/v2"
	"os"

	"zhenyu/engine/osm"
	"zhenyu/engine/street"
)

// cityOf returns the walking network of an extract as a city: its two-way pieces with times rounded
// to whole deciseconds each, so that every peer adds up the same numbers, and made-up facilities.
func cityOf(ctx context.Context, extract string) (*city, error) {
	f, err := os.Open(extract)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	stat, err := f.Stat()
	if err != nil {
		return nil, err
	}
	file, err := osm.Open(f, stat.Size())
	if err != nil {
		return nil, err
	}
	m, err := osm.Load(ctx, file, street.OSMWanted())
	if err != nil {
		return nil, err
	}
	d, _ := street.FromOSM(m, street.StandardProfiles()[0], nil)
	g := generator{random: rand.New(rand.NewPCG(1, 1))}
	g.degrees = true
	for _, p := range d.Places {
		w := p.WGS84()
		g.x, g.y = append(g.x, w.Lon), append(g.y, w.Lat)
	}
	for _, p := range d.Pieces {
		if p.From == p.To || p.Ahead == street.Shut || p.Back == street.Shut {
			continue
		}
		g.eu, g.ev = append(g.eu, p.From), append(g.ev, p.To)
		g.ew = append(g.ew, max(1, int32(math.Round(float64(p.Ahead)))))
	}
	g.facilities(len(g.x))
	return &g.city, nil
}
