package app

import (
	"context"
	"io"
	"iter"
	"strconv"
	"strings"

	"zhenyu"
	"zhenyu/internal/lang"
	"zhenyu/internal/store"
)

// exportPage is how many directives are fetched at a time.
const exportPage = 500

// directiveColumns are the columns of the list of directives as a file, by the key of their head.
var directiveColumns = []string{
	"csv_id", "csv_visit", "csv_day", "csv_year_guessed", "csv_town", "csv_for", "csv_addressee", "csv_by", "csv_text", "csv_theme", "csv_measurable", "csv_vague",
	"csv_deadline", "csv_quantities", "csv_status", "csv_changed_by", "csv_confidence",
}

// ExportDirectives writes the whole list that a query gives, from one snapshot.
func (r *Record) ExportDirectives(ctx context.Context, actor zhenyu.Actor, q DirectiveQuery, format Format, words *lang.Catalogue, w io.Writer) error {
	return r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		f, err := q.filter(tx)
		if err != nil {
			return err
		}
		towns := map[zhenyu.AreaID]string{0: ""}
		cells := func(d *DirectiveRow) ([]string, error) {
			town, err := nameOnce(tx, towns, d.Town)
			return directiveCells(d, town, words), err
		}
		rows := sortedDirectives(allDirectives(tx, f, q.Oldest), q.Sort, words)
		return listing[*DirectiveRow]{directiveColumns, rows, cells}.write(w, format, words)
	})
}

// allDirectives gives every directive of a filter, in the order of the list.
func allDirectives(tx *store.Tx, f store.DirectiveFilter, oldest bool) iter.Seq2[*DirectiveRow, error] {
	return func(yield func(*DirectiveRow, error) bool) {
		page := store.Page{Limit: exportPage, Oldest: oldest}
		for {
			list, err := tx.Directives(f, page)
			if err != nil {
				yield(nil, err)
				return
			}
			rows, err := directiveRows(tx, list)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, d := range rows {
				if !yield(d, nil) {
					return
				}
			}
			if len(list) < exportPage {
				return
			}
			last := list[exportPage-1]
			page.After = zhenyu.Cursor{Day: last.Day, ID: int64(last.ID)}
		}
	}
}

func nameOnce(tx *store.Tx, known map[zhenyu.AreaID]string, id zhenyu.AreaID) (string, error) {
	if name, ok := known[id]; ok {
		return name, nil
	}
	a, err := tx.Area(id)
	if err != nil {
		return "", err
	}
	known[id] = a.Name
	return a.Name, nil
}

func directiveCells(i *DirectiveRow, town string, words *lang.Catalogue) []string {
	d := i.Value().Directive
	quantities := make([]string, len(d.Quantities))
	for n, q := range d.Quantities {
		quantities[n] = q.Text
	}
	return []string{
		idText(i.ID), idText(i.Visit), i.Day.String(), yesNo(words, i.YearGuessed), town, d.For, d.Addressee, d.By, d.Text, words.Of("theme", string(d.Theme)), yesNo(words, d.Measurable),
		strings.Join(d.Vague, "、"), d.Deadline, strings.Join(quantities, "、"), words.Of("status", string(i.Status)), i.ChangedBy,
		strconv.FormatFloat(i.Value().Confidence, 'f', 2, 64),
	}
}

// visitColumns are the columns of the list of visits as a file, by the key of their head.
var visitColumns = []string{
	"csv_id", "csv_day", "csv_year_guessed", "csv_title", "csv_leaders", "csv_status", "csv_stops", "csv_directives", "csv_open", "csv_accepted", "csv_rejected", "csv_changed_by",
}

// ExportVisits writes the whole list that a query gives, from one snapshot.
func (r *Record) ExportVisits(ctx context.Context, actor zhenyu.Actor, q VisitQuery, format Format, words *lang.Catalogue, w io.Writer) error {
	return r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		f, err := q.filter(tx)
		if err != nil {
			return err
		}
		cells := func(v *VisitRow) ([]string, error) {
			return []string{
				idText(v.ID), v.Value.Day.String(), yesNo(words, v.Value.YearGuessed), v.Value.Title, strings.Join(v.Leaders, "、"), words.Of("status", string(v.Status)), count(v.Stops), count(v.Directives),
				count(v.Proposed), count(v.Accepted), count(v.Rejected), v.ChangedBy,
			}, nil
		}
		return listing[*VisitRow]{visitColumns, allVisits(tx, f, q.Oldest), cells}.write(w, format, words)
	})
}

// allVisits gives every visit of a filter, in the order of the list.
func allVisits(tx *store.Tx, f store.VisitFilter, oldest bool) iter.Seq2[*VisitRow, error] {
	return func(yield func(*VisitRow, error) bool) {
		page := store.Page{Limit: exportPage, Oldest: oldest}
		for {
			list, err := tx.Visits(f, page)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, v := range list {
				if !yield(v, nil) {
					return
				}
				page.After = zhenyu.Cursor{Day: v.Value.Day, ID: int64(v.ID)}
			}
			if len(list) < exportPage {
				return
			}
		}
	}
}

// siteColumns are the columns of the list of sites as a file, by the key of their head.
var siteColumns = []string{
	"csv_id", "csv_name", "csv_kind", "csv_town", "csv_aliases", "csv_stops", "csv_directives", "csv_last", "csv_lon", "csv_lat",
}

// ExportSites writes the whole list that a query gives, from one snapshot.
func (r *Record) ExportSites(ctx context.Context, actor zhenyu.Actor, q SiteQuery, format Format, words *lang.Catalogue, w io.Writer) error {
	return r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		f, err := q.filter(tx)
		if err != nil {
			return err
		}
		cells := func(s *SiteRow) ([]string, error) {
			var lon, lat string
			if s.Point != nil {
				lon, lat = strconv.FormatFloat(s.Point.Lon, 'f', 6, 64), strconv.FormatFloat(s.Point.Lat, 'f', 6, 64)
			}
			return []string{
				idText(s.ID), s.Name, words.Of("kind", string(s.Kind)), s.TownName, strings.Join(s.Aliases, "|"), strconv.Itoa(s.Stops),
				strconv.Itoa(s.Directives), s.Last.String(), lon, lat,
			}, nil
		}
		return listing[*SiteRow]{siteColumns, allSites(tx, f), cells}.write(w, format, words)
	})
}

// allSites gives every site of a filter, in the order of the list.
func allSites(tx *store.Tx, f store.SiteFilter) iter.Seq2[*SiteRow, error] {
	return func(yield func(*SiteRow, error) bool) {
		after := zhenyu.SiteID(0)
		for {
			list, err := tx.Sites(f, after, exportPage)
			for _, s := range list {
				row, err := siteRow(tx, s)
				if !yield(row, err) || err != nil {
					return
				}
				after = s.ID
			}
			if err != nil {
				yield(nil, err)
			}
			if err != nil || len(list) < exportPage {
				return
			}
		}
	}
}

func count(n int64) string { return strconv.FormatInt(n, 10) }
