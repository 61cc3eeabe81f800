package main

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
)

// report compares tools with ours.
type report struct {
	people map[string]float64
	ours   map[string]answer
	tools  []tool
}

type tool struct {
	name    string
	answers map[string]answer
}

const limit = 900.0 // seconds

func (r *report) add(name string, answers map[string]answer) {
	r.tools = append(r.tools, tool{name, answers})
}

func (r *report) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# People within 15 minutes, compared\n\nWritten by `make compare`: %d cells of Porto Alegre (© OpenStreetMap contributors, ODbL), 4.5 km/h on every street, no waits, no slopes, the walks at both ends counted. We link a cell to the nearest points of the streets beside it, the others to the nearest node; the nodes of osmnx are crossings alone.\n\n", len(r.ours))
	fmt.Fprintf(&b, "| | %s | %s | cells without a time | median walk to the street, m |\n|---|---|---|---|---|\n", kinds[0], kinds[1])
	row := func(name string, answers map[string]answer) {
		fmt.Fprintf(&b, "| %s | %.0f | %.0f | %d | %.0f |\n", name, r.within(answers, 0), r.within(answers, 1), without(answers), median(answers, func(a answer) float64 { return a.walk }))
	}
	row("ours", r.ours)
	for _, t := range r.tools {
		row(t.name, t.answers)
	}
	b.WriteString("\nA node is further away than the street it is on, so tools that link to nodes walk more at both ends and count fewer people; and they go out by one node, we by whichever of the streets beside a cell is the quickest. Cells that the others have no time for are linked to islands of paths; we link such a cell to the largest network as well, unless that is more than 300 m away or behind water, rails or a wall.\n")
	for _, t := range r.tools {
		for k := range kinds {
			r.compare(&b, t, k)
		}
	}
	return b.String()
}

func (r *report) within(answers map[string]answer, kind int) float64 {
	var sum float64
	for id, a := range answers {
		if a.times[kind] >= 0 && a.times[kind] <= limit {
			sum += r.people[id]
		}
	}
	return sum
}

func without(answers map[string]answer) int {
	n := 0
	for _, a := range answers {
		if a.times[0] < 0 {
			n++
		}
	}
	return n
}

func median(answers map[string]answer, of func(answer) float64) float64 {
	var all []float64
	for _, a := range answers {
		all = append(all, of(a))
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// compare says how a tool differs: over all cells, and cell by cell where it is the other side of 15
// minutes. What is left of a difference when the cell's own walk is taken out lies in the other
// end's walk and in the networks.
func (r *report) compare(b *strings.Builder, t tool, kind int) {
	var differences, unexplained []float64
	var sides []string
	for _, id := range slices.Sorted(maps.Keys(r.ours)) {
		ours, theirs := r.ours[id], t.answers[id]
		if ours.times[kind] < 0 || theirs.times[kind] < 0 {
			continue
		}
		d := theirs.times[kind] - ours.times[kind]
		differences = append(differences, d)
		unexplained = append(unexplained, d-(theirs.walk-ours.walk)/1.25)
		if (ours.times[kind] <= limit) != (theirs.times[kind] <= limit) {
			sides = append(sides, id)
		}
	}
	slices.Sort(differences)
	slices.Sort(unexplained)
	quantile := func(v []float64, share float64) float64 { return v[int(share*float64(len(v)-1))] }
	fmt.Fprintf(b, "\n## %s, %s\n\nTheirs less ours, seconds: median %.0f, from %.0f (5 %%) to %.0f (95 %%). Without the difference of the cell's own walk: median %.0f, from %.0f to %.0f. %d cells are on the other side of 15 minutes; those with most people:\n\n| cell | people | ours, s | theirs, s | our walk, m | their walk, m |\n|---|---|---|---|---|---|\n",
		t.name, kinds[kind], quantile(differences, 0.5), quantile(differences, 0.05), quantile(differences, 0.95),
		quantile(unexplained, 0.5), quantile(unexplained, 0.05), quantile(unexplained, 0.95), len(sides))
	slices.SortStableFunc(sides, func(a, c string) int { return cmp.Compare(r.people[c], r.people[a]) })
	for _, id := range sides[:min(10, len(sides))] {
		ours, theirs := r.ours[id], t.answers[id]
		fmt.Fprintf(b, "| %s | %.0f | %.0f | %.0f | %.0f | %.0f |\n", id, r.people[id], ours.times[kind], theirs.times[kind], math.Round(ours.walk), math.Round(theirs.walk))
	}
}
