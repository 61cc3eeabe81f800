package cli

import (
	"errors"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"zhenyu/engine/access"
	"zhenyu/engine/street"
	"zhenyu/internal/app"
)

// studyFlags say what is measured: from where, to what, on which streets.
type studyFlags struct {
	Network    string `help:"help_study_network" placeholder:"NET"`
	Extract    string `help:"help_study_extract" placeholder:"PBF"`
	Profile    string `help:"help_study_profile" placeholder:"NAME"`
	Origins    string `help:"help_origins" default:"buildings" placeholder:"buildings|nodes|FILE"`
	People     string `help:"help_people" placeholder:"N|FILE"`
	Facilities string `help:"help_facilities" default:"osm" placeholder:"osm|FILE"`
	Areas      string `help:"help_study_areas" placeholder:"osm|GEOJSON"`
	Datum      datum  `help:"help_datum" enum:"wgs84,gcj02,bd09" default:"wgs84"`
	PeopleIn   datum  `name:"people-datum" help:"help_people_datum" enum:"wgs84,gcj02,bd09," default:""`
	Threads    int    `help:"help_threads" default:"0" placeholder:"N"`
}

func (f *studyFlags) input(c *Console) (app.AccessInput, error) {
	if f.Network == "" && f.Extract == "" {
		return app.AccessInput{}, &usageError{errors.New(c.T("usage_study_streets"))}
	}
	if f.Extract == "" && (f.Origins == "buildings" || f.Facilities == "osm" || f.Areas == "osm") {
		return app.AccessInput{}, &usageError{errors.New(c.T("usage_study_extract"))}
	}
	if f.People != "" && f.Origins != "buildings" && f.Origins != "homes" {
		return app.AccessInput{}, &usageError{errors.New(c.T("usage_people", f.Origins))}
	}
	threads := f.Threads
	if threads <= 0 {
		threads = runtime.GOMAXPROCS(0)
	}
	return app.AccessInput{
		Network: f.Network, Extract: f.Extract, Profile: f.Profile, Origins: f.Origins, People: f.People,
		Facilities: f.Facilities, Areas: f.Areas, Datum: access.Datum(f.Datum), PeopleDatum: access.Datum(f.PeopleIn), Threads: threads,
	}, nil
}

// ruleFlags say by which rules it is judged.
type ruleFlags struct {
	Standard string `help:"help_standard" placeholder:"NAME"`
	Minutes  []int  `help:"help_minutes" placeholder:"15"`
}

// put puts them into an input: a quarter of an hour, or as much of it as the limit leaves, where nothing is said.
func (f *ruleFlags) put(in *app.AccessInput, limit street.Time) {
	in.Standard, in.Minutes = f.Standard, f.Minutes
	if hasEnding(f.Standard, ".csv") {
		in.Standard, in.OwnRules = app.OwnStandard, f.Standard
	}
	if in.Standard == "" && len(in.Minutes) == 0 {
		in.Minutes, in.Assumed = app.UsualMinutes(limit), true
	}
}

// longest is the longest time that an access run may have; a day and a half fits in every engine's times.
const longest = 36 * time.Hour

// limit reads a longest time: seconds, a duration, or none; 0 where nothing is said.
func (c *Console) limit(text string) (street.Time, error) {
	switch text {
	case "":
		return 0, nil
	case "none":
		return street.Never, nil
	}
	word := text
	if strings.Trim(word, "0123456789.") == "" {
		word += "s"
	}
	d, err := time.ParseDuration(word)
	if err != nil || d <= 0 || d > longest {
		return 0, &usageError{errors.New(c.T("usage_limit", text))}
	}
	return street.Time(d / (100 * time.Millisecond)), nil
}

func hasEnding(path string, endings ...string) bool {
	return slices.Contains(endings, strings.ToLower(filepath.Ext(path)))
}
