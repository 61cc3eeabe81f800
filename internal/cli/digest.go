package cli

import (
	"context"
	"fmt"
	"os"

	"zhenyu/internal/part"
)

// digestCmd compares runs by what they gave.
type digestCmd struct {
	Files []string `arg:"" name:"file" help:"help_digest_file"`
}

// Run prints the digest of all lines of all files, and how many they are.
func (cmd *digestCmd) Run(ctx context.Context, c *Console) error {
	var d part.Digest
	for _, name := range cmd.Files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := c.digest(&d, name); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(c.Stdout, "%s  %d\n", &d, d.Records)
	return err
}

func (c *Console) digest(d *part.Digest, name string) error {
	in := c.Stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	return d.AddLines(in)
}
