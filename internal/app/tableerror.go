package app

import (
	"fmt"

	"zhenyu"
	"zhenyu/engine/table"
	"zhenyu/internal/lang"
)

// tableFaults are the messages for what is wrong in tables of people, facilities and candidates.
var tableFaults = map[string]string{
	"has no head line":                               "table_no_head",
	"has no column %q":                               "table_no_column",
	"is longer than 64 KiB":                          "table_long_line",
	"is not written in UTF-8":                        "table_charset",
	"goes on after its closing quote":                "table_after_quote",
	"has no closing quote":                           "table_open_quote",
	"goes on after the last column of the head line": "table_long_row",
	"%q is not a number":                             "table_no_number",
	"%g is not from -%g to %g degrees":               "table_degrees",
	"%s people are not from 0 to 10^10":              "table_people",
	"is more than %d origins":                        "table_many_origins",
	"is more than %d facilities":                     "table_many_facilities",
	"a facility without a category":                  "table_no_category",
	"no node has the id %q":                          "table_no_node",
	"datum %q is not wgs84, gcj02 or bd09":           "table_datum",
	"id %q is there already":                         "table_twice",
	"%g, %g is no longitude and latitude":            "table_no_place",
}

// tableNames are the names of these tables, by those that their errors have.
var tableNames = map[string]string{"origins": "table_origins", "facilities": "table_facilities", "candidates": "table_candidates"}

// TableFault says what is wrong where a table is: a message, or English where the catalogue has no words for it.
func TableFault(e *table.Error) any {
	if key := tableFaults[e.Why]; key != "" {
		return lang.Message{Key: key, Args: e.Args}
	}
	return fmt.Sprintf(e.Why, e.Args...)
}

// tableError says where a table is wrong, and how, in words of the catalogue; what it has no words for stays English.
func tableError(e *table.Error) error {
	nameKey, why := tableNames[e.Table], TableFault(e)
	if nameKey == "" || tableFaults[e.Why] == "" {
		return invalid(e)
	}
	name := lang.Message{Key: nameKey}
	if e.Column == 0 {
		return problem(zhenyu.Invalid, "table_line", name, e.Line, why)
	}
	return problem(zhenyu.Invalid, "table_cell", name, e.Line, e.Column, e.Head, why)
}
