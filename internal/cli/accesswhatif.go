package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"zhenyu/internal/app"
)

// accessWhatIfCmd tries a change.
type accessWhatIfCmd struct {
	studyFlags
	ruleFlags
	Limit  string   `help:"help_limit" default:"1800s" placeholder:"1800s|none"`
	Change string   `help:"help_change" placeholder:"JSON"`
	Add    []string `help:"help_change_add" placeholder:"CATEGORY@LON,LAT" sep:"none"`
	Remove []string `help:"help_change_remove" placeholder:"CATEGORY@ID" sep:"none"`
	Open   []string `help:"help_change_open" placeholder:"LON,LAT:LON,LAT" sep:"none"`
	Close  []string `help:"help_change_close" placeholder:"LON,LAT" sep:"none"`
	JSON   bool     `name:"json" help:"help_json"`
}

// Run tries it and says what it would do.
func (cmd *accessWhatIfCmd) Run(ctx context.Context, c *Console) error {
	in, err := cmd.input(c)
	if err != nil {
		return err
	}
	cmd.put(&in)
	limit, err := c.limit(cmd.Limit)
	if err != nil {
		return err
	}
	change, err := cmd.change(c)
	if err != nil {
		return err
	}
	watch, _ := watchSteps(c)
	effect, err := app.TryAccess(ctx, app.AccessTrial{AccessInput: in, Limit: limit, Change: change})
	watch.stop()
	if err != nil {
		return err
	}
	if cmd.JSON {
		return c.printObject(effect)
	}
	return c.printEffect(effect)
}

// change is that of the file with that of the flags behind it.
func (cmd *accessWhatIfCmd) change(c *Console) (app.AccessChange, error) {
	var change app.AccessChange
	if cmd.Change != "" {
		var err error
		if change, err = c.readChange(cmd.Change); err != nil {
			return change, err
		}
	}
	if err := cmd.flags(c, &change); err != nil {
		return change, err
	}
	if len(change.Add)+len(change.Remove)+len(change.Open)+len(change.Close) == 0 {
		return change, &usageError{errors.New(c.T("usage_change"))}
	}
	return change, nil
}

func (cmd *accessWhatIfCmd) flags(c *Console, change *app.AccessChange) error {
	for i, text := range cmd.Add {
		category, spot, ok := strings.Cut(text, "@")
		at, err := c.spotOf(spot)
		if !ok || err != nil {
			return &usageError{errors.New(c.T("usage_add", text))}
		}
		change.Add = append(change.Add, app.ChangedFacility{Category: category, ID: fmt.Sprintf("new-%d", i+1), Spot: at})
	}
	for _, text := range cmd.Remove {
		category, id, _ := strings.Cut(text, "@") // without one the second is refused where it is read
		change.Remove = append(change.Remove, app.ChangedFacility{Category: category, ID: id})
	}
	for _, text := range cmd.Open {
		first, second, _ := strings.Cut(text, ":") // without one the second is refused where it is read
		from, err := c.spotOf(first)
		if err != nil {
			return err
		}
		to, err := c.spotOf(second)
		if err != nil {
			return err
		}
		change.Open = append(change.Open, app.ChangedPassage{From: from, To: to})
	}
	for _, text := range cmd.Close {
		at, err := c.spotOf(text)
		if err != nil {
			return err
		}
		change.Close = append(change.Close, at)
	}
	return nil
}

func (c *Console) spotOf(text string) (app.Spot, error) {
	lon, lat, err := c.spot(text)
	return app.Spot{Lon: lon, Lat: lat}, err
}

func (c *Console) printEffect(e *app.AccessEffect) error {
	p := newTablePrinter(c, c.Stdout)
	p.line("%s", c.T("effect", e.Origins, e.Better, e.Worse))
	for _, r := range e.Rules {
		p.line("  %s %8s → %8s  %+.0f", padRight(clip(r.Before.ID+" · "+app.CategoryName(c.Tag, r.Before.Category), 39), 40),
			percent(r.Before.Share), percent(r.After.Share), r.After.Within-r.Before.Within)
	}
	return p.err
}
