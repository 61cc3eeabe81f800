package app

import (
	"slices"
	"sync"

	"zhenyu/engine/tile"
)

// drawnSets keeps what was drawn last over a circle: a map asks for one overlay tile by tile.
type drawnSets struct {
	mu   sync.Mutex
	sets []drawnSet // the one asked for last comes first
}

type drawnSet struct {
	key string
	*tile.Set
}

// drawnKept is how many stay: the gaps of two maps, and a reach, before and after a change.
const drawnKept = 8

// get gives the set of a key. It is drawn for the first who asks; the others wait for it.
func (all *drawnSets) get(key string, draw func(*tile.Draft) error) (*tile.Set, error) {
	all.mu.Lock()
	defer all.mu.Unlock()
	i := slices.IndexFunc(all.sets, func(s drawnSet) bool { return s.key == key })
	if i < 0 {
		var d tile.Draft
		if err := draw(&d); err != nil {
			return nil, err
		}
		set, err := d.Build()
		if err != nil {
			return nil, err
		}
		i = len(all.sets)
		all.sets = append(all.sets, drawnSet{key, set})
	}
	s := all.sets[i]
	all.sets = slices.Insert(slices.Delete(all.sets, i, i+1), 0, s)
	all.sets = all.sets[:min(len(all.sets), drawnKept)]
	return s.Set, nil
}
