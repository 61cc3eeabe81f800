package app

import (
	"context"
	"errors"
	"strings"

	"zhenyu"
	"zhenyu/internal/store"
)

// FindTown gives the area of the record that a person names by its 12-digit code or its name, as it is today. A name that
// several areas have is an error that lists their codes.
func (r *Record) FindTown(ctx context.Context, actor zhenyu.Actor, text string) (id zhenyu.AreaID, err error) {
	err = r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		if a, err := tx.AreaByCode(text, 0); !errors.Is(err, store.ErrNotFound) {
			if err == nil {
				id = a.ID
			}
			return err
		}
		ids, err := tx.Named(store.AreaKind, text)
		if err != nil {
			return err
		}
		var codes []string
		for _, each := range ids {
			a, err := tx.Area(zhenyu.AreaID(each))
			if err != nil {
				return err
			}
			if a.On(0) {
				id = a.ID
				codes = append(codes, a.Code)
			}
		}
		switch len(codes) {
		case 0:
			return problem(zhenyu.NotFound, "no_area", text)
		case 1:
			return nil
		}
		return problem(zhenyu.Invalid, "many_areas", text, strings.Join(codes, " "))
	})
	return id, err
}
