package app

import (
	"context"

	"zhenyu"
	"zhenyu/internal/store"
)

// AreaRow is an area with what is above it.
type AreaRow struct {
	zhenyu.Area
	Path []string `json:"path"` // names of the areas above, from the top
}

// AreaPage is an area with what it was and what is below it.
type AreaPage struct {
	AreaRow
	Line  []*zhenyu.Area `json:"line" doc:"what became this area, and itself"`
	Below []*zhenyu.Area `json:"below" doc:"the areas right below, on the day asked for"`
}

// AreasAt gives the areas that have none above them, or all towns of the record, on a day; today where it is 0.
func (r *Record) AreasAt(ctx context.Context, actor zhenyu.Actor, towns bool, on zhenyu.Day) ([]*AreaRow, error) {
	rows := []*AreaRow{}
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		list, err := tx.AreasBelow(0)
		if towns {
			list, err = tx.Towns()
		}
		if err != nil {
			return err
		}
		for _, a := range list {
			if !a.On(on) {
				continue
			}
			path, err := pathOf(tx, a)
			if err != nil {
				return err
			}
			rows = append(rows, &AreaRow{*a, path})
		}
		return nil
	})
	return rows, err
}

// Area gives one area, with what is below it on a day; today where it is 0.
func (r *Record) Area(ctx context.Context, actor zhenyu.Actor, id zhenyu.AreaID, on zhenyu.Day) (*AreaPage, error) {
	p := &AreaPage{Line: []*zhenyu.Area{}, Below: []*zhenyu.Area{}}
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		row, err := areaRow(tx, id)
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

func areaRow(tx *store.Tx, id zhenyu.AreaID) (*AreaRow, error) {
	a, err := tx.Area(id)
	if err != nil {
		return nil, err
	}
	path, err := pathOf(tx, a)
	return &AreaRow{*a, path}, err
}
