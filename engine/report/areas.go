package report

import (
	"slices"
	"unicode/utf8"

	"zhenyu/engine/gazetteer"
)

// markAreas notes where the gazetteer's towns, counties and villages stand with their type words.
// A word of the tables that only begins inside such a name is not that word: 叮咛 in 叮咛店镇.
func (p *passage) markAreas(g *gazetteer.Gazetteer) {
	p.known, p.gazetteer = make([]knownArea, len(p.runes)+1), g
	if g == nil {
		return
	}
	text := string(p.runes)
	at, offset := 0, 0 // rune index of a byte offset
	g.Scan(text, func(m gazetteer.Match) bool {
		at += utf8.RuneCountInString(text[offset:m.Start])
		offset = m.Start
		n := utf8.RuneCountInString(text[m.Start:m.End])
		if level := typedLevel(m.Levels, n); level != noArea && p.startsName(at) && p.endsAsArea(at, at+n) {
			p.known[at] = knownArea{int32(at + n), level}
		}
		if m.Name.Own() {
			p.markOwn(at, at+n, text[m.Start:m.End])
		}
		return true
	})
}

// typedLevel is the lowest rank that a name of n characters surely has, noArea where it could as
// well be other words: two characters and short villages are.
func typedLevel(s gazetteer.LevelSet, n int) areaLevel {
	switch {
	case s.Typed(gazetteer.Town) && n >= 3:
		return townLevel
	case s.Typed(gazetteer.County) && n >= 3:
		return countyLevel
	case s.Typed(gazetteer.Village) && n >= 4:
		return villageLevel
	}
	return noArea
}

// studiedTown says whether a place that is gone to and studied is a town of the gazetteer that is
// named without its type word.
func (p *passage) studiedTown(pl place) bool {
	if pl.level != noArea || len(pl.areas) > 0 || pl.kind == Park {
		return false
	}
	return p.bareTown(pl.name)
}

// bareTown says whether a name is a town's without its type word: 东大街 for 东大街街道.
func (p *passage) bareTown(s span) bool {
	if p.gazetteer == nil || s.end-s.start < 3 {
		return false
	}
	for _, id := range p.gazetteer.Find(nil, p.string(s.start, s.end)) {
		if p.gazetteer.Level(id) == gazetteer.Town {
			return true
		}
	}
	return false
}

// knownIn says whether the gazetteer has a village of that name in a town, or the district's file a place: 新建村 in 万祥镇 is
// no newly built village.
func (p *passage) knownIn(town area, name span) bool {
	if p.own[name.start].end == name.end {
		return true
	}
	if p.gazetteer == nil || town.level != townLevel || p.runes[name.end-1] != '村' {
		return false
	}
	village := p.string(name.start, name.end)
	for _, id := range p.gazetteer.Find(nil, p.string(town.start, town.end)) {
		if len(p.gazetteer.FindWithin(nil, village, id)) > 0 {
			return true
		}
	}
	return false
}

// endsAsArea says whether a name ends with the word for its rank, so that a park or a farm that is
// counted among the towns (工业集中区, 农场) stays a park or a farm.
func (p *passage) endsAsArea(start, end int) bool {
	switch p.runes[end-1] {
	case '镇', '乡', '村', '县', '市', '旗':
		return true
	case '道':
		return p.has(end-2, "街道")
	case '区':
		if p.has(end-3, "开发区") || p.has(end-3, "高新区") || p.has(end-3, "经开区") {
			return false
		}
		return p.has(end-2, "社区") || p.has(end-2, "新区") || !p.generic(span{start, end})
	}
	return false
}

// startsName says whether a name can start at i: no longer word of going, looking or saying does.
func (p *passage) startsName(i int) bool {
	end, c := p.at(i)
	return end-i < 2 || c&(goes|looks|studies|says|connects|adverb|wide|local|party|group|withs) == 0 || c&asksOf != 0
}

// locate finds the places of the gazetteer that stops stand for. The towns and counties named in
// the report choose the county that most of them lie in; villages and sites are looked for below
// their town, else below that county.
func (p *passage) locate(t *tour, g *gazetteer.Gazetteer) []located {
	out := make([]located, len(t.stops))
	if g == nil {
		return out
	}
	elsewhere := p.fromElsewhere()
	context := p.context(t, g)
	for i, s := range t.stops {
		around := parents(s, out, context, g)
		id, rest := g.Resolve(s.name, append(slices.Clone(around), context...))
		no := func(id gazetteer.ID) bool {
			return elsewhere && !g.Added(id) || !fits(g.Level(id), s) || len(around) > 0 && !withinAny(g, id, around)
		}
		if id != gazetteer.None && s.kind != "" && !no(id) {
			out[i] = located{id: id, found: true}
			continue
		}
		out[i] = located{id: gazetteer.None, candidates: slices.DeleteFunc(rest, no)}
	}
	return out
}

