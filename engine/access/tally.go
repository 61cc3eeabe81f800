package access

import (
	"math"
	"slices"

	"zhenyu/engine/street"
)

// Tally is how many people have which time, exactly. The zero Tally is empty.
type Tally struct {
	Bins  []Bin  // by ascending time, none of 0 people
	Never People // those who reach none
}

// Bin is the people with one time.
type Bin struct {
	Time   street.Time
	People People
}

// NewTally counts people with times, which may repeat and be Never; negative people are taken out. It
// takes the bins over. O(n + longest time) when that is not much more than n, else O(n log n).
func NewTally(bins []Bin) Tally {
	var t Tally
	var longest street.Time
	bins = slices.DeleteFunc(bins, func(b Bin) bool {
		if b.Time == street.Never {
			t.Never += b.People
			return true
		}
		longest = max(longest, b.Time)
		return false
	})
	if int(longest) < 4*len(bins) {
		bins = counted(bins, longest)
	} else {
		bins = sorted(bins)
	}
	t.Bins = slices.Clone(bins) // a million origins have some thousand times
	return t
}

// counted sums bins in an array by time.
func counted(bins []Bin, longest street.Time) []Bin {
	people := make([]People, longest+1)
	for _, b := range bins {
		people[b.Time] += b.People
	}
	sum := bins[:0]
	for t, n := range people {
		if n != 0 {
			sum = append(sum, Bin{street.Time(t), n})
		}
	}
	return sum
}

// sorted sums bins side by side.
func sorted(bins []Bin) []Bin {
	slices.SortFunc(bins, func(a, b Bin) int { return int(a.Time) - int(b.Time) })
	sum := bins[:0]
	for _, b := range bins {
		if last := len(sum) - 1; last >= 0 && sum[last].Time == b.Time {
			sum[last].People += b.People
			continue
		}
		sum = append(sum, b)
	}
	return slices.DeleteFunc(sum, func(b Bin) bool { return b.People == 0 })
}

// Plus returns the tally of both; neither is changed.
func (t Tally) Plus(o Tally) Tally {
	sum := Tally{Never: t.Never + o.Never, Bins: make([]Bin, 0, len(t.Bins)+len(o.Bins))}
	a, b := t.Bins, o.Bins
	for len(a) > 0 || len(b) > 0 {
		var bin Bin
		switch {
		case len(b) == 0 || len(a) > 0 && a[0].Time < b[0].Time:
			bin, a = a[0], a[1:]
		case len(a) == 0 || b[0].Time < a[0].Time:
			bin, b = b[0], b[1:]
		default:
			bin = Bin{a[0].Time, a[0].People + b[0].People}
			a, b = a[1:], b[1:]
		}
		if bin.People != 0 {
			sum.Bins = append(sum.Bins, bin)
		}
	}
	return sum
}

// People returns all who were counted.
func (t Tally) People() People {
	sum := t.Never
	for _, b := range t.Bins {
		sum += b.People
	}
	return sum
}

// Within returns the people with at most a time; the time itself is within.
func (t Tally) Within(limit street.Time) People {
	var sum People
	for _, b := range t.Bins {
		if b.Time > limit {
			break
		}
		sum += b.People
	}
	return sum
}

// Quantile returns the least time that at least a share of all people, from 0 to 1, have at most:
// 0.5 gives the median. Never when fewer than that reach any, and when nobody was counted.
func (t Tally) Quantile(share float64) street.Time {
	all := t.People()
	if all == 0 {
		return street.Never
	}
	want := People(math.Ceil(share * float64(all)))
	var sum People
	for _, b := range t.Bins {
		if sum += b.People; sum >= want {
			return b.Time
		}
	}
	return street.Never
}

// Gini returns the Gini coefficient of the times of those who reach one: 0 when all are alike,
// towards 1 when few bear nearly all of the time. NaN when nobody or no time was counted.
// Method: the mean absolute difference over twice the mean, on the exact distribution.
func (t Tally) Gini() float64 {
	var people, time, weighted float64 // weighted: sum of time · (people before + half of those at it)
	for _, b := range t.Bins {
		n, at := float64(b.People), float64(b.Time)
		weighted += at * n * (people + n/2)
		people += n
		time += at * n
	}
	if people == 0 || time == 0 {
		return math.NaN()
	}
	return max(0, 2*weighted/(people*time)-1) // rounding may leave a trace below
}

// Palma returns the time borne by the tenth of people, among those who reach one, with the longest
// times over that borne by the four tenths with the shortest. NaN when that is nothing.
func (t Tally) Palma() float64 {
	var people float64
	for _, b := range t.Bins {
		people += float64(b.People)
	}
	var seen, low, high float64
	for _, b := range t.Bins {
		n, at := float64(b.People), float64(b.Time)
		low += at * max(0, min(n, 0.4*people-seen))
		high += at * max(0, min(n, seen+n-0.9*people))
		seen += n
	}
	if low == 0 {
		return math.NaN()
	}
	return high / low
}
