package gazetteer

import (
	"errors"
	"fmt"
	"strings"
)

// ErrOwn is in the chain of every OwnError.
var ErrOwn = errors.New("gazetteer: own names")

// OwnFault is one thing that can be wrong with a district's file. It is a word that a program can look a text up by, and
// the same in all versions.
type OwnFault string

// What can be wrong with a district's file. The text after the word says what Value holds, where it holds anything.
const (
	OwnBytes         OwnFault = "bytes"          // the file is too long: the limit
	OwnRows          OwnFault = "rows"           // too many rows: the limit
	OwnAliases       OwnFault = "aliases"        // too many aliases in a row: the limit
	OwnEncoding      OwnFault = "encoding"       // the line is not UTF-8
	OwnCSV           OwnFault = "csv"            // the line is no CSV: the byte, from 1, where it is wrong
	OwnFields        OwnFault = "fields"         // the line has more or fewer fields than the header line
	OwnNoHeader      OwnFault = "no_header"      // the file has no header line
	OwnNoRows        OwnFault = "no_rows"        // there is nothing below the header line
	OwnUnknownColumn OwnFault = "unknown_column" // nobody knows the column: the columns that are known
	OwnColumnTwice   OwnFault = "column_twice"   // the header line has the column twice
	OwnColumnMissing OwnFault = "column_missing" // the header line does not have the column
	OwnEmpty         OwnFault = "empty"          // there is nothing where there must be something
	OwnLong          OwnFault = "long"           // the name is longer than 64 characters: the name
	OwnCharacter     OwnFault = "character"      // the name holds a control or damaged character: the name
	OwnCode          OwnFault = "code"           // the code does not have 12 digits: the code
	OwnCodeTwice     OwnFault = "code_twice"     // an earlier row has the code: the code
	OwnPlaceTwice    OwnFault = "place_twice"    // an earlier row is the same place: its name
	OwnDegrees       OwnFault = "degrees"        // the number is no such degree: the range
	OwnNoParent      OwnFault = "no_parent"      // nothing says what the place lies in
	OwnNoPlace       OwnFault = "no_place"       // no place has the name or code: what was given
	OwnAmbiguous     OwnFault = "ambiguous"      // several places have the name: the name
	OwnNotAbove      OwnFault = "not_above"      // the place is of no higher level than the row: its name or code
)

// ownWords says each fault in English; %s stands for the value.
var ownWords = map[OwnFault]string{
	OwnBytes:         "more than %s bytes",
	OwnRows:          "more than %s rows",
	OwnAliases:       "more than %s",
	OwnEncoding:      "not UTF-8",
	OwnCSV:           "quotes as in no CSV at byte %s",
	OwnFields:        "more or fewer fields than the header line",
	OwnNoHeader:      "no header line",
	OwnNoRows:        "no line below the header line",
	OwnUnknownColumn: "unknown column; known are %s",
	OwnColumnTwice:   "column given twice",
	OwnColumnMissing: "missing from the header line",
	OwnEmpty:         "empty",
	OwnLong:          "longer than 64 characters: %s",
	OwnCharacter:     "control or damaged character: %s",
	OwnCode:          "want 12 digits, not %s",
	OwnCodeTwice:     "an earlier row has %s",
	OwnPlaceTwice:    "an earlier row is the same place: %s",
	OwnDegrees:       "want degrees from %s",
	OwnNoParent:      "empty, and no code of a place above either",
	OwnNoPlace:       "no place is called %s",
	OwnAmbiguous:     "several places are called %s; give a code",
	OwnNotAbove:      "%s is not above the row",
}

// OwnError says which line and column of a district's file is wrong, and how.
type OwnError struct {
	Line   int    // from 1, 0 where unknown
	Column string // header name, "" where the whole line or file is meant
	Fault  OwnFault
	Value  string // what the fault speaks of, "" for nothing
}

// Error names the line and the column, in English.
func (e *OwnError) Error() string {
	why := strings.Replace(ownWords[e.Fault], "%s", e.Value, 1)
	if e.Column == "" {
		return fmt.Sprintf("%v: line %d: %s", ErrOwn, e.Line, why)
	}
	return fmt.Sprintf("%v: line %d, column %s: %s", ErrOwn, e.Line, e.Column, why)
}

// Unwrap returns ErrOwn.
func (e *OwnError) Unwrap() error { return ErrOwn }
