package part

import (
	"errors"
	"io/fs"
	"path/filepath"

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
	if place, ok := errors.AsType[*fs.PathError](err); ok && errors.Is(err, fs.ErrNotExist) {
		return &Refusal{part, Missing, say("merge_not_done", filepath.ToSlash(place.Path))}
	}
	return &Refusal{part, Missing, say("merge_certificate", err)}
}
