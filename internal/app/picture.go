package app

import (
	"context"
	"math"
	"path/filepath"

	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// Picture is what a map of a study shows. A Course is places in half metres from the south-west corner
// of the box, east and north, each after the first as the difference to the one before: what a map in
// a page can draw at once, and small.
type Picture struct {
	Extract string     `json:"-"`   // name of the extract's file, "" without one
	AsOf    string     `json:"-"`   // of the extract, "" when it does not say
	MadeUp  bool       `json:"-"`   // the extract says so of itself
	Box     [4]float64 `json:"box"` // west, south, east, north
	Size    [2]int32   `json:"size"`
	// Every says that each so many'th home is drawn alone: 1 for all of them.
	Every   int        `json:"every"`
	Major   []Course   `json:"major"`
	Minor   []Course   `json:"minor"`
	Paths   []Course   `json:"paths"`
	Rails   []Course   `json:"rails"`
	Rivers  []Course   `json:"rivers"`
	Water   [][]Course `json:"water"`
	Green   [][]Course `json:"green"`
	Blocks  [][]Course `json:"blocks"` // buildings that nobody is counted in
	Borders []Course   `json:"borders"`
	Homes   Homes      `json:"homes"`
	Gaps    [][]Course `json:"gaps"` // by rule, or of a plan after and before it: the rings around people without
	// Facilities are by category: east, north. Their names are in the report.
	Facilities [][][2]int32 `json:"facilities"`
	Sites      [][2]int32   `json:"sites,omitempty"` // of a plan
}

// Course is a line or a ring.
type Course []int32

// Homes are the origins of a picture, in columns.
type Homes struct {
	Shapes  []Course  `json:"shapes"` // outlines; one place alone for an origin without one
	People  []float64 `json:"people"`
	Times   [][]int32 `json:"times"`             // by category: tenths of a second, −1 for none
	Nearest [][]int32 `json:"nearest,omitempty"` // by category: number in the category's places, −1 for none
	After   []int32   `json:"after,omitempty"`   // as Times, after a plan
	picked  []int32   // their numbers
}

// Limits of a picture, so that a page stays one that a browser opens.
const (
	maxHomes   = 60_000
	maxCorners = 1_500_000 // of streets, and again of areas
)

// painter turns places into half metres.
type painter struct {
	plane  geo.Plane
	corner geo.XY
	box    geo.Box
}

// margin is how much is drawn around the origins: far enough to see where the streets lead.
const margin = geo.Metres(250)

func newPainter(places []geo.WGS84) *painter {
	box := geo.EmptyBox()
	for _, p := range places {
		box = box.Extend(p.E7())
	}
	if box.Empty() {
		box = geo.BoxOf(geo.E7{})
	}
	box = geo.Around(box.Min.WGS84(), margin).Union(geo.Around(box.Max.WGS84(), margin))
	low, high := box.Min.WGS84(), box.Max.WGS84()
	p := &painter{box: box, plane: geo.NewPlane(geo.WGS84{Lon: (low.Lon + high.Lon) / 2, Lat: (low.Lat + high.Lat) / 2})}
	p.corner = p.plane.XY(low)
	return p
}

func (p *painter) xy(at geo.E7) (x, y int32) {
	xy := p.plane.XY(at.WGS84())
	return int32(math.Round(2 * (xy.X - p.corner.X))), int32(math.Round(2 * (xy.Y - p.corner.Y)))
}

// course draws places; those that fall on the one before are left out.
func (p *painter) course(places []geo.E7) Course {
	var c Course
	var lastX, lastY int32
	for i, at := range places {
		x, y := p.xy(at)
		if i > 0 && x == lastX && y == lastY {
			continue
		}
		c = append(c, x-lastX, y-lastY)
		lastX, lastY = x, y
	}
	return c
}

// sees says whether any of it lies in the box.
func (p *painter) sees(places []geo.E7) bool {
	return geo.BoxOf(places...).Intersects(p.box)
}

func (p *painter) rings(polygons []geo.Polygon) []Course {
	var all []Course
	for _, polygon := range polygons {
		for _, ring := range polygon {
			all = append(all, p.course(ring))
		}
	}
	return all
}

// draw fills in what the map shows: of a study, and of those beside it behind.
func (s *accessStudy) draw(ctx context.Context, req AccessRequest, studies []*accessStudy, results []*access.Result, report *AccessReport) error {
	p := newPainter(s.Origins.Places)
	pic, err := s.ground(ctx, req.AccessInput, p)
	if err != nil {
		return err
	}
	for i, of := range studies {
		for n, rule := range of.Rules {
			var around []Course
			if len(of.Categories[rule.Category].Facilities) > 0 {
				around = p.rings(results[i].Gaps(n, report.GapMetres).Polygons)
			}
			pic.Gaps = append(pic.Gaps, around)
		}
		of.mark(pic, p, results[i], of.judged())
	}
	report.Picture = pic
	return nil
}

// gapMetres is the side of the squares that gaps are counted in: about as far as origins lie apart, in
// whole hundreds of metres. A block of houses is 100; cells of a coarse grid join up.
func (s *accessStudy) gapMetres() float64 {
	box := geo.EmptyBox()
	for _, p := range s.Origins.Places {
		box = box.Extend(p.E7())
	}
	if box.Empty() {
		return 100
	}
	low, high := box.Min.WGS84(), box.Max.WGS84()
	width := geo.Distance(low, geo.WGS84{Lon: high.Lon, Lat: low.Lat})
	height := geo.Distance(low, geo.WGS84{Lon: low.Lon, Lat: high.Lat})
	apart := math.Sqrt(float64(width) * float64(height) / float64(s.Origins.Len()))
	return min(max(100*math.Ceil(apart/100), 100), 1000)
}

// judged says which categories are shown: those with a rule, or all where there is none.
func (s *accessStudy) judged() []bool {
	shown := make([]bool, len(s.Categories))
	for i := range shown {
		shown[i] = len(s.Rules) == 0 && len(s.later) == 0
	}
	for _, r := range s.Rules {
		shown[r.Category] = true
	}
	return shown
}

// placeOf returns where a facility is shown: at its first entrance, or within its outline.
func (s *accessStudy) placeOf(c *access.Category, number int) geo.WGS84 {
	f := c.Facilities[number]
	switch {
	case f.Place >= 0:
		if links := c.LinksOf(number); len(links) > 0 {
			return s.Network.PlaceOf(links[0]).WGS84()
		}
	case len(f.Entrances) > 0:
		return f.Entrances[0]
	case len(f.Outlines) > 0:
		if at, ok := (geo.Polygon{f.Outlines[0]}).Inside(); ok {
			return at.WGS84()
		}
	}
	return geo.WGS84{}
}

// mark draws the homes' times and the facilities.
func (s *accessStudy) mark(pic *Picture, p *painter, r *access.Result, shown []bool) {
	for k, c := range s.Categories {
		var times, nearest []int32
		var spots [][2]int32
		if shown[k] {
			times, nearest = pic.Homes.columns(r.Nearest[k])
			for f := range c.Facilities {
				x, y := p.xy(s.placeOf(c, f).E7())
				spots = append(spots, [2]int32{x, y})
			}
		}
		pic.Homes.Times = append(pic.Homes.Times, times)
		pic.Homes.Nearest = append(pic.Homes.Nearest, nearest)
		pic.Facilities = append(pic.Facilities, spots)
	}
}

func (h *Homes) columns(found street.Nearest) (times, nearest []int32) {
	for _, i := range h.picked {
		t := int32(-1)
		if found.Time[i] != street.Never {
			t = int32(found.Time[i])
		}
		times, nearest = append(times, t), append(nearest, found.Facility[i])
	}
	return times, nearest
}

// pick chooses the origins that are drawn: all, or every so many'th where they are too many.
func (pic *Picture) pick(o *access.Origins) {
	pic.Every = max(1, (o.Len()+maxHomes-1)/maxHomes)
	for i := 0; i < o.Len(); i += pic.Every {
		pic.Homes.picked = append(pic.Homes.picked, int32(i))
		pic.Homes.People = append(pic.Homes.People, o.People[i].Count())
	}
}

// ground draws what lies under the homes, and their outlines.
func (s *accessStudy) ground(ctx context.Context, in AccessInput, p *painter) (*Picture, error) {
	low, high := p.box.Min.WGS84(), p.box.Max.WGS84()
	pic := &Picture{Box: [4]float64{low.Lon, low.Lat, high.Lon, high.Lat}}
	pic.Size[0], pic.Size[1] = p.xy(p.box.Max)
	pic.pick(s.Origins)
	outlines := map[string]Course{}
	if in.Extract == "" {
		s.drawNetwork(pic, p)
	} else if err := drawExtract(ctx, in, pic, p, outlines); err != nil {
		return nil, err
	}
	if s.land != nil {
		for _, polygons := range s.land.polygons {
			pic.Borders = append(pic.Borders, p.rings(polygons)...)
		}
	}
	homes := map[string]bool{}
	for _, i := range pic.Homes.picked {
		id := s.Origins.IDs.At(int(i))
		c, ok := outlines[id]
		if !ok {
			c = p.course([]geo.E7{s.Origins.Places[i].E7()})
		}
		homes[id] = ok
		pic.Homes.Shapes = append(pic.Homes.Shapes, c)
	}
	pic.drawBlocks(outlines, homes)
	if in.Extract != "" {
		pic.Extract = filepath.Base(in.Extract)
	}
	return pic, nil
}

// drawNetwork draws the streets where there is no extract.
func (s *accessStudy) drawNetwork(pic *Picture, p *painter) {
	corners := 0
	for e := range s.Network.Edges() {
		var places []geo.E7
		for at := range s.Network.Course(street.EdgeID(e)) {
			places = append(places, at)
		}
		if corners += len(places); corners > maxCorners {
			break
		}
		if p.sees(places) {
			pic.Minor = append(pic.Minor, p.course(places))
		}
	}
}
