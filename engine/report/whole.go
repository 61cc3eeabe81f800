package report

// isTown says whether an area that sites lie in is a town that was visited itself, or that more
// than one site is said to lie in.
func (t *tour) isTown(name string) bool {
	n, list := 0, -1 // sites, and the sentence of the last that names the town
	for _, s := range t.stops {
		if s.name == name {
			return s.place.level == townLevel
		}
		if s.within != name {
			continue
		}
		if len(s.place.areas) > 0 && s.place.areas[len(s.place.areas)-1].level == townLevel {
			list = s.sentence
			n++
		} else if s.place.level == villageLevel && s.sentence == list {
			n++ // A镇B村、C村
		}
	}
	return n > 1
}

// whole gives the one place that the whole report is about: its only town, or the last of the
// only chain of stops.
func (t *tour) whole() (string, bool) {
	if len(t.towns) == 1 {
		if t.isTown(t.towns[0]) {
			return t.towns[0], true
		}
		if name, ok := t.root(); ok && len(t.stops) > 1 && t.stops[0].place.level == villageLevel {
			return name, true // one village and what is in it
		}
		return t.towns[0], false
	}
	if len(t.towns) > 1 || len(t.stops) == 0 {
		return "", false
	}
	chain := true
	for i, s := range t.stops[1:] {
		chain = chain && s.parent == i
	}
	if chain && t.stops[len(t.stops)-1].rule != "look-place" {
		return t.stops[len(t.stops)-1].name, true
	}
	return t.root()
}

// root gives the one stop that all others are parts of.
func (t *tour) root() (string, bool) {
	for i, s := range t.stops[1:] {
		if i := i + 1; !t.isAbove(0, i) || s.place.level != noArea {
			return "", false
		}
	}
	return t.stops[0].name, true
}
