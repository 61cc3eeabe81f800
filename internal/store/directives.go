package store

import (
	"reflect"

	"zhenyu"
)

// DirectiveFilter narrows the list of directives; zero fields do not.
type DirectiveFilter struct {
	Towns      []zhenyu.AreaID // any of them
	Area       zhenyu.AreaID   // a village, together with its town
	Sites      []zhenyu.SiteID // any of them
	Body       Body
	Theme      zhenyu.Theme
	Status     zhenyu.Status // "": rejected ones left out
	Measurable *bool
	From, To   zhenyu.Day
}

func (d *DirectiveFilter) filter() *filter {
	f := &filter{}
	f.add("kind = 'directive' AND NOT hidden") // as the indexes say it
	if len(d.Towns) > 0 {
		among(f, "town", d.Towns)
	}
	if d.Area != 0 {
		f.add("area = ?", int64(d.Area))
	}
	if len(d.Sites) > 0 {
		among(f, "site", d.Sites)
	}
	d.Body.add(f)
	if d.Theme != "" {
		f.add("theme = ?", string(d.Theme))
	}
	f.standing(d.Status)
	if d.Measurable != nil {
		f.add("measurable = ?", *d.Measurable)
	}
	f.days(d.From, d.To)
	return f
}

// Directives gives a page of the directives.
func (tx *Tx) Directives(d DirectiveFilter, p Page) ([]*zhenyu.Item, error) {
	f := d.filter()
	rest := f.page(p)
	return items.where(tx, rest, f.args...)
}

// CountDirectives counts the directives, up to MaxTotal and one more. Where the sums by town and theme tell it, none is
// looked at.
func (tx *Tx) CountDirectives(d DirectiveFilter) (int, error) {
	column, ok := d.summed()
	if !ok {
		return tx.total("item", d.filter())
	}
	f := &filter{}
	if len(d.Towns) > 0 {
		among(f, "town", d.Towns)
	}
	if d.Theme != "" {
		f.add("theme = ?", string(d.Theme))
	}
	var n int
	err := tx.one("SELECT coalesce(sum("+column+"), 0) FROM tally "+f.where(), f.args, &n)
	return min(n, MaxTotal+1), err
}

// summed gives what of the sums counts the directives of a filter; ok is false where the sums do not tell them apart.
func (d *DirectiveFilter) summed() (column string, ok bool) {
	rest := *d // a field that is added later is not summed by itself
	rest.Towns, rest.Theme, rest.Status, rest.Measurable = nil, "", "", nil
	if !reflect.DeepEqual(rest, DirectiveFilter{}) {
		return "", false
	}
	column, ok = map[zhenyu.Status]string{
		"": "proposed + accepted", zhenyu.Proposed: "proposed", zhenyu.Accepted: "accepted", zhenyu.Rejected: "rejected",
	}[d.Status]
	switch m := d.Measurable; {
	case m == nil:
		return column, ok
	case d.Status != "": // measurable ones are summed without it
		return "", false
	case *m:
		return "measurable", true
	}
	return "proposed + accepted - measurable", true
}
