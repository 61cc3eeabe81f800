// Package eval compares readings with gold annotations made by careful readers.
//
// Lists of named things (stops, organisations, people) match one to one by name. Names compare folded: full
// and half width, both scripts, all kinds of quotation marks are alike. Directives match one to one by their
// spans in the text as received, where the intersection is at least 0.8 of the union. From the matches come
// three numbers a list: precision, recall and F1. What is said of a matched item (for whom a directive is, its
// theme, its addressee; a stop's kind and parent) is a share of the matched items only, so that a thing is not
// punished twice.
//
// To keep those who tune rules honest, reports are split by their number: a report whose number divides by
// three is only for scoring, all others are for tuning. Both parts have a table of their own.
//
// All sums are integers, so a table does not depend on the order in which reports were scored.
package eval
