package app

import (
	"cmp"
	"slices"

	"zhenyu"
)

// chainCheck walks the log. After a fault it goes on from what stands there, so that each fault is named once. Lines that
// were renumbered behind some that were put in or taken out still hold the hashes of their old numbers, by which they are
// known to be whole.
type chainCheck struct {
	kept   *zhenyu.Head
	last   int64
	hash   zhenyu.Hash // of the line before
	at     zhenyu.Instant
	shift  int64 // how much more the numbers are than they were
	line   int   // of the file, of what is taken; 0 where there is no file
	held   *odd  // stands before its place; the line behind it says why
	early  []*odd
	gaps   []gap
	odd    *odd
	odds   []*odd // all, but those that were put in or stand behind what was taken out
	events int64
	found  bool // kept
	faults []Fault
}

// odd is a line that does not fit the one before. The line behind it says why.
type odd struct {
	*zhenyu.Event
	before zhenyu.Hash
	line   int
}

// gap is lines that are missing so far.
type gap struct{ first, last int64 }

// maxRun is how many lines behind each other that were taken out are found where those behind them were renumbered.
const maxRun = 100

// begin lets the log go on from a line.
func (c *chainCheck) begin(head zhenyu.Head) {
	c.last, c.hash, c.at = head.Seq, head.Hash, head.At
	c.keep(head.Seq, head.Hash)
}

// fault names what happened to events, and the line of the file where one stands.
func (c *chainCheck) fault(what string, first, last int64, line int) {
	f := Fault{Seq: first, What: what, Line: line}
	if last > first {
		f.Last = last
	}
	if len(c.faults) < maxFaults {
		c.faults = append(c.faults, f)
	}
}

// keep compares a line with the head that was kept.
func (c *chainCheck) keep(seq int64, hash zhenyu.Hash) {
	if c.kept == nil || seq != c.kept.Seq {
		return
	}
	c.found = true
	if hash != c.kept.Hash {
		c.fault("kept", seq, seq, c.line)
	}
}

func (c *chainCheck) take(e *zhenyu.Event) {
	c.events++
	c.keep(e.Seq, e.Hash)
	if c.held != nil {
		c.place(e)
	}
	c.catchUp()
	if e.Seq > c.last+1 {
		c.held = &odd{e, c.hash, c.line}
		return
	}
	c.judge(e)
}

// place says what the line that is held is, by the one behind it: one that was moved to the front, alone or in the place of
// another, or the first behind some that are missing.
func (c *chainCheck) place(e *zhenyu.Event) {
	held := c.held
	c.held = nil
	if c.last < e.Seq && e.Seq <= c.last+2 && e.Seq < held.Seq && len(c.early) < maxFaults {
		c.fault("reordered", held.Seq, held.Seq, held.line)
		c.early = append(c.early, held)
		return
	}
	c.gaps = append(c.gaps, gap{c.last + 1, held.Seq - 1})
	c.goOn(held.Event)
}

// catchUp passes over the lines that were moved to the front from here.
func (c *chainCheck) catchUp() {
	for {
		i := slices.IndexFunc(c.early, func(e *odd) bool { return e.Seq == c.last+1 })
		if i < 0 {
			return
		}
		e := c.early[i]
		c.early = slices.Delete(c.early, i, i+1)
		if !follows(e.Event, c.hash, c.shift) {
			c.fault("changed", e.Seq, e.Seq, e.line)
		}
		c.goOn(e.Event)
	}
}

func (c *chainCheck) goOn(e *zhenyu.Event) { c.last, c.hash, c.at = e.Seq, e.Hash, e.At }

// judge takes a line that is not before its place.
func (c *chainCheck) judge(e *zhenyu.Event) {
	whole := follows(e, c.hash, c.shift)
	if !whole && c.swapped(e) {
		return
	}
	if c.odd != nil {
		whole = c.explain(e, whole) || whole
	}
	switch {
	case e.Seq <= c.last:
		if c.late(e) {
			return
		}
	case !whole:
		c.odd = &odd{e, c.hash, c.line}
		if len(c.faults) < maxFaults {
			c.odds = append(c.odds, c.odd)
		}
	case e.At < c.at:
		c.fault("reordered", e.Seq, e.Seq, c.line)
	}
	c.goOn(e)
}

