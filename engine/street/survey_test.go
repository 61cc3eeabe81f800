package street_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/street"
)

// TestTryIsAFullSearch lays the differences of random changes over the survey and compares with a
// search on a network that was drafted with the change in it.
func TestTryIsAFullSearch(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := drawDraft(t)
		n := build(d)
		place := rapid.Int32Range(0, int32(len(d.Places)-1))
		kinds := [][]int32{
			rapid.SliceOfN(place, 0, 4).Draw(t, "kind 0"),
			rapid.SliceOfN(place, 0, 4).Draw(t, "kind 1"),
		}
		limit := limits.Draw(t, "limit")
		origins := n.AllPlaces()
		survey, err := n.Survey(t.Context(), origins, points(n, kinds), street.Options{Limit: limit})
		if err != nil {
			t.Fatal(err)
		}
		links := n.PlaceLinks()
		for range 2 { // the second change must find the survey as the first did
			change, changed, kindsAfter := drawChange(t, d, n, links, kinds)
			after := slices.Clone(survey.Found())
			for k := range after {
				after[k].Time, after[k].Facility = slices.Clone(after[k].Time), slices.Clone(after[k].Facility)
			}
			for _, x := range survey.Try(change) {
				after[x.Kind].Time[x.Origin], after[x.Kind].Facility[x.Origin] = x.Time, x.Facility
			}
			m := build(changed)
			want, err := m.Nearest(t.Context(), m.AllPlaces(), numbered(m, kindsAfter), street.Options{Limit: limit})
			if err != nil {
				t.Fatal(err)
			}
			for k := range want {
				if !slices.Equal(after[k].Time, want[k].Time) || !slices.Equal(after[k].Facility, want[k].Facility) {
					t.Fatalf("kind %d after %+v:\n got %v\nwant %v", k, change, after[k], want[k])
				}
			}
		}
	})
}

func points(n *street.Network, kinds [][]int32) []*street.Points {
	all := make([]*street.Points, len(kinds))
	for k := range kinds {
		all[k] = atPlaces(n, kinds[k])
	}
	return all
}

// numbered is points at places with numbers of their own.
func numbered(n *street.Network, kinds []map[int32]int32) []*street.Points {
	links := n.PlaceLinks()
	all := make([]*street.Points, len(kinds))
	for k := range kinds {
		var linked []street.Linked
		for f, place := range kinds[k] {
			linked = append(linked, street.Linked{Point: f, Link: links[place]})
		}
		all[k] = n.NewPoints(16, linked)
	}
	return all
}

// drawChange draws a change, the draft with it, and the places of the facilities after it.
func drawChange(t *rapid.T, d street.Draft, n *street.Network, links []street.Link, kinds [][]int32) (street.Change, street.Draft, []map[int32]int32) {
	place := rapid.Int32Range(0, int32(len(d.Places)-1))
	var c street.Change
	after := make([]map[int32]int32, len(kinds))
	for k := range kinds {
		after[k] = map[int32]int32{}
		for f, at := range kinds[k] {
			after[k][int32(f)] = at
			if rapid.IntRange(0, 3).Draw(t, "remove") == 0 {
				delete(after[k], int32(f))
				c.Remove = append(c.Remove, street.FacilityOf{Kind: k, Facility: int32(f)})
				if rapid.Bool().Draw(t, "move") {
					to := place.Draw(t, "to")
					after[k][int32(f)] = to
					c.Add = append(c.Add, street.NewFacility{FacilityOf: street.FacilityOf{Kind: k, Facility: int32(f)}, Links: []street.Link{links[to]}})
				}
			}
		}
		if rapid.Bool().Draw(t, "add") {
			f, at := int32(len(kinds[k])), place.Draw(t, "at")
			after[k][f] = at
			c.Add = append(c.Add, street.NewFacility{FacilityOf: street.FacilityOf{Kind: k, Facility: f}, Links: []street.Link{links[at]}})
		}
	}
	changed := d
	changed.Pieces = slices.Clone(d.Pieces)
	for range rapid.IntRange(0, 3).Draw(t, "passages") {
		from, to := place.Draw(t, "passage from"), place.Draw(t, "passage to")
		p := street.Passage{From: links[from], To: links[to], Ahead: street.Time(rapid.IntRange(0, 20).Draw(t, "passage")), Back: street.Never}
		piece := street.Piece{From: from, To: to, Ahead: float32(p.Ahead), Back: street.Shut}
		if rapid.Bool().Draw(t, "both ways") {
			p.Back, piece.Back = p.Ahead, piece.Ahead
		}
		c.Open = append(c.Open, p)
		changed.Pieces = append(changed.Pieces, piece)
	}
	return c, changed, after
}

