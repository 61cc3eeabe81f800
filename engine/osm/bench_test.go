package osm_test

import (
	"testing"

	"zhenyu/engine/osm"
)

// BenchmarkBlocksPorto decodes every node, way and relation with all their tags.
func BenchmarkBlocksPorto(b *testing.B) {
	benchmarkBlocks(b, osm.Query{Nodes: osm.All, Ways: osm.All, Relations: osm.All})
}

// BenchmarkBlocksPortoOneThread is the same on one thread.
func BenchmarkBlocksPortoOneThread(b *testing.B) {
	benchmarkBlocks(b, osm.Query{Nodes: osm.All, Ways: osm.All, Relations: osm.All, Threads: 1})
}

func benchmarkBlocks(b *testing.B, q osm.Query) {
	f := openExtract(b, "porto")
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range f.Blocks(b.Context(), q) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkLoadStreetsHeidelberg opens the file and gathers what a network is built from.
func BenchmarkLoadStreetsHeidelberg(b *testing.B) {
	want := osm.Wanted{
		Nodes: osm.Match{{Key: "barrier"}, {Key: "highway"}},
		Lines: osm.Match{{Key: "highway"}},
		Keys:  []string{"highway", "barrier", "access", "foot"},
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := osm.Load(b.Context(), openExtract(b, "heidelberg"), want); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLoadBuildingsMonaco joins areas.
func BenchmarkLoadBuildingsMonaco(b *testing.B) {
	want := osm.Wanted{Areas: osm.Match{{Key: "building"}, {Key: "leisure"}}, Keys: []string{"building", "leisure"}}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := osm.Load(b.Context(), openExtract(b, "monaco"), want); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSummarisePorto does the job of `osmium fileinfo -e`, and counts tags.
func BenchmarkSummarisePorto(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := osm.Summarise(b.Context(), openExtract(b, "porto"), nil, 0); err != nil {
			b.Fatal(err)
		}
	}
}
