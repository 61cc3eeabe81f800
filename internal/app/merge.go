package app

import (
	"context"
	"errors"
	"io/fs"

	"zhenyu"
	"zhenyu/internal/part"
)

// Merge joins the parts that the manifest names, and writes the whole run to the folder out. A manifest that
// cannot be understood is an error of kind Invalid; a part that does not fit is a *part.Refusal.
func Merge(ctx context.Context, manifest, out string) (part.Certificate, error) {
	m, err := part.ReadManifest(manifest)
	if err != nil {
		return part.Certificate{}, manifestProblem(err)
	}
	return part.Merge(ctx, m, out)
}

// manifestProblem leaves a manifest that is not there or cannot be read as that error.
func manifestProblem(err error) error {
	if _, ok := errors.AsType[*fs.PathError](err); ok {
		return err
	}
	return problem(zhenyu.Invalid, "manifest", err)
}
