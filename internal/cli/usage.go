package cli

import (
	"errors"
	"regexp"
	"strings"

	"github.com/alecthomas/kong"
)

// usageError is a call that the grammar or a command refuses.
type usageError struct{ cause error }

func (e *usageError) Error() string { return e.cause.Error() }
func (e *usageError) Unwrap() error { return e.cause }

// usageForms are the forms of what kong says of a wrong call, with the message that says it in the language of the call.
// What a form catches fills the message; one of the things caught may be a list of names.
var usageForms = []struct {
	form *regexp.Regexp
	key  string
	list int // which of the things caught, from 1; 0 for none
	join string
}{
	{regexp.MustCompile(`^unknown flag (.+)$`), "usage_unknown_flag", 0, ""},
	{regexp.MustCompile(`^unexpected argument (.+)$`), "usage_unexpected", 0, ""},
	{regexp.MustCompile(`^missing flags: (.+)$`), "usage_missing_flags", 1, "list_comma"},
	{regexp.MustCompile(`^missing positional arguments (.+)$`), "usage_missing_arguments", 0, ""},
	{regexp.MustCompile(`^(.+) can't be used together$`), "usage_together", 1, "list_comma"},
	{regexp.MustCompile(`^(.+) must be one of (.+) but got (.+)$`), "usage_one_of", 2, "list_or"},
	{regexp.MustCompile(`^(.+): expected a(?:n int| valid \d+ bit u?int) but got (.+)$`), "usage_whole", 0, ""},
	{regexp.MustCompile(`^(.+): expected a float but got (.+)$`), "usage_number", 0, ""},
	{regexp.MustCompile(`^(.+): expected duration but got ("[^"]*").*$`), "usage_duration", 0, ""},
	{regexp.MustCompile(`^(.+): (?:expected .+ value but got .+|missing value.*)$`), "usage_value", 0, ""},
	{regexp.MustCompile(`^expected (?:one of )?"(.+)"$`), "usage_expected", 1, "list_comma"},
}

// separators stand between the names of kong's lists.
var separators = regexp.MustCompile(`"?(?:,| and ) ?"?`)

// explainUsage says what is wrong with a call, and where to look it up.
func (c *Console) explainUsage(e *usageError) string {
	text, meant, guessed := strings.Cut(e.Error(), ", did you mean ")
	node := c.commandOf(e)
	switch argument, unexpected := strings.CutPrefix(text, "unexpected argument "); {
	case unexpected && len(node.Children) > 0:
		text = c.T("usage_unknown_command", argument, c.commands(node))
	case strings.HasPrefix(text, "expected ") && len(node.Children) > 0:
		text = c.T("usage_which", c.commands(node))
	default:
		text = c.reworded(text)
	}
	if e.Error() == "unknown flag --version" { // which many programs have
		meant, guessed = "version", true
	}
	if guessed {
		text += "\n" + c.T("usage_mean", c.names(strings.TrimPrefix(strings.TrimSuffix(meant, "?"), "one of "), "list_or"))
	}
	return text + "\n" + c.T("usage_help", calledAs(node))
}

// reworded says what kong said in the language of the call; what has none of the forms stays as it is.
func (c *Console) reworded(text string) string {
	for _, u := range usageForms {
		caught := u.form.FindStringSubmatch(text)
		if caught == nil {
			continue
		}
		if u.list > 0 {
			caught[u.list] = c.names(caught[u.list], u.join)
		}
		return c.T(u.key, anys(caught[1:])...)
	}
	return text
}

// names writes a list of kong's anew; an empty name, which stands for a flag that was not given, is left out.
func (c *Console) names(list, join string) string {
	var all []string
	for _, name := range separators.Split(strings.Trim(list, `"`), -1) {
		if name != "" {
			all = append(all, name)
		}
	}
	return strings.Join(all, c.T(join))
}

// commandOf gives the command whose call is wrong: the one that runs, or as far as kong understood the call.
func (c *Console) commandOf(e *usageError) *kong.Node {
	parse, ok := errors.AsType[*kong.ParseError](e.cause)
	if !ok {
		return c.command
	}
	if at := parse.Context.Selected(); at != nil {
		return at
	}
	return parse.Context.Model.Node
}

func (c *Console) commands(node *kong.Node) string {
	var names []string
	for _, child := range node.Children {
		names = append(names, child.Name)
	}
	return strings.Join(names, c.T("list_comma"))
}

// calledAs is how a command is called.
func calledAs(node *kong.Node) string { return strings.TrimSpace("zhenyu " + node.Path()) }

func anys(texts []string) []any {
	all := make([]any, len(texts))
	for i, t := range texts {
		all[i] = t
	}
	return all
}
