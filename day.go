package zhenyu

import (
	"fmt"
	"strconv"
	"time"
)

// Day is a calendar date as far as it is known, written as the number yyyymmdd: 20261021, 20261000 where the day is
// unknown, 20260000 where the month is too, 0 where nothing is. Days compare as numbers, an unknown part first.
// As text it is 2026-10-21, 2026-10, 2026 or "".
type Day int32

// DayOf gives the day of its parts; a zero part, and those after it, are unknown.
func DayOf(year, month, day int) Day {
	switch {
	case year <= 0 || year > 9999:
		return 0
	case month < 1 || month > 12:
		return Day(year * 10000)
	case day < 1 || day > 31:
		return Day(year*10000 + month*100)
	}
	return Day(year*10000 + month*100 + day)
}

// DayAt gives the day of a moment in its own time zone.
func DayAt(t time.Time) Day { return DayOf(t.Year(), int(t.Month()), t.Day()) }

// Parts gives year, month and day; unknown ones are 0.
func (d Day) Parts() (year, month, day int) {
	return int(d) / 10000, int(d) / 100 % 100, int(d) % 100
}

// Last gives the last day that a partly known day can be; 31 of every month.
func (d Day) Last() Day {
	year, month, day := d.Parts()
	if month == 0 {
		return DayOf(year, 12, 31)
	}
	if day == 0 {
		return DayOf(year, month, 31)
	}
	return d
}

// String gives the text of the day, as long as it is known.
func (d Day) String() string {
	year, month, day := d.Parts()
	switch {
	case year == 0:
		return ""
	case month == 0:
		return fmt.Sprintf("%04d", year)
	case day == 0:
		return fmt.Sprintf("%04d-%02d", year, month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

// ParseDay reads the text of a day: 2026-10-21, 2026-10, 2026 or "". It returns an error for anything else, such as
// the 30th of February.
func ParseDay(s string) (Day, error) {
	if s == "" {
		return 0, nil
	}
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 0 {
			known := []int{t.Year(), int(t.Month()), t.Day()}
			clear(known[(len(layout)-1)/3:]) // 4, 7 or 10 letters say 1, 2 or 3 parts
			return DayOf(known[0], known[1], known[2]), nil
		}
	}
	return 0, fmt.Errorf("day %s: want 2026-10-21, 2026-10 or 2026", strconv.Quote(s))
}

// MarshalText gives String.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText is ParseDay.
func (d *Day) UnmarshalText(text []byte) error {
	day, err := ParseDay(string(text))
	*d = day
	return err
}
