package app

import (
	"slices"

	"zhenyu"
	"zhenyu/engine/access"
	"zhenyu/internal/store"
)

// answerable refuses at once what the current layers have no answer to.
func (r *Record) answerable(tx *store.Tx, j *zhenyu.Job) error {
	own, err := categoriesIn(tx, j.Inputs)
	if err != nil {
		return err
	}
	if a := j.Parameters.Access; a != nil {
		return unknownAmong(a.Categories, own)
	}
	p := *j.Parameters.Siting
	if err := unknownAmong([]string{p.Category}, own); err != nil {
		return err
	}
	return r.enough(p, j.Inputs)
}

// categoriesIn gives the categories that a district's own files of facilities have beside the program's.
func categoriesIn(tx *store.Tx, inputs []zhenyu.Input) (own []zhenyu.CategoryCount, err error) {
	for _, in := range inputs {
		if in.Kind != zhenyu.FacilitiesLayer {
			continue
		}
		l, err := tx.Layer(in.Layer)
		if err != nil {
			return nil, err
		}
		own = append(own, l.Summary.Categories...)
	}
	return own, nil
}

// unknownAmong refuses the first category that neither the program nor a district knows.
func unknownAmong(names []string, own []zhenyu.CategoryCount) error {
	for _, name := range names {
		_, known := categoryNames()[name]
		if !known && !slices.ContainsFunc(own, func(c zhenyu.CategoryCount) bool { return c.Name == name }) {
			return problem(zhenyu.NotFound, "no_category", name)
		}
	}
	return nil
}

// enough refuses a plan for which the candidates cannot do: by a budget without costs, or of more sites than there are.
func (r *Record) enough(p zhenyu.SitingParameters, inputs []zhenyu.Input) error {
	if p.Candidates != "layer" {
		if p.Budget > 0 {
			return problem(zhenyu.Invalid, "siting_no_costs")
		}
		return nil
	}
	offer, err := r.candidateLayer(inputs)
	if err != nil {
		return err
	}
	left := offer.Facilities
	for _, id := range p.Forbidden {
		left = slices.DeleteFunc(left, func(f access.Facility) bool { return f.ID == id })
	}
	if p.P > len(left) {
		return problem(zhenyu.Invalid, "siting_few", p.P, len(left))
	}
	for _, f := range left {
		if t, ok := offer.terms[f.ID]; p.Budget > 0 && (!ok || t.cost < 0) {
			return problem(zhenyu.Invalid, "siting_no_cost", f.ID)
		}
	}
	return nil
}

// candidateLayer reads the candidates among the inputs.
func (r *Record) candidateLayer(inputs []zhenyu.Input) (c candidates, err error) {
	i := slices.IndexFunc(inputs, func(in zhenyu.Input) bool { return in.Kind == zhenyu.CandidatesLayer })
	if i < 0 {
		return c, problem(zhenyu.NotFound, "no_candidates")
	}
	c, err = candidateFile(r.files.Path(inputs[i].Content), access.Datum(inputs[i].Datum), "")
	return c, err
}
