package format

import (
	"io"

	"zhenyu/engine/siting"
)

// Plane is covering demand on a plane: which sites cover which demand, the people and the
// village of each row. Demand points of one village with the same cover set are one row.
type Plane struct {
	Cover    siting.Coverage
	People   []int64
	Village  []int32 // 0 … Villages−1, or −1
	Villages int
	Points   int     // demand points read
	Merged   []int32 // how many of them each row stands for
}

// ReadPlane returns the covering demand of a plane file: "mclp 1 sites points villages radius",
// then "x y" for each site, then "x y people village" for each demand point. A site covers a
// point when dx²+dy² ≤ radius², in integers. It returns *ParseError for bad bytes.
// Deterministic; about a third of a second for 1,000 sites and a million points.
func ReadPlane(r io.Reader) (*Plane, error) {
	s := newScanner(r)
	if s.word() != "mclp" {
		s.fail("the file does not begin with the word mclp")
	}
	s.integer("the version", 1, 1)
	sites := s.integer("the number of sites", 1, maxSites)
	points := s.integer("the number of demand points", 0, maxPoints)
	villages := s.integer("the number of villages", 0, maxNumber)
	radius := s.integer("the radius", 0, maxNumber)
	var x, y []int64
	for range sites {
		if s.err != nil {
			return nil, s.err
		}
		x = append(x, s.integer("x", -maxNumber, maxNumber))
		y = append(y, s.integer("y", -maxNumber, maxNumber))
	}
	p := &Plane{Villages: int(villages), Points: int(points)}
	p.read(s, newDiscs(x, y, radius))
	return p, s.end()
}

// read reads the demand points and merges them.
func (p *Plane) read(s *scanner, d *discs) {
	merger := siting.NewMerger(len(d.x))
	sum, entries := int64(0), 0
	var cover []int32
	for range p.Points {
		x, y := s.integer("x", -maxNumber, maxNumber), s.integer("y", -maxNumber, maxNumber)
		people := s.within("people", 0, siting.MaxTotal-sum, ", so that all together stay within 2⁴⁶")
		village := s.integer("a village", -1, int64(p.Villages)-1)
		if s.err != nil {
			return
		}
		sum += people
		cover = d.around(cover[:0], x, y)
		before := merger.Len()
		row := merger.Add(cover, people, int32(village))
		if merger.Len() > before {
			entries += len(cover) + 1
			p.Merged = append(p.Merged, 0)
		}
		p.Merged[row]++
		if entries > maxEntries {
			s.fail("the distinct cover sets hold more than %d sites", maxEntries)
		}
	}
	p.Cover, p.People, p.Village = merger.Rows()
}
