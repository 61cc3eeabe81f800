package cli

import (
	"context"
	"fmt"
	"io"

	"zhenyu"
	"zhenyu/internal/app"
)

// plansCmd shows and keeps plans.
type plansCmd struct {
	List   plansListCmd   `cmd:"" default:"withargs" help:"help_plans_list"`
	Keep   plansKeepCmd   `cmd:"" help:"help_plans_keep"`
	Remove plansRemoveCmd `cmd:"" help:"help_plans_remove"`
}

// plansListCmd lists plans.
type plansListCmd struct {
	recordFlags
	formFlags
}

// Run lists.
func (cmd *plansListCmd) Run(ctx context.Context, c *Console) error {
	return cmd.with(ctx, c, "", func(r *app.Record) error {
		export := func(f app.Format, w io.Writer) error { return r.ExportPlans(ctx, me, f, c.Catalogue, w) }
		return cmd.write(c, export, func(w io.Writer) error {
			list, err := r.Plans(ctx, me, 0, shown)
			if err != nil {
				return err
			}
			for _, p := range list.Plans {
				fmt.Fprintf(w, "%6d  %s  %s\n", p.ID, padRight(clip(printable(p.Name), 40), 40), c.T("plan_of", p.Run, c.runNote(p.Of)))
			}
			return c.older(w, len(list.Plans), list.Next != 0)
		})
	})
}

// plansKeepCmd keeps a run as a plan.
type plansKeepCmd struct {
	recordFlags
	Of   int64  `arg:"" name:"run" help:"help_plans_run"`
	Name string `required:"" help:"help_plans_name" placeholder:"TEXT"`
	Note string `help:"help_plans_note" placeholder:"TEXT"`
}

// Run keeps.
func (cmd *plansKeepCmd) Run(ctx context.Context, c *Console) error {
	return cmd.with(ctx, c, "", func(r *app.Record) error {
		p, err := r.KeepPlan(ctx, me, app.PlanEdit{Name: cmd.Name, Run: zhenyu.RunID(cmd.Of), Note: cmd.Note})
		if err == nil {
			fmt.Fprintln(c.Stdout, c.T("plan_kept", p.ID, p.Name))
		}
		return err
	})
}

// plansRemoveCmd removes a plan.
type plansRemoveCmd struct {
	recordFlags
	ID int64 `arg:"" name:"id" help:"help_plans_id"`
}

// Run removes.
func (cmd *plansRemoveCmd) Run(ctx context.Context, c *Console) error {
	return cmd.with(ctx, c, "", func(r *app.Record) error {
		event, err := r.RemovePlan(ctx, me, zhenyu.PlanID(cmd.ID), 0)
		if err == nil {
			fmt.Fprintln(c.Stdout, c.T("removed", event))
		}
		return err
	})
}
