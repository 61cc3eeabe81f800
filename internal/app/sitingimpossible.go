package app

import (
	"cmp"
	"errors"

	"zhenyu"
	"zhenyu/engine/siting"
	"zhenyu/internal/lang"
)

// impossible is the error of a question that no choice does what it asks: for room, or since so many sites, or so much
// money, do not reach everybody. Loads are counted in so many parts of a person.
func impossible(r *siting.Result, part float64, rooms bool, c siting.Choice) error {
	switch {
	case r.Short != nil:
		return problem(zhenyu.Invalid, "siting_room", float64(r.Short.Need)/part, float64(r.Short.Room)/part)
	case rooms:
		return problem(zhenyu.Invalid, "siting_rooms")
	case c.Cost != nil:
		return problem(zhenyu.Invalid, "siting_beyond_budget", inUnits(c.Budget))
	}
	return problem(zhenyu.Invalid, "siting_beyond", c.P)
}

// sums names the inputs whose numbers may add up to more than the engine counts. Readers refuse all else about them.
var sums = map[string]string{
	"People": "siting_sum_people", "Load": "siting_sum_load", "Capacity": "siting_sum_capacity", "Choice.Cost": "siting_sum_cost",
}

// sumsOfPeople names what is added up of people in problems that do not only count them.
var sumsOfPeople = map[string]string{"pmedian": "siting_sum_walks", "cpmedian": "siting_sum_walks", "fair": "siting_sum_shares"}

// unsolvable says what the engine refuses of a problem: everything that reading and solving refuse is input.
func unsolvable(err error, question string) error {
	p := &Problem{"siting_input", []any{err.Error()}}
	if e, ok := errors.AsType[*siting.InputError](err); ok {
		p.Args[0] = e.Reason
		key := sums[e.Field]
		if e.Field == "People" && (question != "fair" || e.Row < 0) { // of a row it is the plain sum
			key = cmp.Or(sumsOfPeople[question], key)
		}
		if key != "" {
			p = &Problem{"siting_sum", []any{lang.Message{Key: key}}}
		}
	}
	return &zhenyu.Error{Kind: zhenyu.Invalid, Message: p.Error(), Cause: errors.Join(p, err)}
}
