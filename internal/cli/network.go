package cli

import (
	"context"
	"errors"
	"runtime/debug"

	"zhenyu/internal/app"
)

// networkCmd makes networks and looks into them.
type networkCmd struct {
	Build  networkBuildCmd  `cmd:"" help:"help_network_build"`
	Import networkImportCmd `cmd:"" help:"help_network_import"`
	Info   networkInfoCmd   `cmd:"" help:"help_network_info"`
}

// networkBuildCmd builds the network of an extract.
type networkBuildCmd struct {
	Extract  string `arg:"" help:"help_extract"`
	Out      string `required:"" help:"help_network_out" placeholder:"NET"`
	Profile  string `help:"help_profile" default:"adult" placeholder:"NAME"`
	Profiles string `help:"help_profiles" placeholder:"JSON"`
	Relief   string `help:"help_relief" placeholder:"TIF"`
	Threads  int    `help:"help_threads" default:"0" placeholder:"N"`
	JSON     bool   `name:"json" help:"help_json"`
}

// frugalGarbage is how much the heap may grow, in percent, before it is cleared while a network is made. That holds flat
// arrays, which are cleared quickly, and how large a city fits is decided by its peak: a fifth more time for two fifths
// less memory.
const frugalGarbage = 10

func (c *Console) frugal() {
	if c.Getenv("GOGC") == "" {
		debug.SetGCPercent(frugalGarbage)
	}
}

// Run builds it and says what it holds.
func (cmd *networkBuildCmd) Run(ctx context.Context, c *Console) error {
	c.frugal()
	watch, _ := watchSteps(c)
	info, err := app.BuildNetwork(ctx, app.NetworkBuild{
		Extract: cmd.Extract, Out: cmd.Out, Profile: cmd.Profile, Profiles: cmd.Profiles, Relief: cmd.Relief, Threads: cmd.Threads,
	})
	watch.stop()
	if err != nil {
		return err
	}
	return c.printNetwork(cmd.Out, info, cmd.JSON)
}

// networkImportCmd makes a network of a survey.
type networkImportCmd struct {
	Nodes    string `arg:"" help:"help_network_nodes"`
	Edges    string `arg:"" optional:"" help:"help_network_edges"`
	Out      string `required:"" help:"help_network_out" placeholder:"NET"`
	Profile  string `help:"help_profile" default:"adult" placeholder:"NAME"`
	Profiles string `help:"help_profiles" placeholder:"JSON"`
	JSON     bool   `name:"json" help:"help_json"`
}

// Run imports it and says what it holds.
func (cmd *networkImportCmd) Run(ctx context.Context, c *Console) error {
	req := app.NetworkImport{Nodes: cmd.Nodes, Edges: cmd.Edges, Out: cmd.Out, Profile: cmd.Profile, Profiles: cmd.Profiles}
	if cmd.Edges == "" {
		if !hasEnding(cmd.Nodes, ".geojson", ".json") {
			return &usageError{errors.New(c.T("usage_network_edges"))}
		}
		req.Nodes, req.Lines = "", cmd.Nodes
	}
	c.frugal()
	watch, _ := watchSteps(c)
	info, err := app.ImportNetwork(ctx, req)
	watch.stop()
	if err != nil {
		return err
	}
	return c.printNetwork(cmd.Out, info, cmd.JSON)
}

// networkInfoCmd says what a network holds.
type networkInfoCmd struct {
	Network string `arg:"" help:"help_network"`
	JSON    bool   `name:"json" help:"help_json"`
}

// Run prints it.
func (cmd *networkInfoCmd) Run(c *Console) error {
	info, err := app.ReadNetworkInfo(cmd.Network)
	if err != nil {
		return err
	}
	return c.printNetwork(cmd.Network, info, cmd.JSON)
}

func (c *Console) printNetwork(path string, info *app.NetworkInfo, asJSON bool) error {
	if asJSON {
		return c.printObject(info)
	}
	p := newTablePrinter(c, c.Stdout)
	p.line("<b>%s</>", path)
	p.line("  %s", c.T("network_size", orDash(info.Profile), info.Places, info.Nodes, info.Edges))
	p.line("  %s", c.T("network_parts", info.Components, info.Largest, 100*float64(info.Largest)/float64(max(1, info.Places))))
	p.line("  %s", c.T("network_bytes", info.Bytes))
	if b := info.Build; b != nil {
		p.line("  %s", c.T("network_build", b.Ways, b.Closed, b.Gaps, b.Steep, b.NoHeight))
	}
	if info.Shattered() {
		p.line("  <b>%s</>", c.T("network_shattered", info.Build.Steep))
	}
	if info.Others > 0 {
		p.line("  %s", c.T("network_others", info.Others))
	}
	return p.err
}
