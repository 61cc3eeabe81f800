package street

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"zhenyu/engine/geo"
)

// FeatureError names the feature of a GeoJSON file that cannot be read.
type FeatureError struct {
	Feature      int // from 1; 0 before the first
	Line, Column int // from 1, where reading stopped; the column counts bytes
	Why          string
}

// Error returns the place and what is wrong there.
func (e *FeatureError) Error() string {
	return fmt.Sprintf("street: feature %d, up to line %d, column %d: %s", e.Feature, e.Line, e.Column, e.Why)
}

// ReadGeoJSON returns a draft of a FeatureCollection of LineStrings and MultiLineStrings in WGS-84 (RFC
// 7946), and how many features of other kinds it passed over. Lines meet
// where they have a position in common, to 1e-7 degree; a position is named by its number, from 1, in
// the order in which they first come. Properties of a line:
//
//	seconds   of the whole line, all its parts, spread over its length; or
//	metres    of the whole line; without either the length of its course is taken
//	oneway    true, "yes" or 1: only in the order of its positions; -1 or "-1": only against it
//
// Numbers may be written as text ("12.5"). Metres become seconds at a speed in kilometres an hour, above 0. Other members are passed over. It returns a [FeatureError] for the first fault, for input over
// 4 GiB, and ErrTooLarge past 2^30 positions. O(bytes); a map of the positions beside the draft.
func ReadGeoJSON(r io.Reader, kmh float64) (d Draft, others int, err error) {
	lines := &lineCounter{r: io.LimitReader(r, maxGeoJSON)}
	g := geojson{json: json.NewDecoder(lines), places: map[geo.E7]int32{}, kmh: kmh}
	err = g.collection()
	if err == nil {
		return g.draft, g.others, nil
	}
	if errors.Is(err, ErrTooLarge) {
		return Draft{}, 0, err
	}
	if other, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		err = fmt.Errorf("its %s is a %s, which it is in no GeoJSON", cmp.Or(other.Field, "geometry.coordinates"), other.Value)
	}
	line, column := lines.at(g.json.InputOffset())
	return Draft{}, 0, &FeatureError{g.feature, line, column, err.Error()}
}

const maxGeoJSON = 4 << 30

type geojson struct {
	json    *json.Decoder
	feature int
	others  int
	draft   Draft
	places  map[geo.E7]int32
	kmh     float64
}

// collection finds the array of features and reads them one at a time.
func (g *geojson) collection() error {
	if err := g.expect(json.Delim('{')); err != nil {
		return err
	}
	for g.json.More() {
		name, err := g.json.Token()
		if err != nil {
			return err
		}
		if name != "features" {
			var other json.RawMessage
			if err := g.json.Decode(&other); err != nil {
				return err
			}
			continue
		}
		return g.features()
	}
	return errors.New("no features")
}

func (g *geojson) expect(d json.Delim) error {
	t, err := g.json.Token()
	if err == nil && t != d {
		err = fmt.Errorf("%v where %v was expected", t, d)
	}
	return err
}

func (g *geojson) features() error {
	if err := g.expect('['); err != nil {
		return err
	}
	for g.json.More() {
		g.feature++
		var f feature
		if err := g.json.Decode(&f); err != nil {
			return err
		}
		parts, ok, err := f.parts()
		if !ok {
			g.others++
			continue
		}
		if err == nil {
			err = g.line(f, parts)
		}
		if err != nil {
			return err
		}
	}
	return g.expect(']')
}

type feature struct {
	Geometry struct {
		Type        string          `json:"type"`
		Coordinates json.RawMessage `json:"coordinates"`
	} `json:"geometry"`
	Properties struct {
		Seconds any `json:"seconds"` // a number, or one written as text, as forms save it
		Metres  any `json:"metres"`
		Oneway  any `json:"oneway"`
	} `json:"properties"`
}

// parts returns the positions of the parts of a line; ok is false when the feature is no line.
func (f feature) parts() (parts [][][]float64, ok bool, err error) {
	switch f.Geometry.Type {
	case "LineString":
		parts = make([][][]float64, 1)
		return parts, true, json.Unmarshal(f.Geometry.Coordinates, &parts[0])
	case "MultiLineString":
		return parts, true, json.Unmarshal(f.Geometry.Coordinates, &parts)
	}
	return nil, false, nil
}

