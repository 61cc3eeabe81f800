package format_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"zhenyu/engine/siting"
	"zhenyu/engine/siting/format"
)

func TestReadPMed(t *testing.T) {
	// The edge 1-2 is repeated: the last length counts, though it is longer. Vertex 4 is alone.
	p, err := format.ReadPMed(strings.NewReader("4 4 2\n1 2 3\n2 3 5\n1 2 4\n1 3 10\n"))
	if err != nil {
		t.Fatal(err)
	}
	n := siting.Never
	want := []int32{0, 4, 9, n, 4, 0, 5, n, 9, 5, 0, n, n, n, n, 0}
	if !slices.Equal(p.Costs.Cell, want) || p.Choice.P != 2 {
		t.Errorf("p %d, costs %v, want %v", p.Choice.P, p.Costs.Cell, want)
	}
}

func TestReadPMedCap(t *testing.T) {
	list, err := format.ReadPMedCap(strings.NewReader(" 1 7\n 2 1 9\n 1 0 0 4\n 2 3 3 5\n 2 8\n 1 1 3\n 1 5 5 3\n"))
	if err != nil || len(list) != 2 {
		t.Fatalf("%v, %v", list, err)
	}
	first := list[0]
	// sqrt(18) is 4.24, rounded down.
	if first.Published != 7 || !slices.Equal(first.Costs.Cell, []int32{0, 4, 4, 0}) || !slices.Equal(first.Load, []int64{4, 5}) || first.Capacity[1] != 9 {
		t.Errorf("%+v", first)
	}
}

// TestReadPlane compares the cells with a test of every site against every point, ties included.
func TestReadPlane(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	for range 200 {
		sites, points, radius := 1+rng.IntN(20), rng.IntN(60), rng.IntN(40)
		var text strings.Builder
		fmt.Fprintf(&text, "mclp 1 %d %d 2 %d\n", sites, points, radius)
		x, y := make([]int, sites), make([]int, sites)
		for i := range sites {
			x[i], y[i] = rng.IntN(61)-30, rng.IntN(61)-30
			fmt.Fprintln(&text, x[i], y[i])
		}
		want := map[string]int64{}
		for range points {
			px, py, people, village := rng.IntN(121)-60, rng.IntN(121)-60, rng.IntN(9), rng.IntN(3)-1
			fmt.Fprintln(&text, px, py, people, village)
			var cover []int32
			for i := range sites {
				if (px-x[i])*(px-x[i])+(py-y[i])*(py-y[i]) <= radius*radius {
					cover = append(cover, int32(i))
				}
			}
			want[fmt.Sprint(cover, village)] += int64(people)
		}
		p, err := format.ReadPlane(strings.NewReader(text.String()))
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]int64{}
		for j, people := range p.People {
			got[fmt.Sprint(p.Cover.Row(j), p.Village[j])] += people
		}
		if len(got) != len(p.People) || len(got) != len(want) {
			t.Fatalf("%d rows, %d distinct, want %d\n%s", len(p.People), len(got), len(want), text.String())
		}
		for key, people := range want {
			if got[key] != people {
				t.Fatalf("%s: %d people, want %d\n%s", key, got[key], people, text.String())
			}
		}
	}
}

