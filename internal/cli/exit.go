package cli

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"syscall"

	"zhenyu"
	"zhenyu/internal/part"
)

// unreadError says that some documents were not read; each was named on stderr.
type unreadError struct {
	unread, all int
	missing     error // the first file that does not exist, if any: then the call is wrong rather than the input
}

func (e *unreadError) Error() string { return "some documents were not read" }
func (e *unreadError) Unwrap() error { return e.missing }

// exit is one row of the table of exit codes.
type exit struct {
	code int
	key  string // of the message that explains the code in --help
	is   func(error) bool
}

// exits is the table: the first row whose test holds. Schedulers act on it: 3 is not tried again, 75 is.
var exits = []exit{
	{0, "exit_done", func(err error) bool { return err == nil }},
	{130, "exit_interrupted", func(err error) bool { return errors.Is(err, context.Canceled) }},
	{2, "exit_usage", func(err error) bool {
		return isA[*usageError](err) || isMissingFile(err) || isWrongPlace(err)
	}},
	{3, "exit_input", func(err error) bool {
		return isA[*unreadError](err) || isKind(err, zhenyu.Invalid) || isKind(err, zhenyu.TooLarge)
	}},
	{4, "exit_missing", refusedFor(part.Missing)},
	{5, "exit_engine", refusedFor(part.OtherEngine)},
	{6, "exit_bytes", refusedFor(part.OtherBytes)},
	{7, "exit_not_found", func(err error) bool { return isKind(err, zhenyu.NotFound) }},
	{8, "exit_conflict", func(err error) bool { return isKind(err, zhenyu.Conflict) || isKind(err, zhenyu.Forbidden) }},
	{9, "exit_log", isA[*brokenLogError]},
	{75, "exit_again", func(err error) bool { return isKind(err, zhenyu.Unavailable) || isA[*fs.PathError](err) }},
	{1, "exit_fault", func(error) bool { return true }},
}

// ExitCode gives the exit code of a command's error, 0 for none.
func ExitCode(err error) int {
	for _, row := range exits {
		if row.is(err) {
			return row.code
		}
	}
	return 1
}

// exitsByCode gives the rows of the table in the order of their codes.
func exitsByCode() []exit {
	return slices.SortedFunc(slices.Values(exits), func(a, b exit) int { return a.code - b.code })
}

func isA[E error](err error) bool {
	_, ok := errors.AsType[E](err)
	return ok
}

func isKind(err error, kind zhenyu.Kind) bool {
	e, ok := errors.AsType[*zhenyu.Error](err)
	return ok && e.Kind == kind
}

func isMissingFile(err error) bool {
	return errors.Is(err, fs.ErrNotExist) && !isA[*part.Refusal](err)
}

// isWrongPlace tells what trying again does not help: a place that is no folder, or not ours to write or read.
func isWrongPlace(err error) bool {
	e, ok := errors.AsType[*fs.PathError](err)
	return ok && !isA[*part.Refusal](err) && slices.ContainsFunc([]error{fs.ErrPermission, syscall.EISDIR, syscall.ENOTDIR, syscall.EROFS},
		func(reason error) bool { return errors.Is(e, reason) })
}

func refusedFor(reason part.Reason) func(error) bool {
	return func(err error) bool {
		r, ok := errors.AsType[*part.Refusal](err)
		return ok && r.Reason == reason
	}
}
