package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"zhenyu/engine/report"
)

// Gold is what a careful reader got from one report. Names and texts are clean simplified Chinese, lists in
// text order; a null or absent name is nil.
type Gold struct {
	ID            string      `json:"id"`
	Source        string      `json:"source"`
	Script        string      `json:"script"`
	IsVisit       bool        `json:"is_visit"`
	Date          *string     `json:"date"`
	Leaders       []Person    `json:"leaders"`
	Participants  []Person    `json:"participants"`
	Stops         []Stop      `json:"stops"`
	Organisations []string    `json:"organisations"`
	Directives    []Directive `json:"directives"`
}

// Person is a name with its title.
type Person struct {
	Name  string `json:"name"`
	Title string `json:"title"`
}

// Stop is one place of the visit; Within is the nearest parent that the text names, nil where none.
type Stop struct {
	Place  string          `json:"place"`
	Kind   report.StopKind `json:"kind"`
	Within *string         `json:"within"`
}

// Directive is one ask. Span counts characters of the text as received.
type Directive struct {
	For       *string      `json:"for"`
	Text      string       `json:"text"`
	Theme     report.Theme `json:"theme"`
	Addressee *string      `json:"addressee"`
	Span      report.Span  `json:"span"`
}

// ParseGold reads one annotation. It returns an error, with the byte where the JSON broke, for what is no JSON
// object of these fields, and for a span that ends before it starts; unknown fields are let pass, since others
// annotate more. Deterministic; O(len(data)).
func ParseGold(data []byte) (Gold, error) {
	var g Gold
	dec := json.NewDecoder(bytes.NewReader(data))
	if err := dec.Decode(&g); err != nil {
		return Gold{}, fmt.Errorf("gold, byte %d: %w", dec.InputOffset(), err)
	}
	for i, d := range g.Directives {
		if d.Span[0] < 0 || d.Span[1] < d.Span[0] {
			return Gold{}, fmt.Errorf("gold, directive %d: span [%d,%d)", i, d.Span[0], d.Span[1])
		}
	}
	return g, nil
}

// Split is the part of a corpus that a report belongs to.
type Split string

// The splits.
const (
	Tune  Split = "tune"  // may be looked at when rules are written
	Score Split = "score" // only scored
)

// SplitOf gives the split of a report by its ID: a number that divides by three is for scoring, everything else,
// numbers or not, for tuning.
func SplitOf(id string) Split {
	if n, err := strconv.Atoi(id); err == nil && n%3 == 0 {
		return Score
	}
	return Tune
}
