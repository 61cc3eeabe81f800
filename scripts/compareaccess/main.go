// Command compareaccess compares the people within 15 minutes of schools and of healthcare, cell by
// cell, with two independent tools, and writes the report of docs/compare-access.md:
//
//	go run ./scripts/compareaccess --python PYTHON --extract porto-alegre.osm.pbf --cells porto-alegre-hexgrid.csv --out docs/compare-access.md
//
// The tools are pandana, on a network that it is given of the extract's ways, and osmnx with igraph,
// which read the extract themselves; the Python must have them, numpy, scipy and osmium.
package main

import (
	"bytes"
	"context"
	_ "embed" // the peers are a script of their own
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
	"zhenyu/engine/street"
)

//go:embed peers.py
var peers string

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "compareaccess:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("compareaccess", flag.ContinueOnError)
	python := flags.String("python", "python3", "a Python with pandana, osmnx, igraph, scipy and osmium")
	extract := flags.String("extract", "", "an OpenStreetMap extract")
	cells := flags.String("cells", "", "a CSV of cells: id, lon, lat, population, schools, healthcare")
	out := flags.String("out", "", "the report; none: to the terminal")
	if err := flags.Parse(args); err != nil {
		return err
	}
	ours, people, err := measure(ctx, *extract, *cells)
	if err != nil {
		return err
	}
	report := report{people: people, ours: ours}
	for _, tool := range []string{"pandana", "osmnx"} {
		theirs, err := runPeer(ctx, *python, tool, *extract, *cells)
		if err != nil {
			return err
		}
		report.add(tool, theirs)
	}
	if *out == "" {
		fmt.Print(report.text())
		return nil
	}
	return os.WriteFile(*out, []byte(report.text()), 0o644)
}

// answer is what a tool says of a cell. Times are in seconds, below 0 for none.
type answer struct {
	times [2]float64 // schools, healthcare
	walk  float64    // metres to where the cell is linked
}

var kinds = [2]string{"schools", "healthcare"}

// measure is ours: 4.5 km/h on everything, no waits, no slopes, both walks counted, cells linked to
// the nearest points of the streets beside them.
func measure(ctx context.Context, extract, cells string) (map[string]answer, map[string]float64, error) {
	n, err := network(ctx, extract)
	if err != nil {
		return nil, nil, err
	}
	rows, err := readCells(cells)
	if err != nil {
		return nil, nil, err
	}
	origins, people := &access.Origins{}, map[string]float64{}
	categories := []*access.Category{{Name: kinds[0]}, {Name: kinds[1]}}
	for _, r := range rows {
		count, _ := access.PeopleOf(r.people)
		origins.Add(r.id, r.at, count, -1)
		people[r.id] = r.people
		for k, has := range r.has {
			if has {
				categories[k].Facilities = append(categories[k].Facilities, access.Facility{ID: r.id, Entrances: []geo.WGS84{r.at}, Place: -1})
			}
		}
	}
	s, stub := street.NewSnapper(n), n.Profile().Stub
	if err := origins.Link(ctx, n, s, stub, 2); err != nil {
		return nil, nil, err
	}
	for _, c := range categories {
		if err := c.Link(ctx, n, s, stub); err != nil {
			return nil, nil, err
		}
	}
	r, err := access.Measure(ctx, access.Input{Network: n, Origins: origins, Categories: categories}, access.Options{Limit: street.Never})
	if err != nil {
		return nil, nil, err
	}
	answers := map[string]answer{}
	for i, row := range rows {
		a := answer{walk: float64(s.Snap(row.at, stub).Metres)}
		for k := range kinds {
			a.times[k] = -1
			if t := r.Nearest[k].Time[i]; t != street.Never {
				a.times[k] = float64(t) / 10
			}
		}
		answers[row.id] = a
	}
	return answers, people, nil
}

func network(ctx context.Context, extract string) (*street.Network, error) {
	f, err := os.Open(extract)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	stat, err := f.Stat()
	if err != nil {
		return nil, err
	}
	file, err := osm.Open(f, stat.Size())
	if err != nil {
		return nil, err
	}
	m, err := osm.Load(ctx, file, street.OSMWanted())
	if err != nil {
		return nil, err
	}
	p := street.StandardProfiles()[0]
	p.CrossingSeconds, p.SignalSeconds, p.ElevatorSeconds, p.Slope = 0, 0, 0, street.NoSlope
	p.Steps, p.Surfaces = street.StepTimes{Kmh: p.Kmh}, nil
	p.Stub = street.Stub{Kmh: p.Kmh, Detour: 1, LimitMetres: 10_000}
	d, _ := street.FromOSM(m, p, nil)
	return street.Build(d)
}

type cell struct {
	id     string
	at     geo.WGS84
	people float64
	has    [2]bool
}

// readCells reads the cells. A blank number is none.
func readCells(path string) ([]cell, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	for i, head := range rows[0] {
		at[head] = i
	}
	var cells []cell
	for _, r := range rows[1:] {
		number := func(column string) float64 {
			v, _ := strconv.ParseFloat(r[at[column]], 64)
			return v
		}
		c := cell{id: r[at["id"]], at: geo.WGS84{Lon: number("lon"), Lat: number("lat")}, people: number("population")}
		for k, kind := range kinds {
			c.has[k] = number(kind) > 0
		}
		cells = append(cells, c)
	}
	return cells, nil
}

func runPeer(ctx context.Context, python, tool, extract, cells string) (map[string]answer, error) {
	dir, err := os.MkdirTemp("", "compareaccess")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }() // what is left of a script is no reason to fail
	script, out := filepath.Join(dir, "peers.py"), filepath.Join(dir, "out.csv")
	if err := os.WriteFile(script, []byte(peers), 0o644); err != nil {
		return nil, err
	}
	var fault bytes.Buffer
	c := exec.CommandContext(ctx, python, script, tool, extract, cells, out)
	c.Stderr = &fault
	if err := c.Run(); err != nil {
		return nil, fmt.Errorf("%s: %w: %s", tool, err, fault.String())
	}
	f, err := os.Open(out)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, err
	}
	answers := map[string]answer{}
	for _, r := range rows {
		a := answer{times: [2]float64{-1, -1}}
		for k := range kinds {
			if v, err := strconv.ParseFloat(r[1+k], 64); err == nil {
				a.times[k] = v
			}
		}
		a.walk, _ = strconv.ParseFloat(r[3], 64)
		answers[r[0]] = a
	}
	return answers, nil
}
