package cli

import (
	"context"
	"errors"
	"io/fs"
	"strings"

	"zhenyu/internal/app"
	"zhenyu/internal/part"
)

// explain words an error in the language of the call: what happened, and where it helps, what to do. What the
// packages below say of a place in a file stays in their words.
func (c *Console) explain(err error) string {
	if errors.Is(err, context.Canceled) {
		return c.T("error_interrupted")
	}
	if e, ok := errors.AsType[*usageError](err); ok {
		return c.explainUsage(e)
	}
	if e, ok := errors.AsType[*unreadError](err); ok {
		return c.T("error_unread", e.unread, e.all)
	}
	if e, ok := errors.AsType[*part.Refusal](err); ok {
		return c.T("error_merge", e.Part, e.Detail)
	}
	if e, ok := errors.AsType[*app.BadRecord](err); ok {
		return c.T("error_record", e.Line, e.Reason)
	}
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return c.explainPath(e)
	}
	return err.Error()
}

func (c *Console) explainPath(e *fs.PathError) string {
	switch {
	case errors.Is(e, fs.ErrNotExist):
		return c.T("error_no_file", e.Path)
	case errors.Is(e, fs.ErrPermission):
		return c.T("error_no_permission", e.Path)
	}
	return c.T("error_file", e.Path, e.Err)
}

// usageTexts are the beginnings of what kong says of a wrong call, with the message that says it in the
// language of the call. What follows the beginning is names and is kept.
var usageTexts = []struct{ begins, key string }{
	{"unknown flag ", "usage_unknown_flag"},
	{"unexpected argument ", "usage_unexpected"},
	{"missing flags: ", "usage_missing_flags"},
	{"missing positional arguments ", "usage_missing_arguments"},
	{"expected one of ", "usage_expected"},
	{"expected ", "usage_expected"},
}

func (c *Console) explainUsage(e *usageError) string {
	text := e.Error()
	for _, u := range usageTexts {
		if rest, ok := strings.CutPrefix(text, u.begins); ok {
			text = c.T(u.key, rest)
			break
		}
	}
	return text + "\n" + c.T("usage_help")
}
