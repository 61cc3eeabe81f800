package report

import "strings"

// What an ask names itself: the place it is put to, the office of one, the site that is its object.

// placeNamed gives the place that an addressee is or names: a stop, or towns by their endings.
func (p *passage) placeNamed(s span, t *tour) (string, bool) {
	text := p.string(s.start, s.end)
	for _, st := range t.stops {
		if st.name == text {
			return text, true
		}
	}
	if name, ok := p.officeOf(s, t); ok {
		return name, true
	}
	var names []string
	for i := s.start; i < s.end; {
		end := i
		for end < s.end && p.runes[end] != '、' && p.runes[end] != '和' && p.runes[end] != '及' {
			end++
		}
		a := p.areaAt(i, end)
		if a.level != noArea {
			whole := a.end == end
			inst := p.has(a.end, "政府") || p.has(a.end, "地方政府") || p.has(a.end, "党委") || p.has(a.end, "要") || p.has(a.end, "党工委")
			if !whole && !inst {
				return "", false
			}
			if a.end-a.start >= 2 && p.skipNumber(a.start) == a.start && !p.has(a.start, "其他") && !p.has(a.start, "其它") && p.class[a.start]&(wide|local) == 0 {
				names = append(names, p.string(a.start, a.end))
			}
		}
		i = end + 1
	}
	if len(names) == 0 {
		for _, st := range t.stops {
			n := len([]rune(st.name))
			if n >= objectRunes && s.end-s.start >= n && p.has(s.start, st.name) || s.end-s.start >= objectRunes && st.place.level == noArea && strings.HasPrefix(st.name, text) {
				return st.name, true
			}
		}
		return "", false
	}
	return strings.Join(names, "、"), true
}

// objectNamed gives the site that what is asked names in full.
func (p *passage) objectNamed(s span, t *tour) (string, bool) {
	for _, st := range t.stops {
		name := []rune(st.name)
		if st.place.level != noArea || len(name) < objectRunes {
			continue
		}
		for i := s.start; i+len(name) <= s.end; i++ {
			if equalRunes(p.runes[i:i+len(name)], name) {
				return st.name, true
			}
		}
	}
	return "", false
}

// objectRunes is the shortest name of a site that an ask names beyond doubt.
const objectRunes = 4

// officeOf gives the stop whose office an addressee is: 产业集聚区管委会.
func (p *passage) officeOf(s span, t *tour) (string, bool) {
	end, v := placeOffices.ending(p.runes, s.start, s.end)
	if v == 0 || end-s.start < 3 {
		return "", false
	}
	text := p.string(s.start, end)
	for _, st := range t.stops {
		if st.name == text || strings.HasSuffix(st.name, text) {
			return st.name, true
		}
	}
	return "", false
}

// placeOffices end the names of the offices of a place.
var placeOffices = rulebook.ending("place-office")
