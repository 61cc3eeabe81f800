package cli

import (
	"context"

	"zhenyu/internal/app"
)

// circleHomeCmd says how a home reaches the nearest facility of every category.
type circleHomeCmd struct {
	circleFlags
	At string `required:"" help:"help_circle_at" placeholder:"LON,LAT"`
}

// Run says it.
func (cmd *circleHomeCmd) Run(ctx context.Context, c *Console) error {
	at, err := c.spotOf(cmd.At)
	if err != nil {
		return err
	}
	return cmd.open(ctx, c, func(circle *app.Circle) error {
		h, err := circle.HomeAt(at)
		if err != nil {
			return err
		}
		return cmd.answer(c, circle, h, circle.HomeTable(h, c.Catalogue), func(p *tablePrinter) {
			p.line("<b>%s</> <d>%s %.6f,%.6f</>", h.ID, h.Area, h.Lon, h.Lat)
			p.ways(&app.AccessAnswer{Street: h.Street, Ways: h.Ways})
		})
	})
}
