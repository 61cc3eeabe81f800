package access

import (
	"maps"
	"math"
	"slices"

	"zhenyu/engine/street"
)

// Tally is how many people have which time, exactly. The zero Tally is empty.
type Tally struct {
	Times map[street.Time]People // no entry of 0 people
	Never People                 // those who reach none
}

// Add counts people with a time; negative people are taken out again.
func (t *Tally) Add(time street.Time, people People) {
	if time == street.Never {
		t.Never += people
		return
	}
	if people == 0 {
		return
	}
	if t.Times == nil {
		t.Times = map[street.Time]People{}
	}
	if t.Times[time] += people; t.Times[time] == 0 {
		delete(t.Times, time)
	}
}

// Merge adds what another tally counted.
func (t *Tally) Merge(o Tally) {
	t.Never += o.Never
	for time, people := range o.Times {
		t.Add(time, people)
	}
}

func (t Tally) clone() Tally { return Tally{maps.Clone(t.Times), t.Never} }

// People returns all who were counted.
func (t Tally) People() People {
	sum := t.Never
	for _, people := range t.Times {
		sum += people
	}
	return sum
}

// Within returns the people with at most a time; the time itself is within.
func (t Tally) Within(limit street.Time) People {
	var sum People
	for time, people := range t.Times {
		if time <= limit {
			sum += people
		}
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
	for _, time := range slices.Sorted(maps.Keys(t.Times)) {
		if sum += t.Times[time]; sum >= want {
			return time
		}
	}
	return street.Never
}

// Gini returns the Gini coefficient of the times of those who reach one: 0 when all are alike,
// towards 1 when few bear nearly all of the time. NaN when nobody or no time was counted.
// Method: the mean absolute difference over twice the mean, on the exact distribution.
func (t Tally) Gini() float64 {
	var people, time, weighted float64 // weighted: sum of time · (people before + half of those at it)
	for _, at := range slices.Sorted(maps.Keys(t.Times)) {
		n := float64(t.Times[at])
		weighted += float64(at) * n * (people + n/2)
		people += n
		time += float64(at) * n
	}
	if people == 0 || time == 0 {
		return math.NaN()
	}
	return 2*weighted/(people*time) - 1
}

// Palma returns the time borne by the tenth of people, among those who reach one, with the longest
// times over that borne by the four tenths with the shortest. NaN when that is nothing.
func (t Tally) Palma() float64 {
	var people float64
	for _, n := range t.Times {
		people += float64(n)
	}
	var seen, low, high float64
	for _, at := range slices.Sorted(maps.Keys(t.Times)) {
		n := float64(t.Times[at])
		low += float64(at) * max(0, min(n, 0.4*people-seen))
		high += float64(at) * max(0, min(n, seen+n-0.9*people))
		seen += n
	}
	if low == 0 {
		return math.NaN()
	}
	return high / low
}
