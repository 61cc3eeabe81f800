package app

import (
	"context"
	"errors"
	"slices"

	"zhenyu"
	"zhenyu/internal/docfile"
)

// tooMuch are docfile's reasons that a limit stands behind; all others say that the file is not as it should be.
var tooMuch = []error{docfile.ErrTooLarge, docfile.ErrTime}

// worded gives the error that a door can say for one of docfile's; any other error comes back as it is.
func worded(err error) error {
	refusal, ok := errors.AsType[*docfile.Refusal](err)
	if !ok || errors.Is(err, context.Canceled) {
		return err
	}
	kind := zhenyu.Invalid
	if slices.ContainsFunc(tooMuch, func(reason error) bool { return errors.Is(err, reason) }) {
		kind = zhenyu.TooLarge
	}
	return problem(kind, "file", refusal.Message())
}
