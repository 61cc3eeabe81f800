package part

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"zhenyu/internal/lang"
)

// Reason says why a merge was refused.
type Reason int

// The reasons for which Merge refuses.
const (
	Missing     Reason = iota // a part is not there or not done
	OtherEngine               // parts of different engine versions do not add up to one run
	OtherBytes                // a part was made from other inputs, or changed after it was done
)

// Refusal is Merge's error about one part.
type Refusal struct {
	Part   string
	Reason Reason
	Detail lang.Message
}

// Error names the part and what is wrong with it, in English.
func (r *Refusal) Error() string { return "part " + r.Part + ": " + r.Detail.String() }

// ManifestError says what is wrong with a manifest.
type ManifestError struct {
	Path   string
	Detail lang.Message
}

// Error names the manifest and what is wrong with it, in English.
func (e *ManifestError) Error() string { return e.Path + ": " + e.Detail.String() }

func say(key string, args ...any) lang.Message { return lang.Message{Key: key, Args: args} }

// notDone refuses a part whose certificate cannot be read.
func notDone(part string, err error) *Refusal {
	place, ok := errors.AsType[*fs.PathError](err)
	switch {
	case ok && errors.Is(err, fs.ErrNotExist):
		return &Refusal{part, Missing, say("merge_not_done", filepath.ToSlash(place.Path))}
	case ok:
		return &Refusal{part, Missing, say("merge_certificate", err)}
	}
	return &Refusal{part, Missing, say("merge_certificate", wrongJSON(err))}
}

// wrongJSON says why a manifest or a certificate is not what it should be.
func wrongJSON(err error) lang.Message {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return say("json_cut")
	}
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		return say("json_syntax", e.Offset)
	}
	if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return say("json_kind", e.Offset)
	}
	_, field, _ := strings.Cut(err.Error(), "unknown field ") // the decoder has no type for it
	return say("json_field", field)
}
