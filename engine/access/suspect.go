package access

import (
	"math"
	"slices"

	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// Suspect says which other datum points seem to be in: that by which, converted, they lie at most
// half as far from the streets, the median over up to 500 of them being compared, while as they are
// they lie over 30 metres away. Shops stand at streets; map services shift theirs by hundreds of
// metres. ok is false when nothing speaks against WGS-84. Deterministic; O(points·log n).
func Suspect(s *street.Snapper, points []geo.WGS84) (d Datum, ok bool) {
	as := func(convert func(geo.WGS84) geo.WGS84) float64 {
		var metres []float64
		for i := 0; i < len(points); i += (len(points) + 499) / 500 {
			snap := s.Snap(convert(points[i]), street.Stub{Kmh: 1, Detour: 1, LimitMetres: 0}, 1)
			metres = append(metres, float64(snap.Metres))
		}
		if len(metres) == 0 {
			return math.NaN()
		}
		slices.Sort(metres)
		return metres[len(metres)/2]
	}
	best := as(func(p geo.WGS84) geo.WGS84 { return p }) / 2
	if !(best > 15) {
		return WGS84, false
	}
	for _, other := range []Datum{GCJ02, BD09} {
		convert := func(p geo.WGS84) geo.WGS84 {
			q, _ := other.place(p.Lon, p.Lat)
			return q
		}
		if m := as(convert); m < best {
			d, best, ok = other, m, true
		}
	}
	return d, ok
}
