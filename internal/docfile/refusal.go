package docfile

import (
	"errors"

	"zhenyu/internal/lang"
)

// The reasons for a refusal that a program may branch on, through errors.Is. A cancelled context
// is context.Canceled.
var (
	ErrEmpty       = errors.New("docfile: nothing in it")
	ErrUnsupported = errors.New("docfile: format not supported")
	ErrDamaged     = errors.New("docfile: damaged")
	ErrEncrypted   = errors.New("docfile: encrypted")
	ErrNoText      = errors.New("docfile: no text, only pictures")
	ErrTooLarge    = errors.New("docfile: over a limit")
	ErrTime        = errors.New("docfile: over the time limit")
)

// Refusal says why a file was not read. It is the only error that Extract gives.
type Refusal struct {
	File   string       // the name as in Document.Name
	Reason lang.Message // what is wrong, with the place where it helps
	Advice lang.Message // what the sender can do; nothing where there is nothing
	Err    error        // one of the reasons above, or the context's error
}

// Error returns the file, the reason and the advice in one line, in English.
func (r *Refusal) Error() string { return r.File + ": " + r.Message().String() }

// Message returns the reason and the advice.
func (r *Refusal) Message() lang.Message {
	if r.Advice.Key == "" {
		return r.Reason
	}
	return lang.Message{Key: "refusal", Args: []any{r.Reason, r.Advice}}
}

// Unwrap returns the reason to branch on.
func (r *Refusal) Unwrap() error { return r.Err }

// refuse makes a refusal whose file name is filled in where it is known, by walk.refuse.
func refuse(err error, key string, args ...any) *Refusal {
	return &Refusal{Reason: lang.Message{Key: key, Args: args}, Err: err}
}

func (r *Refusal) advise(key string) *Refusal {
	r.Advice = lang.Message{Key: key}
	return r
}
