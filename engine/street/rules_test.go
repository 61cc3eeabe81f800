package street

import (
	"math"
	"strings"
	"testing"
)

// tagged reads "key=value key=value" as tags; an underscore before mph stands for a space.
func tagged(text string) tags {
	m := map[string]string{}
	for pair := range strings.FieldsSeq(text) {
		key, value, _ := strings.Cut(pair, "=")
		m[key] = strings.Replace(value, "_mph", " mph", 1)
	}
	return func(key string) string { return m[key] }
}

func named(tb testing.TB, name string) *Profile {
	tb.Helper()
	for _, p := range StandardProfiles() {
		if p.Name == name {
			return &p
		}
	}
	tb.Fatalf("no profile %q", name)
	return nil
}

func TestRules(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		profile, tags, want string
	}{
		{"adult", "highway=residential", "4.5 both"},
		{"adult", "highway=residential oneway=yes", "4.5 both"}, // walkers go both ways
		{"adult", "highway=residential oneway:foot=yes", "4.5 ahead"},
		{"adult", "highway=footway oneway:foot=-1", "4.5 back"},
		{"adult", "highway=motorway", "closed"},
		{"adult", "highway=construction", "closed"},
		{"adult", "highway=residential access=no", "closed"},
		{"adult", "highway=residential access=no foot=yes", "4.5 both"}, // the special tag wins
		{"adult", "highway=cycleway foot=no", "closed"},
		{"adult", "highway=trunk motorroad=yes", "closed"},
		{"adult", "highway=service access=private", "4.5 both private"},
		{"adult", "highway=service access=destination", "4.5 both"},
		{"adult", "highway=raceway foot=yes", "4.5 both"},
		{"adult", "railway=platform", "4.5 both"},
		{"adult", "man_made=pier", "4.5 both"},
		{"adult", "man_made=pier access=no", "closed"},
		{"driver", "man_made=pier", "closed"},
		{"adult", "railway=rail", "closed"},
		{"adult", "highway=steps", "2 both steps"},
		{"adult", "highway=steps conveying=forward", "2 ahead steps"},
		{"adult", "highway=footway surface=sand", "2.25 both"},
		{"adult", "highway=footway tunnel=yes", "4.5 both unlinkable"},
		{"adult", "highway=footway bridge=yes layer=1", "4.5 both unlinkable"},
		{"adult", "highway=footway tunnel=building_passage", "4.5 both"},
		{"adult", "route=ferry", "8 both ferry unlinkable"},
		{"adult", "route=ferry foot=no", "closed"},
		{"wheelchair", "highway=steps", "closed"},
		{"wheelchair", "highway=path smoothness=impassable", "closed"},
		{"wheelchair", "highway=path sac_scale=mountain_hiking", "closed"},
		{"adult", "highway=path sac_scale=mountain_hiking smoothness=impassable", "4.5 both"},
		{"cyclist", "highway=path smoothness=impassable", "closed"},
		{"cyclist", "highway=path bicycle=designated", "12 both"},
		{"cyclist", "highway=path", "7.2 both"},
		{"wheelchair", "highway=steps ramp:wheelchair=yes", "3.2 both steps"},
		{"wheelchair", "highway=footway incline=10%", "closed"},
		{"wheelchair", "highway=footway incline=-5%", "3.2 both"},
		{"wheelchair", "highway=footway wheelchair=no", "closed"},
		{"wheelchair", "highway=path surface=mud", "closed"},
		{"cyclist", "highway=residential oneway=yes", "12 ahead"},
		{"cyclist", "highway=residential oneway=yes oneway:bicycle=no", "12 both"},
		{"cyclist", "highway=residential oneway=yes cycleway=opposite_lane", "12 both"},
		{"cyclist", "highway=residential oneway=yes cycleway:left=opposite_lane", "12 both"},
		{"cyclist", "highway=residential oneway=yes cycleway:right=opposite_track", "12 both"},
		{"cyclist", "highway=residential oneway=yes cycleway:both=opposite", "12 both"},
		{"cyclist", "highway=residential oneway=yes cycleway:left=lane", "12 ahead"},
		{"cyclist", "highway=residential oneway=yes bicycle:backward=yes", "12 both"},
		{"cyclist", "highway=residential vehicle:forward=no", "12 back"},
		{"adult", "highway=footway foot:backward=no", "4.5 ahead"},
		{"adult", "highway=footway foot:forward=no", "4.5 back"},
		{"adult", "highway=footway foot:forward=no foot:backward=no", "closed"},
		{"adult", "highway=footway access:backward=no foot:backward=yes", "4.5 both"},
		{"cyclist", "highway=primary bicycle=use_sidepath", "closed"},
		{"driver", "highway=residential oneway=-1", "24 back"},
		{"driver", "highway=primary junction=roundabout", "45 ahead"},
		{"driver", "highway=primary maxspeed=50", "40 both"},
		{"driver", "highway=primary maxspeed=30_mph", "38.624 both"},
		{"driver", "highway=primary maxspeed=50 maxspeed:forward=30", "24 both 40 back"},
		{"driver", "highway=primary maxspeed:backward=30", "45 both 24 back"},
		{"driver", "highway=track motor_vehicle=agricultural", "closed"},
		{"driver", "highway=track motor_vehicle=agricultural;forestry", "closed"},
		{"driver", "highway=track motor_vehicle=agricultural;destination", "12 both"},
		{"driver", "highway=service motor_vehicle=bus", "closed"},
		{"driver", "highway=service vehicle=psv", "closed"},
		{"driver", "highway=service motor_vehicle=emergency", "closed"},
		{"driver", "highway=service access=permit", "closed"},
		{"driver", "highway=residential access=destination", "24 both"},
		{"driver", "highway=residential motor_vehicle:backward=bus", "24 ahead"},
		{"adult", "highway=track motor_vehicle=agricultural", "4.5 both"},
		{"adult", "highway=track access=forestry", "closed"},
		{"adult", "highway=track access=forestry foot=yes", "4.5 both"},
		{"adult", "highway=service access=military", "closed"},
		{"adult", "highway=residential foot=no;destination", "4.5 both"},
		{"adult", "highway=service access=agricultural;private", "4.5 both private"},
		{"cyclist", "highway=service vehicle=bus bicycle=yes", "9.6 both"},
		{"cyclist", "highway=service vehicle=bus", "closed"},
		{"driver", "highway=footway", "closed"},
		{"driver", "highway=service access=private", "closed"},
		{"driver", "highway=motorway", "90 ahead unlinkable"},
	} {
		r, ok := named(t, c.profile).rule(tagged(c.tags))
		if got := describe(r, ok); got != c.want {
			t.Errorf("%s, %s: got %q, want %q", c.profile, c.tags, got, c.want)
		}
	}
}

