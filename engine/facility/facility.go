package facility

import (
	"fmt"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
)

// Facility is one place that people go to.
type Facility struct {
	Category     int       // number of its category
	ID           string    // of its main object: n, w or r and the id
	Name         string    // "" when no object has one
	Of           []osm.Ref // the objects it is mapped as, the main one first
	At           geo.E7    // for a map; an area's is inside it
	SquareMetres float64   // 0 when it is mapped as points only
	Hours        string    // opening_hours as mapped

	// Entrances are where it is entered. Outlines are the outer rings of gated areas without mapped
	// gates, where streets may lead in. There is one or the other, or both.
	Entrances []geo.E7
	Outlines  []geo.Ring
}

// Report counts what Find did in one category.
type Report struct {
	Objects  int // that belong to it
	Merged   int // objects that were another's facility already
	Sizeless int // points left out because the category has a smallest size
	Shut     int // objects left out because they are closed, not there yet or any more, or private
	Partial  int // areas left out because the extract holds a part of them
}

func refID(r osm.Ref) string {
	letter := map[osm.Kind]string{osm.Node: "n", osm.Way: "w", osm.Relation: "r"}[r.Kind]
	return fmt.Sprintf("%s%d", letter, r.ID)
}
