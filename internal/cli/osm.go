package cli

import (
	"context"
	"fmt"
	"strings"

	"zhenyu/internal/app"
)

// osmCmd looks into OpenStreetMap extracts.
type osmCmd struct {
	Info osmInfoCmd `cmd:"" help:"help_osm_info"`
}

// osmInfoCmd says what an extract holds.
type osmInfoCmd struct {
	Extract string   `arg:"" help:"help_extract"`
	Values  []string `help:"help_osm_values" placeholder:"KEY"`
	Gaps    bool     `help:"help_osm_gaps"`
	Tags    int      `help:"help_osm_tags" default:"10"`
	Threads int      `help:"help_threads" default:"0" placeholder:"N"`
	JSON    bool     `name:"json" help:"help_json"`
}

// Run prints it.
func (cmd *osmInfoCmd) Run(ctx context.Context, c *Console) error {
	watch, _ := watchSteps(c)
	info, err := app.ReadOsmInfo(ctx, app.OsmInfoRequest{Path: cmd.Extract, Values: cmd.Values, Gaps: cmd.Gaps, Threads: cmd.Threads})
	watch.stop()
	if err != nil {
		return err
	}
	if cmd.JSON {
		return c.printObject(info)
	}
	p := newTablePrinter(c, c.Stdout)
	p.line("<b>%s</>", cmd.Extract)
	p.line("  %s", c.T("osm_counts", info.Nodes, info.Ways, info.Relations))
	if b := info.Box; b != nil {
		p.line("  %s", c.T("osm_box", b[0], b[1], b[2], b[3]))
	}
	p.line("  %s", c.T("osm_header", orDash(info.Header.AsOf), orDash(info.Header.Program), info.Bytes))
	if info.Nowhere > 0 {
		p.line("  %s", c.T("osm_nowhere", info.Nowhere))
	}
	if !info.Ordered {
		p.line("  %s", c.T("osm_unordered"))
	}
	if g := info.Gaps; g != nil {
		p.line("  %s", c.T("osm_missing", g.NodesMissing, g.WaysMissing, g.RelationsMissing, g.AreasEmpty))
	}
	for _, tag := range info.Tags[:min(max(cmd.Tags, 0), len(info.Tags))] {
		p.line("  %s %10d %10d %10d", padRight(clip(tagName(tag), 36), 36), tag.Nodes, tag.Ways, tag.Relations)
	}
	return p.err
}

func tagName(t app.OsmTag) string {
	return strings.TrimSuffix(fmt.Sprintf("%s=%s", t.Key, t.Value), "=")
}