func describe(r rule, ok bool) string {
	if !ok {
		return "closed"
	}
	text := strings.TrimRight(strings.TrimRight(formatKmh(r.kmh), "0"), ".")
	switch {
	case r.ahead && r.back:
		text += " both"
	case r.ahead:
		text += " ahead"
	case r.back:
		text += " back"
	}
	if r.kmhBack > 0 {
		text += " " + strings.TrimRight(strings.TrimRight(formatKmh(r.kmhBack), "0"), ".") + " back"
	}
	for _, c := range []struct {
		class Class
		name  string
	}{{Private, " private"}, {Steps, " steps"}, {Ferry, " ferry"}, {Unlinkable, " unlinkable"}} {
		if r.class&c.class != 0 {
			text += c.name
		}
	}
	return text
}

func formatKmh(kmh float64) string {
	text, _ := round(kmh * 1000).AppendText(nil) // three decimals: 4500 as 450.0
	digits := strings.Replace(string(text), ".", "", 1)
	for len(digits) < 4 {
		digits = "0" + digits
	}
	return digits[:len(digits)-3] + "." + digits[len(digits)-3:]
}

// TestTrapInclineParses: a parser of numbers alone fails on the commonest values.
func TestTrapInclineParses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		value     string
		slope     float64
		direction int
		ok        bool
	}{
		{"10%", 0.10, 1, true},
		{"-5 %", -0.05, -1, true},
		{"7,5%", 0.075, 1, true},
		{"up", 0, 1, true},
		{"down", 0, -1, true},
		{"0", 0, 0, true},
		{"45°", 1, 1, true},
		{"1:12", 1.0 / 12, 1, true},
		{"1:0", 0, 0, false},
		{"yes", 0, 0, false},
		{"10-15%", 0, 0, false},
		{"NaN", 0, 0, false},
		{"900%", 0, 0, false},
	} {
		slope, direction, ok := parseIncline(c.value)
		if ok != c.ok || direction != c.direction || math.Abs(slope-c.slope) > 1e-9 {
			t.Errorf("%q: got %g, %d, %v", c.value, slope, direction, ok)
		}
	}
}

