package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
)

// helpFlag prints the help of the command at hand, in the language of the call.
type helpFlag bool

var errHelpPrinted = errors.New("help printed")

// BeforeReset is called by kong before it looks for missing arguments. It ends the parsing.
func (helpFlag) BeforeReset(command *kong.Context, c *Console) error {
	node := command.Model.Node
	if at := command.Selected(); at != nil {
		node = at
	}
	fmt.Fprint(c.Stdout, c.help(command.Model.Node, node))
	return errHelpPrinted
}

// help gives the help text of one node of the grammar.
func (c *Console) help(root, node *kong.Node) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s\n\n%s\n", c.T("help_usage"), usage(root, node), node.Help)
	c.section(&b, "help_commands", commandRows(node))
	c.section(&b, "help_arguments", argumentRows(node))
	c.section(&b, "help_flags", flagRows(root, node))
	command := strings.TrimSpace(root.Name + " " + node.Path())
	if examples := c.Of("examples", command); examples != command {
		fmt.Fprintf(&b, "\n%s\n%s\n", c.T("help_examples"), indent(examples))
	}
	if node == root {
		c.section(&b, "help_exits", c.exitRows())
	}
	return b.String()
}

// row is one line of a section: a name and what it means.
type row struct{ name, text string }

func (c *Console) section(b *strings.Builder, titleKey string, rows []row) {
	if len(rows) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", c.T(titleKey))
	width := 0
	for _, r := range rows {
		width = max(width, displayWidth(r.name))
	}
	for _, r := range rows {
		fmt.Fprintf(b, "  %s  %s\n", padRight(r.name, width), r.text)
	}
}

func usage(root, node *kong.Node) string {
	words := []string{root.Name}
	if node != root {
		words = append(words, node.Path())
	}
	if len(node.Children) > 0 {
		words = append(words, "COMMAND")
	}
	for _, p := range node.Positional {
		words = append(words, p.Summary())
	}
	return strings.Join(append(words, "[FLAGS]"), " ")
}

func commandRows(node *kong.Node) []row {
	var rows []row
	for _, leaf := range node.Leaves(true) {
		if leaf != node {
			rows = append(rows, row{strings.TrimPrefix(leaf.Path(), node.Path()+" "), leaf.Help})
		}
	}
	return rows
}

func argumentRows(node *kong.Node) []row {
	var rows []row
	for _, p := range node.Positional {
		rows = append(rows, row{p.Summary(), p.Help})
	}
	return rows
}

// flagRows gives the flags of the node and, last, those that every command has.
func flagRows(root, node *kong.Node) []row {
	flags := root.Flags
	if node != root {
		flags = append(append([]*kong.Flag{}, node.Flags...), root.Flags...)
	}
	var rows []row
	for _, f := range flags {
		rows = append(rows, row{flagName(f), f.Help})
	}
	return rows
}

func flagName(f *kong.Flag) string {
	name := "    --" + f.Name
	if f.Short != 0 {
		name = fmt.Sprintf("-%c, --%s", f.Short, f.Name)
	}
	if !f.IsBool() {
		name += "=" + f.FormatPlaceHolder()
	}
	return name
}

func (c *Console) exitRows() []row {
	var rows []row
	for _, e := range exitsByCode() {
		rows = append(rows, row{fmt.Sprintf("%3d", e.code), c.T(e.key)})
	}
	return rows
}

func indent(text string) string {
	return "  " + strings.ReplaceAll(text, "\n", "\n  ")
}
