package cli

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/alecthomas/kong"

	"zhenyu/internal/lang"
)

// grammar is the command line.
type grammar struct {
	Help helpFlag `short:"h" help:"help_help"`
	Lang string   `help:"help_lang" enum:"zh,en," default:"" placeholder:"zh|en"`

	Read       readCmd       `cmd:"" help:"help_read"`
	Import     importCmd     `cmd:"" help:"help_import"`
	Serve      serveCmd      `cmd:"" help:"help_serve"`
	Visits     visitsCmd     `cmd:"" help:"help_visits"`
	Directives directivesCmd `cmd:"" help:"help_directives"`
	Sites      sitesCmd      `cmd:"" help:"help_sites"`
	Layers     layersCmd     `cmd:"" help:"help_layers"`
	Jobs       jobsCmd       `cmd:"" help:"help_jobs"`
	Runs       runsCmd       `cmd:"" help:"help_runs"`
	Plans      plansCmd      `cmd:"" help:"help_plans"`
	Circle     circleCmd     `cmd:"" help:"help_circle"`
	Scenarios  scenariosCmd  `cmd:"" help:"help_scenarios"`
	Backup     backupCmd     `cmd:"" help:"help_backup"`
	Restore    restoreCmd    `cmd:"" help:"help_restore"`
	Audit      auditCmd      `cmd:"" help:"help_audit"`
	Sample     sampleCmd     `cmd:"" help:"help_sample"`
	Areas      areasCmd      `cmd:"" help:"help_areas"`
	Eval       evalCmd       `cmd:"" help:"help_eval"`
	Merge      mergeCmd      `cmd:"" help:"help_merge"`
	Digest     digestCmd     `cmd:"" help:"help_digest"`
	Osm        osmCmd        `cmd:"" help:"help_osm"`
	Network    networkCmd    `cmd:"" help:"help_network_group"`
	Access     accessCmd     `cmd:"" help:"help_access"`
	Siting     sitingCmd     `cmd:"" help:"help_siting"`
	Version    versionCmd    `cmd:"" help:"help_version"`
}

// Run runs the command that the arguments name. What went wrong is on stderr already, in the language of the
// call; ExitCode gives the code of the error that it returns.
func Run(ctx context.Context, env Env) error {
	messages, err := lang.Open(language(env))
	if err != nil {
		return err
	}
	console := &Console{Env: env, Catalogue: messages}
	err = console.run(ctx)
	if err != nil {
		fmt.Fprintf(env.Stderr, "zhenyu: %s\n", console.explain(err))
	}
	return err
}

func (c *Console) run(ctx context.Context) error {
	parser, err := newParser(c)
	if err != nil {
		return err
	}
	args := belowZero(c.Args)
	if len(args) == 0 {
		args = []string{"--help"}
	}
	command, err := parser.Parse(args)
	if errors.Is(err, errHelpPrinted) {
		return nil
	}
	if err != nil {
		return &usageError{err}
	}
	c.command = command.Selected()
	command.BindTo(ctx, (*context.Context)(nil))
	return command.Run()
}

// belowZero joins flags with a number below zero behind them ("--at -51.2,-30.03"), which would be taken for a flag.
func belowZero(args []string) (joined []string) {
	for _, arg := range args {
		last := len(joined) - 1
		if number.MatchString(arg) && last >= 0 && strings.HasPrefix(joined[last], "--") && !strings.Contains(joined[last], "=") {
			joined[last] += "=" + arg
			continue
		}
		joined = append(joined, arg)
	}
	return joined
}

// number matches what no flag is: they begin with letters.
var number = regexp.MustCompile(`^-[0-9]*\.?[0-9]`)

// newParser makes the parser, with the help in the language of the call. The catalogue is not given to kong as variables:
// it would go through all of it once for every flag, which takes half a second.
func newParser(c *Console) (*kong.Kong, error) {
	parser, err := kong.New(&grammar{},
		kong.Name("zhenyu"),
		kong.Description("help_zhenyu"),
		kong.NoDefaultHelp(),
		kong.Bind(c),
	)
	if err != nil {
		return nil, err
	}
	err = kong.Visit(parser.Model, func(node kong.Visitable, next kong.Next) error {
		switch node := node.(type) {
		case *kong.Application:
			node.Help = c.T(node.Help)
		case *kong.Node:
			node.Help = c.T(node.Help)
		case *kong.Value: // an argument, or that of a flag
			node.Help = c.T(node.Help)
		}
		return next(nil)
	})
	return parser, err
}

// language looks for --lang before kong does, since the help texts are made while the parser is.
func language(env Env) string {
	for i, arg := range env.Args {
		value, ok := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(env.Args) {
			value, ok = env.Args[i+1], true
		}
		if ok && (value == "zh" || value == "en") {
			return value
		}
	}
	return lang.FromLocale(env.Getenv)
}
