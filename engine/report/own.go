package report

import (
	"cmp"

	"zhenyu/engine/gazetteer"
)

// A district's own file calls places by names that no ending tells: 老码头 for a park, 红星大队 for a village.

// ownName is a name of the district's file that starts at a rune, and its place; its end is 0 where none does.
type ownName struct {
	end int
	id  gazetteer.ID
}

// markOwn notes a name where the district's file has it for one place.
func (p *passage) markOwn(at, end int, name string) {
	if ids := p.gazetteer.FindOwn(nil, name); len(ids) == 1 {
		if p.own == nil {
			p.own = map[int]ownName{}
		}
		p.own[at] = ownName{end, ids[0]}
	}
}

// callOwn makes of an item that ends with a name of the district's file, alone or behind areas, the place that the file
// knows. What ends as an area is one already, be it called 新建村.
func (p *passage) callOwn(pl *place) {
	if len(p.own) == 0 {
		return
	}
	if pl.level != noArea {
		if own := p.own[pl.name.start]; own.end == pl.name.end && levelOf(p.gazetteer.Level(own.id)) == pl.level {
			pl.own = own
		}
		return
	}
	starts := []int{pl.whole.start, pl.name.start}
	for _, a := range pl.areas {
		starts = append(starts, a.end)
	}
	for _, at := range starts {
		if own := p.own[at]; own.end == pl.whole.end && own.end > at {
			pl.own, pl.name = own, span{at, own.end}
			pl.level = levelOf(p.gazetteer.Level(own.id))
			pl.kind = p.ownKind(*pl)
			return
		}
	}
}

// levelOf ranks a place of the gazetteer.
func levelOf(l gazetteer.Level) areaLevel {
	switch l {
	case gazetteer.Village:
		return villageLevel
	case gazetteer.Town:
		return townLevel
	case gazetteer.Site:
		return noArea
	default:
		return countyLevel
	}
}

// ownKind gives the kind of such a place: by its rank, by its name or its kind in the file, by its name in the text.
func (p *passage) ownKind(pl place) StopKind {
	if pl.level.holdsVillages() {
		return p.kindOf(pl)
	}
	for _, words := range []string{p.gazetteer.Name(pl.own.id), p.gazetteer.Kind(pl.own.id)} {
		text := []rune(words)
		if _, v := rulebook.kinds.ending(text, 0, len(text)); v != 0 {
			return kindList[v-1]
		}
	}
	if pl.level == villageLevel {
		return Village
	}
	return cmp.Or(pl.kind, OtherStop)
}

// ownParent gives the town, village or site that the district's file puts a stop in, None where it says nothing.
func ownParent(g *gazetteer.Gazetteer, at located) gazetteer.ID {
	if !at.found || !g.Added(at.id) || g.Level(at.id) <= gazetteer.Town {
		return gazetteer.None
	}
	return g.Parent(at.id)
}
