package store

import (
	"fmt"
	"strconv"
	"strings"

	"zhenyu"
)

// filter collects the conditions of a query, each with its arguments.
type filter struct {
	conditions []string
	args       []any
}

// add adds a condition, in which every ? stands for the next argument.
func (f *filter) add(condition string, args ...any) {
	for _, a := range args {
		f.args = append(f.args, a)
		condition = strings.Replace(condition, "?", "$"+strconv.Itoa(len(f.args)), 1)
	}
	f.conditions = append(f.conditions, condition)
}

// below keeps the rows before an id; 0 keeps all.
func (f *filter) below(id int64) {
	if id != 0 {
		f.add("id < ?", id)
	}
}

// among adds a condition that a column is one of the ids.
func among[T ~int64](f *filter, column string, ids []T) {
	if len(ids) == 1 {
		f.add(column+" = ?", int64(ids[0]))
		return
	}
	marks := make([]string, len(ids))
	for i, id := range ids {
		f.args = append(f.args, int64(id))
		marks[i] = "$" + strconv.Itoa(len(f.args))
	}
	f.add(column + " IN (" + strings.Join(marks, ", ") + ")")
}

// standing keeps the rows of a status. Where none is named, rejected ones are left out: they are in no list and no count
// but those that ask for them.
func (f *filter) standing(s zhenyu.Status) {
	if s == "" {
		f.add("status <> 'rejected'")
		return
	}
	f.add("status = ?", string(s))
}

// days keeps a column between two days, both within; a day that is known in part covers all of its part.
func (f *filter) days(from, to zhenyu.Day) {
	if from != 0 {
		f.add("day >= ?", int64(from))
	}
	if to != 0 {
		f.add("day <= ?", int64(to.Last()))
	}
}

func (f *filter) where() string {
	if len(f.conditions) == 0 {
		return ""
	}
	return "WHERE " + strings.Join(f.conditions, " AND ")
}

func (f *filter) or() string { return strings.Join(f.conditions, " OR ") }

// Page says which part of a list is wanted: the Limit rows after a cursor, newest first or oldest first.
type Page struct {
	After  zhenyu.Cursor
	Limit  int
	Oldest bool
}

// page adds the order and the page of a list by day and id.
func (f *filter) page(p Page) string {
	then, order := "<", "DESC"
	if p.Oldest {
		then, order = ">", "ASC"
	}
	if p.After != (zhenyu.Cursor{}) {
		f.add("(day, id) "+then+" (?, ?)", int64(p.After.Day), p.After.ID)
	}
	return fmt.Sprintf("%s ORDER BY day %s, id %s LIMIT %d", f.where(), order, order, p.Limit)
}

// MaxTotal is how far a list is counted; one that is longer has at least one more.
const MaxTotal = 1000

// total counts the rows of a filter, no further than MaxTotal+1.
func (tx *Tx) total(table string, f *filter) (int, error) {
	var n int
	err := tx.one(fmt.Sprintf("SELECT count(*) FROM (SELECT 1 FROM %s %s LIMIT %d) AS capped", table, f.where(), MaxTotal+1), f.args, &n)
	return n, err
}
