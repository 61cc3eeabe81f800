package cli

import (
	"context"

	"zhenyu/internal/app"
)

// circleTryCmd tries a change.
type circleTryCmd struct {
	circleFlags
	withinFlags
	changeFlags
}

// Run tries it and says what it would do.
func (cmd *circleTryCmd) Run(ctx context.Context, c *Console) error {
	change, err := cmd.change(c)
	if err != nil {
		return err
	}
	return cmd.open(ctx, c, func(circle *app.Circle) error {
		before, err := circle.Verdict(cmd.query())
		if err != nil {
			return err
		}
		e, err := circle.Try(app.CircleTrial{CircleQuery: cmd.query(), Change: change})
		if err != nil {
			return err
		}
		return cmd.answer(c, circle, e, e.Table(before, c.Catalogue), func(p *tablePrinter) { p.trial(before, e) })
	})
}

// trial prints what a change would do, a line an area that it moves.
func (p *tablePrinter) trial(before *app.CircleVerdict, e *app.CircleEffect) {
	p.line("%s", p.c.T("effect", len(e.Homes.Number), e.Better, e.Worse))
	moved := func(name string, was, is app.AccessRule) {
		p.line("  %s %8s → %8s  %s", padRight(clip(name, 39), 40), percent(was.Share), percent(is.Share), gained(is.Within-was.Within))
	}
	moved(p.c.T("area_all"), before.Whole, e.Whole)
	for _, m := range e.Areas {
		moved(before.Areas[m.Place].Name, before.Areas[m.Place].Rules[0], m.Rule)
	}
	for _, id := range e.Unlinked {
		p.line("  <d>%s</>", p.c.T("circle_unlinked", id))
	}
}
