package access

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
)

// BuildingsWanted returns what Buildings needs of an extract.
func BuildingsWanted() osm.Wanted {
	return osm.Wanted{
		Areas: append(groundsWanted(), osm.Tag{Key: "building"}),
		Nodes: osm.Match{{Key: "entrance"}},
		Keys:  slices.Concat([]string{"building", "building:levels", "building:flats", "height", "entrance"}, uses, ruined, groundKeys),
	}
}

// uses are the keys by which a building that is no more than that is something else than a home.
var uses = []string{
	"amenity", "shop", "office", "craft", "healthcare", "leisure", "tourism", "industrial", "man_made", "military", "power",
	"public_transport", "railway", "aeroway", "religion",
}

// ruined are the keys that say, of whatever it was, that nobody lives there any more.
var ruined = []string{"abandoned", "disused", "ruins"}

// Building is a building that people may live in.
type Building struct {
	ID    string
	At    geo.WGS84   // within it
	Doors []geo.WGS84 // mapped on its outline
	// Outline is its outer rings, of a building with wings, one of which may lie between another and the street; nil of
	// one that is left but once by whoever walks straight out.
	Outline []geo.Ring
	Floor   float64 // square metres of all storeys above ground
	Levels  float64
	Known   bool // Levels is from a tag, not assumed
}

// Storeys says what is assumed of buildings without building:levels: a height over metres a storey
// where there is one, else a number by the value of building, else a number for all.
type Storeys struct {
	Metres  float64            // of one storey
	ByValue map[string]float64 // storeys by the value of building
	Other   float64
}

// StandardStoreys are assumptions, not measurements: a storey of 3 m, houses of 2, blocks of flats
// of 6, dormitories of 6, farmhouses of 2, others of 2.
func StandardStoreys() Storeys {
	return Storeys{Metres: 3, Other: 2, ByValue: map[string]float64{
		"apartments": 6, "residential": 4, "dormitory": 6, "house": 2, "detached": 2, "terrace": 2,
		"semidetached_house": 2, "farm": 2, "bungalow": 1, "cabin": 1, "hut": 1,
	}}
}

// residential says whether people live in a building. "yes" says nothing and counts, since most homes
// in most extracts are no more than that, unless another tag says what it is used for and none that it
// has flats. One that says no more takes the use of the area around it: none on grounds of work.
func residential(tag func(key string) string, onWork func() bool) bool {
	said := func(key string) bool { return tag(key) != "" && tag(key) != "no" }
	if slices.ContainsFunc(ruined, said) {
		return false
	}
	switch tag("building") {
	case "yes":
		return said("building:flats") || !slices.ContainsFunc(uses, said) && !onWork()
	case "apartments", "residential", "dormitory", "house", "detached", "terrace", "semidetached_house",
		"farm", "bungalow", "cabin", "hut", "houseboat", "static_caravan", "stilt_house", "tree_house":
		return true
	}
	return false
}

// Buildings returns the buildings of an extract that people may live in, in its order: those with a
// value of building for homes, or "yes" and no other use of its own or of the grounds it stands on, that are not abandoned.
// Deterministic; O(corners · areas one within another).
func Buildings(m *osm.Map, s Storeys) []Building {
	var all []Building
	doors, grounds := doorsOf(m), groundsOf(m)
	for i, ref := range m.Areas.Of {
		tag := func(key string) string { return m.Areas.Tags.Get(i, key) }
		if tag("building") == "" {
			continue // grounds
		}
		b := Building{ID: fmt.Sprintf("%v/%d", ref.Kind, ref.ID)}
		var metres float64
		polygons := m.Polygons(i)
		for _, p := range polygons {
			metres += p.SquareMetres()
		}
		var ok bool
		if b.At, ok = within(polygons); !ok {
			continue
		}
		if !residential(tag, func() bool { return grounds.work(b.At.E7()) }) {
			continue
		}
		b.Outline = wings(polygons)
		b.Levels, b.Known = s.levels(tag("building"), tag("building:levels"), tag("height"))
		b.Floor = metres * b.Levels
		b.Doors = doors.of(m, i)
		all = append(all, b)
	}
	return all
}

