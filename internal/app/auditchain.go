package app

import "zhenyu"

// chainCheck walks the log. After a fault it goes on from what stands there, so that each fault is named once. Lines that
// were renumbered behind one that was put in or taken out still hold the hashes of their old numbers, by which they are
// known to be whole.
type chainCheck struct {
	kept   *zhenyu.Head
	last   int64
	hash   zhenyu.Hash // of the line before
	at     zhenyu.Instant
	shift  int64 // how much more the numbers are than they were
	odd    *odd
	events int64
	found  bool // kept
	faults []Fault
}

// odd is a line that does not fit the one before. The line behind it says why.
type odd struct {
	seq    int64
	before zhenyu.Hash
}

func (c *chainCheck) fault(seq int64, what string) {
	if len(c.faults) < maxFaults {
		c.faults = append(c.faults, Fault{Seq: seq, What: what})
	}
}

func (c *chainCheck) take(e *zhenyu.Event) {
	c.events++
	whole := follows(e, c.hash, c.shift)
	if c.odd != nil {
		whole = c.explain(e, whole) || whole
	}
	switch {
	case e.Seq > c.last+1:
		c.fault(c.last+1, "removed")
	case e.Seq <= c.last:
		c.fault(e.Seq, "inserted")
	case !whole:
		c.odd = &odd{e.Seq, c.hash}
	case e.At < c.at:
		c.fault(e.Seq, "reordered")
	}
	if c.kept != nil && e.Seq == c.kept.Seq {
		c.found = true
		if e.Hash != c.kept.Hash {
			c.fault(e.Seq, "kept")
		}
	}
	c.last, c.hash, c.at = e.Seq, e.Hash, e.At
}

// follows tells whether a line is what was written behind one with a hash, under a number less by shift.
func follows(e *zhenyu.Event, before zhenyu.Hash, shift int64) bool {
	was := *e
	was.Seq -= shift
	return was.Chain(before) == e.Hash
}

// explain names what the odd line is by the one behind it, and tells whether that is whole.
func (c *chainCheck) explain(e *zhenyu.Event, whole bool) bool {
	o := c.odd
	c.odd = nil
	switch {
	case whole:
		c.fault(o.seq, "changed")
	case follows(e, o.before, c.shift+1):
		c.shift++
		c.fault(o.seq, "inserted")
		return true
	case follows(e, c.hash, c.shift-1):
		c.shift--
		c.fault(o.seq, "removed") // what stood before it
		return true
	default:
		c.fault(o.seq, "changed")
	}
	return false
}

func (c *chainCheck) end(head zhenyu.Head) []Fault {
	switch {
	case c.odd == nil:
	case c.odd.seq > head.Seq:
		c.fault(c.odd.seq, "inserted")
	default:
		c.fault(c.odd.seq, "changed")
	}
	switch {
	case c.shift != 0 || c.odd != nil && c.last >= head.Seq: // named already
	case c.last < head.Seq:
		c.fault(c.last+1, "removed")
	case c.last > head.Seq:
		c.fault(head.Seq+1, "inserted")
	case c.hash != head.Hash:
		c.fault(c.last, "head")
	}
	if c.kept != nil && c.kept.Seq > 0 && !c.found {
		c.fault(c.kept.Seq, "kept")
	}
	return c.faults
}
