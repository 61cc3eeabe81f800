package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"zhenyu"
	"zhenyu/internal/app"
)

// scenariosCmd shows and keeps scenarios.
type scenariosCmd struct {
	List   scenariosListCmd   `cmd:"" default:"withargs" help:"help_scenarios_list"`
	Keep   scenariosKeepCmd   `cmd:"" help:"help_scenarios_keep"`
	Remove scenariosRemoveCmd `cmd:"" help:"help_scenarios_remove"`
}

// scenariosListCmd lists scenarios.
type scenariosListCmd struct {
	recordFlags
	formFlags
}

// Run lists.
func (cmd *scenariosListCmd) Run(ctx context.Context, c *Console) error {
	return cmd.with(ctx, c, "", func(r *app.Record) error {
		export := func(f app.Format, w io.Writer) error { return r.ExportScenarios(ctx, me, f, c.Catalogue, w) }
		return cmd.write(c, export, func(w io.Writer) error {
			list, err := r.Scenarios(ctx, me, 0, shown)
			if err != nil {
				return err
			}
			for _, s := range list.Scenarios {
				d := s.Change
				fmt.Fprintf(w, "%6d  %s  %s\n", s.ID, padRight(clip(printable(s.Name), 40), 40), c.T("scenario_changes", len(d.Add), len(d.Remove), len(d.Open), len(d.Close)))
			}
			return c.older(w, len(list.Scenarios), list.Next != 0)
		})
	})
}

// scenariosKeepCmd keeps a change.
type scenariosKeepCmd struct {
	recordFlags
	ruleFlags
	Change string `arg:"" help:"help_change"`
	Name   string `required:"" help:"help_scenarios_name" placeholder:"TEXT"`
}

// Run keeps.
func (cmd *scenariosKeepCmd) Run(ctx context.Context, c *Console) error {
	change, err := c.readChange(cmd.Change)
	if err != nil {
		return err
	}
	base := zhenyu.AccessParameters{Standard: cmd.Standard, Minutes: cmd.Minutes}
	return cmd.with(ctx, c, "", func(r *app.Record) error {
		s, err := r.KeepScenario(ctx, me, app.ScenarioEdit{Name: cmd.Name, Base: &base, Change: &change})
		if err == nil {
			fmt.Fprintln(c.Stdout, c.T("scenario_kept", s.ID, s.Name))
		}
		return err
	})
}

// maxChange is the largest change file; thousands of facilities fit.
const maxChange = 16 << 20

// changeFile is a change as people write it: what is moved is closed and opened under one id.
type changeFile struct {
	app.AccessChange
	Move []app.ChangedFacility `json:"move"`
}

// readChange reads the file of a change.
func (c *Console) readChange(path string) (app.AccessChange, error) {
	var change changeFile
	f, err := os.Open(path)
	if err != nil {
		return change.AccessChange, err
	}
	defer f.Close()
	d := json.NewDecoder(io.LimitReader(f, maxChange))
	d.DisallowUnknownFields()
	if err := d.Decode(&change); err != nil {
		return change.AccessChange, &zhenyu.Error{Kind: zhenyu.Invalid, Message: c.T("fault_json", path, err), Cause: err}
	}
	for _, m := range change.Move {
		change.Add = append(change.Add, m)
		change.Remove = append(change.Remove, app.ChangedFacility{Category: m.Category, ID: m.ID})
	}
	return change.AccessChange, nil
}

// scenariosRemoveCmd removes a scenario.
type scenariosRemoveCmd struct {
	recordFlags
	ID int64 `arg:"" name:"id" help:"help_scenarios_id"`
}

// Run removes.
func (cmd *scenariosRemoveCmd) Run(ctx context.Context, c *Console) error {
	return cmd.with(ctx, c, "", func(r *app.Record) error {
		event, err := r.RemoveScenario(ctx, me, zhenyu.ScenarioID(cmd.ID), 0)
		if err == nil {
			fmt.Fprintln(c.Stdout, c.T("removed", event))
		}
		return err
	})
}
