package cli

import (
	"context"
	"fmt"

	"zhenyu/internal/app"
)

// mergeCmd joins the parts of a run.
type mergeCmd struct {
	Manifest string `required:"" help:"help_merge_manifest" placeholder:"FILE"`
	Out      string `required:"" help:"help_merge_out" placeholder:"DIR"`
}

// Run merges and says what came out.
func (cmd *mergeCmd) Run(ctx context.Context, c *Console) error {
	done, err := app.Merge(ctx, cmd.Manifest, cmd.Out)
	if err != nil {
		return err
	}
	fmt.Fprintln(c.Stdout, c.T("part_done", done.Part, done.Records, done.Bad))
	return nil
}