// late takes a line that stands behind its place, and tells whether the log goes on from the one before it.
func (c *chainCheck) late(e *zhenyu.Event) bool {
	for i, g := range c.gaps {
		if e.Seq < g.first || e.Seq > g.last {
			continue
		}
		c.fault("reordered", e.Seq, e.Seq, c.line)
		c.gaps = slices.Replace(c.gaps, i, i+1, gap{g.first, e.Seq - 1}, gap{e.Seq + 1, g.last})
		return true
	}
	c.fault("inserted", e.Seq, e.Seq, c.line)
	return e.Seq < c.last
}

// follows tells whether a line is what was written behind one with a hash, under a number less by shift.
func follows(e *zhenyu.Event, before zhenyu.Hash, shift int64) bool {
	was := *e
	was.Seq -= shift
	return was.Chain(before) == e.Hash
}

// swapped tells whether a line and an odd one before it stand in each other's place, under each other's number. What stands
// behind the odd one builds on this one then.
func (c *chainCheck) swapped(e *zhenyu.Event) bool {
	if len(c.faults) >= maxFaults {
		return false
	}
	for _, o := range c.odds {
		away, before := e.Seq-o.Seq, c.hash
		if away == 1 {
			before = e.Hash
		}
		if !follows(e, o.before, c.shift+away) || !follows(o.Event, before, c.shift-away) {
			continue
		}
		c.settleOdd()
		c.forgive(o)
		for _, next := range c.odds {
			if next.Seq == o.Seq+1 && follows(next.Event, e.Hash, c.shift) {
				c.forgive(next)
				break
			}
		}
		c.fault("reordered", o.Seq, o.Seq, o.line)
		c.fault("reordered", e.Seq, e.Seq, c.line)
		c.last, c.hash, c.at = e.Seq, o.Hash, o.At
		return true
	}
	return false
}

// settleOdd names the odd line as changed.
func (c *chainCheck) settleOdd() {
	if c.odd != nil {
		c.fault("changed", c.odd.Seq, c.odd.Seq, c.odd.line)
		c.odd = nil
	}
}

// forgive takes back that a line was changed.
func (c *chainCheck) forgive(o *odd) {
	c.odds = slices.DeleteFunc(slices.Clone(c.odds), func(other *odd) bool { return other == o })
	c.faults = slices.DeleteFunc(c.faults, func(f Fault) bool { return f.What == "changed" && f.Seq == o.Seq })
}

// explain names what the odd line is by the one behind it, and tells whether that is whole.
func (c *chainCheck) explain(e *zhenyu.Event, whole bool) bool {
	o := c.odd
	c.settleOdd()
	if whole {
		return true
	}
	if follows(e, o.before, c.shift+1) {
		c.forgive(o)
		c.shift++
		c.fault("inserted", o.Seq, o.Seq, o.line)
		return true
	}
	for n := int64(1); n <= maxRun && len(c.faults) < maxFaults; n++ {
		if follows(e, c.hash, c.shift-n) {
			c.forgive(o)
			c.shift -= n
			c.fault("removed", o.Seq, o.Seq+n-1, 0) // what stood before it
			return true
		}
	}
	return false
}

// settle says what the line that is held is where none is behind it.
func (c *chainCheck) settle() {
	if c.held != nil {
		c.gaps = append(c.gaps, gap{c.last + 1, c.held.Seq - 1})
		c.goOn(c.held.Event)
		c.held = nil
	}
	c.catchUp()
	for _, g := range c.gaps {
		if g.first <= g.last {
			c.fault("removed", g.first, g.last, 0)
		}
	}
	c.gaps = nil
}

// end gives the faults of a log that ought to end with a head.
func (c *chainCheck) end(head zhenyu.Head) []Fault {
	c.settle()
	switch {
	case c.odd == nil:
	case c.odd.Seq > head.Seq:
		c.fault("inserted", c.odd.Seq, c.odd.Seq, c.odd.line)
	default:
		c.fault("changed", c.odd.Seq, c.odd.Seq, c.odd.line)
	}
	switch {
	case c.shift != 0 || c.odd != nil && c.last >= head.Seq: // named already
	case c.last < head.Seq:
		c.fault("removed", c.last+1, head.Seq, 0)
	case c.last > head.Seq:
		c.fault("inserted", head.Seq+1, c.last, 0)
	case c.hash != head.Hash:
		c.fault("head", c.last, c.last, 0)
	}
	if c.kept != nil && !c.found && *c.kept != (zhenyu.Head{At: c.kept.At}) {
		c.fault("kept", c.kept.Seq, c.kept.Seq, 0)
	}
	slices.SortStableFunc(c.faults, func(a, b Fault) int { return cmp.Compare(a.Seq, b.Seq) })
	return c.faults
}
