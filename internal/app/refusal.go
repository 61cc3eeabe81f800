package app

import (
	"errors"

	"zhenyu"
	"zhenyu/internal/docfile"
)

// refusals says, for each reason that docfile has, of which kind it is and with which words a door says it.
var refusals = []struct {
	reason error
	kind   zhenyu.Kind
	key    string
}{
	{docfile.ErrEmpty, zhenyu.Invalid, "file_empty"},
	{docfile.ErrUnsupported, zhenyu.Invalid, "file_unsupported"},
	{docfile.ErrDamaged, zhenyu.Invalid, "file_damaged"},
	{docfile.ErrEncrypted, zhenyu.Invalid, "file_encrypted"},
	{docfile.ErrNoText, zhenyu.Invalid, "file_no_text"},
	{docfile.ErrTooLarge, zhenyu.TooLarge, "file_limits"},
	{docfile.ErrTime, zhenyu.TooLarge, "file_time"},
}

// worded gives the error that a door can say for one of docfile's; any other error comes back as it is.
func worded(err error) error {
	refusal, ok := errors.AsType[*docfile.Refusal](err)
	if !ok {
		return err
	}
	detail := refusal.Reason
	if refusal.Advice != "" {
		detail += "; " + refusal.Advice
	}
	for _, r := range refusals {
		if errors.Is(err, r.reason) {
			return problem(r.kind, r.key, detail)
		}
	}
	return err
}
