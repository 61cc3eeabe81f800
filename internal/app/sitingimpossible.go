package app

import (
	"zhenyu"
	"zhenyu/engine/siting"
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
