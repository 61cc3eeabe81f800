package highs

import (
	"fmt"
	"math"
)

// Model is a mixed integer program. Rows are sparse: row r has coefficients Value[k] at columns
// Index[k] for k from Start[r] to Start[r+1]. Bounds may be ±math.Inf.
type Model struct {
	Maximize bool
	Cost     []float64 // one per column
	Lower    []float64
	Upper    []float64
	Integer  []bool // nil: none
	RowLower []float64
	RowUpper []float64
	Start    []int32 // one more than there are rows, from 0
	Index    []int32
	Value    []float64
}

// AddColumn adds a variable and returns its number.
func (m *Model) AddColumn(cost, lower, upper float64, integer bool) int32 {
	m.Cost, m.Lower, m.Upper = append(m.Cost, cost), append(m.Lower, lower), append(m.Upper, upper)
	m.Integer = append(m.Integer, integer)
	return int32(len(m.Cost) - 1)
}

// AddRow adds the constraint lower ≤ Σ value×column ≤ upper.
func (m *Model) AddRow(lower, upper float64, index []int32, value []float64) {
	if len(m.Start) == 0 {
		m.Start = []int32{0}
	}
	m.RowLower, m.RowUpper = append(m.RowLower, lower), append(m.RowUpper, upper)
	m.Index, m.Value = append(m.Index, index...), append(m.Value, value...)
	m.Start = append(m.Start, int32(len(m.Index)))
}

// validate keeps shapes and numbers that would crash the wasm away from it.
func (m *Model) validate() error {
	columns, rows := len(m.Cost), len(m.RowLower)
	switch {
	case len(m.Lower) != columns || len(m.Upper) != columns || m.Integer != nil && len(m.Integer) != columns:
		return fmt.Errorf("highs: %d costs, but other numbers of bounds", columns)
	case len(m.RowUpper) != rows || rows > 0 && len(m.Start) != rows+1 || len(m.Value) != len(m.Index):
		return fmt.Errorf("highs: %d rows, but other numbers of bounds, starts or values", rows)
	case rows > 0 && (m.Start[0] != 0 || int(m.Start[rows]) != len(m.Index)):
		return fmt.Errorf("highs: the row starts do not span the matrix")
	}
	for r := range rows {
		if m.Start[r] > m.Start[r+1] || m.Start[r] < 0 {
			return fmt.Errorf("highs: row %d: starts do not ascend", r)
		}
	}
	for k, column := range m.Index {
		if column < 0 || int(column) >= columns {
			return fmt.Errorf("highs: entry %d: column %d of %d", k, column, columns)
		}
	}
	return m.validateNumbers()
}

func (m *Model) validateNumbers() error {
	for k, v := range m.Value {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return fmt.Errorf("highs: entry %d is %v", k, v)
		}
	}
	for c, v := range m.Cost {
		if math.IsNaN(v) || math.IsInf(v, 0) || math.IsNaN(m.Lower[c]) || math.IsNaN(m.Upper[c]) {
			return fmt.Errorf("highs: column %d has a cost or bound that is no number", c)
		}
	}
	for r, v := range m.RowLower {
		if math.IsNaN(v) || math.IsNaN(m.RowUpper[r]) {
			return fmt.Errorf("highs: row %d has a bound that is no number", r)
		}
	}
	return nil
}
