package store

import "zhenyu"

// DirectiveFilter narrows the list of directives; zero fields do not.
type DirectiveFilter struct {
	Towns      []zhenyu.AreaID // any of them
	Area       zhenyu.AreaID   // a village, together with its town
	Sites      []zhenyu.SiteID // any of them
	Body       Body
	Theme      zhenyu.Theme
	Status     zhenyu.Status
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
	if d.Status != "" {
		f.add("status = ?", string(d.Status))
	}
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

// CountDirectives counts the directives, up to MaxTotal and one more.
func (tx *Tx) CountDirectives(d DirectiveFilter) (int, error) { return tx.total("item", d.filter()) }
