package zhenyu

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Cursor is a place in a list that is sorted by day and then by id, newest first. The zero Cursor is the beginning.
type Cursor struct {
	Day Day
	ID  int64
}

// MarshalText gives the cursor as day.id, "" for the beginning.
func (c Cursor) MarshalText() ([]byte, error) {
	if c == (Cursor{}) {
		return nil, nil
	}
	return fmt.Appendf(nil, "%d.%d", c.Day, c.ID), nil
}

var errCursor = errors.New("not the next of a page before")

// UnmarshalText reads what MarshalText wrote.
func (c *Cursor) UnmarshalText(text []byte) error {
	*c = Cursor{}
	if len(text) == 0 {
		return nil
	}
	day, id, _ := strings.Cut(string(text), ".")
	d, err := strconv.ParseInt(day, 10, 32)
	if err != nil {
		return errCursor
	}
	c.Day = Day(d)
	if c.ID, err = strconv.ParseInt(id, 10, 64); err != nil {
		return errCursor
	}
	return nil
}
