package street

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// tags gives the value of a way's or node's tag, "" where it has none.
type tags func(key string) string

func (t tags) yes(key string) bool {
	v := t(key)
	return v != "" && v != "no"
}

// rule says how a way may be passed.
type rule struct {
	kmh         float64
	kmhBack     float64 // the other way; 0 for the same
	seconds     float64 // of the whole way, where it does not follow from its length
	wait        float64 // seconds once for the whole way
	ahead, back bool
	class       Class
	aside       bool    // its sidewalks are said to be mapped on their own
	level       bool    // a bridge, tunnel or ferry: the ground says nothing of its slope
	incline     float64 // rise per run by its tag
	odd         string  // the tag whose value cannot be read
}

// rule returns how a way may be passed, ok false when it may not.
func (p *Profile) rule(t tags) (r rule, ok bool) {
	if t("route") == "ferry" {
		return p.ferry(t)
	}
	kind := roadKind(t)
	share, open := p.Roads[kind]
	if p.Mode == Bicycle && kind == "path" && t("bicycle") == "designated" {
		share = p.Roads["cycleway"] // built as one
	}
	open = open && share > 0
	if !open {
		share = 1
	}
	open, private := p.access(t, open)
	surface, known := p.Surfaces[t("surface")]
	if !known {
		surface = 1
	}
	if !open || surface == 0 || p.tooRough(t) {
		return r, false
	}
	r = rule{kmh: p.Kmh * share * surface, ahead: true, back: true, class: classOf(t, kind)}
	if private {
		r.class |= Private
	}
	r.aside = p.Mode == Foot && apart(t)
	r.level = t.yes("bridge") || t.yes("tunnel")
	p.directions(t, kind, &r)
	p.postedSpeed(t, &r)
	if v := t("incline"); v != "" {
		var read bool
		if r.incline, _, read = parseIncline(v); !read {
			r.odd = "incline"
		}
	}
	if !r.ahead && !r.back {
		return r, false
	}
	switch kind {
	case "steps":
		return r, p.steps(t, &r) && p.gentle(r.incline)
	case "elevator":
		r.seconds = p.ElevatorSeconds
	}
	return r, p.gentle(r.incline)
}

// tooRough says whether a way is for those on foot alone: what no wheel passes, and for those who use no steps the paths of
// the mountains beyond the easiest.
func (p *Profile) tooRough(t tags) bool {
	if p.Mode == Foot && p.Steps != (StepTimes{}) {
		return false
	}
	scale := t("sac_scale")
	return t("smoothness") == "impassable" || scale != "" && scale != "hiking" && scale != "strolling" && p.Mode == Foot
}

// gentle says whether a slope is not too steep for the profile.
func (p *Profile) gentle(slope float64) bool { return p.MaxSlope == 0 || math.Abs(slope) <= p.MaxSlope }

// roadKind returns the value of highway, or "platform" for platforms and piers that are mapped apart.
func roadKind(t tags) string {
	if h := t("highway"); h != "" {
		return h
	}
	if t("railway") == "platform" || t("public_transport") == "platform" || t("man_made") == "pier" {
		return "platform"
	}
	return ""
}

// access applies the most special access tag over what the road allows by itself.
func (p *Profile) access(t tags, open bool) (allowed, private bool) {
	if t("motorroad") == "yes" && p.Mode != Car {
		open = false
	}
	for _, key := range p.Keys {
		if v := t(key); v != "" {
			return p.admits(v, open)
		}
	}
	return open, false
}

// admits says whom the value of an access tag lets in. One with several (a;b) lets in whom any of them does.
func (p *Profile) admits(values string, open bool) (allowed, private bool) {
	for value := range strings.SplitSeq(values, ";") {
		a, mine := p.admitsBy(strings.TrimSpace(value), open)
		if a && !mine {
			return true, false
		}
		allowed, private = allowed || a, private || mine
	}
	return allowed, private
}

// reserved are the values of access tags that let in others than the profiles' people: those at work there, and means of
// travel that no profile has (https://wiki.openstreetmap.org/wiki/Key:access).
var reserved = []string{
	"no", "agricultural", "forestry", "agricultural_forestry", "military", "emergency", "restricted",
	"psv", "bus", "taxi", "hgv", "goods", "tourist_bus", "coach", "staff", "employees",
}

func (p *Profile) admitsBy(value string, open bool) (allowed, private bool) {
	switch value {
	case "private", "residents", "permit":
		return open && p.Private, true
	case "use_sidepath":
		// On foot the carriageway stays passable, see aside; riders must leave it.
		return open && p.Mode == Foot, false
	case "yes", "designated", "official", "permissive":
		return true, false
	}
	return open && !slices.Contains(reserved, value), false // destination, customers, delivery, limited …
}

// classOf returns the class of a road.
func classOf(t tags, kind string) Class {
	var c Class
	layer := t("layer")
	switch {
	case t.yes("bridge"), t.yes("tunnel") && t("tunnel") != "building_passage",
		layer != "" && layer != "0",
		kind == "elevator", strings.HasPrefix(kind, "motorway"):
		c = Unlinkable
	}
	if kind == "steps" {
		c |= Steps
	}
	return c
}

// directions applies one-ways. Walkers heed only those that are meant for them.
func (p *Profile) directions(t tags, kind string, r *rule) {
	way := t("oneway:" + string(p.Mode))
	switch {
	case way != "":
	case p.Mode == Foot:
		if kind == "steps" && (t("conveying") == "forward" || t("conveying") == "backward") {
			way = map[string]string{"forward": "yes", "backward": "-1"}[t("conveying")]
		}
	case p.Mode == Bicycle && againstOneWay(t):
	default:
		way = t("oneway")
		if way == "" && (t("junction") == "roundabout" || t("junction") == "circular" || kind == "motorway") {
			way = "yes"
		}
	}
	switch way {
	case "yes", "true", "1":
		r.back = false
	case "-1", "reverse":
		r.ahead = false
	}
	p.directed(t, ":forward", &r.ahead)
	p.directed(t, ":backward", &r.back)
}

