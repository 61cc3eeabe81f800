package street

import (
	"errors"
	"fmt"
	"math"

	"zhenyu/engine/geo"
)

// Draft is a network as its source tells it, before Build.
type Draft struct {
	Profile Profile // whose times these are; the zero Profile when not known
	Frame   Frame
	Places  []geo.E7
	Names   Names // of places: none, or as many as places
	Pieces  []Piece
	// Barriers are what links between points and streets may not cross. May be nil.
	Barriers []Barrier
	// Keep lists places that stay nodes although no street branches there. May be nil.
	Keep []int32
}

// Piece is a straight stretch of street between two places, numbered as in Draft.Places. Ahead and
// Back are deciseconds with any fraction, 0 to 2^24, from From to To and the other way; Shut where
// it may not be passed. A piece from a place to itself says nothing and is left out.
type Piece struct {
	From, To    int32
	Ahead, Back float32
	Class       Class
}

// Shut is the Ahead or Back of a piece that is closed in that direction.
var Shut = float32(math.Inf(1))

// ErrTooLarge marks a network past the limits of 32-bit numbering: 2^30 places or pieces.
var ErrTooLarge = errors.New("street: more than 2^30 places or pieces")

// PieceError names a piece of a draft that cannot be used.
type PieceError struct {
	Piece int // its number in Draft.Pieces
	Why   string
}

// Error returns the piece's number and what is wrong with it.
func (e *PieceError) Error() string { return fmt.Sprintf("street: piece %d: %s", e.Piece, e.Why) }

func (d *Draft) check() error {
	const most = 1 << 30
	if len(d.Places) > most || len(d.Pieces) > most {
		return ErrTooLarge
	}
	if d.Names.Len() != 0 && d.Names.Len() != len(d.Places) {
		return fmt.Errorf("street: %d names for %d places", d.Names.Len(), len(d.Places))
	}
	for i, p := range d.Pieces {
		if why := p.fault(len(d.Places)); why != "" {
			return &PieceError{i, why}
		}
	}
	for _, k := range d.Keep {
		if k < 0 || int(k) >= len(d.Places) {
			return fmt.Errorf("street: keep names place %d of %d", k, len(d.Places))
		}
	}
	return nil
}

func (p Piece) fault(places int) string {
	switch {
	case p.From < 0 || p.To < 0 || int(p.From) >= places || int(p.To) >= places:
		return fmt.Sprintf("joins places %d and %d of %d", p.From, p.To, places)
	case !passable(p.Ahead) && p.Ahead != Shut || !passable(p.Back) && p.Back != Shut:
		return fmt.Sprintf("times %g and %g deciseconds are not from 0 to %d", p.Ahead, p.Back, maxEdge)
	}
	return ""
}

func passable(t float32) bool { return t >= 0 && t <= float32(maxEdge) }
