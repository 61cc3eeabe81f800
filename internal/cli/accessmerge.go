package cli

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zhenyu/engine/street"
	"zhenyu/internal/app"
)

// accessMergeCmd joins the parts of a measurement.
type accessMergeCmd struct {
	Manifest string `required:"" help:"help_merge_manifest" placeholder:"FILE"`
	Out      string `required:"" help:"help_merge_out" placeholder:"DIR"`
	Minutes  []int  `help:"help_merge_minutes" default:"5,10,15" placeholder:"15"`
	JSON     bool   `name:"json" help:"help_json"`
}

// mergedCategory is what the whole run holds of a category.
type mergedCategory struct {
	Category string    `json:"category"`
	People   float64   `json:"people"`
	Within   []float64 `json:"within"` // people, by the minutes asked for
	Never    float64   `json:"never"`
}

// Run merges, and sums the whole.
func (cmd *accessMergeCmd) Run(ctx context.Context, c *Console) error {
	done, err := app.Merge(ctx, cmd.Manifest, cmd.Out)
	if err != nil {
		return err
	}
	f, err := os.Open(filepath.Join(cmd.Out, done.Files[0].Name))
	if err != nil {
		return err
	}
	defer f.Close()
	tallies, err := app.SumAccessRows(f)
	if err != nil {
		return err
	}
	all := []mergedCategory{}
	for _, name := range slices.Sorted(maps.Keys(tallies)) {
		t := tallies[name]
		m := mergedCategory{Category: name, People: t.People().Count(), Never: t.Never.Count()}
		for _, minutes := range cmd.Minutes {
			m.Within = append(m.Within, t.Within(street.Seconds(60*minutes)).Count())
		}
		all = append(all, m)
	}
	if cmd.JSON {
		return c.printObject(all)
	}
	p := newTablePrinter(c, c.Stdout)
	p.line("%s", c.T("access_part_done", done.Part, done.Records))
	for _, m := range all {
		parts := []string{padRight(clip(app.CategoryName(c.Tag, m.Category), 31), 32)}
		for i, minutes := range cmd.Minutes {
			parts = append(parts, fmt.Sprintf("%12s", fmt.Sprintf("≤%d′ %.0f", minutes, m.Within[i])))
		}
		p.line("  %s  %s", strings.Join(parts, " "), c.T("merged_never", m.Never))
	}
	return p.err
}