// againstOneWay says whether a lane or track leads cyclists against a one-way, or the sign exempts them.
func againstOneWay(t tags) bool {
	return slices.ContainsFunc([]string{"cycleway", "cycleway:left", "cycleway:right", "cycleway:both"}, func(key string) bool {
		return strings.HasPrefix(t(key), "opposite")
	})
}

// directed applies the most special access tag for one direction.
func (p *Profile) directed(t tags, direction string, open *bool) {
	for _, key := range p.Keys {
		if v := t(key + direction); v != "" {
			*open, _ = p.admits(v, *open)
			return
		}
	}
}

// postedSpeed takes the share of a speed limit that is driven, in either direction of that for it.
func (p *Profile) postedSpeed(t tags, r *rule) {
	if p.MaxSpeedShare == 0 {
		return
	}
	both := p.driven(t, "maxspeed", r)
	ahead, back := cmp.Or(p.driven(t, "maxspeed:forward", r), both, r.kmh), cmp.Or(p.driven(t, "maxspeed:backward", r), both, r.kmh)
	if r.kmh = ahead; back != ahead {
		r.kmhBack = back
	}
}

// driven returns the speed that is driven by a tag, 0 where it says nothing.
func (p *Profile) driven(t tags, key string, r *rule) float64 {
	v := t(key)
	if v == "" || v == "none" || v == "signals" || v == "variable" {
		return 0
	}
	number, unit, _ := strings.Cut(strings.TrimSpace(v), " ")
	kmh, err := strconv.ParseFloat(number, 64)
	if strings.TrimSpace(unit) == "mph" {
		kmh *= 1.609344
	}
	switch {
	case v == "walk":
		return 6
	case err != nil || !(kmh > 0 && kmh <= 200):
		r.odd = key
		return 0
	}
	return kmh * p.MaxSpeedShare
}

// steps sets the time of a flight of steps and says whether it can be passed.
func (p *Profile) steps(t tags, r *rule) bool {
	if p.Steps == (StepTimes{}) {
		return t("ramp:wheelchair") == "yes" || t("wheelchair") == "yes"
	}
	if p.Steps.Kmh > 0 {
		r.kmh = p.Steps.Kmh
	}
	if v := t("step_count"); v != "" {
		count, err := strconv.ParseFloat(v, 64)
		if err != nil || !(count >= 0 && count <= 10_000) {
			r.odd = "step_count"
		} else {
			r.seconds = count * p.Steps.SecondsPerStep
		}
	}
	return true
}

func (p *Profile) ferry(t tags) (rule, bool) {
	open, _ := p.access(t, true)
	r := rule{kmh: p.FerryKmh, wait: p.FerryWait, ahead: true, back: true, class: Ferry | Unlinkable, level: true}
	p.directions(t, "ferry", &r)
	if v := t("duration"); v != "" && !p.FerryByLength {
		d, ok := parseDuration(v)
		if !ok {
			r.odd = "duration"
		}
		r.seconds = d.Seconds()
	}
	return r, open
}

// parseDuration reads the duration tag: minutes, hours:minutes, hours:minutes:seconds, or PT1H30M.
func parseDuration(v string) (time.Duration, bool) {
	const most = 100 * time.Hour
	if text, iso := strings.CutPrefix(v, "PT"); iso {
		d, err := time.ParseDuration(strings.ToLower(text))
		return d, err == nil && d > 0 && d <= most
	}
	parts := strings.Split(v, ":")
	units := []time.Duration{time.Hour, time.Minute, time.Second}
	if len(parts) == 1 {
		units = units[1:]
	}
	if len(parts) > len(units) {
		return 0, false
	}
	var d time.Duration
	for i, part := range parts {
		n, err := strconv.Atoi(part)
		if err != nil || n < 0 || n > 6000 {
			return 0, false
		}
		d += time.Duration(n) * units[i]
	}
	return d, d > 0 && d <= most
}

// spot is what a node does to a way through it.
type spot struct {
	seconds float64
	across  bool // only those wait here who cross what the node is on
	signal  bool
	closed  bool
}

// spot returns what a node does, the zero spot for nothing.
func (p *Profile) spot(t tags) spot {
	if b := t("barrier"); b != "" {
		open, private := p.access(t, !slices.Contains(p.ClosedBarriers, b) && t("locked") != "yes")
		s := spot{closed: !open || private && !p.Private}
		if strings.HasSuffix(b, "gate") {
			s.seconds = p.GateSeconds
		}
		return s
	}
	switch {
	case t("highway") == "elevator":
		return spot{seconds: p.ElevatorSeconds, across: true}
	case t("highway") == "traffic_signals", t("crossing") == "traffic_signals", t("crossing:signals") == "yes":
		return spot{seconds: p.SignalSeconds, across: p.Mode == Foot, signal: true}
	case t("highway") == "crossing", t.yes("crossing"):
		return spot{seconds: p.CrossingSeconds, across: true}
	}
	return spot{}
}

// forFeet says whether a road is for walkers or riders alone.
func forFeet(kind string) bool {
	switch kind {
	case "footway", "path", "pedestrian", "cycleway", "bridleway", "steps", "corridor", "platform":
		return true
	}
	return false
}