// parents gives the place that a stop is in, or those of the name, where the report says one: a place of the stop's name
// elsewhere is another place.
func parents(s stopMade, at []located, context []gazetteer.ID, g *gazetteer.Gazetteer) []gazetteer.ID {
	if up := s.parent; up >= 0 && at[up].found {
		return []gazetteer.ID{at[up].id}
	}
	if s.within == "" {
		return nil
	}
	id, several := g.Resolve(s.within, context)
	if id != gazetteer.None {
		return []gazetteer.ID{id}
	}
	return several
}

func withinAny(g *gazetteer.Gazetteer, id gazetteer.ID, around []gazetteer.ID) bool {
	return slices.ContainsFunc(around, func(up gazetteer.ID) bool { return g.Within(id, up) })
}

// fromElsewhere says whether a report is from Taiwan or Hong Kong by the words of its offices: the country's
// towns of the same names are other places.
func (p *passage) fromElsewhere() bool {
	first := ""
	for i := range p.runes {
		end, v := elsewhereWords.longest(p.runes, i)
		if v == 0 {
			continue
		}
		if word := p.string(i, end); first == "" {
			first = word
		} else if word != first {
			return true // two of them: one may be in anybody's report
		}
	}
	return false
}

var elsewhereWords = rulebook.starting("elsewhere")

// located is the place that a stop stands for, or those it could stand for.
type located struct {
	id         gazetteer.ID
	found      bool
	candidates []gazetteer.ID
}

// fits says whether a place of a level can be what a stop is.
func fits(level gazetteer.Level, s stopMade) bool {
	switch s.place.level {
	case countyLevel:
		return level <= gazetteer.County
	case townLevel:
		return level == gazetteer.Town
	case villageLevel:
		return level == gazetteer.Village
	case noArea:
	}
	return level > gazetteer.Village // a site: only the district's own
}

// context gives the county that most of the areas named lie in, or nothing where none leads, or where frequent names could
// as well meet there by chance: 永安镇 and 太平乡 are in many counties each.
func (p *passage) context(t *tour, g *gazetteer.Gazetteer) []gazetteer.ID {
	meetings := map[gazetteer.ID]meeting{}
	var best []gazetteer.ID
	most := 0
	for _, name := range p.areaNames(t) {
		counties := countiesOf(g, name)
		for _, id := range counties {
			m := meetings[id].with(len(counties))
			meetings[id] = m
			if m.names > most {
				best, most = best[:0], m.names
			}
			if m.names == most {
				best = append(best, id)
			}
		}
	}
	if len(best) == 1 && meetings[best[0]].meant() {
		return best
	}
	return nil
}

// meeting is how many of the areas named lie in one county, and how many counties would have all of them if names were
// strewn over the country by chance.
type meeting struct {
	names  int
	chance float64
}

// with adds a name that so many counties have.
func (m meeting) with(counties int) meeting {
	if m.names == 0 {
		return meeting{1, float64(counties)}
	}
	return meeting{m.names + 1, m.chance * float64(counties) / allCounties}
}

// meant says whether names meet in a county because the report is about it: one that no other has, or several that hardly
// meet otherwise.
func (m meeting) meant() bool { return m.names == 1 || m.chance < rareChance }

const (
	allCounties = 2900
	rareChance  = 0.05
)

// countiesOf lists the counties that have an area of a name, each once: of the district's own where its file has the name.
func countiesOf(g *gazetteer.Gazetteer, name string) []gazetteer.ID {
	ids := g.FindOwn(nil, name)
	if len(ids) == 0 {
		ids = g.Find(nil, name)
	}
	var counties []gazetteer.ID
	for _, id := range ids {
		county := countyOf(g, id)
		if county != gazetteer.None && g.Level(id) <= gazetteer.Town && !slices.Contains(counties, county) {
			counties = append(counties, county)
		}
	}
	return counties
}

// areaNames lists the towns and counties that the report names, each once.
func (p *passage) areaNames(t *tour) []string {
	var names []string
	for _, s := range t.stops {
		if s.place.level.holdsVillages() {
			names = appendNew(names, s.name)
		}
		for _, a := range s.place.areas {
			if a.level != villageLevel {
				names = appendNew(names, p.string(a.start, a.end))
			}
		}
	}
	return names
}

func countyOf(g *gazetteer.Gazetteer, id gazetteer.ID) gazetteer.ID {
	for id != gazetteer.None && g.Level(id) > gazetteer.County {
		id = g.Parent(id)
	}
	return id
}
