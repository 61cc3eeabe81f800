package osm

import (
	"errors"
	"fmt"
)

// What can be wrong with a file. They are found with errors.Is in the FormatError that carries the place.
var (
	ErrTruncated   = errors.New("the file ends early")
	ErrTooLarge    = errors.New("over the format's limit")
	ErrMalformed   = errors.New("malformed")
	ErrUnsupported = errors.New("not supported")
	ErrOrder       = errors.New("wrong order")
)

// FormatError says what is wrong with a file and where.
type FormatError struct {
	Offset int64 // byte of the file where the blob, or its length prefix, begins
	Inside int   // byte of the inflated block, or -1 when the blob itself is at fault
	Detail string
	Kind   error // one of the errors above
}

// Error gives the place, the kind and the detail.
func (e *FormatError) Error() string {
	place := fmt.Sprintf("osm: blob at byte %d", e.Offset)
	if e.Inside >= 0 {
		place += fmt.Sprintf(", inflated byte %d", e.Inside)
	}
	return fmt.Sprintf("%s: %v: %s", place, e.Kind, e.Detail)
}

// Unwrap returns the kind.
func (e *FormatError) Unwrap() error { return e.Kind }

// at gives an error of the decoder, which knows the byte inside a block, the blob's offset.
func at(err error, offset int64) error {
	if e, ok := errors.AsType[*FormatError](err); ok {
		e.Offset = offset
	}
	return err
}
