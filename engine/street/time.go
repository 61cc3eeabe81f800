package street

import (
	"math"
	"strconv"
)

// Time is a duration in deciseconds, 0 to maxTime, or Never.
type Time int32

// Never is the Time of what cannot be reached. It compares greater than every time.
const Never Time = math.MaxInt32

// maxEdge is the longest time of one edge: 19 days. It keeps sums of three parts (two stubs and a
// label) inside 32 bits, and it is the last whole number that a float32 piece holds exactly.
const maxEdge Time = 1 << 24

// Seconds returns the time of whole seconds.
func Seconds(s int) Time { return Time(s * 10) }

// plus adds times of which either may be Never.
func (t Time) plus(u Time) Time {
	if t == Never || u == Never || int64(t)+int64(u) >= int64(Never) {
		return Never
	}
	return t + u
}

// minus takes a part, which is not Never, from a whole that may be.
func (t Time) minus(part Time) Time {
	if t == Never {
		return Never
	}
	return t - part
}

// AppendText appends the seconds with one decimal, or nothing for Never: in a table the field of a
// place without a time is empty. It never returns an error.
func (t Time) AppendText(to []byte) ([]byte, error) {
	if t == Never {
		return to, nil
	}
	to = strconv.AppendInt(to, int64(t/10), 10)
	return append(to, '.', byte('0'+t%10)), nil
}

// String returns the seconds with one decimal and their unit, or "never".
func (t Time) String() string {
	if t == Never {
		return "never"
	}
	text, _ := t.AppendText(nil)
	return string(text) + " s"
}

// round returns the time nearest to a sum of deciseconds.
func round(deciseconds float64) Time { return Time(math.Floor(deciseconds + 0.5)) }
