package main

import (
	"bufio"
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"time"

	"zhenyu/engine/osm"
	"zhenyu/engine/street"
)

// Each task runs in a process of its own, so that its memory and its CPU time are its alone. It prints
// one JSON line of seconds by step.

// task is what a child is asked to do.
type task struct {
	Name    string // build, nearest, count, try, or of an extract pbf, read, homes
	City    string // a folder, or an extract
	Limit   street.Time
	Threads int
}

// steps are the seconds of a child's steps, and under "NAME cpu" those of its processors, which tell
// more on a machine that others use.
type steps map[string]float64

func (s steps) time(name string, do func() error) error {
	start, used := time.Now(), cpuSeconds()
	err := do()
	s[name], s[name+" cpu"] = time.Since(start).Seconds(), cpuSeconds()-used
	return err
}

func cpuSeconds() float64 {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return float64(r.Utime.Nano()+r.Stime.Nano()) / 1e9
}

// peakMiB is the most memory this process had at once. The kernel's own figure for a child counts what
// its parent had when it was started.
func peakMiB() float64 {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(text)) {
		var kib float64
		if n, _ := fmt.Sscanf(line, "VmHWM: %f kB", &kib); n == 1 {
			return kib / 1024
		}
	}
	return 0
}

func (t task) run(ctx context.Context) error {
	s := steps{}
	do := map[string]func(context.Context, steps) error{
		"build": t.build, "nearest": t.nearest, "count": t.count, "try": t.try, "pbf": t.pbf, "read": t.read, "homes": t.homes,
	}[t.Name]
	if do == nil {
		return fmt.Errorf("no task is called %q", t.Name)
	}
	if err := do(ctx, s); err != nil {
		return err
	}
	s["peak"] = peakMiB()
	return json.NewEncoder(os.Stdout).Encode(s)
}

func (t task) networkFile() string { return filepath.Join(t.City, "network") }

// build makes the network of a city and writes its file, with as little garbage as the command leaves.
func (t task) build(_ context.Context, s steps) error {
	debug.SetGCPercent(10)
	c, err := readCity(t.City)
	if err != nil {
		return err
	}
	var n *street.Network
	if err := s.time("build", func() error { n, err = street.Build(c.draft()); return err }); err != nil {
		return err
	}
	s["nodes"], s["edges"], s["places"] = float64(n.Nodes()), float64(n.Edges()), float64(n.Places())
	return writeTo(t.networkFile(), n)
}

func writeTo(path string, n *street.Network) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	if _, err := n.WriteTo(w); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// open reads the city and opens its network.
func (t task) open(s steps) (c *city, n *street.Network, err error) {
	if c, err = readCity(t.City); err != nil {
		return nil, nil, err
	}
	c.x, c.y, c.eu, c.ev, c.ew = nil, nil, nil, nil, nil // the network has them
	err = s.time("open", func() error {
		b, err := os.ReadFile(t.networkFile())
		if err != nil {
			return err
		}
		n, err = street.Open(b)
		return err
	})
	return c, n, err
}

// nearest finds the nearest of every category for every place, linking included, and writes the
// times for others to compare: deciseconds by category and place, −1 for never.
func (t task) nearest(ctx context.Context, s steps) error {
	c, n, err := t.open(s)
	if err != nil {
		return err
	}
	var found []street.Nearest
	err = s.time("nearest", func() error {
		found, err = n.Nearest(ctx, n.AllPlaces(), c.kinds(n), street.Options{Limit: t.Limit, Threads: t.Threads})
		return err
	})
	if err != nil {
		return err
	}
	return t.writeTimes(found)
}

// writeTimes writes in pieces: a copy of ten million times twelve would show in the peak.
func (t task) writeTimes(found []street.Nearest) error {
	f, err := os.Create(t.timesFile())
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	for _, n := range found {
		for times := range slices.Chunk(n.Time, 1<<16) {
			for i, v := range times {
				if v == street.Never {
					times[i] = -1
				}
			}
			if err := binary.Write(w, binary.LittleEndian, times); err != nil {
				return err
			}
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

func (t task) timesFile() string { return filepath.Join(t.City, "ours."+limitName(t.Limit)) }

// count counts the 20,000 facilities within 5, 10 and 15 minutes of every place.
func (t task) count(ctx context.Context, s steps) error {
	c, n, err := t.open(s)
	if err != nil {
		return err
	}
	return s.time("count", func() error {
		links := n.PlaceLinks()
		many := make([]street.Linked, len(c.many))
		for i, place := range c.many {
			many[i] = street.Linked{Point: int32(i), Link: links[place]}
		}
		limits := []street.Time{street.Seconds(300), street.Seconds(600), street.Seconds(900)}
		_, err := n.Count(ctx, n.AllPlaces(), n.NewPoints(len(many), many), limits, t.Threads)
		return err
	})
}

// try surveys, and then tries one facility more, a hundred times in different places and categories.
func (t task) try(ctx context.Context, s steps) error {
	c, n, err := t.open(s)
	if err != nil {
		return err
	}
	links := n.PlaceLinks()
	var survey *street.Survey
	err = s.time("survey", func() error {
		survey, err = n.Survey(ctx, n.AllPlaces(), c.kinds(n), street.Options{Limit: t.Limit, Threads: t.Threads})
		return err
	})
	if err != nil {
		return err
	}
	const tries = 100
	err = s.time("try", func() error {
		for i := range tries {
			f := street.NewFacility{FacilityOf: street.FacilityOf{Kind: i % kinds, Facility: 1 << 20}, Links: links[c.many[i]:][:1]}
			survey.Try(street.Change{Add: []street.NewFacility{f}})
		}
		return nil
	})
	s["try"] /= tries
	s["try cpu"] /= tries
	return err
}

// pbf makes the walking network of an extract.
func (t task) pbf(ctx context.Context, s steps) error {
	debug.SetGCPercent(10)
	var n *street.Network
	err := s.time("network", func() error {
		return t.extract(func(file *osm.File) error {
			want := street.OSMWanted()
			want.Threads = t.Threads
			m, err := osm.Load(ctx, file, want)
			if err != nil {
				return err
			}
			d, _ := street.FromOSM(m, street.StandardProfiles()[0], nil)
			n, err = street.Build(d)
			return err
		})
	})
	if err != nil {
		return err
	}
	s["nodes"], s["edges"], s["places"] = float64(n.Nodes()), float64(n.Edges()), float64(n.Places())
	return nil
}
