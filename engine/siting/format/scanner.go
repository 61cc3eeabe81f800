package format

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math"
)

// Limits on foreign files.
const (
	maxVertices = 5000     // of a pmed graph: its matrix has the square of that
	maxEdges    = 20 << 20 // of a pmed graph
	maxSites    = 1 << 14  // of a plane
	maxPoints   = 1 << 28  // demand points of a plane
	maxEntries  = 1 << 27  // sites in all distinct cover sets together
	maxNumber   = 1 << 28  // magnitude of a coordinate or count, so that squares fit in 64 bits
)

// ParseError says where a file is wrong. Lines and columns count from 1, columns in bytes.
type ParseError struct {
	Line, Column int
	Reason       string
}

// Error returns the place and the reason.
func (e *ParseError) Error() string {
	return fmt.Sprintf("line %d, column %d: %s", e.Line, e.Column, e.Reason)
}

// scanner reads whitespace separated tokens and remembers the place of the last one.
type scanner struct {
	in           *bufio.Reader
	line, column int // of the next byte
	atLine, at   int // of the last token
	err          error
}

func newScanner(r io.Reader) *scanner {
	return &scanner{in: bufio.NewReaderSize(r, 1<<16), line: 1, column: 1}
}

// fail keeps the first error, at the place of the last token.
func (s *scanner) fail(format string, args ...any) {
	if s.err == nil {
		s.err = &ParseError{Line: s.atLine, Column: s.at, Reason: fmt.Sprintf(format, args...)}
	}
}

// ended is what next returns at the end of the file, which no byte is.
const ended = -1

// next returns the next byte, or ended.
func (s *scanner) next() int {
	b, err := s.in.ReadByte()
	if err != nil {
		if !errors.Is(err, io.EOF) && s.err == nil {
			s.err = fmt.Errorf("line %d: %w", s.line, err)
		}
		return ended
	}
	s.column++
	if b == '\n' {
		s.line++
		s.column = 1
	}
	return int(b)
}

// start skips white space and returns the first byte of the next token, or ended.
func (s *scanner) start() int {
	for {
		s.atLine, s.at = s.line, s.column
		if b := s.next(); !isSpace(b) {
			return b
		}
	}
}

func isSpace(b int) bool { return b == ' ' || b == '\n' || b == '\r' || b == '\t' }

// word returns the next token, at most 16 bytes of it.
func (s *scanner) word() string {
	var token []byte
	for b := s.start(); b != ended && !isSpace(b) && len(token) < 16; b = s.next() {
		token = append(token, byte(b))
	}
	return string(token)
}

// integer returns the next token as a number from low to high.
func (s *scanner) integer(what string, low, high int64) int64 { return s.within(what, low, high, "") }

// within is integer for a range whose why is worth saying.
func (s *scanner) within(what string, low, high int64, why string) int64 {
	if s.err != nil {
		return low
	}
	b := s.start()
	if b == ended {
		s.fail("the file ends where %s is expected", what)
		return low
	}
	negative := b == '-'
	if negative {
		b = s.next()
	}
	value, digits, huge := int64(0), 0, false
	for ; b >= '0' && b <= '9'; digits++ {
		huge = huge || value > math.MaxInt64/10-1
		value = value*10 + int64(b-'0')
		b = s.next()
	}
	if negative {
		value = -value
	}
	switch {
	case digits == 0 || b != ended && !isSpace(b):
		s.fail("%s is not an integer", what)
	case huge:
		s.fail("%s is too large, want %d to %d%s", what, low, high, why)
	case value < low || value > high:
		s.fail("%s is %d, want %d to %d%s", what, value, low, high, why)
	default:
		return value
	}
	return low
}

// more says whether another token follows.
func (s *scanner) more() bool {
	for s.err == nil {
		b, err := s.in.Peek(1)
		if err != nil {
			return false
		}
		if !isSpace(int(b[0])) {
			return true
		}
		s.next()
	}
	return false
}

// end makes sure that nothing follows.
func (s *scanner) end() error {
	if s.err == nil && s.more() {
		s.atLine, s.at = s.line, s.column
		s.fail("more than the head of the file announces")
	}
	return s.err
}
