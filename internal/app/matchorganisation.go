package app

import (
	"strings"

	"zhenyu"
	"zhenyu/internal/store"
)

func organisationCandidate(o *zhenyu.Organisation) candidate {
	return candidate{Match{Organisation: o}, int64(o.ID), o.Name, o.Area, o.Town}
}

// organisationMatches gives the organisations that a mention could be, the surest first. Those that were merged stand as
// what they were merged into.
func organisationMatches(tx *store.Tx, m mention) ([]Match, error) {
	ids, err := tx.Named(store.OrganisationKind, m.name)
	if err != nil {
		return nil, err
	}
	bare, err := m.withoutAreas(tx)
	if err != nil {
		return nil, err
	}
	var found []candidate
	for _, id := range ids {
		named, err := tx.Organisation(zhenyu.OrganisationID(id))
		if err != nil {
			return nil, err
		}
		o, err := rootOrganisation(tx, named.ID)
		if err != nil {
			return nil, err
		}
		c := organisationCandidate(o)
		c.area, c.town = named.Area, named.Town
		c.How = m.surenessOfBody(c, bare(m.name) != m.name)
		found = append(found, c)
	}
	if m.town.known() {
		around, err := tx.Organisations(m.town.kin, 0, sitesNear)
		if err != nil {
			return nil, err
		}
		for _, o := range around {
			found = append(found, m.near(organisationCandidate(o), func(name string) string { return withoutForm(bare(name)) }))
		}
	}
	return best(found), nil
}

// surenessOfBody tells how sure it is that an organisation that has the name of a mention is that. A registered name is sure
// all over one known town, and asked where the towns are two: a company has plants in both.
func (m mention) surenessOfBody(c candidate, single bool) How {
	switch {
	case !registered(m.name):
		return m.sureness(c, single)
	case !m.town.is(c.town):
		return Near
	}
	return m.called(c)
}

// legalForms end the names of companies, the longest first.
var legalForms = []string{"有限责任公司", "股份有限公司", "集团有限公司", "有限公司", "集团公司", "公司"}

// withoutForm gives a company's name without its legal form, which reports write in full, in short or not at all.
func withoutForm(name string) string {
	for _, form := range legalForms {
		if stem, ok := strings.CutSuffix(name, form); ok && stem != "" {
			return stem
		}
	}
	return name
}
