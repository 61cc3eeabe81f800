package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"zhenyu"
	"zhenyu/internal/app"
)

// layersCmd shows and changes the ground that is measured.
type layersCmd struct {
	List   layersListCmd   `cmd:"" default:"withargs" help:"help_layers_list"`
	Add    layersAddCmd    `cmd:"" help:"help_layers_add"`
	Sample layersSampleCmd `cmd:"" help:"help_layers_sample"`
	Remove layersRemoveCmd `cmd:"" help:"help_layers_remove"`
}

// layersListCmd lists layers.
type layersListCmd struct {
	recordFlags
	formFlags
}

// Run lists.
func (cmd *layersListCmd) Run(ctx context.Context, c *Console) error {
	return cmd.with(ctx, c, "", func(r *app.Record) error {
		export := func(f app.Format, w io.Writer) error { return r.ExportLayers(ctx, me, f, c.Catalogue, w) }
		return cmd.write(c, export, func(w io.Writer) error {
			list, err := r.Layers(ctx, me)
			if err != nil {
				return err
			}
			for _, l := range list.Layers {
				mark := map[bool]string{true: "●", false: " "}[l.Current]
				fmt.Fprintf(w, "%6d %s %s  %s  %s  %8.1f MB\n", l.ID, mark, padRight(c.Of("layer", string(l.Kind)), 12), padRight(l.AsOf.String(), 10),
					padRight(clip(printable(l.Name), 40), 40), float64(l.Bytes)/1e6)
			}
			var missing []string
			for _, k := range list.Missing {
				missing = append(missing, c.Of("layer", string(k)))
			}
			if len(missing) > 0 {
				_, err = fmt.Fprintln(w, c.T("layers_missing", strings.Join(missing, c.T("list_comma"))))
			}
			return err
		})
	})
}

// layersAddCmd adds files.
type layersAddCmd struct {
	recordFlags
	Paths  []string `arg:"" name:"file" help:"help_layers_file"`
	Kind   string   `help:"help_layers_kind" enum:"extract,people,facilities,areas,candidates,standard," default:"" placeholder:"extract|people|facilities|areas|candidates|standard"`
	Source string   `help:"help_layers_source" placeholder:"TEXT"`
	AsOf   string   `name:"as-of" help:"help_layers_as_of" placeholder:"2026-10"`
	Datum  datum    `help:"help_datum" enum:"wgs84,gcj02,bd09" default:"wgs84"`
	DryRun bool     `name:"dry-run" help:"help_layers_dry_run"`
	JSON   bool     `name:"json" help:"help_json"`
}

// Run checks and adds, one file after the other; the first that is faulty ends it.
func (cmd *layersAddCmd) Run(ctx context.Context, c *Console) error {
	asOf, err := zhenyu.ParseDay(cmd.AsOf)
	if err != nil {
		return &usageError{err}
	}
	files, leftOut, err := app.LayerFiles(cmd.Paths, zhenyu.LayerKind(cmd.Kind))
	if err != nil {
		return err
	}
	for _, path := range leftOut {
		fmt.Fprintln(c.Stderr, c.T("layer_left_out", path))
	}
	return cmd.adding(cmd.DryRun)(ctx, c, "", func(r *app.Record) error {
		for _, f := range files {
			if err := cmd.add(ctx, c, r, f, asOf); err != nil {
				return err
			}
		}
		return nil
	})
}

func (cmd *layersAddCmd) add(ctx context.Context, c *Console, r *app.Record, from app.LayerFile, asOf zhenyu.Day) error {
	f, err := os.Open(from.Path)
	if err != nil {
		return err
	}
	defer f.Close()
	watch, _ := watchSteps(c)
	added, err := r.AddLayer(ctx, me, app.LayerInput{
		Kind: from.Kind, Name: filepath.Base(from.Path), Source: cmd.Source, AsOf: asOf, Datum: string(cmd.Datum), DryRun: cmd.DryRun,
	}, f)
	watch.stop()
	if err != nil {
		return err
	}
	if cmd.JSON {
		return c.printObject(added)
	}
	return c.printLayer(added)
}

