package app

import (
	"cmp"
	"slices"
	"strings"

	"zhenyu"
	"zhenyu/internal/store"
)

// Match is a site or an organisation that a mention could be.
type Match struct {
	Site         *zhenyu.Site         `json:"site,omitempty" doc:"of a stop"`
	Organisation *zhenyu.Organisation `json:"organisation,omitempty" doc:"of an organisation met"`
	How          How                  `json:"how" enum:"exact,alias,near"`
}

// How says why a record could be the one that is mentioned.
type How string

// The ways, the surest first.
const (
	Exact How = "exact" // the same name in the same area
	Alias How = "alias" // one of its other names, in the same area
	Near  How = "near"  // a name much like it in the same area or, of a mention whose village nobody knows, town; or its very name where not both areas are known, or not alike
)

// sitesNear bounds how many records of one area are compared with a name.
const sitesNear = 500

// maxMatches bounds how many records a person is asked to choose among.
const maxMatches = 100

// mention is a name as somebody has it, and where it is.
type mention struct {
	name       string
	area, town lineage
}

func mentionAt(tx *store.Tx, name string, area, town zhenyu.AreaID) (m mention, err error) {
	m.name = name
	if m.area, err = lineageOf(tx, area); err == nil {
		m.town, err = lineageOf(tx, town)
	}
	return m, err
}

// candidate is a record that a mention could be.
type candidate struct {
	Match
	id         int64
	name       string
	area, town zhenyu.AreaID
}

func siteCandidate(s *zhenyu.Site) candidate {
	return candidate{Match{Site: s}, int64(s.ID), s.Name, s.Area, s.Town}
}

// matches gives the records that an item could be, the surest first; none for a stop in an area as such.
func matches(tx *store.Tx, i *zhenyu.Item) ([]Match, error) {
	v := i.Value()
	switch {
	case i.Kind == zhenyu.OrganisationItem:
		m, err := mentionAt(tx, v.Met.Name, i.Area, i.Town)
		if err != nil {
			return nil, err
		}
		return organisationMatches(tx, m)
	case i.Kind == zhenyu.StopItem && !v.Stop.Kind.IsArea():
		m, err := mentionAt(tx, v.Stop.Place, i.Area, i.Town)
		if err != nil {
			return nil, err
		}
		return siteMatches(tx, m)
	}
	return []Match{}, nil
}

// siteMatches gives the sites that a mention could be, the surest first. Sites that were merged stand as what they were
// merged into.
func siteMatches(tx *store.Tx, m mention) ([]Match, error) {
	ids, err := tx.Named(store.SiteKind, m.name)
	if err != nil {
		return nil, err
	}
	var found []candidate
	bare, err := m.withoutAreas(tx)
	if err != nil {
		return nil, err
	}
	single := registered(m.name) || bare(m.name) != m.name
	for _, id := range ids {
		named, err := tx.Site(zhenyu.SiteID(id))
		if err != nil {
			return nil, err
		}
		s, err := rootSite(tx, named.ID)
		if err != nil {
			return nil, err
		}
		c := siteCandidate(s)
		c.area, c.town = named.Area, named.Town // a name is known where its own row lies
		c.How = m.sureness(c, single)
		found = append(found, c)
	}
	if m.area.known() {
		around, err := tx.SitesIn(m.area.kin, sitesNear)
		if err != nil {
			return nil, err
		}
		for _, s := range around {
			found = append(found, m.near(siteCandidate(s), bare))
		}
	}
	return best(found), nil
}

// sureness tells how sure it is that a record that has the name of a mention is that; "" where they lie in two towns. Every
// town has a service hall, and villages of one town have theirs: only a name in one and the same known village is sure, or
// in one town where it is the name of a single thing there. A town is the same under the name that it had before.
func (m mention) sureness(c candidate, single bool) How {
	switch {
	case !m.town.canBe(c.town):
		return ""
	case !m.area.is(c.area) || !m.town.is(c.town) || c.area == c.town && !single:
		return Near
	}
	return m.called(c)
}

// called tells whether a mention has the name of a record or another one of its names.
func (m mention) called(c candidate) How {
	if store.FoldName(c.name) == store.FoldName(m.name) {
		return Exact
	}
	return Alias
}

// near marks a candidate whose name is much like that of the mention, without the names of areas.
func (m mention) near(c candidate, bare func(string) string) candidate {
	if nearName(bare(c.name), bare(m.name)) {
		c.How = Near
	}
	return c
}

// registered tells whether a name is that of a company or cooperative, which only one in a district is given.
func registered(name string) bool {
	return strings.HasSuffix(name, "公司") || strings.HasSuffix(name, "合作社")
}

// withoutAreas gives how to take the names of the mention's areas, old ones too, from the head of a name: 沙棠镇冷链物流园 in
// 沙棠镇 is 冷链物流园.
func (m mention) withoutAreas(tx *store.Tx) (func(name string) string, error) {
	var areas []string
	for _, id := range slices.Concat(m.area.kin, m.town.kin) {
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

// best keeps the surest match of each record, no more than maxMatches.
func best(found []candidate) []Match {
	order := []How{Exact, Alias, Near}
	found = slices.DeleteFunc(found, func(c candidate) bool { return c.How == "" })
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(slices.Index(order, a.How), slices.Index(order, b.How)) })
	seen := map[int64]bool{}
	matches := []Match{}
	for _, c := range found {
		if !seen[c.id] && len(matches) < maxMatches {
			matches = append(matches, c.Match)
		}
		seen[c.id] = true
	}
	return matches
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
// longer, they differ in no more than a quarter of their characters, or one is the other with a word put in: 冷链物流园 is
// 冷链物流产业园.
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
	return len(y) >= 4 && editDistance(x, y) <= len(y)/4 || hasWordMore(x, y)
}

// hasWordMore tells whether a name is another, of at least four characters, with up to three put in between its beginning of
// at least two and its end.
func hasWordMore(x, y []rune) bool {
	more := len(y) - len(x)
	if len(x) < 4 || more < 1 || more > 3 {
		return false
	}
	begins := 0
	for begins < len(x) && x[begins] == y[begins] {
		begins++
	}
	ends := 0
	for ends < len(x) && x[len(x)-1-ends] == y[len(y)-1-ends] {
		ends++
	}
	return begins >= 2 && ends >= 1 && begins+ends >= len(x)
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
