package app

import (
	"context"
	"slices"

	"zhenyu"
	"zhenyu/internal/store"
)

// OrganisationQuery says which organisations are wanted; zero fields do not narrow.
type OrganisationQuery struct {
	Town  zhenyu.AreaID
	After zhenyu.OrganisationID
	Limit int
}

// OrganisationRow is an organisation in a list, with what is odd about its code.
type OrganisationRow struct {
	zhenyu.Organisation
	CodeDoubt  string     `json:"code_doubt,omitempty" enum:"length,sign,check" doc:"what is odd about the credit code; a warning only"`
	TownName   string     `json:"town_name,omitempty"`
	Visits     int        `json:"visits" doc:"that met it, or stopped at a site of it"`
	Directives int        `json:"directives" doc:"asked of it, or at a site of it"`
	Last       zhenyu.Day `json:"last,omitempty" doc:"day of the last visit"`
}

// OrganisationList is a page of organisations.
type OrganisationList struct {
	Organisations []*OrganisationRow    `json:"organisations"`
	Next          zhenyu.OrganisationID `json:"next,omitempty" doc:"after= of the next page; absent on the last"`
}

// Organisations gives a page of the organisations, in the order that they were found in.
func (r *Record) Organisations(ctx context.Context, actor zhenyu.Actor, q OrganisationQuery) (*OrganisationList, error) {
	list := &OrganisationList{Organisations: []*OrganisationRow{}}
	limit := limitOf(q.Limit)
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		towns, err := areaLine(tx, q.Town)
		if err != nil {
			return err
		}
		found, err := tx.Organisations(towns, q.After, limit+1)
		if err != nil {
			return err
		}
		if len(found) > limit {
			found = found[:limit]
			list.Next = found[limit-1].ID
		}
		for _, o := range found {
			row, err := organisationRow(tx, o)
			if err != nil {
				return err
			}
			list.Organisations = append(list.Organisations, row)
		}
		return nil
	})
	return list, err
}

func organisationRow(tx *store.Tx, o *zhenyu.Organisation) (*OrganisationRow, error) {
	row := &OrganisationRow{Organisation: *o, CodeDoubt: zhenyu.CreditCodeDoubt(o.CreditCode)}
	body, err := bodyOf(tx, o.ID)
	if err != nil {
		return nil, err
	}
	if row.Visits, row.Directives, row.Last, err = tx.BodyMentions(body); err != nil || o.Town == 0 {
		return row, err
	}
	town, err := tx.Area(o.Town)
	if err == nil {
		row.TownName = town.Name
	}
	return row, err
}

// OrganisationPage is one organisation. Its visits and what was asked of it are in the lists of visits and directives, by
// organisation.
type OrganisationPage struct {
	OrganisationRow
	Merged []*zhenyu.Organisation `json:"merged" doc:"organisations merged into this one"`
	Near   []Match                `json:"near" doc:"other organisations that could be this one, for a person to merge"`
	Sites  []*zhenyu.Site         `json:"sites" doc:"that are its own"`
}

// Organisation gives one organisation.
func (r *Record) Organisation(ctx context.Context, actor zhenyu.Actor, id zhenyu.OrganisationID) (*OrganisationPage, error) {
	p := &OrganisationPage{Merged: []*zhenyu.Organisation{}, Sites: []*zhenyu.Site{}}
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		o, err := tx.Organisation(id)
		if err != nil {
			return err
		}
		row, err := organisationRow(tx, o)
		if err != nil {
			return err
		}
		p.OrganisationRow = *row
		return p.fill(tx, o)
	})
	return p, err
}

func (p *OrganisationPage) fill(tx *store.Tx, o *zhenyu.Organisation) error {
	body, err := bodyOf(tx, o.ID)
	if err != nil {
		return err
	}
	for _, id := range body.Organisations {
		m, err := tx.Organisation(id)
		if err != nil {
			return err
		}
		if id != o.ID {
			p.Merged = append(p.Merged, m)
		}
	}
	for _, id := range body.Sites {
		s, err := tx.Site(id)
		if err != nil {
			return err
		}
		if s.MergedInto == 0 && !s.Removed {
			p.Sites = append(p.Sites, s)
		}
	}
	m, err := mentionAt(tx, o.Name, o.Area, o.Town)
	if err != nil {
		return err
	}
	found, err := organisationMatches(tx, m)
	p.Near = slices.DeleteFunc(found, func(m Match) bool { return slices.Contains(body.Organisations, m.Organisation.ID) })
	return err
}
