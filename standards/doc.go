// Package standards holds the rules that people are measured against, as data: what a life circle
// must offer within how many metres or minutes, and which mapped objects count as what.
//
// # Problem
//
// A verdict is only as good as the number behind it. Standards change, localities set their own,
// and some numbers that everybody quotes nobody here has seen in print. So rules are files with a
// source and a mark for each row, not constants; a district replaces or adds files of the same
// form, which are checked when they are loaded; and a verdict carries the mark of its rule.
//
// # Files
//
// All are CSV with a head of named columns, UTF-8, with or without a byte order mark.
//
//	lifecircle/index.csv       the rule sets shipped: names, year, where measuring begins, source
//	lifecircle/levels.csv      the circles: minutes, metres, people
//	lifecircle/categories.csv  facility categories: tags, names, sizes, how they are entered and merged
//	lifecircle/NAME.csv        the rules of a set: categories, level, duty, metres, minutes, mode, zone
//
// # Invariants
//
// Tiers are not inclusive: a facility of a higher level never stands in for one of a lower, so each
// rule is judged by itself. A number that is not known is absent and never guessed; a rule without
// one says what must be there and gives no verdict on distance. A mark belongs to the number.
package standards
