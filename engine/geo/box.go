package geo

// Box is a rectangle of degrees, its edges included. It does not cross the antimeridian.
type Box struct{ Min, Max E7 }

// EmptyBox returns the box that holds nothing and grows by Extend.
func EmptyBox() Box {
	const low, high = -1 << 31, 1<<31 - 1
	return Box{Min: E7{high, high}, Max: E7{low, low}}
}

// BoxOf returns the smallest box with all the places in it; of none, the empty box.
func BoxOf(places ...E7) Box {
	b := EmptyBox()
	for _, p := range places {
		b = b.Extend(p)
	}
	return b
}

// Empty says whether the box holds no place at all.
func (b Box) Empty() bool { return b.Min.Lon > b.Max.Lon || b.Min.Lat > b.Max.Lat }

// Extend returns the smallest box with both the box and the place in it.
func (b Box) Extend(p E7) Box { return b.Union(Box{p, p}) }

// Union returns the smallest box with both boxes in it.
func (b Box) Union(o Box) Box {
	return Box{
		Min: E7{min(b.Min.Lon, o.Min.Lon), min(b.Min.Lat, o.Min.Lat)},
		Max: E7{max(b.Max.Lon, o.Max.Lon), max(b.Max.Lat, o.Max.Lat)},
	}
}

// Contains says whether the place lies in the box or on its edge.
func (b Box) Contains(p E7) bool {
	return b.Min.Lon <= p.Lon && p.Lon <= b.Max.Lon && b.Min.Lat <= p.Lat && p.Lat <= b.Max.Lat
}

// Intersects says whether the boxes share a place, edges included; with an empty box the answer
// is meaningless unless it is EmptyBox and the other is not the whole range of the integers.
func (b Box) Intersects(o Box) bool {
	return b.Min.Lon <= o.Max.Lon && o.Min.Lon <= b.Max.Lon &&
		b.Min.Lat <= o.Max.Lat && o.Min.Lat <= b.Max.Lat
}

// Around returns the box that holds every place within r of p: at least r in each direction,
// widened by a thousandth so that rounding never cuts one off.
func Around(p WGS84, r Metres) Box {
	reach := float64(r) * 1.001
	// The edge nearest the pole has the shortest degrees, so the width is taken there.
	_, mLat := metresPerDegree(p.Lat)
	dLat := reach / mLat
	mLon, _ := metresPerDegree(min(89, max(abs(p.Lat-dLat), abs(p.Lat+dLat))))
	dLon := reach / mLon
	return Box{
		Min: WGS84{p.Lon - dLon, p.Lat - dLat}.E7(),
		Max: WGS84{p.Lon + dLon, p.Lat + dLat}.E7(),
	}
}

func abs(x float64) float64 { return max(x, -x) }
