package app

import (
	"slices"
	"strings"
	"unicode/utf8"

	"zhenyu"
	"zhenyu/internal/store"
)

// maxName is the longest name of a site or organisation, in characters.
const maxName = 200

// tidyAliases gives the other names of a record of a name, each once and without blanks around it; it refuses such as say
// nothing or are no names.
func tidyAliases(name string, aliases []string) ([]string, error) {
	tidy := []string{}
	for _, a := range aliases {
		if a = strings.TrimSpace(a); a == "" {
			return nil, problem(zhenyu.Invalid, "blank")
		}
		if n := utf8.RuneCountInString(a); n > maxName {
			return nil, problem(zhenyu.Invalid, "name_long", n, maxName)
		}
		same := func(other string) bool { return store.FoldName(other) == store.FoldName(a) }
		if !same(name) && !slices.ContainsFunc(tidy, same) {
			tidy = append(tidy, a)
		}
	}
	return tidy, checkNames(tidy...)
}

// learn adds the name that a record was mentioned by to its other names, so that it is known the next time, for as long
// as that mention is its own, see leave.
func learn(name string, aliases []string, said string) []string {
	for _, known := range append([]string{name}, aliases...) {
		if store.FoldName(known) == store.FoldName(said) {
			return aliases
		}
	}
	return append(aliases, said)
}

// learnAll adds to the other names of a record all names of one that is merged into it.
func learnAll(name string, aliases []string, also string, others []string) []string {
	aliases = learn(name, aliases, also)
	for _, other := range others {
		aliases = learn(name, aliases, other)
	}
	return aliases
}

// checkStanding refuses to change a site or organisation that another stands for, or that is there no more: nobody would
// see it.
func checkStanding(merged, removed bool) error {
	switch {
	case merged:
		return problem(zhenyu.Conflict, "record_merged")
	case removed:
		return problem(zhenyu.Conflict, "record_removed")
	}
	return nil
}
