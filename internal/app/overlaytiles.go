package app

import (
	"context"
	"fmt"
	"strconv"

	"zhenyu"
	"zhenyu/engine/geo"
	"zhenyu/engine/tile"
)

// GapsTile cuts a tile of what Gaps gives: layer gap.
func (c *Circle) GapsTile(q CircleQuery, change FacilityChange, z uint8, x, y uint32) (tile.Tile, error) {
	set, err := c.drawn.get(fmt.Sprintf("gap %#v %#v", q, change), func(d *tile.Draft) error {
		gaps, err := c.Gaps(q, change)
		if err != nil {
			return err
		}
		for i, s := range gaps.Shapes {
			d.AddArea(tile.Feature{Layer: "gap", ID: uint64(i + 1)}, polygonOf(s))
		}
		return nil
	})
	if err != nil {
		return tile.Tile{}, err
	}
	return cutOut(set, z, x, y)
}

// ReachTile cuts a tile of what Reach gives: layer reach, the widest first, with the minutes as id and as text.
func (c *Circle) ReachTile(category, facility string, change FacilityChange, z uint8, x, y uint32) (tile.Tile, error) {
	set, err := c.drawn.get(fmt.Sprintf("reach %q %q %#v", category, facility, change), func(d *tile.Draft) error {
		reach, err := c.Reach(category, facility, change)
		if err != nil {
			return err
		}
		for _, r := range reach {
			polygons := make([]geo.Polygon, len(r.Shapes))
			for i, s := range r.Shapes {
				polygons[i] = polygonOf(s)
			}
			d.AddArea(tile.Feature{Layer: "reach", ID: uint64(r.Minutes), Tags: []tile.Tag{{Key: "minutes", Value: strconv.Itoa(r.Minutes)}}}, polygons...)
		}
		return nil
	})
	if err != nil {
		return tile.Tile{}, err
	}
	return cutOut(set, z, x, y)
}

// PlanTile cuts a tile of the sites of a plan: layer site, with its number from 1 as id, its name, its own id, and the
// people newly in reach. A run that is no plan is an error of kind NotFound.
func (r *Record) PlanTile(ctx context.Context, actor zhenyu.Actor, id zhenyu.RunID, z uint8, x, y uint32) (tile.Tile, error) {
	page, err := r.Run(ctx, actor, id)
	if err != nil {
		return tile.Tile{}, err
	}
	if page.Siting == nil {
		return tile.Tile{}, problem(zhenyu.NotFound, "no_plan")
	}
	var d tile.Draft
	for i, s := range page.Siting.Sites {
		tags := []tile.Tag{{Key: "name", Value: s.Name}, {Key: "site", Value: s.ID}, {Key: "new", Value: fmt.Sprintf("%.0f", s.New)}}
		d.AddPoint(tile.Feature{Layer: "site", ID: uint64(i + 1), Tags: tags}, geo.WGS84{Lon: s.Lon, Lat: s.Lat}.E7())
	}
	return tileAt(&d, z, x, y)
}

// tileAt cuts one tile of a draft of few features.
func tileAt(d *tile.Draft, z uint8, x, y uint32) (tile.Tile, error) {
	set, err := d.Build()
	if err != nil {
		return tile.Tile{}, err
	}
	return cutOut(set, z, x, y)
}

func cutOut(set *tile.Set, z uint8, x, y uint32) (tile.Tile, error) {
	t, err := set.Tile(z, x, y)
	if err != nil {
		err = &zhenyu.Error{Kind: zhenyu.NotFound, Message: err.Error(), Cause: err}
	}
	return t, err
}

func polygonOf(s Shape) geo.Polygon {
	p := make(geo.Polygon, len(s))
	for i, ring := range s {
		for _, at := range ring {
			p[i] = append(p[i], geo.WGS84{Lon: at[0], Lat: at[1]}.E7())
		}
	}
	return p
}
