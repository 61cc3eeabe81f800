package street

import (
	"bytes"
	_ "embed" // the standard profiles are a file of data
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
)

// Mode is how somebody travels.
type Mode string

// The modes.
const (
	Foot    Mode = "foot"
	Bicycle Mode = "bicycle"
	Car     Mode = "car"
)

// Profile says how fast somebody travels on what, and what is closed to them. It is data: districts
// bring their own as JSON (ParseProfiles). Everything in it becomes seconds; nothing is a cost.
type Profile struct {
	Name   string  `json:"name"`
	Mode   Mode    `json:"mode"`
	Kmh    float64 `json:"kmh"`    // on a flat street
	Like   string  `json:"like"`   // the earlier or standard profile that gives what this one leaves out
	Source string  `json:"source"` // where the numbers come from

	// Keys are the access tags to look at, the most special first.
	Keys []string `json:"keys"`
	// Roads are the values of highway that are open unless tagged otherwise, with their share of
	// Kmh. Surfaces slow down by a share; 0 closes.
	Roads    map[string]float64 `json:"roads"`
	Surfaces map[string]float64 `json:"surfaces"`

	Steps           StepTimes `json:"steps"`
	CrossingSeconds float64   `json:"crossing_seconds"` // to cross a street
	SignalSeconds   float64   `json:"signal_seconds"`   // at traffic lights
	GateSeconds     float64   `json:"gate_seconds"`
	ElevatorSeconds float64   `json:"elevator_seconds"`
	FerryKmh        float64   `json:"ferry_kmh"` // where the line has no duration
	FerryWait       float64   `json:"ferry_wait_seconds"`
	FerryByLength   bool      `json:"ferry_by_length"` // though the line has a duration

	Slope          Slope    `json:"slope"`
	MaxSlope       float64  `json:"max_slope"`       // rise per run beyond which a street is closed; 0: none
	MaxSpeedShare  float64  `json:"max_speed_share"` // of the posted limit that is driven; 0: limits are not looked at
	ClosedBarriers []string `json:"closed_barriers"` // values of barrier on a node that stop the way
	Private        bool     `json:"private"`         // private streets may be used
	Stub           Stub     `json:"stub"`
}

// StepTimes says how long a flight of steps takes: by its number of steps, else by its rise, else by
// its length. Without any it is closed.
type StepTimes struct {
	Kmh             float64 `json:"kmh"`
	SecondsPerStep  float64 `json:"seconds_per_step"`
	SecondsPerMetre float64 `json:"seconds_per_metre"` // of height
}

// Stub says how the way between a point and the street is walked: its straight line times a detour
// factor, at a speed. A street further than the limit is not linked.
type Stub struct {
	Kmh         float64 `json:"kmh"`
	Detour      float64 `json:"detour"`
	LimitMetres float64 `json:"limit_metres"`
}

//go:embed profiles.json
var standardProfiles []byte

// StandardProfiles returns the profiles that come with the program, in the order of their file:
// adult, elder, child, wheelchair, cyclist, driver, and metre, for which a second is a metre.
func StandardProfiles() []Profile {
	p, err := parseProfiles(standardProfiles, nil)
	if err != nil {
		panic(err) // the file is part of the program and tested
	}
	return p
}

// ParseProfiles reads an array of profiles, which may be like standard ones and bear their names.
// Members that no profile has, speeds that are not above 0, unknown modes and slopes, and names that
// repeat are errors, which name the profile.
func ParseProfiles(text []byte) ([]Profile, error) { return parseProfiles(text, StandardProfiles()) }

func parseProfiles(text []byte, standard []Profile) ([]Profile, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	var raw []json.RawMessage
	if err := d.Decode(&raw); err != nil {
		return nil, fmt.Errorf("street: profiles: %w", err)
	}
	var profiles []Profile
	for i, text := range raw {
		p, err := parseProfile(text, profiles, standard)
		if err != nil {
			return nil, fmt.Errorf("street: profile %d: %w", i+1, err)
		}
		profiles = append(profiles, p)
	}
	return profiles, nil
}