// TestTryClosesStreets compares closed pieces with a network drafted without them. The network after it
// has a node at either end of each; what hung on the edge beside them is linked as it was.
func TestTryClosesStreets(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := apart(longer(drawDraft(t)))
		n := build(d)
		if n.Edges() == 0 {
			return
		}
		place := rapid.Int32Range(0, int32(len(d.Places)-1))
		kinds := [][]int32{rapid.SliceOfN(place, 0, 4).Draw(t, "kind")}
		closed, open := drawClosings(t, n, d)
		limit := limits.Draw(t, "limit")
		survey, err := n.Survey(t.Context(), n.AllPlaces(), points(n, kinds), street.Options{Limit: limit})
		if err != nil {
			t.Fatal(err)
		}
		after := slices.Clone(survey.Found()[0].Time)
		for _, x := range survey.Try(street.Change{Close: closed}) {
			after[x.Origin] = x.Time
		}
		m := build(open)
		want, err := m.Nearest(t.Context(), m.AllPlaces(), points(m, kinds), street.Options{Limit: limit})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(after, want[0].Time) {
			t.Fatalf("after %v:\n got %v\nwant %v", closed, after, want[0].Time)
		}
	})
}

// longer leaves no piece without time, so that every place of an edge lies somewhere of its own.
func longer(d street.Draft) street.Draft {
	for i := range d.Pieces {
		d.Pieces[i].Ahead, d.Pieces[i].Back = max(1, d.Pieces[i].Ahead), max(1, d.Pieces[i].Back)
	}
	return d
}

// drawClosings draws closings of single pieces and of edges without inner places, and the draft without
// what they close.
func drawClosings(t *rapid.T, n *street.Network, d street.Draft) ([]street.Closing, street.Draft) {
	open := d
	open.Pieces = slices.Clone(d.Pieces)
	var closed []street.Closing
	for range rapid.IntRange(1, 3).Draw(t, "closings") {
		e := street.EdgeID(rapid.IntRange(0, n.Edges()-1).Draw(t, "edge"))
		places := placesOf(n, d, e)
		at := rapid.IntRange(0, len(places)-2).Draw(t, "at")
		closed = append(closed, street.Closing{Edge: e, From: int32(at), To: int32(at + 1)})
		a, b := places[at], places[at+1]
		open.Pieces = slices.DeleteFunc(open.Pieces, func(p street.Piece) bool {
			return p.From == a && p.To == b || p.From == b && p.To == a
		})
	}
	return closed, open
}

// placesOf returns the draft's numbers of an edge's places in order; each place is somewhere of its own.
func placesOf(n *street.Network, d street.Draft, e street.EdgeID) []int32 {
	var places []int32
	for at := range n.Course(e) {
		places = append(places, int32(slices.Index(d.Places, at)))
	}
	return places
}

// BenchmarkTry opens one more facility in a city, with the full search beside it to compare.
func BenchmarkTry(b *testing.B) {
	c := loadCity(b)
	n, err := street.Build(c.draft())
	if err != nil {
		b.Fatal(err)
	}
	links := n.PlaceLinks()
	survey, err := n.Survey(b.Context(), n.AllPlaces(), c.kinds(n), street.Options{Limit: street.Seconds(1800)})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("facility", func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			f := street.NewFacility{FacilityOf: street.FacilityOf{Kind: i % 12, Facility: 1 << 20}, Links: links[c.many[i%20000]:][:1]}
			survey.Try(street.Change{Add: []street.NewFacility{f}})
		}
	})
	b.Run("passage", func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			p := street.Passage{From: links[c.many[i%20000]], To: links[c.many[(i+1)%20000]], Ahead: 100, Back: 100}
			survey.Try(street.Change{Open: []street.Passage{p}})
		}
	})
}
