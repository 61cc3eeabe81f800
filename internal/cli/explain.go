package cli

import (
	"context"
	"errors"
	"regexp"

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
	if e, ok := errors.AsType[*brokenLogError](err); ok {
		return c.T("error_log", e.faults)
	}
	if e, ok := errors.AsType[*part.Refusal](err); ok {
		return c.T("error_merge", e.Part, e.Detail)
	}
	if _, words := app.Words(err); words.Key != "" {
		return words.In(c.Catalogue)
	}
	return err.Error()
}

// usageTexts are the forms of what kong says of a wrong call, with the message that says it in the language of the
// call. What a form catches is names, and fills the message.
var usageTexts = []struct {
	form *regexp.Regexp
	key  string
}{
	{regexp.MustCompile(`^unknown flag (.+)$`), "usage_unknown_flag"},
	{regexp.MustCompile(`^unexpected argument (.+)$`), "usage_unexpected"},
	{regexp.MustCompile(`^missing flags: (.+)$`), "usage_missing_flags"},
	{regexp.MustCompile(`^missing positional arguments (.+)$`), "usage_missing_arguments"},
	{regexp.MustCompile(`^(.+) can't be used together$`), "usage_together"},
	{regexp.MustCompile(`^(.+) must be one of (.+) but got (.+)$`), "usage_one_of"},
	{regexp.MustCompile(`^expected (?:one of )?(.+)$`), "usage_expected"},
}

func (c *Console) explainUsage(e *usageError) string {
	text := e.Error()
	for _, u := range usageTexts {
		if caught := u.form.FindStringSubmatch(text); caught != nil {
			text = c.T(u.key, anys(caught[1:])...)
			break
		}
	}
	return text + "\n" + c.T("usage_help")
}

func anys(texts []string) []any {
	all := make([]any, len(texts))
	for i, t := range texts {
		all[i] = t
	}
	return all
}
