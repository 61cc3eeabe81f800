package access

import (
	"math"
	"slices"
	"strconv"
)

// People is a number of people in thousandths, so that a building can hold a share of a cell's
// people and sums stay exact in any order. 9·10^15 people fit.
type People int64

// Person is one person.
const Person People = 1000

// maxPeople is what one origin may hold: ten thousand million, more than there are.
const maxPeople = 1e10

// PeopleOf returns a number of people rounded to the nearest thousandth. ok is false for what is not
// from 0 to 10^10.
func PeopleOf(count float64) (p People, ok bool) {
	if !(count >= 0 && count <= maxPeople) {
		return 0, false
	}
	return People(math.Round(count * float64(Person))), true
}

// Count returns the number of people.
func (p People) Count() float64 { return float64(p) / float64(Person) }

// AppendText appends the number of people with up to three decimals. It never returns an error.
func (p People) AppendText(to []byte) ([]byte, error) {
	return strconv.AppendFloat(to, p.Count(), 'f', -1, 64), nil
}

// Split divides people over parts in proportion to their weights, which are not below 0, so that the
// parts sum to p exactly: each gets its share rounded down, and what is left over goes by
// thousandths to those with the largest fractions, the first of equal ones. All weights 0 count
// as equal. nil for no parts. Method: largest remainders (Hamilton).
func (p People) Split(weights []float64) []People {
	var sum float64
	for _, w := range weights {
		sum += w
	}
	parts := make([]People, len(weights))
	fraction := make([]float64, len(weights))
	order := make([]int, len(weights))
	left := p
	for i, w := range weights {
		share := float64(p) / float64(len(weights))
		if sum > 0 {
			share = float64(p) * (w / sum)
		}
		parts[i] = min(People(share), left)
		fraction[i], order[i] = share-float64(parts[i]), i
		left -= parts[i]
	}
	slices.SortStableFunc(order, func(a, b int) int { return -compare(fraction[a], fraction[b]) })
	for i := 0; left > 0 && len(parts) > 0; i = (i + 1) % len(parts) {
		parts[order[i]]++
		left--
	}
	return parts
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
