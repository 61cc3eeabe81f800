package format

import (
	"bytes"
	"strings"
)

// Kind names one of the formats of this package.
type Kind string

// The formats.
const (
	Unknown Kind = ""
	PMed    Kind = "OR-Library pmed"
	PMedCap Kind = "OR-Library pmedcap"
	MCLP    Kind = "mclp 1"
)

// Guess says which format a file seems to be in by its first line: pmed begins with three
// numbers and pmedcap with two, as OR-Library publishes them. Readers do not mind line ends, so
// it is a guess, to explain an error with.
func Guess(head []byte) Kind {
	line, _, _ := bytes.Cut(bytes.TrimSpace(head), []byte("\n"))
	words := strings.Fields(string(line))
	switch {
	case len(words) > 0 && words[0] == "mclp":
		return MCLP
	case len(words) == 3:
		return PMed
	case len(words) == 2:
		return PMedCap
	}
	return Unknown
}
