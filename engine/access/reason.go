package access

import (
	"context"
	"fmt"
	"sync"

	"zhenyu/engine/street"
)

// Code says why an origin has no time to a category.
type Code uint8

// The codes. Reachable is that of an origin that has a time.
const (
	Reachable   Code = iota
	NotLinked        // no street within the limit of a link
	Barrier          // the streets within that limit lie behind a barrier
	Island           // its streets are not joined to the largest network, and no facility on them is within the limit
	BeyondLimit      // it is on the largest network, and no facility is within the limit in the direction of travel
	OneWay           // it is on the largest network, and one-ways keep it from every facility, however long one travels
	Apart            // it is on the largest network, and every facility on an island
	NoFacility       // no facility is on any street
)

// String returns the code as it is written in files.
func (c Code) String() string {
	return [...]string{"reachable", "not_linked", "barrier", "island", "beyond_limit", "one_way", "apart", "no_facility"}[c]
}

// Reason is a code with what one needs to go and look.
type Reason struct {
	Code   Code
	Metres float64            // NotLinked and Barrier: to the nearest street; infinite when there is none within 10 km
	Behind street.BarrierKind // Barrier: what the nearest street lies behind
	Places int                // Island: how many places it has; Apart: how many the largest with a facility has
}

// String returns the reason in English for people who read logs.
func (r Reason) String() string {
	switch r.Code {
	case NotLinked:
		return fmt.Sprintf("the nearest street is %.0f m away", r.Metres)
	case Barrier:
		return fmt.Sprintf("the nearest street, %.0f m away, lies behind %v", r.Metres, r.Behind)
	case Island:
		return fmt.Sprintf("its streets are an island of %d places", r.Places)
	case Apart:
		return fmt.Sprintf("every facility is on an island of at most %d places", r.Places)
	case Reachable, BeyondLimit, OneWay, NoFacility:
	}
	return r.Code.String()
}

// Reason says why an origin has no time to a category of a result, or that it is Reachable.
func (r *Result) Reason(category, origin int) Reason {
	if r.Nearest[category].Time[origin] != street.Never {
		return Reason{}
	}
	return r.WhyNone(category, origin)
}

// WhyNone says why an origin that has no time to a category has none; whether it has is not asked, so that a change can
// be explained that takes its time away. The first question about a category in whose network one-ways leave a doubt
// costs a search without a limit.
func (r *Result) WhyNone(category, origin int) Reason {
	n, c := r.origins.notes[origin], r.categories[category]
	switch {
	case n.blocked:
		return Reason{Code: Barrier, Metres: float64(n.metres), Behind: n.by}
	case n.component < 0:
		return Reason{Code: NotLinked, Metres: float64(n.metres)}
	case c.places == 0:
		return Reason{Code: NoFacility}
	case n.component > 0:
		return Reason{Code: Island, Places: int(n.places)}
	case !c.onMain:
		return Reason{Code: Apart, Places: int(c.places)}
	case r.keptAway(category, origin):
		return Reason{Code: OneWay}
	}
	return Reason{Code: BeyondLimit}
}

// keptAway says whether one-ways keep an origin of the largest network from the facilities on it. From an origin that
// leads to the core to a facility that is reached from there a way is certain; elsewhere it is looked for.
func (r *Result) keptAway(category, origin int) bool {
	c := r.categories[category]
	if c.fromCore && r.origins.notes[origin].toCore {
		return false
	}
	return r.ever[category]().Time[origin] == street.Never
}

// searchEver returns how to find, once and when it is first asked for, the times to a category without a limit, on the
// whole network even if the result is that of a part.
func (r *Result) searchEver(category int) func() street.Nearest {
	return sync.OnceValue(func() street.Nearest {
		o, c := r.origins, r.categories[category]
		found, err := o.network.Nearest(context.Background(), o.linked, []*street.Points{c.linked}, street.Options{Limit: street.Never})
		if err != nil {
			panic(err) // only a cancelled context is one, and this is never cancelled
		}
		return found[0]
	})
}
