package cli

import (
	"context"

	"zhenyu/internal/app"
)

// circleShowCmd says who is within so many minutes, in all areas and each.
type circleShowCmd struct {
	circleFlags
	withinFlags
}

// Run says it.
func (cmd *circleShowCmd) Run(ctx context.Context, c *Console) error {
	return cmd.open(ctx, c, func(circle *app.Circle) error {
		v, err := circle.Verdict(cmd.query())
		if err != nil {
			return err
		}
		return cmd.answer(c, circle, v, v.Table(c.Catalogue), func(p *tablePrinter) {
			if f := circle.Facts; f.Far > 0 {
				p.line("<d>  %s</>", c.T("note_far", f.Far, f.FarPeople))
			}
			p.ruleTable(append([]ruleRow{{c.ruleName(v.Whole), v.Whole}}, c.areaRows(v.Areas)...))
		})
	})
}
