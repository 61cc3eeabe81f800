package app

import (
	"context"

	"zhenyu"
	"zhenyu/internal/store"
)

// AreaRow is an area with what is above it.
type AreaRow struct {
	zhenyu.Area
	Path     []string `json:"path"` // names of the areas above, from the top
	IntoName string   `json:"into_name,omitempty" doc:"of what it became on the day 'to'"`
}

// AreaPage is an area with what it was and what is below it.
type AreaPage struct {
	AreaRow
	Line  []*zhenyu.Area `json:"line" doc:"what became this area, and itself"`
	Below []*zhenyu.Area `json:"below" doc:"the areas right below, on the day asked for"`
}

// AreaQuery says which areas are wanted.
type AreaQuery struct {
	Towns bool       // all of the record, instead of the areas that have none above them
	Ended bool       // also those that are no more
	On    zhenyu.Day // as they were on that day; today where it is 0
}

// AreasAt gives the areas that have none above them, or all towns of the record, as they were on a day.
func (r *Record) AreasAt(ctx context.Context, actor zhenyu.Actor, q AreaQuery) ([]*AreaRow, error) {
	rows := []*AreaRow{}
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		list, err := tx.AreasBelow(0)
		if q.Towns {
			list, err = tx.Towns()
		}
		if err != nil {
			return err
		}
		for _, a := range list {
			if !a.On(q.On) && !(q.Ended && a.To != 0) {
				continue
			}
			row, err := areaRow(tx, a)
			if err != nil {
				return err
			}
			rows = append(rows, row)
		}
		return nil
	})
	return rows, err
}

// Area gives one area, with what is below it on a day; today where it is 0.
func (r *Record) Area(ctx context.Context, actor zhenyu.Actor, id zhenyu.AreaID, on zhenyu.Day) (*AreaPage, error) {
	p := &AreaPage{Line: []*zhenyu.Area{}, Below: []*zhenyu.Area{}}
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		a, err := tx.Area(id)
		if err != nil {
			return err
		}
		row, err := areaRow(tx, a)
		if err != nil {
			return err
		}
		p.AreaRow = *row
		line, err := tx.AreaLine(id)
		if err != nil {
			return err
		}
		for _, each := range line {
			if err := p.addLine(tx, each, on); err != nil {
				return err
			}
		}
		return nil
	})
	return p, err
}

// addLine adds one area of the line, and what lies below it: units keep the parent that they began with.
func (p *AreaPage) addLine(tx *store.Tx, id zhenyu.AreaID, on zhenyu.Day) error {
	a, err := tx.Area(id)
	if err != nil {
		return err
	}
	p.Line = append(p.Line, a)
	below, err := tx.AreasBelow(id)
	for _, b := range below {
		if b.On(on) {
			p.Below = append(p.Below, b)
		}
	}
	return err
}

// areaRow adds to an area what is above it and what became of it.
func areaRow(tx *store.Tx, a *zhenyu.Area) (*AreaRow, error) {
	row := &AreaRow{Area: *a}
	var err error
	if row.Path, err = pathOf(tx, a); err != nil || a.Into == 0 {
		return row, err
	}
	into, err := tx.Area(a.Into)
	if err == nil {
		row.IntoName = into.Name
	}
	return row, err
}