// printLayer says what came in, and what is odd about it.
func (c *Console) printLayer(added *app.AddedLayer) error {
	p := newTablePrinter(c, c.Stdout)
	l := added.Layer
	s := l.Summary
	key, same := "layer_said_added", "layer_said_again"
	switch {
	case added.Already:
		key = "layer_said_already"
	case l.ID == 0:
		key, same = "layer_said_checked", "layer_said_same"
	}
	p.line("<b>%s</>", c.T(key, l.ID, c.Of("layer", string(l.Kind)), l.Name, s.Records))
	if l.Kind == zhenyu.PeopleLayer {
		p.line("  %s", c.T("layer_said_people", s.People))
	}
	for _, k := range s.Categories {
		if k.Facilities > 0 {
			p.line("  %s %6d%s", padRight(app.CategoryName(c.Tag, k.Name), 40), k.Facilities, c.twice(k.Twice))
		}
		if k.Own {
			p.line("    <d>%s</>", c.T("layer_said_own", strings.Join(k.First, c.T("list_comma"))))
		}
	}
	for _, n := range []struct {
		key string
		n   int
	}{
		{"layer_said_areas", s.Areas}, {"note_cut_areas", s.CutAreas}, {"note_blank", s.Blank}, {"layer_said_placeless", s.Placeless}, {"note_unlinked", s.Unlinkable}, {same, int(s.SameAs)},
	} {
		if n.n > 0 {
			p.line("  <d>%s</>", c.T(n.key, n.n))
		}
	}
	for _, odd := range []struct {
		n     int
		key   string
		first []string
	}{{s.Faulty, "layer_said_faulty", c.faults(s.FirstFault)}, {s.Again, "layer_said_same_id", s.AgainFirst}, {s.Same, "layer_said_same_people", s.SameFirst}} {
		if odd.n > 0 {
			p.line("  <d>%s</>", c.T(odd.key, odd.n, strings.Join(odd.first, c.T("list_comma"))))
		}
	}
	if s.Alike {
		p.line("  <d>%s</>", c.T("note_alike"))
	}
	if s.Far > 0 {
		p.line("  <d>%s</>", c.T("layer_said_far", s.Far, strings.Join(s.FarFirst, c.T("list_comma"))))
	}
	if s.Spread > 0 {
		p.line("  <d>%s</>", c.T("layer_said_spread", s.Spread, strings.Join(s.SpreadIDs, c.T("list_comma"))))
	}
	for _, lack := range s.Lacks {
		p.line("  <d>%s</>", c.Of("layer_lacks", lack))
	}
	if s.Suspect != "" {
		p.line("  <d>%s</>", c.T("note_suspect", s.Suspect))
	}
	return p.err
}

func (c *Console) twice(n int) string {
	if n == 0 {
		return ""
	}
	return c.T("in_brackets", c.T("layer_said_twice", n))
}

// layersSampleCmd adds a made-up town.
type layersSampleCmd struct {
	recordFlags
	JSON bool `name:"json" help:"help_json"`
}

// Run adds its layers.
func (cmd *layersSampleCmd) Run(ctx context.Context, c *Console) error {
	return cmd.withNew(ctx, c, "", func(r *app.Record) error {
		added, err := r.AddSample(ctx, me)
		if err != nil {
			return err
		}
		if cmd.JSON {
			return c.printObject(added)
		}
		for _, l := range added.Layers {
			if err := c.printLayer(l); err != nil {
				return err
			}
		}
		return nil
	})
}

// layersRemoveCmd removes a layer.
type layersRemoveCmd struct {
	recordFlags
	ID int64 `arg:"" name:"id" help:"help_layers_id"`
}

// Run removes.
func (cmd *layersRemoveCmd) Run(ctx context.Context, c *Console) error {
	return cmd.with(ctx, c, "", func(r *app.Record) error {
		event, err := r.RemoveLayer(ctx, me, zhenyu.LayerID(cmd.ID), 0)
		if err == nil {
			fmt.Fprintln(c.Stdout, c.T("removed", event))
		}
		return err
	})
}

// faults says where rows cannot be read.
func (c *Console) faults(all []zhenyu.RowFault) (said []string) {
	for _, f := range all {
		said = append(said, c.T("layer_said_fault", f.Line, f.Column, f.Cell))
	}
	return said
}