func parseProfile(text []byte, before, standard []Profile) (Profile, error) {
	p, err := likeness(text, slices.Concat(before, standard))
	if err != nil {
		return p, err
	}
	like := p
	p.Name, p.Source = "", ""
	p.reset(text)
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&p); err != nil {
		return p, err
	}
	if _, err := d.Token(); err != io.EOF {
		return p, fmt.Errorf("goes on after its end")
	}
	if like.Mode == Foot && p.Mode == Foot && !states(text, "stub") { // who walks slower does so to the street too
		p.Stub.Kmh *= p.Kmh / like.Kmh
	}
	for _, b := range before {
		if b.Name == p.Name {
			return p, fmt.Errorf("%q is there already", p.Name)
		}
	}
	return p, p.check()
}

// likeness returns a copy of the first of some profiles that a profile is like, the zero Profile when
// it is like none.
func likeness(text []byte, profiles []Profile) (Profile, error) {
	var stated struct {
		Like string `json:"like"`
	}
	if err := json.Unmarshal(text, &stated); err != nil || stated.Like == "" {
		return Profile{}, err
	}
	for _, p := range profiles {
		if p.Name == stated.Like {
			return p.clone(), nil
		}
	}
	return Profile{}, fmt.Errorf("is like %q, which is neither before it nor a standard one", stated.Like)
}

// states says whether a profile has a member. What is wrong with its text is for its decoder to say.
func states(text []byte, member string) bool {
	var stated map[string]json.RawMessage
	return json.Unmarshal(text, &stated) == nil && stated[member] != nil
}

// reset empties what a profile states anew, since decoding into a map or a struct would mix both.
func (p *Profile) reset(text []byte) {
	if states(text, "roads") {
		p.Roads = nil
	}
	if states(text, "surfaces") {
		p.Surfaces = nil
	}
	if states(text, "steps") {
		p.Steps = StepTimes{}
	}
	p.ClosedBarriers = slices.Clone(p.ClosedBarriers)
	p.Keys = slices.Clone(p.Keys)
}

func (p Profile) clone() Profile {
	p.Roads, p.Surfaces = maps.Clone(p.Roads), maps.Clone(p.Surfaces)
	return p
}

func (p Profile) check() error {
	switch {
	case p.Name == "":
		return fmt.Errorf("has no name")
	case p.Mode != Foot && p.Mode != Bicycle && p.Mode != Car:
		return fmt.Errorf("%q has the mode %q, not foot, bicycle or car", p.Name, p.Mode)
	case p.Slope != NoSlope && p.Slope != Tobler && p.Slope != Minetti:
		return fmt.Errorf("%q has the slope %q, not none, tobler or minetti", p.Name, p.Slope)
	case !(p.Kmh > 0 && p.Kmh <= 200 && p.Stub.Kmh > 0 && p.Stub.Kmh <= 200 && p.FerryKmh > 0 && p.FerryKmh <= 200):
		return fmt.Errorf("%q has speeds of %g, %g and %g km/h", p.Name, p.Kmh, p.Stub.Kmh, p.FerryKmh)
	case !(p.Stub.Detour >= 1 && p.Stub.Detour <= 5 && p.Stub.LimitMetres >= 0 && p.Stub.LimitMetres <= 10_000):
		return fmt.Errorf("%q has a stub of detour %g within %g m", p.Name, p.Stub.Detour, p.Stub.LimitMetres)
	}
	for _, seconds := range []float64{
		p.CrossingSeconds, p.SignalSeconds, p.GateSeconds, p.ElevatorSeconds, p.FerryWait,
		p.Steps.Kmh, p.Steps.SecondsPerMetre, p.Steps.SecondsPerStep, p.MaxSlope, p.MaxSpeedShare,
	} {
		if !(seconds >= 0 && seconds <= 86400) {
			return fmt.Errorf("%q has a value of %g", p.Name, seconds)
		}
	}
	for _, table := range []map[string]float64{p.Roads, p.Surfaces} {
		for value, share := range table {
			if !(share >= 0 && share <= 10) {
				return fmt.Errorf("%q has a share of %g for %q", p.Name, share, value)
			}
		}
	}
	return nil
}

// walker returns who walks between the door and the vehicle, or the profile itself where that is on foot.
func (p *Profile) walker() *Profile {
	if p.Mode == Foot {
		return p
	}
	return &Profile{Mode: Foot, Keys: []string{"foot", "access"}, ClosedBarriers: []string{"wall", "fence", "hedge"}, Private: true}
}

// walk returns the time of a straight stub between a point and the street.
func (s Stub) walk(metres float64) Time { return round(metres * s.Detour * 36 / s.Kmh) }
