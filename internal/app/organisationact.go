package app

import (
	"context"
	"slices"
	"strings"

	"zhenyu"
	"zhenyu/internal/store"
)

// OrganisationEdit is what a person says of an organisation. Fields that are left out stay as they are.
type OrganisationEdit struct {
	Name       string    `json:"name,omitempty" minLength:"1" maxLength:"200"`
	Aliases    *[]string `json:"aliases,omitempty" maxItems:"32"`
	CreditCode *string   `json:"credit_code,omitempty" maxLength:"18" doc:"checked and warned about, never refused"`
}

// EditOrganisation changes an organisation.
func (r *Record) EditOrganisation(ctx context.Context, actor zhenyu.Actor, id zhenyu.OrganisationID, seen int64, e OrganisationEdit) (*OrganisationRow, int64, error) {
	var row *OrganisationRow
	seq, err := r.update(ctx, actor, "edit", func(tx *store.Tx) error {
		o, err := tx.Organisation(id)
		if err != nil {
			return err
		}
		if err := fresh(tx, seenRow{"organisation", int64(id), int64(id), seen, o.Version, o}); err != nil {
			return err
		}
		if err := checkNames(e.Name, text(e.CreditCode)); err != nil {
			return err
		}
		if err := checkStanding(o.MergedInto != 0, o.Removed); err != nil {
			return err
		}
		if e.Name != "" {
			o.Name = strings.TrimSpace(e.Name)
		}
		if e.Aliases != nil {
			if o.Aliases, err = tidyAliases(o.Name, *e.Aliases); err != nil {
				return err
			}
		}
		if e.CreditCode != nil {
			o.CreditCode = *e.CreditCode
		}
		if err := tx.PutOrganisation(o); err != nil {
			return err
		}
		row, err = organisationRow(tx, o)
		return err
	})
	return row, seq, err
}

// MergeOrganisations says that an organisation is the same as another, which stands for both from now on, and is
// known by the names of both. Undoing the event, or splitting, parts them again.
func (r *Record) MergeOrganisations(ctx context.Context, actor zhenyu.Actor, id zhenyu.OrganisationID, seen int64, into zhenyu.OrganisationID) (int64, error) {
	return r.update(ctx, actor, "merge", func(tx *store.Tx) error {
		o, err := tx.Organisation(id)
		if err != nil {
			return err
		}
		if err := fresh(tx, seenRow{"organisation", int64(id), int64(id), seen, o.Version, o}); err != nil {
			return err
		}
		target, err := rootOrganisation(tx, into)
		if err != nil {
			return err
		}
		if target.ID == id || o.MergedInto != 0 || o.Removed || target.Removed {
			return problem(zhenyu.Conflict, "merge_merged")
		}
		o.MergedInto = target.ID
		if err := tx.PutOrganisation(o); err != nil {
			return err
		}
		target.Aliases = learnAll(target.Name, target.Aliases, o.Name, o.Aliases)
		return tx.PutOrganisation(target)
	})
}

// OrganisationMet gives the times that an organisation, or one merged into it, was met, newest first, no more than MaxSplit.
func (r *Record) OrganisationMet(ctx context.Context, actor zhenyu.Actor, id zhenyu.OrganisationID) (list []Mention, err error) {
	err = r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		body, err := bodyOf(tx, id)
		if err != nil {
			return err
		}
		met, err := tx.MetAt(body.Organisations, MaxSplit)
		if err != nil {
			return err
		}
		list, err = mentions(tx, met)
		return err
	})
	return list, err
}

// SplitOrganisation parts an organisation: a merged one from what it was merged into, or, with items, those times that it
// was met, and what was asked of it then, as a new organisation of a name.
func (r *Record) SplitOrganisation(ctx context.Context, actor zhenyu.Actor, id zhenyu.OrganisationID, seen int64, name string, items []zhenyu.ItemID) (*OrganisationRow, int64, error) {
	var row *OrganisationRow
	seq, err := r.update(ctx, actor, "split", func(tx *store.Tx) error {
		tx.About(int64(id))
		o, err := tx.Organisation(id)
		if err != nil {
			return err
		}
		if err := fresh(tx, seenRow{"organisation", int64(id), int64(id), seen, o.Version, o}); err != nil {
			return err
		}
		if len(items) == 0 {
			err = partOrganisation(tx, o)
		} else {
			o, err = splitOff(tx, o, name, items)
		}
		if err != nil {
			return err
		}
		row, err = organisationRow(tx, o)
		return err
	})
	return row, seq, err
}

// partOrganisation is partSite for an organisation.
func partOrganisation(tx *store.Tx, o *zhenyu.Organisation) error {
	if o.MergedInto == 0 {
		return problem(zhenyu.Invalid, "split_what")
	}
	from, err := rootOrganisation(tx, o.MergedInto)
	if err != nil {
		return err
	}
	o.MergedInto = 0
	if err := tx.PutOrganisation(o); err != nil {
		return err
	}
	for _, name := range append([]string{o.Name}, o.Aliases...) {
		if err := leaveOrganisation(tx, from.ID, name); err != nil {
			return err
		}
	}
	return nil
}

// splitOff makes a new organisation of the times that another was met.
func splitOff(tx *store.Tx, from *zhenyu.Organisation, name string, items []zhenyu.ItemID) (*zhenyu.Organisation, error) {
	name, err := splitName(name, from.Name)
	if err != nil {
		return nil, err
	}
	line, err := tx.OrganisationLine(from.ID)
	if err != nil {
		return nil, err
	}
	o := &zhenyu.Organisation{ID: zhenyu.OrganisationID(tx.NewID()), Name: name, Aliases: []string{}, Area: from.Area, Town: from.Town}
	if err := tx.PutOrganisation(o); err != nil {
		return nil, err
	}
	for _, id := range items {
		i, err := tx.Item(id)
		if err != nil {
			return nil, err
		}
		if i.Kind != zhenyu.OrganisationItem || !slices.Contains(line, i.Organisation) {
			return nil, problem(zhenyu.Invalid, "not_met", int64(id))
		}
		was := i.Organisation
		i.Organisation = o.ID
		if err := tx.PutItem(i); err != nil {
			return nil, err
		}
		if err := followBody(tx, &Decided{Item: i}); err != nil {
			return nil, err
		}
		if err := leaveOrganisation(tx, was, i.Value().Words()); err != nil {
			return nil, err
		}
	}
	return o, nil
}
