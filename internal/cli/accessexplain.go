package cli

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"zhenyu/engine/access"
	"zhenyu/internal/app"
)

// accessExplainCmd says how one place reaches what is around it.
type accessExplainCmd struct {
	At         string `required:"" help:"help_at" placeholder:"LON,LAT"`
	Network    string `help:"help_study_network" placeholder:"NET"`
	Extract    string `help:"help_study_extract" placeholder:"PBF"`
	Profile    string `help:"help_study_profile" placeholder:"NAME"`
	Facilities string `help:"help_facilities" default:"osm" placeholder:"osm|FILE"`
	Datum      datum  `help:"help_datum" enum:"wgs84,gcj02,bd09" default:"wgs84"`
	Category   string `help:"help_category_only" placeholder:"NAME"`
	Limit      string `help:"help_limit" placeholder:"1800s|none"`
	JSON       bool   `name:"json" help:"help_json"`
}

// Run explains.
func (cmd *accessExplainCmd) Run(ctx context.Context, c *Console) error {
	flags := studyFlags{Network: cmd.Network, Extract: cmd.Extract, Profile: cmd.Profile, Origins: "nodes", Facilities: cmd.Facilities, Datum: cmd.Datum}
	in, err := flags.input(c)
	if err != nil {
		return err
	}
	limit, err := c.limit(cmd.Limit)
	if err != nil {
		return err
	}
	lon, lat, err := c.spot(cmd.At)
	if err != nil {
		return err
	}
	watch, _ := watchSteps(c)
	answer, err := app.ExplainAccess(ctx, app.AccessQuestion{AccessInput: in, Lon: lon, Lat: lat, Limit: limit, Category: cmd.Category})
	watch.stop()
	if err != nil {
		return err
	}
	if cmd.JSON {
		return c.printObject(answer)
	}
	return c.printWays(answer)
}

func (c *Console) spot(text string) (lon, lat float64, err error) {
	first, second, ok := strings.Cut(text, ",")
	lon, err = strconv.ParseFloat(strings.TrimSpace(first), 64)
	lat, err2 := strconv.ParseFloat(strings.TrimSpace(second), 64)
	if !ok || err != nil || err2 != nil {
		return 0, 0, &usageError{errors.New(c.T("usage_spot", text))}
	}
	return lon, lat, nil
}

func (c *Console) printWays(a *app.AccessAnswer) error {
	p := newTablePrinter(c, c.Stdout)
	p.ways(a)
	return p.err
}

// ways prints the ways from a place, or why there are none.
func (p *tablePrinter) ways(a *app.AccessAnswer) {
	c := p.c
	if a.Street == nil {
		p.line("%s", c.T("explain_no_street"))
		return
	}
	if a.At == nil {
		p.line("%s", c.T("explain_far_street", *a.Street))
	} else {
		p.line("%s", c.T("explain_street", *a.Street, spotText(*a.At)))
	}
	for _, w := range a.Ways {
		name := app.CategoryName(c.Tag, w.Category)
		switch {
		case w.Beyond != nil && a.Limit != nil:
			p.line("  <b>%s</> %s", padRight(name, 24), c.T("explain_beyond_by", *a.Limit/60, *w.Beyond/60))
			continue
		case w.Seconds == nil:
			p.line("  <b>%s</> %s", padRight(name, 24), c.why(w.Reason))
			continue
		}
		p.line("  <b>%s</> %s", padRight(name, 24), c.T("explain_way", fmt.Sprintf("%.1f", *w.Seconds/60), *w.Seconds, orDash(w.Name), w.Facility))
		p.line("      <d>%s</>", app.WayParts(w, c.Catalogue))
		p.line("      <d>%s</>", c.onto(w))
	}
}

// onto says where a way comes onto the streets, and whether that is the street that was said to be the nearest.
func (c *Console) onto(w app.AccessWay) string {
	key := "explain_onto"
	if w.Other {
		key = "explain_onto_other"
	}
	return c.T(key, spotText(*w.Onto), w.OntoMetres)
}

// why says why there is no way, with what one needs to go and look.
func (c *Console) why(r access.Reason) string {
	switch r.Code {
	case access.NotLinked:
		return c.T("explain_not_linked", r.Metres)
	case access.Barrier:
		return c.T("explain_barrier", c.Of("barrier", r.Behind.String()), r.Metres)
	case access.Island:
		return c.T("explain_island", r.Places)
	case access.OneWay:
		return c.T("explain_one_way")
	case access.Apart:
		return c.T("explain_apart", r.Places)
	case access.NoFacility:
		return c.T("explain_no_facility")
	case access.Reachable, access.BeyondLimit:
	}
	return c.T("explain_beyond")
}
