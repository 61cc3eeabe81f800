package zhenyu

import "slices"

// Area is an administrative unit between two days. A unit that is renamed, recoded, merged or dissolved ends on a
// day, and Into says what it became; its row and everything that points at it stay as they were. What it became, or
// what split off from it, is a row of its own that begins on that day, with Out saying where it came from.
type Area struct {
	ID      AreaID `json:"id"`
	Level   Level  `json:"level"`
	Parent  AreaID `json:"parent,omitempty"` // the area right above; 0 above a province
	Code    string `json:"code,omitempty"`   // 12-digit statistical code, "" where none is known
	Name    string `json:"name"`
	From    Day    `json:"from,omitempty"` // first day; "" since before the record began
	To      Day    `json:"to,omitempty"`   // first day that it is no more; "" for as long as is known
	Into    AreaID `json:"into,omitempty"` // what it became on To; 0: nothing, or still there
	Out     AreaID `json:"out,omitempty"`  // what it came out of on From
	Own     bool   `json:"own,omitempty"`  // of the district's own tree: a name that many places have means it
	Version int64  `json:"version"`
}

// On tells whether the area was there on a day; a day of 0 asks for today's areas.
func (a *Area) On(d Day) bool {
	if d == 0 {
		return a.To == 0
	}
	return a.From <= d && (a.To == 0 || d < a.To)
}

// Level is the rank of an area.
type Level string

// Rank gives the place of a level from the top, a province's 0.
func (l Level) Rank() int { return slices.Index([]Level{Province, City, County, Town, Village}, l) }

// The levels, from the top.
const (
	Province Level = "province"
	City     Level = "city"
	County   Level = "county" // districts too
	Town     Level = "town"
	Village  Level = "village" // residents' committees too
)
