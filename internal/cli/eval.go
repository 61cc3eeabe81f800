package cli

import (
	"context"
	"encoding/json"
	"fmt"

	"zhenyu/engine/report/eval"
	"zhenyu/internal/app"
)

// evalCmd scores readings against annotations.
type evalCmd struct {
	Dir    string `arg:"" help:"help_eval_dir"`
	Misses bool   `help:"help_eval_misses"`
	Split  string `help:"help_eval_split" enum:"all,tune,score" default:"all"`
	Names  string `help:"help_names" placeholder:"CSV"`
	JSON   bool   `name:"json" help:"help_eval_json"`
}

// Run prints a table per split, and the misses where they are asked for.
func (cmd *evalCmd) Run(ctx context.Context, c *Console) error {
	reader, err := openReader(cmd.Names)
	if err != nil {
		return err
	}
	e, err := reader.Evaluate(ctx, cmd.Dir)
	if err != nil {
		return err
	}
	e.Misses = cmd.choose(e.Misses)
	if cmd.JSON {
		return cmd.printJSON(c, e)
	}
	for _, t := range cmd.tables(e) {
		c.printScores(t.split, t.table)
	}
	for _, m := range e.Misses {
		c.printMiss(m)
	}
	return nil
}

// printJSON prints one object: a table per split, and the misses where they are asked for.
func (cmd *evalCmd) printJSON(c *Console, e app.Evaluation) error {
	out := map[string]any{}
	for _, t := range cmd.tables(e) {
		out[t.split] = t.table
	}
	if cmd.Misses {
		out["misses"] = e.Misses
	}
	enc := json.NewEncoder(c.Stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(out)
}

// choose keeps the misses of the split, or none.
func (cmd *evalCmd) choose(misses []eval.Miss) []eval.Miss {
	kept := []eval.Miss{}
	for _, m := range misses {
		if cmd.Misses && (cmd.Split == "all" || cmd.Split == string(eval.SplitOf(m.ID))) {
			kept = append(kept, m)
		}
	}
	return kept
}

type splitTable struct {
	split string
	table eval.Table
}

func (cmd *evalCmd) tables(e app.Evaluation) []splitTable {
	all := []splitTable{{"tune", e.Tune}, {"score", e.Score}, {"all", e.All}}
	if cmd.Split == "all" {
		return all
	}
	for _, t := range all {
		if t.split == cmd.Split {
			return []splitTable{t}
		}
	}
	return nil
}

// printScores prints the lists with precision, recall and F1, then the shares.
func (c *Console) printScores(split string, t eval.Table) {
	fmt.Fprintf(c.Stdout, "%s\n", c.Of("eval_split", split, t.Reports))
	fmt.Fprintf(c.Stdout, "  %s %9s %9s %9s   %s\n", padRight("", 26), c.T("eval_p"), c.T("eval_r"), "F1", c.T("eval_counts"))
	for _, row := range []struct {
		key string
		t   eval.Tally
	}{
		{"directives", t.Directives},
		{"stops", t.Stops},
		{"stops_relaxed", t.StopsRelaxed},
		{"organisations", t.Organisations},
		{"leaders", t.Leaders},
		{"participants", t.Participants},
	} {
		fmt.Fprintf(c.Stdout, "  %s %9.3f %9.3f %9.3f   %d/%d/%d\n", padRight(c.Of("eval", row.key), 26), row.t.Precision(), row.t.Recall(), row.t.F1(), row.t.Hit, row.t.Read, row.t.Gold)
	}
	for _, row := range []struct {
		key string
		r   eval.Rate
	}{
		{"attribution", t.Attribution},
		{"theme", t.Theme},
		{"addressee", t.Addressee},
		{"stop_kind", t.StopKind},
		{"stop_within", t.StopWithin},
		{"stop_order", t.StopOrder},
		{"leader_title", t.LeaderTitle},
		{"is_visit", t.IsVisit},
		{"script", t.Script},
		{"date", t.Date},
	} {
		fmt.Fprintf(c.Stdout, "  %s %29s   %d/%d\n", padRight(c.Of("eval", row.key), 26), shareText(row.r), row.r.Right, row.r.Of)
	}
	fmt.Fprintln(c.Stdout)
}

// shareText shows no figure where there was nothing to judge.
func shareText(r eval.Rate) string {
	if r.Of == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f", r.Share())
}

func (c *Console) printMiss(m eval.Miss) {
	fmt.Fprintf(c.Stdout, "%s\t%s\t%s\t", m.ID, m.Field, m.Kind)
	switch m.Kind {
	case eval.Missed:
		fmt.Fprint(c.Stdout, m.Gold)
	case eval.Extra:
		fmt.Fprint(c.Stdout, m.Read)
	case eval.Wrong:
		fmt.Fprintf(c.Stdout, "%s → %s", orDash(m.Gold), orDash(m.Read))
		if m.Item != "" {
			fmt.Fprintf(c.Stdout, "\t%s", m.Item)
		}
	}
	if m.Rule != "" {
		fmt.Fprintf(c.Stdout, "\t[%s]", m.Rule)
	}
	fmt.Fprintln(c.Stdout)
}

func orDash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}