// TestTrapStepsTakeTime: steps that only cost more would leave the seconds of a flat way.
func TestTrapStepsTakeTime(t *testing.T) {
	t.Parallel()
	p := named(t, "adult")
	flat, _ := p.rule(tagged("highway=footway"))
	byLength, _ := p.rule(tagged("highway=steps"))
	byCount, _ := p.rule(tagged("highway=steps step_count=50"))
	if byLength.kmh >= flat.kmh || byCount.seconds != 30 {
		t.Errorf("footway %g km/h, steps %g km/h, 50 steps %g s", flat.kmh, byLength.kmh, byCount.seconds)
	}
}

func TestSpots(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		profile, tags string
		want          spot
	}{
		{"adult", "barrier=gate", spot{}},
		{"adult", "barrier=gate access=private", spot{}},
		{"adult", "barrier=gate foot=no", spot{closed: true}},
		{"adult", "barrier=gate locked=yes", spot{closed: true}},
		{"adult", "barrier=wall", spot{closed: true}},
		{"adult", "barrier=bollard", spot{}},
		{"adult", "highway=crossing crossing=traffic_signals", spot{seconds: 30, across: true, signal: true}},
		{"adult", "highway=crossing", spot{seconds: 5, across: true}},
		{"wheelchair", "barrier=stile", spot{closed: true}},
		{"wheelchair", "barrier=kissing_gate wheelchair=yes", spot{}},
		{"cyclist", "barrier=swing_gate", spot{seconds: 10}},
		{"driver", "barrier=bollard", spot{closed: true}},
		{"cyclist", "highway=traffic_signals", spot{seconds: 30, signal: true}},
		{"driver", "highway=traffic_signals", spot{seconds: 15, signal: true}},
		{"driver", "highway=crossing", spot{across: true}},
	} {
		if got := named(t, c.profile).spot(tagged(c.tags)); got != c.want {
			t.Errorf("%s, %s: got %+v, want %+v", c.profile, c.tags, got, c.want)
		}
	}
}

func TestDurations(t *testing.T) {
	t.Parallel()
	for value, seconds := range map[string]float64{
		"10": 600, "1:30": 5400, "00:20:30": 1230, "PT1H30M": 5400, "": 0, "x": 0, "-5": 0, "1:2:3:4": 0, "99999": 0,
	} {
		d, ok := parseDuration(value)
		if ok != (seconds > 0) || ok && d.Seconds() != seconds {
			t.Errorf("%q: got %v, %v", value, d, ok)
		}
	}
}