// within returns a place in a building: the middle of its box where that lies within, as it does in most, else one in
// its largest part. ok is false for a building without an outline.
func within(polygons []geo.Polygon) (at geo.WGS84, ok bool) {
	box := geo.EmptyBox()
	for _, p := range polygons {
		box = box.Union(p.Box())
	}
	if box.Empty() {
		return at, false
	}
	low, high := box.Min.WGS84(), box.Max.WGS84()
	middle := geo.WGS84{Lon: (low.Lon + high.Lon) / 2, Lat: (low.Lat + high.Lat) / 2}
	if slices.ContainsFunc(polygons, func(p geo.Polygon) bool { return p.Side(middle.E7()) > 0 }) {
		return middle, true
	}
	largest := slices.MaxFunc(polygons, func(a, b geo.Polygon) int { return cmp.Compare(a.SquareMetres(), b.SquareMetres()) })
	if inside, ok := largest.Inside(); ok {
		return inside.WGS84(), true
	}
	return middle, true
}

// wings returns the outer rings of a building that is not convex, nil for one that is.
func wings(polygons []geo.Polygon) []geo.Ring {
	if len(polygons) == 1 && polygons[0][0].Convex() {
		return nil
	}
	var outer []geo.Ring
	for _, p := range polygons {
		outer = append(outer, p[0])
	}
	return outer
}

// doors are the nodes by which people enter a building, by their numbers.
type doors map[int32]bool

func doorsOf(m *osm.Map) doors {
	all := doors{}
	for i, id := range m.Nodes.ID {
		switch m.Nodes.Tags.Get(i, "entrance") {
		case "", "no", "emergency", "exit", "fire_exit", "garage", "service", "shop":
		default:
			all[m.Places.Number(id)] = true
		}
	}
	return all
}

// of returns the doors on the outlines of an area, each once, in their order.
func (d doors) of(m *osm.Map, area int) []geo.WGS84 {
	if len(d) == 0 {
		return nil
	}
	var found []geo.WGS84
	for _, ring := range m.Areas.Rings.At(area) {
		for _, corner := range m.Areas.Corners[ring.From:max(ring.From, ring.To-1)] { // the last is the first
			if d[corner] && m.Places.At[corner] != osm.Nowhere {
				found = append(found, m.Places.At[corner].WGS84())
			}
		}
	}
	return found
}

// levels returns the storeys of a building and whether a tag says so.
func (s Storeys) levels(value, tagged, height string) (float64, bool) {
	// "5-7" and "5;7" stand for parts of different heights: their first number is the main part's.
	first, _, _ := strings.Cut(strings.NewReplacer(";", " ", "-", " ", ",", ".").Replace(strings.TrimSpace(tagged)), " ")
	if n, err := strconv.ParseFloat(first, 64); err == nil && n >= 0.5 && n <= 200 {
		return n, true
	}
	h, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(height), "m")), 64)
	if err == nil && h >= 2 && h <= 1000 {
		return max(1, float64(int(h/s.Metres))), true
	}
	if n, ok := s.ByValue[value]; ok {
		return n, false
	}
	return s.Other, false
}

// Spread spreads people over buildings in proportion to their floors and returns the buildings as
// origins; the parts sum to people exactly. area gives each one's area and may be nil.
func Spread(people People, buildings []Building, area func(at geo.WGS84) int32) *Origins {
	floors := make([]float64, len(buildings))
	for i, b := range buildings {
		floors[i] = b.Floor
	}
	o := &Origins{}
	for i, part := range people.Split(floors) {
		number := int32(-1)
		if area != nil {
			number = area(buildings[i].At)
		}
		o.Add(buildings[i].ID, buildings[i].At, part, number)
		o.setBuilding(o.Len()-1, &buildings[i])
	}
	return o
}

// SpreadCells spreads the people of each cell over the buildings nearest to its middle, within a
// number of metres of it: half a cell's diagonal is usual. A cell without buildings stays an origin,
// since its people are somewhere. Buildings that no cell is near to get nobody and are left out.
// Areas are those of the cells. The sum of people is that of the cells.
func SpreadCells(cells *Origins, buildings []Building, metres geo.Metres) *Origins {
	boxes := make([]geo.Box, cells.Len())
	for i, p := range cells.Places {
		boxes[i] = geo.BoxOf(p.E7())
	}
	index := geo.NewIndex(boxes)
	inside := make([][]Building, cells.Len())
	for _, b := range buildings {
		for cell := range index.Near(b.At, metres, nil) {
			inside[cell] = append(inside[cell], b)
			break
		}
	}
	o := &Origins{}
	for i, of := range inside {
		if len(of) == 0 {
			o.Add(cells.IDs.At(i), cells.Places[i], cells.People[i], cells.Areas[i])
			continue
		}
		part := Spread(cells.People[i], of, nil)
		for j := range of {
			o.Add(part.IDs.At(j), part.Places[j], part.People[j], cells.Areas[i])
			o.setBuilding(o.Len()-1, &of[j])
		}
	}
	return o
}
