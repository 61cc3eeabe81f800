package geo_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/geo"
)

// vincenty is the slow twin of Distance: the iterative inverse solution on the ellipsoid
// (T. Vincenty, Survey Review 23, 1975), good to a millimetre.
func vincenty(a, b geo.WGS84) float64 {
	const major, f = 6378137.0, 1 / 298.257223563
	minor, rad := major*(1-f), math.Pi/180
	l := (b.Lon - a.Lon) * rad
	u1, u2 := math.Atan((1-f)*math.Tan(a.Lat*rad)), math.Atan((1-f)*math.Tan(b.Lat*rad))
	sinU1, cosU1 := math.Sincos(u1)
	sinU2, cosU2 := math.Sincos(u2)
	lambda := l
	for {
		sinL, cosL := math.Sincos(lambda)
		sinS := math.Hypot(cosU2*sinL, cosU1*sinU2-sinU1*cosU2*cosL)
		if sinS == 0 {
			return 0
		}
		cosS := sinU1*sinU2 + cosU1*cosU2*cosL
		sigma := math.Atan2(sinS, cosS)
		sinA := cosU1 * cosU2 * sinL / sinS
		cos2A := 1 - sinA*sinA
		cos2M := cosS - 2*sinU1*sinU2/cos2A
		c := f / 16 * cos2A * (4 + f*(4-3*cos2A))
		next := l + (1-c)*f*sinA*(sigma+c*sinS*(cos2M+c*cosS*(-1+2*cos2M*cos2M)))
		if math.Abs(next-lambda) > 1e-13 {
			lambda = next
			continue
		}
		k2 := cos2A * (major*major - minor*minor) / (minor * minor)
		bigA := 1 + k2/16384*(4096+k2*(-768+k2*(320-175*k2)))
		bigB := k2 / 1024 * (256 + k2*(-128+k2*(74-47*k2)))
		dS := bigB * sinS * (cos2M + bigB/4*(cosS*(-1+2*cos2M*cos2M)-bigB/6*cos2M*(-3+4*sinS*sinS)*(-3+4*cos2M*cos2M)))
		return minor * bigA * (sigma - dS)
	}
}

// Flinders Peak to Buninyong, the worked example of the Geocentric Datum of Australia manual.
func TestVincentyTwinPublished(t *testing.T) {
	t.Parallel()
	dms := func(d, m, s float64) float64 { return d + m/60 + s/3600 }
	flinders := geo.WGS84{Lon: dms(144, 25, 29.52440), Lat: -dms(37, 57, 3.72030)}
	buninyong := geo.WGS84{Lon: dms(143, 55, 35.38390), Lat: -dms(37, 39, 10.15610)}
	near(t, "vincenty", vincenty(flinders, buninyong), 54972.271, 0.001)
	near(t, "Distance", float64(geo.Distance(flinders, buninyong)), 54972.271, 2)
}

// Land's End to John o' Groats, and a quarter of the sphere.
func TestHaversinePublished(t *testing.T) {
	t.Parallel()
	end, groats := geo.WGS84{Lon: -5.714722, Lat: 50.066389}, geo.WGS84{Lon: -3.07, Lat: 58.643889}
	near(t, "Land's End", float64(geo.Haversine(end, groats)), 968.9e3, 100)
	near(t, "quarter", float64(geo.Haversine(geo.WGS84{}, geo.WGS84{Lat: 90})), 6371008.8*math.Pi/2, 1e-6)
	near(t, "antipodes", float64(geo.Haversine(geo.WGS84{Lon: -90}, geo.WGS84{Lon: 90})), 6371008.8*math.Pi, 1e-6)
}

