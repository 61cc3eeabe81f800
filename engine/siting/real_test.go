package siting_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"strconv"
	"testing"
	"time"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
	"zhenyu/engine/siting"
	"zhenyu/engine/street"
)

// portoAlegre returns walking seconds between all hexagons, their people, and the hexagons that
// have healthcare.
func portoAlegre(t *testing.T) (m siting.Matrix, people []int64, care []int32) {
	t.Helper()
	extract := shared(t, "porto-alegre.osm.pbf")
	file, err := osm.Open(bytes.NewReader(extract), int64(len(extract)))
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := osm.Load(t.Context(), file, street.OSMWanted())
	if err != nil {
		t.Fatal(err)
	}
	walker := street.StandardProfiles()[0]
	draft, _ := street.FromOSM(loaded, walker, nil)
	n, err := street.Build(draft)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(shared(t, "porto-alegre-hexgrid.csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var places []geo.WGS84
	for k, row := range rows[1:] {
		lon, _ := strconv.ParseFloat(row[1], 64)
		lat, _ := strconv.ParseFloat(row[2], 64)
		count, _ := strconv.ParseInt(row[3], 10, 64)
		places, people = append(places, geo.WGS84{Lon: lon, Lat: lat}), append(people, count)
		if number, err := strconv.Atoi(row[6]); err == nil && number > 0 {
			care = append(care, int32(k))
		}
	}
	snaps, err := street.NewSnapper(n).SnapAll(t.Context(), places, walker.Stub, 1)
	if err != nil {
		t.Fatal(err)
	}
	var all []street.Linked
	kinds := make([]*street.Points, len(places))
	for i, snap := range snaps {
		var own []street.Linked
		for _, link := range snap.Links {
			all, own = append(all, street.Linked{Point: int32(i), Link: link}), append(own, street.Linked{Link: link})
		}
		kinds[i] = n.NewPoints(1, own)
	}
	found, err := n.Nearest(t.Context(), n.NewPoints(len(places), all), kinds, street.Options{Limit: street.Never, Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	m = siting.Matrix{Sites: len(places), Cell: make([]int32, len(places)*len(places))}
	for i, column := range found {
		for j, walk := range column.Time {
			m.Cell[j*m.Sites+i] = siting.Never
			if walk != street.Never {
				m.Cell[j*m.Sites+i] = int32(walk) / 10
			}
		}
	}
	return m, people, care
}

// TestPortoAlegre plans more healthcare within 15 minutes on foot for a real city: where 1 to 20
// more sites would serve most people, any hexagon being a candidate.
func TestPortoAlegre(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a city's walking network")
	}
	m, people, care := portoAlegre(t)
	cover := siting.Within(m, 900)
	last := int64(0)
	for _, p := range []int{0, 1, 5, 10, 20} {
		start := time.Now()
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		r, err := siting.Solve(ctx, &siting.MaxCover{
			Cover: cover, People: people, Choice: siting.Choice{P: p, Existing: care},
		}, siting.Options{})
		cancel()
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("p %d: %d people covered, bound %d, %v, unreachable %+v, %d nodes, %v", p, r.Value, r.Bound, r.Status, r.Unreachable, r.Nodes, time.Since(start))
		if r.Gap() > 0.001 || r.Value < last {
			t.Errorf("p %d: %+v", p, r)
		}
		last = r.Value
	}
	start := time.Now()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	r, err := siting.Solve(ctx, &siting.Median{Costs: m, People: people, Choice: siting.Choice{P: 60}}, siting.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("median: %d, bound %d, %v %s, unreachable %+v, %d nodes, %v", r.Value, r.Bound, r.Status, r.Reason, r.Unreachable, r.Nodes, time.Since(start))
	// Some hexagons reach each other by no street: every island of them needs a site of its own.
	if r.Gap() > 0.001 {
		t.Errorf("median: %v %s, gap %f", r.Status, r.Reason, r.Gap())
	}
	for j, i := range r.Serve {
		if i < 0 && people[j] > 0 {
			t.Errorf("hexagon %d with %d people is not served", j, people[j])
		}
	}
}
