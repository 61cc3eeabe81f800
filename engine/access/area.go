package access

import "fmt"

// Area is an administrative unit as measuring needs it.
type Area struct {
	Code, Name string
	Parent     int32  // number in Areas, −1 for the top
	Zone       string // whose rules hold there; "" for that of the area above
}

// Areas is a tree of areas.
type Areas []Area

// Check returns an error that names the first area whose parent is not in the list or which is its
// own ancestor.
func (a Areas) Check() error {
	for i, area := range a {
		if area.Parent < -1 || int(area.Parent) >= len(a) {
			return fmt.Errorf("access: area %s has parent number %d of %d", area.Code, area.Parent, len(a))
		}
		up, steps := area.Parent, 0
		for ; up >= 0; up = a[up].Parent {
			if steps++; steps > len(a) || int(up) == i {
				return fmt.Errorf("access: area %s is above itself", area.Code)
			}
		}
	}
	return nil
}

// above calls visit for an area and everything above it.
func (a Areas) above(i int32, visit func(area int32)) {
	for ; i >= 0; i = a[i].Parent {
		visit(i)
	}
}
