package app

import (
	"context"

	"zhenyu"
	"zhenyu/internal/part"
)

// Merge joins the parts that the manifest names, and writes the whole run to the folder out. A manifest that
// cannot be understood is an error of kind Invalid; a part that does not fit is a *part.Refusal.
func Merge(ctx context.Context, manifest, out string) (part.Certificate, error) {
	m, err := part.ReadManifest(manifest)
	if err != nil {
		return part.Certificate{}, &zhenyu.Error{Kind: zhenyu.Invalid, Message: err.Error(), Cause: err}
	}
	return part.Merge(ctx, m, out)
}
