package eval

import (
	"zhenyu/engine/report"
)

// Compare scores one reading against its annotation, and lists every difference in the order of the fields of
// Table, within a field missed before extra before wrong. It does not change its arguments. Deterministic;
// O(gold × read) per list, with lists of tens of items.
func Compare(g Gold, r *report.Reading) (Table, []Miss) {
	c := comparison{id: g.ID, table: Table{Reports: 1}}
	c.rate(&c.table.IsVisit, "is_visit", "", yesNo(g.IsVisit), yesNo(r.IsVisit), r.Reason)
	c.rate(&c.table.Script, "script", "", g.Script, r.Script, "")
	c.rate(&c.table.Date, "date", "", deref(g.Date), r.Date, "")
	c.stops(g.Stops, r.Stops)
	c.names(&c.table.Organisations, "organisations", each(g.Organisations, named), each(r.Met, metItem))
	c.leaders(g.Leaders, r.Leaders)
	c.names(&c.table.Participants, "participants", each(g.Participants, goldPerson), each(r.Participants, readPerson))
	c.directives(g.Directives, r.Directives)
	return c.table, c.misses
}

// comparison gathers the score and the misses of one report.
type comparison struct {
	id     string
	table  Table
	misses []Miss
}

// item is a named thing of either side.
type item struct{ name, rule string }

func (c *comparison) stops(gold []Stop, read []report.Stop) {
	golds, reads := each(gold, goldStop), each(read, readStop)
	pairs := c.names(&c.table.Stops, "stops", golds, reads)
	c.table.StopsRelaxed.add(relaxed(golds, reads, pairs))
	c.table.StopOrder.add(Rate{inOrder(pairs), len(pairs)})
	for _, p := range pairs {
		g, r := gold[p.gold], read[p.read]
		c.rate(&c.table.StopKind, "stop_kind", g.Place, string(g.Kind), string(r.Kind), r.Rule)
		c.rate(&c.table.StopWithin, "stop_within", g.Place, deref(g.Within), deref(r.Within), r.Rule)
	}
}

func (c *comparison) leaders(gold []Person, read []report.Person) {
	for _, p := range c.names(&c.table.Leaders, "leaders", each(gold, goldPerson), each(read, readPerson)) {
		g, r := gold[p.gold], read[p.read]
		c.rate(&c.table.LeaderTitle, "leader_title", g.Name, g.Title, r.Title, r.Rule)
	}
}

func (c *comparison) directives(gold []Directive, read []report.Directive) {
	pairs := matchSpans(each(gold, goldSpan), each(read, readSpan))
	c.tally(&c.table.Directives, "directives", each(gold, goldDirective), each(read, readDirective), pairs)
	for _, p := range pairs {
		g, r := gold[p.gold], read[p.read]
		c.rate(&c.table.Attribution, "attribution", g.Text, deref(g.For), deref(r.For), r.Rule)
		c.rate(&c.table.Theme, "theme", g.Text, string(g.Theme), string(r.Theme), r.Rule)
		c.rate(&c.table.Addressee, "addressee", g.Text, deref(g.Addressee), deref(r.Addressee), r.Rule)
	}
}

// names tallies a list of named things and gives its pairs.
func (c *comparison) names(t *Tally, field string, gold, read []item) []pair {
	pairs := matchNames(folded(gold), folded(read), equal)
	c.tally(t, field, gold, read, pairs)
	return pairs
}

// tally counts a list and notes what has no partner.
func (c *comparison) tally(t *Tally, field string, gold, read []item, pairs []pair) {
	t.add(Tally{len(gold), len(read), len(pairs)})
	goldLeft, readLeft := leftOver(len(gold), len(read), pairs)
	for _, i := range goldLeft {
		c.misses = append(c.misses, Miss{ID: c.id, Field: field, Kind: Missed, Gold: gold[i].name})
	}
	for _, j := range readLeft {
		c.misses = append(c.misses, Miss{ID: c.id, Field: field, Kind: Extra, Read: read[j].name, Rule: read[j].rule})
	}
}

// rate counts one thing said of an item, and notes it where it is wrong.
func (c *comparison) rate(r *Rate, field, of, gold, read, rule string) {
	right := fold(gold) == fold(read)
	r.count(right)
	if !right {
		c.misses = append(c.misses, Miss{ID: c.id, Field: field, Kind: Wrong, Item: of, Gold: gold, Read: read, Rule: rule})
	}
}

// relaxed tallies stops where those left over by exact names may also match by containment.
func relaxed(gold, read []item, exact []pair) Tally {
	goldLeft, readLeft := leftOver(len(gold), len(read), exact)
	more := matchNames(pick(folded(gold), goldLeft), pick(folded(read), readLeft), contains)
	return Tally{len(gold), len(read), len(exact) + len(more)}
}

// leftOver gives the indices on both sides that no pair has.
func leftOver(gold, read int, pairs []pair) (goldLeft, readLeft []int) {
	goldTaken, readTaken := make([]bool, gold), make([]bool, read)
	for _, p := range pairs {
		goldTaken[p.gold], readTaken[p.read] = true, true
	}
	return free(goldTaken), free(readTaken)
}

func free(taken []bool) []int {
	var left []int
	for i, t := range taken {
		if !t {
			left = append(left, i)
		}
	}
	return left
}

func pick(names []string, which []int) []string {
	return each(which, func(i int) string { return names[i] })
}

func folded(list []item) []string {
	return each(list, func(it item) string { return fold(it.name) })
}

// each gives what a function gives for each thing of a list.
func each[T, U any](list []T, of func(T) U) []U {
	out := make([]U, len(list))
	for i, x := range list {
		out[i] = of(x)
	}
	return out
}

func named(name string) item                  { return item{name, ""} }
func metItem(m report.Met) item               { return item{m.Name, m.Rule} }
func goldPerson(p Person) item                { return item{p.Name, ""} }
func readPerson(p report.Person) item         { return item{p.Name, p.Rule} }
func goldDirective(d Directive) item          { return item{d.Text, ""} }
func readDirective(d report.Directive) item   { return item{d.Text, d.Rule} }
func goldSpan(d Directive) report.Span        { return d.Span }
func readSpan(d report.Directive) report.Span { return d.Span }
func goldStop(s Stop) item                    { return item{s.Place, ""} }
func readStop(s report.Stop) item             { return item{s.Place, s.Rule} }

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
