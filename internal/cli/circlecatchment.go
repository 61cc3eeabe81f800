package cli

import (
	"context"

	"zhenyu/internal/app"
)

// circleCatchmentCmd says whom a facility serves.
type circleCatchmentCmd struct {
	circleFlags
	categoryFlags
	Facility string `arg:"" name:"id" help:"help_circle_facility"`
}

// Run says it.
func (cmd *circleCatchmentCmd) Run(ctx context.Context, c *Console) error {
	return cmd.open(ctx, c, func(circle *app.Circle) error {
		of, err := circle.Catchment(cmd.Category, cmd.Facility, app.FacilityChange{})
		if err != nil {
			return err
		}
		return cmd.answer(c, circle, of, circle.CatchmentTable(of, c.Catalogue), func(p *tablePrinter) {
			p.line("%s", c.T("circle_serves", len(of.Homes), of.First))
		})
	})
}
