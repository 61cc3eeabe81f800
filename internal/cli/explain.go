package cli

import (
	"context"
	"errors"
	"slices"

	"zhenyu/internal/app"
	"zhenyu/internal/lang"
	"zhenyu/internal/part"
)

// explain words an error in the language of the call: what happened, and where it helps, what to do. What an engine
// says of a place in a file follows in its words.
func (c *Console) explain(err error) string {
	if errors.Is(err, errBestSoFar) {
		return c.T("error_best_so_far")
	}
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
	if text := c.explainSystem(err); text != "" {
		return text
	}
	if text := c.explainFault(err); text != "" {
		return text
	}
	if code, words := app.Words(err); words.Key != "" {
		return c.inFile(fileArguments[code], c.say(words))
	}
	return err.Error()
}

// fileArguments are the arguments and flags that give the files which these problems are about.
var fileArguments = map[string]string{"area_head": "file", "area_line": "file", "audit_line": "log", "audit_empty": "log", "binary": "in"}

// say says a message, and the errors within it, in the language of the call.
func (c *Console) say(m lang.Message) string {
	args := slices.Clone(m.Args)
	for i, a := range args {
		switch a := a.(type) {
		case error:
			args[i] = c.explain(a)
		case lang.Message:
			args[i] = c.say(a)
		}
	}
	return lang.Message{Key: m.Key, Args: args}.In(c.Catalogue)
}
