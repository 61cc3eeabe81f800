package eval

import (
	"cmp"
	"slices"
	"strings"

	"zhenyu/engine/han"
	"zhenyu/engine/report"
)

// MinOverlap is the intersection over union from which two spans are the same directive.
const MinOverlap = 0.8

// fold gives the form in which names compare: simplified, one width, one kind of each mark, without spaces.
func fold(name string) string {
	return strings.ReplaceAll(han.Fold(han.Simplify(name)), " ", "")
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// pair is a gold item and the read item that matches it, by index.
type pair struct{ gold, read int }

// matchNames pairs equal names one to one; among several of one name, the first with the first. The pairs are in
// the order of gold. alike tells which folded names match.
func matchNames(gold, read []string, alike func(a, b string) bool) []pair {
	taken := make([]bool, len(read))
	var pairs []pair
	for i, name := range gold {
		for j, other := range read {
			if !taken[j] && alike(name, other) {
				taken[j] = true
				pairs = append(pairs, pair{i, j})
				break
			}
		}
	}
	return pairs
}

func equal(a, b string) bool { return a == b }

func contains(a, b string) bool {
	return a != "" && b != "" && (strings.Contains(a, b) || strings.Contains(b, a))
}

// matchSpans pairs spans one to one, those that overlap most first, down to MinOverlap. The pairs are in the
// order of gold. Where no two gold spans overlap, which the rules of annotation give, no other pairing has more
// pairs: two gold spans cannot both cover four fifths of one read span.
func matchSpans(gold, read []report.Span) []pair {
	type candidate struct {
		pair
		overlap float64
	}
	var all []candidate
	for i, g := range gold {
		for j, r := range read {
			if o := overlap(g, r); o >= MinOverlap {
				all = append(all, candidate{pair{i, j}, o})
			}
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.overlap, a.overlap), a.gold-b.gold, a.read-b.read)
	})
	goldTaken, readTaken := make([]bool, len(gold)), make([]bool, len(read))
	var pairs []pair
	for _, c := range all {
		if !goldTaken[c.gold] && !readTaken[c.read] {
			goldTaken[c.gold], readTaken[c.read] = true, true
			pairs = append(pairs, c.pair)
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int { return a.gold - b.gold })
	return pairs
}

// overlap is the intersection of two spans over their union; 0 where the union is empty.
func overlap(a, b report.Span) float64 {
	both := min(a[1], b[1]) - max(a[0], b[0])
	if both <= 0 {
		return 0
	}
	return float64(both) / float64(a[1]-a[0]+b[1]-b[0]-both)
}

// inOrder counts the longest run of pairs whose read items are in rising order: as many as need not be moved.
// Patience sorting: tails[n] is the smallest last index of a run of n+1.
func inOrder(pairs []pair) int {
	var tails []int
	for _, p := range pairs {
		n, _ := slices.BinarySearch(tails, p.read)
		if n == len(tails) {
			tails = append(tails, p.read)
		} else {
			tails[n] = p.read
		}
	}
	return len(tails)
}
