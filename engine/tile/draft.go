package tile

import (
	"fmt"

	"zhenyu/engine/geo"
)

// Shape is what a feature's geometry is, in the numbers of the tile format.
type Shape uint8

// The shapes.
const (
	Point Shape = 1 + iota
	Line
	Area
)

// Tag is a text of a feature, such as its class or its name.
type Tag struct{ Key, Value string }

// Feature is what a tile tells of a shape beside its geometry.
type Feature struct {
	Layer string // the tile layer it goes to; not empty
	ID    uint64 // what the page knows it by; 0 for none
	From  uint8  // the zoom it begins at, 0 to MaxZoom
	Until uint8  // the zoom from which it is no more; 0 for none
	Tags  []Tag
}

// Draft gathers features for a Set. The zero Draft is empty and ready. It copies what it is given.
type Draft struct {
	set   Set
	text  map[string]uint32
	boxes []geo.Box // by feature; empty for one without geometry
	err   error
}

// Limits of a draft. Beyond them Build fails; each feature counts once, each corner of it once.
const (
	MaxFeatures = 1 << 26
	MaxCorners  = 1 << 28
)

// AddPoint adds a place. Cost O(1).
func (d *Draft) AddPoint(f Feature, at geo.E7) {
	d.begin(f, Point)
	d.part([]geo.E7{at})
	d.end()
}

// AddLine adds a line of two places or more, in their order; fewer add nothing.
func (d *Draft) AddLine(f Feature, places []geo.E7) {
	if len(places) < 2 {
		return
	}
	d.begin(f, Line)
	d.part(places)
	d.end()
}

// AddArea adds polygons as one feature. A ring's last place may repeat its first. Which way rings run
// does not matter: the first of a polygon is its outline, the others are holes.
func (d *Draft) AddArea(f Feature, polygons ...geo.Polygon) {
	d.begin(f, Area)
	for _, polygon := range polygons {
		for i, ring := range polygon {
			if n := len(ring); n > 1 && ring[0] == ring[n-1] {
				ring = ring[:n-1]
			}
			if len(ring) < 3 && i == 0 {
				break // what has no outline has no holes
			}
			if len(ring) >= 3 {
				d.part(ring)
				d.set.hole[len(d.set.hole)-1] = i > 0
			}
		}
	}
	d.end()
}

func (d *Draft) begin(f Feature, shape Shape) {
	if f.Layer == "" || f.From > MaxZoom {
		d.fail(fmt.Errorf("tile: feature %d: layer %q from zoom %d, want a layer and a zoom of at most %d", d.set.Len(), f.Layer, f.From, MaxZoom))
	}
	s := &d.set
	d.boxes = append(d.boxes, geo.EmptyBox())
	s.shape = append(s.shape, shape)
	s.id = append(s.id, f.ID)
	s.from, s.until = append(s.from, f.From), append(s.until, f.Until)
	s.layer = append(s.layer, d.intern(f.Layer))
	for _, tag := range f.Tags {
		s.tag = append(s.tag, [2]uint32{d.intern(tag.Key), d.intern(tag.Value)})
	}
}

func (d *Draft) part(places []geo.E7) {
	s := &d.set
	for _, at := range places {
		s.corner = append(s.corner, project(at))
	}
	s.partEnd = append(s.partEnd, uint32(len(s.corner)))
	s.hole = append(s.hole, false)
	last := len(d.boxes) - 1
	d.boxes[last] = d.boxes[last].Union(geo.BoxOf(places...))
}

func (d *Draft) end() {
	s := &d.set
	s.partsEnd = append(s.partsEnd, uint32(len(s.partEnd)))
	s.tagEnd = append(s.tagEnd, uint32(len(s.tag)))
	if len(s.shape) > MaxFeatures || len(s.corner) > MaxCorners {
		d.fail(fmt.Errorf("tile: more than %d features or %d corners", MaxFeatures, MaxCorners))
	}
}

// fail keeps the first fault, which is the one to mend.
func (d *Draft) fail(err error) {
	if d.err == nil {
		d.err = err
	}
}

// intern numbers texts in the order they first come.
func (d *Draft) intern(text string) uint32 {
	if d.text == nil {
		d.text = map[string]uint32{}
	}
	n, ok := d.text[text]
	if !ok {
		n = uint32(len(d.set.text))
		d.text[text], d.set.text = n, append(d.set.text, text)
	}
	return n
}

// Build returns the set of what was added; the draft is empty afterwards. It fails with the first
// feature that has no layer or begins beyond MaxZoom, and beyond the limits. Deterministic; O(n log n)
// for n corners, except that an arc which leaves out one corner at a time takes the square of its length.
func (d *Draft) Build() (*Set, error) {
	built := *d
	*d = Draft{}
	if built.err != nil {
		return nil, built.err
	}
	built.set.weigh()
	built.set.index = geo.NewIndex(built.boxes)
	return &built.set, nil
}
