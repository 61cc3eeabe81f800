package app

import (
	"context"
	"fmt"
	"io"
	"iter"
	"strconv"

	"zhenyu"
	"zhenyu/internal/lang"
)

// pages gives all rows of a list, page after page: get gives those before an id, and where the next page begins, 0
// after the last.
func pages[T any, ID ~int64](get func(before ID) ([]T, ID, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for before := ID(0); ; {
			rows, next, err := get(before)
			for _, row := range rows {
				if !yield(row, nil) {
					return
				}
			}
			if err != nil {
				var none T
				yield(none, err)
			}
			if err != nil || next == 0 {
				return
			}
			before = next
		}
	}
}

// ExportLayers writes the list of layers.
func (r *Record) ExportLayers(ctx context.Context, actor zhenyu.Actor, format Format, words *lang.Catalogue, w io.Writer) error {
	get := func(zhenyu.LayerID) ([]*LayerRow, zhenyu.LayerID, error) {
		list, err := r.Layers(ctx, actor)
		return list.Layers, 0, err
	}
	cells := func(l *LayerRow) ([]string, error) {
		return []string{
			idText(l.ID), words.Of("layer", string(l.Kind)), l.Name, l.AsOf.String(), l.Source, l.Datum, count(l.Bytes), strconv.Itoa(l.Summary.Records),
			yesNo(words, l.Current), l.ChangedBy, l.ChangedAt.String(), l.Content,
		}, nil
	}
	columns := []string{
		"csv_id", "csv_layer_kind", "csv_file", "csv_as_of", "csv_source", "csv_datum", "csv_bytes", "csv_records", "csv_current", "csv_changed_by", "csv_changed_at", "csv_content",
	}
	return listing[*LayerRow]{columns, pages(get), cells}.write(w, format, words)
}

// ExportJobs writes the list of jobs.
func (r *Record) ExportJobs(ctx context.Context, actor zhenyu.Actor, format Format, words *lang.Catalogue, w io.Writer) error {
	get := func(before zhenyu.JobID) ([]*JobRow, zhenyu.JobID, error) {
		list, err := r.Jobs(ctx, actor, before, MaxLimit)
		return list.Jobs, list.Next, err
	}
	cells := func(j *JobRow) ([]string, error) {
		run, failure := "", ""
		if j.Run != 0 {
			run = idText(j.Run)
		}
		if j.Failure != nil {
			failure = FailureIn(words, j.Failure)
		}
		return []string{
			idText(j.ID), words.Of("run", string(j.Kind)), words.Of("state", string(j.State)), run, failure, strconv.Itoa(j.Attempts), j.AskedBy, j.AskedAt.String(),
		}, nil
	}
	columns := []string{"csv_id", "csv_run_kind", "csv_state", "csv_run", "csv_failure", "csv_attempts", "csv_asked_by", "csv_asked_at"}
	return listing[*JobRow]{columns, pages(get), cells}.write(w, format, words)
}

// FailureIn says why a job failed in the catalogue's language.
func FailureIn(words *lang.Catalogue, f *zhenyu.Failure) string {
	args := make([]any, len(f.Args))
	for i, a := range f.Args {
		args[i] = written(a)
	}
	key := "problem_" + f.Code
	if text := words.T(key, args...); text != key {
		return text
	}
	return f.Message
}

// written is what fills a message, once it was written down: it stands for a number as well.
type written string

// Format writes it as it is, whatever kind the message expects.
func (w written) Format(f fmt.State, verb rune) {
	if verb == 'q' {
		fmt.Fprintf(f, "%q", string(w))
		return
	}
	_, _ = io.WriteString(f, string(w))
}

// ExportRuns writes the list of runs.
func (r *Record) ExportRuns(ctx context.Context, actor zhenyu.Actor, format Format, words *lang.Catalogue, w io.Writer) error {
	get := func(before zhenyu.RunID) ([]*zhenyu.Run, zhenyu.RunID, error) {
		list, err := r.Runs(ctx, actor, "", before, MaxLimit)
		return list.Runs, list.Next, err
	}
	cells := func(run *zhenyu.Run) ([]string, error) {
		counted := "csv_people"
		if run.Summary.Nodes {
			counted = "csv_people_nodes"
		}
		share := ""
		if run.Summary.Share != nil {
			share = strconv.FormatFloat(*run.Summary.Share, 'f', 4, 64)
		}
		return []string{
			idText(run.ID), words.Of("run", string(run.Kind)), strconv.Itoa(run.Summary.Origins), strconv.FormatFloat(run.Summary.People, 'f', -1, 64), words.T(counted),
			share, strconv.Itoa(run.Summary.Sites), yesNo(words, run.Stopped), run.Engine, run.EndedAt.String(), run.ChangedBy, run.Result,
		}, nil
	}
	columns := []string{
		"csv_id", "csv_run_kind", "csv_origins", "csv_people", "csv_counted", "csv_share", "csv_sites", "csv_stopped", "csv_engine", "csv_ended_at", "csv_asked_by", "csv_content",
	}
	return listing[*zhenyu.Run]{columns, pages(get), cells}.write(w, format, words)
}

