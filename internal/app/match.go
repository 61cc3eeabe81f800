package app

import (
	"cmp"
	"slices"
	"strings"

	"zhenyu"
	"zhenyu/internal/store"
)

// Match is a site that a mention could be.
type Match struct {
	Site zhenyu.Site `json:"site"`
	How  How         `json:"how" enum:"exact,alias,near"`
}

// How says why a site could be the one that is mentioned.
type How string

// The ways, the surest first.
const (
	Exact How = "exact" // the same name in the same area
	Alias How = "alias" // one of its other names, in the same area
	Near  How = "near"  // a name much like it in the same area or, of a stop whose village nobody knows, town; or its very name where not both areas are known, or not alike
)

// sitesNear bounds how many sites of one area are compared with a name.
const sitesNear = 500

// maxMatches bounds how many sites a person is asked to choose among.
const maxMatches = 100

// matches gives the sites that a stop could be, the surest first. Sites that were merged stand as what they were
// merged into.
func matches(tx *store.Tx, stop *zhenyu.Item) ([]Match, error) {
	name := stop.Value().Stop.Place
	var found []Match
	ids, err := tx.Named(store.SiteKind, name)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		s, err := rootSite(tx, zhenyu.SiteID(id))
		if err != nil {
			return nil, err
		}
		if how := sureness(s, stop); how != "" {
			found = append(found, Match{*s, how})
		}
	}
	if stop.Area != 0 {
		around, err := tx.SitesIn(stop.Area, sitesNear)
		if err != nil {
			return nil, err
		}
		bare, err := withoutAreas(tx, stop.Area, stop.Town)
		if err != nil {
			return nil, err
		}
		for _, s := range around {
			if nearName(bare(s.Name), bare(name)) {
				found = append(found, Match{*s, Near})
			}
		}
	}
	found = distinct(found)
	return found[:min(len(found), maxMatches)], nil
}

// sureness tells how sure it is that a site that has the name of a stop is that stop; "" where they lie in two towns. Every
// town has a service hall, and villages of one town have theirs: only a name in one and the same known area is sure.
func sureness(s *zhenyu.Site, stop *zhenyu.Item) How {
	switch {
	case s.Town != stop.Town && s.Town != 0 && stop.Town != 0:
		return ""
	case s.Area == 0 || s.Area != stop.Area || s.Town == 0:
		return Near
	case store.FoldName(s.Name) == store.FoldName(stop.Value().Stop.Place):
		return Exact
	}
	return Alias
}

// withoutAreas gives how to take the names of areas from the head of a site's: 沙棠镇冷链物流园 in 沙棠镇 is 冷链物流园.
func withoutAreas(tx *store.Tx, ids ...zhenyu.AreaID) (func(name string) string, error) {
	var areas []string
	for _, id := range ids {
		if id == 0 {
			continue
		}
		a, err := tx.Area(id)
		if err != nil {
			return nil, err
		}
		areas = append(areas, a.Name)
	}
	return func(name string) string {
		for _, a := range areas {
			if rest := strings.TrimPrefix(name, a); rest != "" {
				name = rest
			}
		}
		return name
	}, nil
}

// distinct keeps the surest match of each site.
func distinct(found []Match) []Match {
	seen := map[zhenyu.SiteID]bool{}
	found = slices.DeleteFunc(found, func(m Match) bool {
		again := seen[m.Site.ID]
		seen[m.Site.ID] = true
		return again
	})
	order := []How{Exact, Alias, Near}
	slices.SortStableFunc(found, func(a, b Match) int { return cmp.Compare(slices.Index(order, a.How), slices.Index(order, b.How)) })
	return found
}

// rootSite gives the site that one stands for after all merges.
func rootSite(tx *store.Tx, id zhenyu.SiteID) (*zhenyu.Site, error) {
	for {
		s, err := tx.Site(id)
		if err != nil || s.MergedInto == 0 {
			return s, err
		}
		id = s.MergedInto
	}
}

// nearName tells whether two names could be one thing's: the shorter, of at least three characters, is within the
// longer, or they differ in no more than a quarter of their characters.
func nearName(a, b string) bool {
	a, b = store.FoldName(a), store.FoldName(b)
	if a == b {
		return true
	}
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y, a, b = y, x, b, a
	}
	if len(x) >= 3 && strings.Contains(b, a) {
		return true
	}
	return len(y) >= 4 && editDistance(x, y) <= len(y)/4
}

// editDistance counts the characters to insert, drop or change (Levenshtein).
func editDistance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			change := diagonal
			if x != y {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
