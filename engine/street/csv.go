package street

import (
	"io"
	"math"

	"zhenyu/engine/table"
)

// ReadCSV returns a draft of two tables with a head line each, in UTF-8, fields separated by commas:
//
//	nodes: id, and lon,lat in degrees of WGS-84 or x,y in metres of a local grid
//	edges: from, to, and seconds or metres; optionally oneway (yes, no, -1, or empty for no)
//
// Columns may come in any order and others are passed over. Metres become seconds at a speed in
// kilometres an hour, above 0. The middle of a grid's nodes becomes the origin of the draft's frame.
// The order of the edges, and for the places that of the nodes, plays no part.
//
// It returns a [table.Error] for the first field that cannot be read, lines over 64 KiB, ids that
// repeat or that no node has; ErrTooLarge past 2^30 rows; and any error of the readers.
// O(bytes); a map of the ids beside the draft.
func ReadCSV(nodes, edges io.Reader, kmh float64) (Draft, error) {
	var d Draft
	places, err := d.readNodes(nodes)
	if err != nil {
		return Draft{}, err
	}
	if err := d.readEdges(edges, places, kmh); err != nil {
		return Draft{}, err
	}
	return d, nil
}

const maxRows = 1 << 30

// readNodes reads the places and returns their numbers by id.
func (d *Draft) readNodes(r io.Reader) (map[string]int32, error) {
	t := table.New("nodes", r)
	id, east, second := t.Need("id"), t.Column("lon"), "lat"
	if east < 0 && t.Column("x") < 0 {
		t.Fail(-1, `has neither columns "lon" and "lat" nor "x" and "y"`)
	}
	if d.Frame.Metres = east < 0; d.Frame.Metres {
		east, second = t.Need("x"), "y"
	}
	north := t.Need(second)
	places, grid := map[string]int32{}, grid{}
	for t.Next() {
		x, y := coordinate(t, east, d.Frame.Metres, 180), coordinate(t, north, d.Frame.Metres, 90)
		name := string(t.Field(id))
		if _, had := places[name]; had {
			t.Fail(id, "id %q is not the first of its name", name)
		}
		if len(places) == maxRows {
			return nil, ErrTooLarge
		}
		places[name] = int32(len(places))
		d.Names.Add(name)
		if !d.Frame.Metres {
			d.Places = append(d.Places, d.Frame.Place(x, y))
		} else if !grid.add(x, y) {
			t.Fail(east, "is more than %d km from another node", 2*maxSpan/1000)
		}
	}
	if d.Frame.Metres {
		d.Frame, d.Places = grid.places()
	}
	return places, t.Err()
}

func (d *Draft) readEdges(r io.Reader, places map[string]int32, kmh float64) error {
	t := table.New("edges", r)
	from, to, seconds, metres, oneway := t.Need("from"), t.Need("to"), t.Column("seconds"), t.Column("metres"), t.Column("oneway")
	measure, scale := seconds, 10.0
	if seconds < 0 {
		measure, scale = t.Need("metres"), 36/kmh
	} else if metres >= 0 {
		t.Fail(metres, "has seconds and metres: which one counts?")
	}
	for t.Next() {
		p := Piece{From: placeOf(t, from, places), To: placeOf(t, to, places)}
		p.Ahead = duration(t, measure, scale)
		p.Back = p.Ahead
		switch way := string(t.Field(oneway)); way {
		case "", "no", "0", "false":
		case "yes", "1", "true":
			p.Back = Shut
		case "-1":
			p.Ahead = Shut
		default:
			t.Fail(oneway, "oneway is %q, not yes, no or -1", way)
		}
		if len(d.Pieces) == maxRows {
			return ErrTooLarge
		}
		d.Pieces = append(d.Pieces, p)
	}
	return t.Err()
}

func coordinate(t *table.Reader, column int, metres bool, limit float64) float64 {
	v := t.Number(column)
	if !metres && math.Abs(v) > limit {
		t.Fail(column, "%g is not from -%g to %g degrees", v, limit, limit)
	}
	return v
}

func placeOf(t *table.Reader, column int, places map[string]int32) int32 {
	place, ok := places[string(t.Field(column))]
	if !ok {
		t.Fail(column, "no node has the id %q", string(t.Field(column)))
	}
	return place
}

// duration returns a field times a scale as deciseconds.
func duration(t *table.Reader, column int, scale float64) float32 {
	v := float32(t.Number(column) * scale)
	if !passable(v) {
		t.Fail(column, "%q is not from 0 to %d seconds", string(t.Field(column)), maxEdge/10)
		return 0
	}
	return v
}
