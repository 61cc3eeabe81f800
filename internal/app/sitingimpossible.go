package app

import (
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

// unsolvable says what the engine refuses: everything that reading and solving refuse is input.
func unsolvable(err error) error {
	p := &Problem{"siting_input", []any{err.Error()}}
	if e, ok := errors.AsType[*siting.InputError](err); ok {
		p.Args[0] = e.Reason
		if key := sums[e.Field]; key != "" {
			p = &Problem{"siting_sum", []any{lang.Message{Key: key}}}
		}
	}
	return &zhenyu.Error{Kind: zhenyu.Invalid, Message: p.Error(), Cause: errors.Join(p, err)}
}