func TestPlaceOfErrors(t *testing.T) {
	plane := func(s string) error { _, err := format.ReadPlane(strings.NewReader(s)); return err }
	pmed := func(s string) error { _, err := format.ReadPMed(strings.NewReader(s)); return err }
	pmedcap := func(s string) error { _, err := format.ReadPMedCap(strings.NewReader(s)); return err }
	for _, c := range []struct {
		read         func(string) error
		text         string
		line, column int
	}{
		{plane, "MCLP 1 1 1 0 5\n", 1, 1},
		{plane, "mclp 2 1 1 0 5\n", 1, 6},
		{plane, "mclp 1 1 1 0 5\n3 x\n", 2, 3},
		{plane, "mclp 1 1 1 0 5\n3 4\n1 2 -3 -1\n", 3, 5},
		{plane, "mclp 1 1 1 0 5\n3 4\n1 2 3 0\n", 3, 7},
		{plane, "mclp 1 1 1 0 5\n3 4\n1 2 3", 3, 6},
		{plane, "mclp 1 1 1 0 5\n3 4\n1 2 3 -1\n9", 4, 1},
		{plane, "mclp 1 99999 1 0 5\n", 1, 8},
		{plane, "mclp 1 1 2 0 5\n3 4\n1 2 70368744177664 -1\n1 2 1 -1\n", 4, 5},
		{plane, "mclp 1 1 1 0 5\n3 4\n1 2 3 -1\x00", 3, 7},
		{plane, "mclp 1 1 1 0 5\n3 4\n1 2 3 -1\n\x00garbage", 4, 1},
		{plane, "mclp\x00 1 1 1 0 5\n3 4\n1 2 3 -1\n", 1, 1},
		{plane, "mclp 1 1 1 0 5\n3 4\n\x001 2 3 -1\n", 3, 1},
		{pmed, "3 1 4\n", 1, 5},
		{pmed, "2 1 1\n1 2 3\n \x00", 3, 2},
		{pmed, "3 1 2\n1 4 1\n", 2, 3},
		{pmed, "3 1 2\n1 2 1.5\n", 2, 5},
		{pmed, "6000 1 2\n", 1, 1},
		{pmedcap, "1 7 2 1", 1, 8},
		{pmedcap, "1 7 1 1 9 1 0 0 -4", 1, 17},
		{pmedcap, "1 7 1 1 9 1 0 0 4\n\x00 8", 2, 1},
	} {
		err := c.read(c.text)
		var at *format.ParseError
		if !errors.As(err, &at) || at.Line != c.line || at.Column != c.column {
			t.Errorf("%q: %v, want line %d, column %d", c.text, err, c.line, c.column)
		}
	}
}

func FuzzReadPlane(f *testing.F) {
	f.Add([]byte("mclp 1 2 2 1 5\n0 0\n3 4\n1 1 7 0\n-9 9 1 -1\n"))
	f.Add([]byte("mclp 1 1 0 0 0\n-268435456 268435456\n"))
	f.Add([]byte("mclp 1 1 1 0 268435456\n268435456 -268435456\n-268435456 268435456 1 -1\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := format.ReadPlane(strings.NewReader(string(b)))
		if err != nil {
			return
		}
		if p.Cover.Rows() != len(p.People) || len(p.People) != len(p.Village) || len(p.People) > p.Points {
			t.Errorf("%d rows, %d people, %d villages", p.Cover.Rows(), len(p.People), len(p.Village))
		}
		for j := range p.People {
			if row := p.Cover.Row(j); !slices.IsSorted(row) {
				t.Errorf("row %d: %v", j, row)
			}
		}
	})
}

func FuzzReadPMed(f *testing.F) {
	f.Add([]byte("3 2 1\n1 2 5\n2 3 6\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 200 {
			return
		}
		p, err := format.ReadPMed(strings.NewReader(string(b)))
		if err != nil || p.Costs.Rows() > 300 {
			return
		}
		for j := range p.Costs.Rows() {
			for i, cost := range p.Costs.Row(j) {
				if cost != p.Costs.Row(i)[j] || cost < 0 || i == j && cost != 0 {
					t.Fatalf("cost %d from %d to %d, %d back", cost, j, i, p.Costs.Row(i)[j])
				}
			}
		}
	})
}

func FuzzReadPMedCap(f *testing.F) {
	f.Add([]byte("1 7\n2 1 9\n1 0 0 4\n2 3 3 5\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		list, err := format.ReadPMedCap(strings.NewReader(string(b)))
		if err != nil {
			return
		}
		for _, p := range list {
			if p.Costs.Rows() != len(p.Load) || len(p.Load) != len(p.Capacity) {
				t.Errorf("%d rows, %d loads, %d capacities", p.Costs.Rows(), len(p.Load), len(p.Capacity))
			}
		}
	})
}

func BenchmarkReadPlane300x100000(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 1))
	var text strings.Builder
	fmt.Fprintln(&text, "mclp 1 300 100000 0 7000")
	for range 300 {
		fmt.Fprintln(&text, rng.IntN(100001), rng.IntN(100001))
	}
	for range 100000 {
		fmt.Fprintln(&text, rng.IntN(100001), rng.IntN(100001), rng.IntN(100), -1)
	}
	b.ReportAllocs()
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		if _, err := format.ReadPlane(strings.NewReader(text.String())); err != nil {
			b.Fatal(err)
		}
	}
}