// ExportObservations writes what runs found for an area, all of it. The moment of a run is when it ended.
func (r *Record) ExportObservations(ctx context.Context, actor zhenyu.Actor, q ObservationQuery, format Format, words *lang.Catalogue, w io.Writer) error {
	ended := map[zhenyu.RunID]zhenyu.Instant{}
	get := func(before zhenyu.RunID) ([]zhenyu.Observation, zhenyu.RunID, error) {
		q.Before, q.Limit = before, MaxLimit
		list, err := r.Observations(ctx, actor, q)
		if err != nil {
			return nil, 0, err
		}
		for _, run := range list.Runs {
			ended[run.ID] = run.EndedAt
		}
		return list.Observations, list.Next, nil
	}
	cells := func(o zhenyu.Observation) ([]string, error) {
		return []string{
			idText(o.Run), ended[o.Run].String(), o.Area, o.AreaName, o.Rule, o.Category, decimal(&o.People, 1, -1), decimal(&o.Within, 1, -1),
			decimal(o.Share, 1, 4), decimal(o.Low, 1, 4), decimal(o.High, 1, 4), decimal(o.Median, 1./60, 2),
		}, nil
	}
	columns := []string{
		"csv_run", "csv_ended_at", "csv_code", "csv_area", "csv_rule_id", "csv_category", "csv_people", "csv_within", "csv_share", "csv_low", "csv_high", "csv_median",
	}
	return listing[zhenyu.Observation]{columns, pages(get), cells}.write(w, format, words)
}

// decimal writes what may be missing, times a factor, with so many digits: -1 for as many as it has.
func decimal(v *float64, factor float64, digits int) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v*factor, 'f', digits, 64)
}

// ExportPlans writes the list of plans.
func (r *Record) ExportPlans(ctx context.Context, actor zhenyu.Actor, format Format, words *lang.Catalogue, w io.Writer) error {
	get := func(before zhenyu.PlanID) ([]*PlanRow, zhenyu.PlanID, error) {
		list, err := r.Plans(ctx, actor, before, MaxLimit)
		return list.Plans, list.Next, err
	}
	cells := func(p *PlanRow) ([]string, error) {
		return []string{
			idText(p.ID), p.Name, idText(p.Run), strconv.Itoa(p.Of.Summary.Sites), strconv.FormatFloat(p.Of.Summary.New, 'f', -1, 64), p.Note, p.ChangedBy, p.ChangedAt.String(),
		}, nil
	}
	columns := []string{"csv_id", "csv_name", "csv_run", "csv_sites", "csv_new", "csv_note", "csv_changed_by", "csv_changed_at"}
	return listing[*PlanRow]{columns, pages(get), cells}.write(w, format, words)
}

// ExportScenarios writes the list of scenarios.
func (r *Record) ExportScenarios(ctx context.Context, actor zhenyu.Actor, format Format, words *lang.Catalogue, w io.Writer) error {
	get := func(before zhenyu.ScenarioID) ([]*ScenarioRow, zhenyu.ScenarioID, error) {
		list, err := r.Scenarios(ctx, actor, before, MaxLimit)
		return list.Scenarios, list.Next, err
	}
	cells := func(s *ScenarioRow) ([]string, error) {
		c := s.Change
		return []string{
			idText(s.ID), s.Name, strconv.Itoa(len(c.Add)), strconv.Itoa(len(c.Remove)), strconv.Itoa(len(c.Open)), strconv.Itoa(len(c.Close)), s.ChangedBy, s.ChangedAt.String(),
		}, nil
	}
	columns := []string{"csv_id", "csv_name", "csv_added", "csv_removed", "csv_opened", "csv_closed", "csv_changed_by", "csv_changed_at"}
	return listing[*ScenarioRow]{columns, pages(get), cells}.write(w, format, words)
}
