package cli

import (
	"context"

	"zhenyu/internal/app"
)

// circleGapsCmd says where people are not within so many minutes.
type circleGapsCmd struct {
	circleFlags
	withinFlags
}

// gapsShown is how many squares a terminal shows; all are in a file.
const gapsShown = 20

// Run says it.
func (cmd *circleGapsCmd) Run(ctx context.Context, c *Console) error {
	return cmd.open(ctx, c, func(circle *app.Circle) error {
		g, err := circle.Gaps(cmd.query(), app.FacilityChange{})
		if err != nil {
			return err
		}
		return cmd.answer(c, circle, g, g.Table(c.Catalogue), func(p *tablePrinter) {
			p.line("%s", c.T("circle_gaps", len(g.Cells), g.Metres))
			for _, cell := range g.Cells[:min(gapsShown, len(g.Cells))] {
				p.line("  %.6f,%.6f %10.0f / %.0f", cell.Lon, cell.Lat, cell.Without, cell.People)
			}
		})
	})
}
