package app

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"zhenyu"
	"zhenyu/internal/lang"
	"zhenyu/internal/sheet"
	"zhenyu/internal/store"
)

// exportPage is how many directives are fetched at a time.
const exportPage = 500

// directiveColumns are the columns of the list of directives as a file, by the key of their head.
var directiveColumns = []string{
	"csv_id", "csv_visit", "csv_day", "csv_town", "csv_for", "csv_addressee", "csv_by", "csv_text", "csv_theme", "csv_measurable", "csv_vague",
	"csv_deadline", "csv_quantities", "csv_status", "csv_changed_by", "csv_confidence",
}

// ExportDirectives writes the whole list that a query gives as csv, xlsx or jsonl, in the words of a language. It reads
// one snapshot, a page at a time.
func (r *Record) ExportDirectives(ctx context.Context, actor zhenyu.Actor, q DirectiveQuery, format string, words *lang.Catalogue, w io.Writer) error {
	return r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		f, err := q.filter(tx)
		if err != nil {
			return err
		}
		out := bufio.NewWriterSize(w, 1<<16)
		all := allDirectives(tx, f)
		switch format {
		case "csv":
			err = sheet.CSV(out, heads(words, directiveColumns), directiveRows(tx, all, words))
		case "xlsx":
			err = sheet.XLSX(out, heads(words, directiveColumns), directiveRows(tx, all, words))
		case "jsonl":
			err = writeDirectives(out, all)
		default:
			err = fmt.Errorf("no format %q", format)
		}
		return errors.Join(err, out.Flush())
	})
}

func heads(words *lang.Catalogue, keys []string) []string {
	all := make([]string, len(keys))
	for i, key := range keys {
		all[i] = words.T(key)
	}
	return all
}

// allDirectives gives every directive of a filter, in the order of the list.
func allDirectives(tx *store.Tx, f store.DirectiveFilter) iter.Seq2[*zhenyu.Item, error] {
	return func(yield func(*zhenyu.Item, error) bool) {
		page := store.Page{Limit: exportPage}
		for {
			list, _, err := tx.Directives(f, page)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, d := range list {
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

func writeDirectives(w io.Writer, all iter.Seq2[*zhenyu.Item, error]) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for d, err := range all {
		if err == nil {
			err = enc.Encode(d)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func directiveRows(tx *store.Tx, all iter.Seq2[*zhenyu.Item, error], words *lang.Catalogue) iter.Seq2[[]string, error] {
	towns := map[zhenyu.AreaID]string{0: ""}
	return func(yield func([]string, error) bool) {
		for d, err := range all {
			var town string
			if err == nil {
				town, err = nameOnce(tx, towns, d.Town)
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(directiveRow(d, town, words), nil) {
				return
			}
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

func directiveRow(i *zhenyu.Item, town string, words *lang.Catalogue) []string {
	d := i.Value().Directive
	measurable := words.T("no")
	if d.Measurable {
		measurable = words.T("yes")
	}
	quantities := make([]string, len(d.Quantities))
	for n, q := range d.Quantities {
		quantities[n] = q.Text
	}
	return []string{
		idText(i.ID), idText(i.Visit), i.Day.String(), town, d.For, d.Addressee, d.By, d.Text, words.Of("theme", string(d.Theme)), measurable,
		strings.Join(d.Vague, "、"), d.Deadline, strings.Join(quantities, "、"), words.Of("status", string(i.Status)), i.ChangedBy,
		strconv.FormatFloat(i.Value().Confidence, 'f', 2, 64),
	}
}
