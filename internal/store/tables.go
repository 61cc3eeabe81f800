package store

import "zhenyu"

// The tables of rows that people and readers change, each with its columns.
var (
	areas = newTable("area", func(r *zhenyu.Area) []field {
		return []field{
			{"id", &r.ID},
			{"level", &r.Level},
			{"parent", refer(&r.Parent)},
			{"code", &r.Code},
			{"name", &r.Name},
			{"from_day", &r.From},
			{"to_day", &r.To},
			{"into_area", refer(&r.Into)},
			{"out_of", refer(&r.Out)},
			{"own", &r.Own},
			{"version", &r.Version},
		}
	})
	organisations = newTable("organisation", func(r *zhenyu.Organisation) []field {
		return []field{
			{"id", &r.ID},
			{"name", &r.Name},
			{"aliases", asJSON(&r.Aliases)},
			{"credit_code", &r.CreditCode},
			{"area", refer(&r.Area)},
			{"town", refer(&r.Town)},
			{"merged_into", refer(&r.MergedInto)},
			{"removed", &r.Removed},
			{"version", &r.Version},
		}
	})
	sites = newTable("site", func(r *zhenyu.Site) []field {
		return []field{
			{"id", &r.ID},
			{"name", &r.Name},
			{"kind", &r.Kind},
			{"aliases", asJSON(&r.Aliases)},
			{"area", refer(&r.Area)},
			{"town", refer(&r.Town)},
			{"organisation", refer(&r.Organisation)},
			{"point", asJSON(&r.Point)},
			{"merged_into", refer(&r.MergedInto)},
			{"removed", &r.Removed},
			{"version", &r.Version},
		}
	})
	visits = newTable("visit", func(r *zhenyu.Visit) []field {
		return []field{
			{"id", &r.ID},
			{"value", asJSON(&r.Value)},
			{"proposal", asJSON(&r.Proposal)},
			{"reader", &r.Reader},
			{"status", &r.Status},
			{"merged_into", refer(&r.MergedInto)},
			{"version", &r.Version},
			{"changed_by", &r.ChangedBy},
			{"changed_at", &r.ChangedAt},
			{"day", derived{int64(r.Value.Day)}},
			{"is_visit", derived{r.Value.IsVisit && r.MergedInto == 0}},
		}
	})
	documents = newTable("document", func(r *zhenyu.Document) []field {
		return []field{
			{"id", &r.ID},
			{"visit", &r.Visit},
			{"original", &r.Original},
			{"name", &r.Name},
			{"format", &r.Format},
			{"charset", &r.Charset},
			{"notes", asJSON(&r.Notes)},
			{"text_hash", &r.TextHash},
			{"length", &r.Length},
			{"copy_of", refer(&r.CopyOf)},
			{"likeness", &r.Likeness},
			{"version", &r.Version},
			{"text", &r.Text},
		}
	})
	items = newTable("item", func(r *zhenyu.Item) []field {
		theme, measurable := "", false
		if v := r.Value(); v != nil && v.Directive != nil {
			theme, measurable = string(v.Directive.Theme), v.Directive.Measurable
		}
		return []field{
			{"id", &r.ID},
			{"visit", &r.Visit},
			{"document", &r.Document},
			{"kind", &r.Kind},
			{"place", &r.Order},
			{"status", &r.Status},
			{"proposal", asJSON(&r.Proposal)},
			{"edited", asJSON(&r.Edited)},
			{"reader", &r.Reader},
			{"stop", refer(&r.Stop)},
			{"area", refer(&r.Area)},
			{"town", refer(&r.Town)},
			{"site", refer(&r.Site)},
			{"organisation", refer(&r.Organisation)},
			{"asked", &r.Asked},
			{"hidden", &r.Hidden},
			{"day", &r.Day},
			{"version", &r.Version},
			{"changed_by", &r.ChangedBy},
			{"changed_at", &r.ChangedAt},
			{"theme", derived{theme}},
			{"measurable", derived{measurable}},
		}
	})
)
