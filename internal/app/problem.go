package app

import (
	"fmt"

	"zhenyu"
	"zhenyu/internal/lang"
)

// Problem names what went wrong so that a door can say it in its own language: the message "problem_" and Key of
// the catalogue, filled with Args. It is the cause of a *zhenyu.Error, which says it in English.
type Problem struct {
	Key  string
	Args []any
}

// Error says it in English, for logs and for the lines of a part.
func (p *Problem) Error() string { return p.In(lang.English()) }

// In says it in the catalogue's language.
func (p *Problem) In(c *lang.Catalogue) string { return p.Message().In(c) }

// Message gives it as a message of the catalogue.
func (p *Problem) Message() lang.Message { return lang.Message{Key: "problem_" + p.Key, Args: p.Args} }

// problem makes the error of a kind with the words of a key.
func problem(kind zhenyu.Kind, key string, args ...any) error {
	p := &Problem{key, args}
	return &zhenyu.Error{Kind: kind, Message: p.Error(), Cause: p}
}

// Texts gives what fills the message, each as text.
func (p *Problem) Texts() []string {
	texts := make([]string, len(p.Args))
	for i, a := range p.Args {
		texts[i] = fmt.Sprint(a)
	}
	return texts
}