// polar draws a place and a second one at about the given distance in a random direction.
func polar(t *rapid.T, maxLat, metres float64) (geo.WGS84, geo.WGS84) {
	a := geo.WGS84{
		Lon: rapid.Float64Range(-180, 180).Draw(t, "lon"),
		Lat: rapid.Float64Range(-maxLat, maxLat).Draw(t, "lat"),
	}
	turn := rapid.Float64Range(0, 2*math.Pi).Draw(t, "direction")
	d := rapid.Float64Range(1, metres).Draw(t, "metres")
	return a, geo.NewPlane(a).WGS84(geo.XY{X: d * math.Cos(turn), Y: d * math.Sin(turn)})
}

func TestDistanceAgainstVincenty(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reach, relative float64 }{{10e3, 1e-6}, {100e3, 1e-4}} {
		rapid.Check(t, func(t *rapid.T) {
			a, b := polar(t, 60, c.reach)
			b.Lat = min(60, max(-60, b.Lat))
			got, want := float64(geo.Distance(a, b)), vincenty(a, b)
			if math.Abs(got-want) > want*c.relative+1e-6 {
				t.Fatalf("%v to %v: %f, twin %f, off by %g", a, b, got, want, got/want-1)
			}
			if got != float64(geo.Distance(b, a)) {
				t.Fatal("not symmetric")
			}
		})
	}
}

func TestHaversineAgainstVincenty(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := polar(t, 80, 100e3)
		got, want := float64(geo.Haversine(a, b)), vincenty(a, b)
		if math.Abs(got-want) > want*0.0057+1e-6 {
			t.Fatalf("%v to %v: %f, twin %f", a, b, got, want)
		}
	})
}

func TestPlaneError(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reach, relative float64 }{{1e3, 1e-4}, {10e3, 1e-3}, {80e3, 1e-2}} {
		rapid.Check(t, func(t *rapid.T) {
			a, b := polar(t, 45, c.reach)
			got, want := float64(geo.XY{}.Distance(geo.NewPlane(a).XY(b))), vincenty(a, b)
			if math.Abs(got-want) > want*c.relative+1e-6 {
				t.Fatalf("%v to %v: %f, twin %f, off by %g", a, b, got, want, got/want-1)
			}
		})
	}
}

func TestPlaneRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := polar(t, 80, 50e3)
		back := geo.NewPlane(a).WGS84(geo.NewPlane(a).XY(b))
		if math.Abs(back.Lon-b.Lon) > 1e-12 && math.Abs(math.Abs(back.Lon-b.Lon)-360) > 1e-12 || math.Abs(back.Lat-b.Lat) > 1e-12 {
			t.Fatalf("%v came back as %v", b, back)
		}
	})
}

func TestOnSegment(t *testing.T) {
	t.Parallel()
	a, b := geo.XY{X: 0, Y: 0}, geo.XY{X: 10, Y: 0}
	for _, c := range []struct {
		p, a, b, foot geo.XY
		along         float64
	}{
		{geo.XY{X: 4, Y: 3}, a, b, geo.XY{X: 4}, 0.4},
		{geo.XY{X: -4, Y: 3}, a, b, a, 0},
		{geo.XY{X: 14, Y: -3}, a, b, b, 1},
		{geo.XY{X: 4, Y: 3}, a, a, a, 0},
	} {
		if foot, along := c.p.OnSegment(c.a, c.b); foot != c.foot || along != c.along {
			t.Errorf("%v on %v-%v = %v, %v, want %v, %v", c.p, c.a, c.b, foot, along, c.foot, c.along)
		}
	}
}

func TestE7(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		e := geo.E7{
			Lon: rapid.Int32Range(-180e7, 180e7).Draw(t, "lon"),
			Lat: rapid.Int32Range(-90e7, 90e7).Draw(t, "lat"),
		}
		if back := e.WGS84().E7(); back != e {
			t.Fatalf("%v came back as %v", e, back)
		}
	})
	if got := (geo.WGS84{Lon: 200, Lat: math.NaN()}).E7(); got != (geo.E7{Lon: 180e7}) {
		t.Errorf("out of range = %v", got)
	}
}
