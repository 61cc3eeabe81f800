package access

import (
	"math"
	"slices"

	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// Suspect says which other datum points seem to be in than the one that they were declared in and converted from: that by
// which they lie at most half as far from the streets, the median over up to 500 of them being compared, while as they are
// they lie over 30 metres away. Shops stand at streets; map services shift theirs by hundreds of metres. ok is false when
// nothing speaks against what was declared. Deterministic; O(points·log n).
func Suspect(s *street.Snapper, points []geo.WGS84, declared Datum) (d Datum, ok bool) {
	as := func(datum Datum) float64 {
		var metres []float64
		for i := 0; i < len(points); i += (len(points) + 499) / 500 {
			p := points[i]
			if datum != declared {
				lon, lat := declared.coordinates(p)
				p, _ = datum.Place(lon, lat)
			}
			snap := s.Snap(p, street.Stub{Kmh: 1, Detour: 1, LimitMetres: 0})
			metres = append(metres, float64(snap.Metres))
		}
		if len(metres) == 0 {
			return math.NaN()
		}
		slices.Sort(metres)
		return metres[len(metres)/2]
	}
	best := as(declared) / 2
	if !(best > 15) {
		return declared, false
	}
	d = declared
	for _, other := range []Datum{WGS84, GCJ02, BD09} {
		if other == declared {
			continue
		}
		if m := as(other); m < best {
			d, best, ok = other, m, true
		}
	}
	return d, ok
}
