package facility

import (
	"fmt"
	"slices"
	"strings"

	"zhenyu/engine/osm"
)

// Selector says which objects are meant by their tags: alternatives, one of which must hold with
// all its conditions. The zero Selector means none.
type Selector struct {
	any []clause
}

type clause []condition

// condition holds when the key has one of the values, any value if none is listed; with not, when
// it has none of them.
type condition struct {
	key    string
	values []string
	not    bool
}

// SyntaxError says where a selector cannot be read.
type SyntaxError struct {
	Byte   int // of the text, from 0
	Detail string
}

// Error gives the place and the detail.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("selector, byte %d: %s", e.Byte, e.Detail)
}

// ParseSelector reads alternatives parted by ";" of conditions parted by "&":
//
//	amenity=school & isced:level=1|2     a key with one of some values
//	shop                                 a key with any value
//	access!=private|no                   a key without, or with other values
//	!disused                             no such key
//
// Each alternative needs a condition that some value fulfils. An empty text means none. The error
// is a SyntaxError. Deterministic; O(text).
func ParseSelector(text string) (Selector, error) {
	var s Selector
	if strings.TrimSpace(text) == "" {
		return s, nil
	}
	at := 0
	for alternative := range strings.SplitSeq(text, ";") {
		var c clause
		inner := at
		for part := range strings.SplitSeq(alternative, "&") {
			condition, err := parseCondition(part, inner)
			if err != nil {
				return Selector{}, err
			}
			c = append(c, condition)
			inner += len(part) + 1
		}
		if !slices.ContainsFunc(c, func(c condition) bool { return !c.not }) {
			return Selector{}, &SyntaxError{at, "says only what must not be"}
		}
		s.any = append(s.any, c)
		at += len(alternative) + 1
	}
	return s, nil
}

func parseCondition(text string, at int) (condition, error) {
	key, values, hasValues := strings.Cut(text, "=")
	key = strings.TrimSpace(key)
	var c condition
	if hasValues {
		key, c.not = strings.CutSuffix(key, "!")
	} else {
		key, c.not = strings.CutPrefix(key, "!")
	}
	c.key = strings.TrimSpace(key)
	if c.key == "" || strings.ContainsAny(c.key, "!|= ") {
		return c, &SyntaxError{at, fmt.Sprintf("%q is no key", c.key)}
	}
	if !hasValues {
		return c, nil
	}
	for v := range strings.SplitSeq(values, "|") {
		v = strings.TrimSpace(v)
		if v == "" || strings.ContainsAny(v, "=!") {
			return c, &SyntaxError{at + strings.IndexByte(text, '=') + 1, fmt.Sprintf("%q is no value", v)}
		}
		c.values = append(c.values, v)
	}
	return c, nil
}

// Matches says whether an object with these tags is meant. A value that is a list ("1;2") fulfils a
// condition if one of its parts does.
func (s Selector) Matches(tag func(key string) string) bool {
	return slices.ContainsFunc(s.any, func(c clause) bool {
		return !slices.ContainsFunc(c, func(c condition) bool { return !c.holds(tag(c.key)) })
	})
}

func (c *condition) holds(value string) bool {
	if value == "" {
		return c.not
	}
	return c.hasOneOf(value) != c.not
}

func (c *condition) hasOneOf(value string) bool {
	if len(c.values) == 0 {
		return true
	}
	for part := range strings.SplitSeq(value, ";") {
		if slices.Contains(c.values, strings.TrimSpace(part)) {
			return true
		}
	}
	return false
}

// match returns what to load for the selector. An object whose first key has a list of values is
// not loaded; on the keys that tell what a thing is, lists are rare and frowned upon.
func (s Selector) match() osm.Match {
	var m osm.Match
	for _, c := range s.any {
		first := c[slices.IndexFunc(c, func(c condition) bool { return !c.not })]
		if len(first.values) == 0 {
			m = append(m, osm.Tag{Key: first.key})
		}
		for _, v := range first.values {
			m = append(m, osm.Tag{Key: first.key, Value: v})
		}
	}
	return m
}

// keys returns the keys that the conditions look at.
func (s Selector) keys() (keys []string) {
	for _, c := range s.any {
		for _, condition := range c {
			keys = append(keys, condition.key)
		}
	}
	return keys
}
