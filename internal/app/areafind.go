package app

import (
	"context"
	"errors"
	"slices"
	"strings"

	"zhenyu"
	"zhenyu/internal/store"
)

// FindTown gives the area of the record that a person names by its 12-digit code or its name: as it is today, else the one
// that had the name and is no more. A name that several areas have is an error that lists their codes.
func (r *Record) FindTown(ctx context.Context, actor zhenyu.Actor, text string) (row *AreaRow, err error) {
	err = r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		a, err := tx.AreaByCode(text, 0)
		if errors.Is(err, store.ErrNotFound) {
			a, err = areaNamed(tx, text)
		}
		if err == nil {
			row, err = areaRow(tx, a)
		}
		return err
	})
	return row, err
}

func areaNamed(tx *store.Tx, name string) (*zhenyu.Area, error) {
	ids, err := tx.Named(store.AreaKind, name)
	if err != nil {
		return nil, err
	}
	var there, ended []*zhenyu.Area
	for _, id := range ids {
		a, err := tx.Area(zhenyu.AreaID(id))
		if err != nil {
			return nil, err
		}
		if a.On(0) {
			there = append(there, a)
		} else {
			ended = append(ended, a)
		}
	}
	if len(there) == 0 {
		there = ended
	}
	if towns := slices.DeleteFunc(slices.Clone(there), func(a *zhenyu.Area) bool { return a.Level != zhenyu.Town }); len(towns) == 1 {
		return towns[0], nil // 泥城 is 泥城镇 before it is its 泥城社区
	}
	switch len(there) {
	case 0:
		return nil, problem(zhenyu.NotFound, "no_area", name)
	case 1:
		return there[0], nil
	}
	var codes []string
	for _, a := range there {
		codes = append(codes, a.Code+" "+a.Name)
	}
	return nil, problem(zhenyu.Invalid, "many_areas", name, strings.Join(codes, ", "))
}
