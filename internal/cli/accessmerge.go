package cli

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zhenyu/engine/street"
	"zhenyu/internal/app"
	"zhenyu/internal/part"
)

// accessMergeCmd joins the parts of a measurement.
type accessMergeCmd struct {
	Manifest string `required:"" help:"help_merge_manifest" placeholder:"FILE"`
	Out      string `required:"" help:"help_merge_out" placeholder:"DIR"`
	measureFlags
	JSON bool `name:"json" help:"help_json"`
}

// mergedCategory is what the whole run holds of a category.
type mergedCategory struct {
	Category string    `json:"category"`
	People   float64   `json:"people"`
	Within   []float64 `json:"within"` // people, by the minutes asked for
	Never    float64   `json:"never"`
}

// Run merges. With what the parts were made of it writes all that one whole run writes; without, it sums their rows.
func (cmd *accessMergeCmd) Run(ctx context.Context, c *Console) error {
	if cmd.Network == "" && cmd.Extract == "" && (cmd.Standard != "" || cmd.Areas != "" || cmd.Straight || cmd.Detail || cmd.Title != "") {
		return &usageError{errors.New(c.T("usage_study_streets"))}
	}
	done, err := app.MergeAccess(ctx, cmd.Manifest, cmd.Out)
	if err != nil {
		return err
	}
	if cmd.Network == "" && cmd.Extract == "" {
		return cmd.sum(c, done)
	}
	req, err := cmd.request(c)
	if err != nil {
		return err
	}
	report, err := folderFiles(cmd.Out).fill(c, cmd.Title, req, func(req app.AccessRequest) (*app.AccessReport, error) {
		return app.ConcludeMerge(ctx, req, done, cmd.Out)
	})
	if err != nil {
		return err
	}
	if cmd.JSON {
		return c.printObject(report)
	}
	return c.printAccess(report)
}

// sum says how many people of the whole are within how many minutes.
func (cmd *accessMergeCmd) sum(c *Console, done part.Certificate) error {
	asked := cmd.Minutes
	if len(asked) == 0 {
		asked = []int{5, 10, 15}
	}
	f, err := os.Open(filepath.Join(cmd.Out, done.Files[0].Name))
	if err != nil {
		return err
	}
	defer f.Close()
	tallies, absent, err := app.SumAccessRows(f)
	if err != nil {
		return err
	}
	all := []mergedCategory{}
	for _, name := range slices.Sorted(maps.Keys(tallies)) {
		t := tallies[name]
		m := mergedCategory{Category: name, People: t.People().Count(), Never: t.Never.Count()}
		for _, minutes := range asked {
			m.Within = append(m.Within, t.Within(street.Seconds(60*minutes)).Count())
		}
		all = append(all, m)
	}
	if cmd.JSON {
		return c.printObject(all)
	}
	return c.printSums(done, asked, all, absent)
}

func (c *Console) printSums(done part.Certificate, asked []int, all []mergedCategory, absent []string) error {
	p := newTablePrinter(c, c.Stdout)
	p.line("%s", c.T("access_part_done", done.Part, done.Records))
	for _, m := range all {
		parts := []string{padRight(clip(app.CategoryName(c.Tag, m.Category), 31), 32)}
		for i, minutes := range asked {
			parts = append(parts, fmt.Sprintf("%12s", fmt.Sprintf("≤%d′ %.0f", minutes, m.Within[i])))
		}
		p.line("  %s  %s", strings.Join(parts, " "), c.T("merged_never", m.Never))
	}
	for _, category := range absent {
		p.line("  %s %s", padRight(clip(app.CategoryName(c.Tag, category), 31), 32), c.T("none_known"))
	}
	return p.err
}
