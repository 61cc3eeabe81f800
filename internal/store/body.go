package store

import "zhenyu"

// Body is an organisation as lists are narrowed by it: it and what was merged into it, and the sites that are theirs.
type Body struct {
	Organisations []zhenyu.OrganisationID
	Sites         []zhenyu.SiteID
}

// add keeps the items that are of the body, or at one of its sites.
func (b *Body) add(f *filter) {
	if len(b.Organisations) == 0 {
		return
	}
	either := &filter{args: f.args}
	among(either, "organisation", b.Organisations)
	if len(b.Sites) > 0 {
		among(either, "site", b.Sites)
	}
	f.args = either.args
	f.conditions = append(f.conditions, "("+either.or()+")")
}
