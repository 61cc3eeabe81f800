package store

import "zhenyu"

// The tables of what is measured and what came of it, each with its columns.
var (
	layers = newTable("layer", func(r *zhenyu.Layer) []field {
		return []field{
			{"id", &r.ID},
			{"kind", &r.Kind},
			{"name", &r.Name},
			{"content", &r.Content},
			{"bytes", &r.Bytes},
			{"source", &r.Source},
			{"as_of", &r.AsOf},
			{"datum", &r.Datum},
			{"summary", asJSON(&r.Summary)},
			{"removed", &r.Removed},
			{"version", &r.Version},
			{"changed_by", &r.ChangedBy},
			{"changed_at", &r.ChangedAt},
		}
	})
	runs = newTable("run", func(r *zhenyu.Run) []field {
		return []field{
			{"id", &r.ID},
			{"kind", &r.Kind},
			{"parameters", asJSON(&r.Parameters)},
			{"inputs", asJSON(&r.Inputs)},
			{"engine", &r.Engine},
			{"result", &r.Result},
			{"summary", asJSON(&r.Summary)},
			{"stopped", &r.Stopped},
			{"repeats", refer(&r.Repeats)},
			{"same", &r.Same},
			{"started_at", &r.StartedAt},
			{"ended_at", &r.EndedAt},
			{"version", &r.Version},
			{"changed_by", &r.ChangedBy},
			{"changed_at", &r.ChangedAt},
		}
	})
	observations = newTable("observation", func(r *observationRow) []field {
		return []field{
			{"run", &r.Run},
			{"place", &r.place},
			{"area", &r.Area},
			{"area_name", &r.AreaName},
			{"rule", &r.Rule},
			{"category", &r.Category},
			{"people", &r.People},
			{"within", &r.Within},
			{"share", &r.Share},
			{"low", &r.Low},
			{"high", &r.High},
			{"median", &r.Median},
		}
	})
	jobs = newTable("job", func(r *zhenyu.Job) []field {
		return []field{
			{"id", &r.ID},
			{"kind", &r.Kind},
			{"parameters", asJSON(&r.Parameters)},
			{"inputs", asJSON(&r.Inputs)},
			{"state", &r.State},
			{"stop", &r.Stop},
			{"repeats", refer(&r.Repeats)},
			{"run", refer(&r.Run)},
			{"failure", asJSON(&r.Failure)},
			{"attempts", &r.Attempts},
			{"asked_by", &r.AskedBy},
			{"asked_at", &r.AskedAt},
			{"version", &r.Version},
			{"changed_by", &r.ChangedBy},
			{"changed_at", &r.ChangedAt},
		}
	})
	works = newTable("job_work", func(r *Work) []field {
		return []field{
			{"job", &r.Job},
			{"owner", &r.Owner},
			{"until", &r.Until},
			{"attempts", &r.Attempts},
			{"done", &r.Done},
			{"total", &r.Total},
			{"value", &r.Value},
			{"bound", &r.Bound},
		}
	})
	scenarios = newTable("scenario", func(r *zhenyu.Scenario) []field {
		return []field{
			{"id", &r.ID},
			{"name", &r.Name},
			{"base", asJSON(&r.Base)},
			{"change", asJSON(&r.Change)},
			{"summary", asJSON(&r.Summary)},
			{"removed", &r.Removed},
			{"version", &r.Version},
			{"changed_by", &r.ChangedBy},
			{"changed_at", &r.ChangedAt},
		}
	})
	plans = newTable("plan", func(r *zhenyu.Plan) []field {
		return []field{
			{"id", &r.ID},
			{"name", &r.Name},
			{"run", &r.Run},
			{"note", &r.Note},
			{"removed", &r.Removed},
			{"version", &r.Version},
			{"changed_by", &r.ChangedBy},
			{"changed_at", &r.ChangedAt},
		}
	})
)
