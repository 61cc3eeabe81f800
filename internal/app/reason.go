package app

import (
	"context"
	"errors"
	"io/fs"

	"zhenyu/internal/lang"
)

// Reason says why a document was refused.
type Reason struct {
	Code    string `json:"code" doc:"names what happened, such as file_pdf_scan; fault where it is the program's own"`
	Chinese string `json:"zh" doc:"what happened, and where it helps, what to do"`
	English string `json:"en" doc:"the same"`
}

func reasonOf(err error) *Reason {
	code, words := Words(err)
	if code == "" {
		p := &Problem{"fault", []any{err}}
		code, words = p.Key, p.Message()
	}
	return &Reason{code, words.In(lang.Chinese()), words.String()}
}

// Words gives what happened as a code for programs, and as words that a door says in its own language. Both are empty
// for an error that no words are made for.
func Words(err error) (code string, words lang.Message) {
	if errors.Is(err, context.Canceled) {
		return "stopped", lang.Message{Key: "error_interrupted"}
	}
	if e, ok := errors.AsType[*BadRecord](err); ok {
		return e.Key, lang.Message{Key: "error_record", Args: []any{e.File, e.Line, e.Message()}}
	}
	if e, ok := errors.AsType[*Problem](err); ok {
		return e.code(), e.Message()
	}
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return pathWords(e)
	}
	return "", lang.Message{}
}

func pathWords(e *fs.PathError) (code string, words lang.Message) {
	switch {
	case errors.Is(e, fs.ErrNotExist):
		return "no_file", lang.Message{Key: "error_no_file", Args: []any{e.Path}}
	case errors.Is(e, fs.ErrPermission):
		return "no_permission", lang.Message{Key: "error_no_permission", Args: []any{e.Path}}
	}
	return "unreadable", lang.Message{Key: "error_file", Args: []any{e.Path, e.Err}}
}

// code gives the problem's key, or the key of what a file's reader says where the problem only passes that on.
func (p *Problem) code() string {
	code := p.Key
	for args := p.Args; len(args) > 0; { // the reason stands first, before the advice
		m, ok := args[0].(lang.Message)
		if !ok {
			break
		}
		code, args = m.Key, m.Args
	}
	return code
}
