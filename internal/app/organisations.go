package app

import (
	"context"

	"zhenyu"
	"zhenyu/internal/store"
)

// OrganisationRow is an organisation with what is odd about its code.
type OrganisationRow struct {
	zhenyu.Organisation
	CodeDoubt string `json:"code_doubt,omitempty" enum:"length,sign,check" doc:"what is odd about the credit code; a warning only"`
}

// OrganisationList is a page of organisations.
type OrganisationList struct {
	Organisations []*OrganisationRow    `json:"organisations"`
	Next          zhenyu.OrganisationID `json:"next,omitempty" doc:"after= of the next page; absent on the last"`
}

// Organisations gives a page of the organisations, of a town where that is not 0.
func (r *Record) Organisations(ctx context.Context, actor zhenyu.Actor, town zhenyu.AreaID, after zhenyu.OrganisationID, limit int) (*OrganisationList, error) {
	list := &OrganisationList{Organisations: []*OrganisationRow{}}
	limit = limitOf(limit)
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		if town != 0 {
			if _, err := tx.Area(town); err != nil {
				return err
			}
		}
		rows, err := tx.Organisations(town, after, limit+1)
		if len(rows) > limit {
			rows = rows[:limit]
			list.Next = rows[limit-1].ID
		}
		for _, o := range rows {
			list.Organisations = append(list.Organisations, organisationRow(o))
		}
		return err
	})
	return list, err
}

func organisationRow(o *zhenyu.Organisation) *OrganisationRow {
	return &OrganisationRow{*o, zhenyu.CreditCodeDoubt(o.CreditCode)}
}

// Organisation gives one organisation.
func (r *Record) Organisation(ctx context.Context, actor zhenyu.Actor, id zhenyu.OrganisationID) (row *OrganisationRow, err error) {
	err = r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		o, err := tx.Organisation(id)
		if err == nil {
			row = organisationRow(o)
		}
		return err
	})
	return row, err
}

// OrganisationEdit is what a person says of an organisation. Fields that are left out stay as they are.
type OrganisationEdit struct {
	Name       string    `json:"name,omitempty" maxLength:"200"`
	Aliases    *[]string `json:"aliases,omitempty" maxItems:"32"`
	CreditCode *string   `json:"credit_code,omitempty" maxLength:"18" doc:"checked and warned about, never refused"`
}

// EditOrganisation changes an organisation.
func (r *Record) EditOrganisation(ctx context.Context, actor zhenyu.Actor, id zhenyu.OrganisationID, seen int64, e OrganisationEdit) (*OrganisationRow, int64, error) {
	var o *zhenyu.Organisation
	seq, err := r.update(ctx, actor, "edit", func(tx *store.Tx) (err error) {
		if o, err = tx.Organisation(id); err != nil {
			return err
		}
		if err := fresh(tx, seenRow{"organisation", int64(id), int64(id), seen, o.Version, o}); err != nil {
			return err
		}
		if err := checkNames(append([]string{e.Name, text(e.CreditCode)}, deref(e.Aliases)...)...); err != nil {
			return err
		}
		if e.Name != "" {
			o.Name = e.Name
		}
		if e.Aliases != nil {
			o.Aliases = *e.Aliases
		}
		if e.CreditCode != nil {
			o.CreditCode = *e.CreditCode
		}
		return tx.PutOrganisation(o)
	})
	if err != nil {
		return nil, 0, err
	}
	return organisationRow(o), seq, nil
}

// MergeOrganisations says that an organisation is the same as another, which stands for both from now on. Undoing the
// event parts them again.
func (r *Record) MergeOrganisations(ctx context.Context, actor zhenyu.Actor, id, into zhenyu.OrganisationID) (int64, error) {
	return r.update(ctx, actor, "merge", func(tx *store.Tx) error {
		o, err := tx.Organisation(id)
		if err != nil {
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
		return tx.PutOrganisation(o)
	})
}
