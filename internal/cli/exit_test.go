package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"testing"

	"zhenyu"
	"zhenyu/internal/part"
)

func TestExitCode(t *testing.T) {
	t.Parallel()
	_, missing := os.Open("/no/such/file")
	for _, c := range []struct {
		err  error
		want int
	}{
		{nil, 0},
		{errors.New("anything"), 1},
		{&usageError{errors.New("x")}, 2},
		{missing, 2},
		{&zhenyu.Error{Kind: zhenyu.Invalid}, 3},
		{&zhenyu.Error{Kind: zhenyu.TooLarge}, 3},
		{&unreadError{unread: 1, all: 2}, 3},
		{&unreadError{1, 2, missing}, 2},
		{&part.Refusal{Reason: part.Missing}, 4},
		{&part.Refusal{Reason: part.OtherEngine}, 5},
		{&part.Refusal{Reason: part.OtherBytes}, 6},
		{&zhenyu.Error{Kind: zhenyu.NotFound}, 7},
		{&zhenyu.Error{Kind: zhenyu.Unavailable}, 75},
		{&fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}, 75},
		{&fs.PathError{Op: "read", Path: "x", Err: syscall.EIO}, 75},
		{&fs.PathError{Op: "mkdir", Path: "x", Err: syscall.ENOTDIR}, 2},
		{&fs.PathError{Op: "mkdir", Path: "x", Err: syscall.EACCES}, 2},
		{&fs.PathError{Op: "open", Path: "x", Err: syscall.EROFS}, 2},
		{&zhenyu.Error{Kind: zhenyu.Internal}, 1},
		{context.Canceled, 130},
		{errors.Join(context.Canceled, &unreadError{unread: 1, all: 2}), 130},
	} {
		if got := ExitCode(c.err); got != c.want {
			t.Errorf("%v: %d, want %d", c.err, got, c.want)
		}
		if got := ExitCode(fmt.Errorf("part a: %w", c.err)); c.err != nil && got != c.want {
			t.Errorf("wrapped %v: %d, want %d", c.err, got, c.want)
		}
	}
}
