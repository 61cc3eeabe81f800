package app

import (
	"context"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"zhenyu"
	"zhenyu/engine/report/eval"
)

// Evaluation is the score of a folder of annotated reports.
type Evaluation struct {
	Tune   eval.Table
	Score  eval.Table
	All    eval.Table
	Misses []eval.Miss
}

// reportEndings are the files that an annotation NAME.json can be of.
var reportEndings = []string{".txt", ".html", ".htm", ".docx", ".pdf"}

// Evaluate reads every report of dir that has an annotation beside it (NAME.txt and NAME.json) and scores the
// readings. An annotation that is broken or has no report is an error: a score over fewer reports than the
// caller believes would be a lie.
func (r *Reader) Evaluate(ctx context.Context, dir string) (Evaluation, error) {
	golds, err := readGolds(dir)
	if err != nil {
		return Evaluation{}, err
	}
	var e Evaluation
	next := 0
	for o := range r.Read(ctx, reportsOf(dir, golds)) {
		if o.Err != nil {
			return Evaluation{}, o.Err
		}
		e.add(golds[next], o.Report)
		next++
	}
	return e, ctx.Err()
}

func (e *Evaluation) add(g eval.Gold, r *Report) {
	table, misses := eval.Compare(g, r.Reading)
	e.All.Add(table)
	if eval.SplitOf(g.ID) == eval.Score {
		e.Score.Add(table)
	} else {
		e.Tune.Add(table)
	}
	e.Misses = append(e.Misses, misses...)
}

// readGolds gives the annotations of a folder in the order of their names; the ID is the file's name.
func readGolds(dir string) ([]eval.Gold, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var golds []eval.Gold
	for _, entry := range entries {
		id, ok := strings.CutSuffix(entry.Name(), ".json")
		if !ok {
			continue
		}
		g, err := readGold(dir, id)
		if err != nil {
			return nil, err
		}
		golds = append(golds, g)
	}
	if len(golds) == 0 {
		return nil, problem(zhenyu.Invalid, "no_gold", dir)
	}
	return golds, nil
}

func readGold(dir, id string) (eval.Gold, error) {
	path := filepath.Join(dir, id+".json")
	data, err := os.ReadFile(path)
	if err != nil {
		return eval.Gold{}, err
	}
	g, err := eval.ParseGold(data)
	if err != nil {
		return eval.Gold{}, problem(zhenyu.Invalid, "gold", path, err)
	}
	if g.ID = id; reportOf(dir, id) == "" {
		return eval.Gold{}, problem(zhenyu.Invalid, "lonely_gold", path)
	}
	return g, nil
}

// reportOf gives the path of the report that an annotation is of, or "".
func reportOf(dir, id string) string {
	for _, ending := range reportEndings {
		path := filepath.Join(dir, id+ending)
		if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
			return path
		}
	}
	return ""
}

func reportsOf(dir string, golds []eval.Gold) iter.Seq[Source] {
	return func(yield func(Source) bool) {
		for _, g := range golds {
			for s := range Sources([]string{reportOf(dir, g.ID)}, nil) {
				if !yield(s) {
					return
				}
			}
		}
	}
}