func (g *geojson) line(f feature, parts [][][]float64) error {
	var pieces [][2]int32
	for _, course := range parts {
		places, err := g.place(course)
		if err != nil {
			return err
		}
		for i := 1; i < len(places); i++ {
			pieces = append(pieces, [2]int32{places[i-1], places[i]})
		}
	}
	metres := make([]float64, len(pieces))
	var whole float64
	for i, p := range pieces {
		metres[i] = float64(geo.Distance(g.at(p[0]), g.at(p[1])))
		whole += metres[i]
	}
	total, err := f.deciseconds(whole, g.kmh)
	if err != nil {
		return err
	}
	ahead, back, err := f.open()
	if err != nil {
		return err
	}
	for i, p := range pieces {
		g.piece(p[0], p[1], float32(total*share(metres[i], whole, len(metres))), ahead, back)
	}
	return nil
}

func (g *geojson) at(place int32) geo.WGS84 { return g.draft.Places[place].WGS84() }

// share returns what part of a line a piece is; pieces of a line without length are alike.
func share(part, whole float64, pieces int) float64 {
	if whole == 0 {
		return 1 / float64(pieces)
	}
	return part / whole
}

// place returns the numbers of the positions of a line.
func (g *geojson) place(course [][]float64) ([]int32, error) {
	if len(course) < 2 {
		return nil, errors.New("a line of fewer than two positions")
	}
	var places []int32
	for _, c := range course {
		if len(c) < 2 || !(math.Abs(c[0]) <= 180 && math.Abs(c[1]) <= 90) {
			return nil, fmt.Errorf("position %v is not a longitude and a latitude", c)
		}
		p := geo.WGS84{Lon: c[0], Lat: c[1]}.E7()
		n, ok := g.places[p]
		if !ok {
			if n = int32(len(g.draft.Places)); n == maxRows {
				return nil, ErrTooLarge
			}
			g.places[p] = n
			g.draft.Places = append(g.draft.Places, p)
			g.draft.Names.AddNumber(int64(len(g.draft.Places)))
		}
		places = append(places, n)
	}
	return places, nil
}

// deciseconds returns the time of a whole line.
func (f feature) deciseconds(length, kmh float64) (float64, error) {
	seconds, timed, err := figure("seconds", f.Properties.Seconds)
	if err != nil {
		return 0, err
	}
	metres, measured, err := figure("metres", f.Properties.Metres)
	if err != nil {
		return 0, err
	}
	t := length * 36 / kmh
	switch {
	case timed && measured:
		return 0, errors.New("has seconds and metres: which one counts?")
	case timed:
		t = seconds * 10
	case measured:
		t = metres * 36 / kmh
	}
	if !passable(float32(t)) {
		return 0, fmt.Errorf("its time is not from 0 to %d seconds", maxEdge/10)
	}
	return t, nil
}

// figure returns a property that is a number, if there is one.
func figure(name string, value any) (v float64, ok bool, err error) {
	switch value := value.(type) {
	case nil:
		return 0, false, nil
	case float64:
		return value, true, nil
	case string:
		text := strings.TrimSpace(value)
		if text == "" {
			return 0, false, nil
		}
		if v, err = strconv.ParseFloat(text, 64); err == nil {
			return v, true, nil
		}
	}
	shown, _ := json.Marshal(value) // it came from JSON
	return 0, false, fmt.Errorf("%s is %s, not a number", name, shown)
}

func (f feature) open() (ahead, back bool, err error) {
	switch way := f.Properties.Oneway; {
	case slices.Contains([]any{nil, false, "no", "", 0.0}, way):
		return true, true, nil
	case slices.Contains([]any{true, "yes", 1.0}, way):
		return true, false, nil
	case slices.Contains([]any{"-1", -1.0}, way):
		return false, true, nil
	default:
		return false, false, fmt.Errorf("oneway is %v, not yes, no or -1", way)
	}
}

func (g *geojson) piece(from, to int32, t float32, ahead, back bool) {
	p := Piece{From: from, To: to, Ahead: t, Back: t}
	if !ahead {
		p.Ahead = Shut
	}
	if !back {
		p.Back = Shut
	}
	g.draft.Pieces = append(g.draft.Pieces, p)
}

// lineCounter notes where lines begin, to name the place of an offset.
type lineCounter struct {
	r      io.Reader
	read   int64
	starts []int64 // of the second line and on
}

// Read passes bytes on.
func (c *lineCounter) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	for i, x := range b[:n] {
		if x == '\n' {
			c.starts = append(c.starts, c.read+int64(i)+1)
		}
	}
	c.read += int64(n)
	return n, err
}

func (c *lineCounter) at(offset int64) (line, column int) {
	line, _ = slices.BinarySearch(c.starts, offset+1)
	var start int64
	if line > 0 {
		start = c.starts[line-1]
	}
	return line + 1, int(offset-start) + 1
}
