package street_test

import (
	"bytes"
	"fmt"
	"testing"

	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

func BenchmarkBuild(b *testing.B) {
	c := loadCity(b)
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		d := c.draft()
		b.StartTimer()
		if _, err := street.Build(d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNearest(b *testing.B) {
	c := loadCity(b)
	n, err := street.Build(c.draft())
	if err != nil {
		b.Fatal(err)
	}
	kinds := c.kinds(n)
	for _, limit := range []street.Time{street.Never, street.Seconds(1800)} {
		for _, threads := range []int{1, 2} {
			b.Run(fmt.Sprintf("nodes=%d/limit=%v/threads=%d", len(c.x), limit, threads), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					origins := n.AllPlaces()
					_, err := n.Nearest(b.Context(), origins, kinds, street.Options{Limit: limit, Threads: threads})
					if err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func BenchmarkCount(b *testing.B) {
	c := loadCity(b)
	n, err := street.Build(c.draft())
	if err != nil {
		b.Fatal(err)
	}
	links := n.PlaceLinks()
	var many []street.Linked
	for i, place := range c.many {
		many = append(many, street.Linked{Point: int32(i), Link: links[place]})
	}
	limits := []street.Time{street.Seconds(300), street.Seconds(600), street.Seconds(900)}
	for _, threads := range []int{1, 2} {
		b.Run(fmt.Sprintf("nodes=%d/facilities=%d/threads=%d", len(c.x), len(many), threads), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, err := n.Count(b.Context(), n.AllPlaces(), n.NewPoints(len(many), many), limits, threads)
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	n, err := street.Build(loadCity(b).draft())
	if err != nil {
		b.Fatal(err)
	}
	var file bytes.Buffer
	if _, err := n.WriteTo(&file); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(file.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := street.Open(file.Bytes()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSnap links the places of Heidelberg, moved a little, to its streets.
func BenchmarkSnap(b *testing.B) {
	d, _ := street.FromOSM(loadOSM(b, "heidelberg.osm.pbf"), profile(b, "adult"), nil)
	points := make([]geo.WGS84, 20_000)
	for i := range points {
		p := d.Places[i*len(d.Places)/len(points)].WGS84()
		points[i] = geo.WGS84{Lon: p.Lon + 2e-4, Lat: p.Lat + 1e-4}
	}
	s := street.NewSnapper(build(d))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.SnapAll(b.Context(), points, profile(b, "adult").Stub, 1); err != nil {
			b.Fatal(err)
		}
	}
}
