package siting

import (
	"fmt"
	"math"
)

// Limits of the inputs. They keep every sum of this package inside 64 bits.
const (
	MaxSites = 1 << 20
	MaxTotal = 1 << 46 // most people, cost, or people × cost of one problem together
)

// Never marks a demand and a site that cannot reach each other.
const Never int32 = math.MaxInt32

// Matrix holds what it costs each demand row to reach each site: metres, seconds or any other
// unit, 0 or more, row-major. Never marks what cannot be reached.
type Matrix struct {
	Sites int
	Cell  []int32
}

// Rows returns the number of demand rows.
func (m Matrix) Rows() int {
	if m.Sites <= 0 {
		return 0
	}
	return len(m.Cell) / m.Sites
}

// Row returns the costs of demand row j, one per site. The slice is shared.
func (m Matrix) Row(j int) []int32 { return m.Cell[j*m.Sites : (j+1)*m.Sites] }

func (m Matrix) validate() error {
	if m.Sites < 1 || m.Sites > MaxSites || len(m.Cell)%m.Sites != 0 {
		return &InputError{Field: "Matrix", Row: -1, Reason: fmt.Sprintf("%d cells for %d sites", len(m.Cell), m.Sites)}
	}
	for k, cost := range m.Cell {
		if cost < 0 {
			return &InputError{Field: "Matrix", Row: k / m.Sites, Reason: fmt.Sprintf("negative cost at site %d", k%m.Sites)}
		}
	}
	return nil
}

// InputError says what is wrong with a problem, and where.
type InputError struct {
	Field  string // the field at fault
	Row    int    // its row, from 0, or −1 when the whole field is at fault
	Reason string
}

// Error returns the field, the row and the reason.
func (e *InputError) Error() string {
	if e.Row < 0 {
		return fmt.Sprintf("siting: %s: %s", e.Field, e.Reason)
	}
	return fmt.Sprintf("siting: %s: row %d: %s", e.Field, e.Row, e.Reason)
}

// checkCounts refuses negative numbers and sums above MaxTotal.
func checkCounts(field string, values []int64) error {
	sum := int64(0)
	for j, v := range values {
		if v < 0 {
			return &InputError{Field: field, Row: j, Reason: "negative"}
		}
		if v > MaxTotal-sum {
			return &InputError{Field: field, Row: j, Reason: fmt.Sprintf("the sum passes %d", int64(MaxTotal))}
		}
		sum += v
	}
	return nil
}

// checkPeople is checkCounts for a list that must have one entry per row.
func checkPeople(people []int64, rows int) error {
	if len(people) != rows {
		return &InputError{Field: "People", Row: -1, Reason: fmt.Sprintf("%d entries for %d rows", len(people), rows)}
	}
	return checkCounts("People", people)
}
