package cli

import (
	"context"
	"fmt"
	"time"

	"zhenyu/internal/app"
)

// sampleCmd makes a synthetic record to measure with.
type sampleCmd struct {
	recordFlags
	Scale int    `required:"" help:"help_sample_scale" placeholder:"N"`
	Seed  uint64 `help:"help_sample_seed" default:"1" placeholder:"N"`
}

// Run makes it.
func (cmd *sampleCmd) Run(ctx context.Context, c *Console) error {
	return cmd.withNew(ctx, c, "", func(r *app.Record) error {
		began := time.Now()
		tell := func(done int) {
			if isTerminal(c.Stderr) {
				fmt.Fprintf(c.Stderr, "\r\x1b[K%s", c.T("progress_sample", done, cmd.Scale))
			}
		}
		if err := r.MakeScale(ctx, me, app.Scale{Documents: cmd.Scale, Seed: cmd.Seed, Progress: tell}); err != nil {
			return err
		}
		head, err := r.Head(ctx, me)
		if err != nil {
			return err
		}
		took := time.Since(began).Seconds()
		fmt.Fprintln(c.Stdout, c.T("sample_done", cmd.Scale, head.Seq, took, float64(head.Seq)/took))
		return nil
	})
}