// TestSlopes checks published values: Tobler walks fastest, 6/5.04 of the flat, at −5 %, and Minetti's
// walkers spend least near −10 %.
func TestSlopes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		model Slope
		slope float64
		want  float64
	}{
		{Tobler, 0, 1},
		{Tobler, -0.05, 5.0367 / 6}, // 6·exp(−3.5·0.05) = 5.0367 km/h on the flat, 6 at its best
		{Tobler, 0.10, math.Exp(3.5 * 0.10)},
		{Minetti, 0, 1},
		{Minetti, 0.10, 4.8991 / 2.5},
		{NoSlope, 0.3, 1},
	} {
		if got := c.model.factor(c.slope); math.Abs(got-c.want) > 1e-3 {
			t.Errorf("%s at %g: got %g, want %g", c.model, c.slope, got, c.want)
		}
	}
	if Minetti.factor(-0.10) >= 1 || Tobler.factor(-0.3) <= 1 {
		t.Error("gentle descents are easier than the flat, steep ones harder")
	}
}

func TestProfilesAreRefused(t *testing.T) {
	t.Parallel()
	const good = `"name":"a","mode":"foot","kmh":4,"ferry_kmh":8,"slope":"none","stub":{"kmh":4,"detour":1,"limit_metres":300}`
	if _, err := ParseProfiles([]byte("[{" + good + "}]")); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{`{}`, "profiles"},
		{`[{"colour":"a"}]`, "unknown field"},
		{`[{}]`, "has no name"},
		{`[{` + good + `,"mode":"horse"}]`, "horse"},
		{`[{` + good + `,"slope":"naismith"}]`, "naismith"},
		{`[{` + good + `,"kmh":0}]`, "0, 4 and 8 km/h"},
		{`[{` + good + `,"signal_seconds":-1}]`, "-1"},
		{`[{` + good + `,"roads":{"path":-1}}]`, "path"},
		{`[{` + good + `},{` + good + `}]`, "there already"},
		{`[{"like":"b"}]`, "neither before it nor a standard one"},
	} {
		if _, err := ParseProfiles([]byte(c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.text, err, c.want)
		}
	}
}

// TestLikeTakesTheRest: a profile that is like another states what differs and takes the rest, and
// what it states replaces a table as a whole.
func TestLikeTakesTheRest(t *testing.T) {
	t.Parallel()
	adult, elder, wheelchair := named(t, "adult"), named(t, "elder"), named(t, "wheelchair")
	if elder.Kmh == adult.Kmh || elder.SignalSeconds != adult.SignalSeconds || len(elder.Roads) != len(adult.Roads) {
		t.Errorf("elder: %+v", elder)
	}
	if wheelchair.Steps != (StepTimes{}) || adult.Steps == (StepTimes{}) || adult.Surfaces["mud"] == 0 {
		t.Errorf("wheelchair: %+v", wheelchair.Steps)
	}
	own, err := ParseProfiles([]byte(`[{"name":"adult","like":"adult","kmh":5},{"name":"x","like":"adult","mode":"foot"},{"name":"y","like":"elder","kmh":4}]`))
	if err != nil {
		t.Fatal(err)
	}
	if own[0].Kmh != 5 || own[1].Kmh != 5 || own[1].SignalSeconds != adult.SignalSeconds || own[2].Kmh != 4 || own[2].Steps != elder.Steps {
		t.Errorf("own: %+v", own)
	}
	if own[2].Stub.Kmh != 4 || own[1].Stub != own[0].Stub || own[0].Stub.Kmh != 5 {
		t.Errorf("stubs: %+v %+v %+v", own[0].Stub, own[1].Stub, own[2].Stub)
	}
	own, err = ParseProfiles([]byte(`[{"name":"x","like":"cyclist","kmh":15},{"name":"y","like":"adult","kmh":9,"stub":{"kmh":3,"detour":1,"limit_metres":9}}]`))
	if err != nil {
		t.Fatal(err)
	}
	if own[0].Stub.Kmh != 4.5 || own[1].Stub.Kmh != 3 {
		t.Errorf("stubs: %+v %+v", own[0].Stub, own[1].Stub)
	}
}
