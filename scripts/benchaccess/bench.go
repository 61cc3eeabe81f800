package main

import (
	"bytes"
	"cmp"
	"context"
	_ "embed" // the peers are a script of their own
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"zhenyu/engine/street"
)

//go:embed peers.py
var peers string

// bench is the whole run.
type bench struct {
	python   string
	work     string
	cities   []string
	extracts []string
	runs     int // of each measurement, of which the quickest counts
	growth   []growth
	page     strings.Builder
}

// cost is what a process took.
type cost struct {
	steps      map[string]any
	cpu, clock time.Duration
}

// start runs a command some times and returns what the run took in which a step used least of the
// processors: the machine is shared, and what others did to a run says nothing of the program.
func (b *bench) start(ctx context.Context, step, name string, args ...string) (best cost, err error) {
	for i := range b.runs {
		c, err := startOnce(ctx, name, args...)
		if err != nil {
			return c, err
		}
		if i == 0 || c.step(step+" cpu") < best.step(step+" cpu") {
			best = c
		}
	}
	return best, nil
}

func startOnce(ctx context.Context, name string, args ...string) (cost, error) {
	var out, fault bytes.Buffer
	c := exec.CommandContext(ctx, name, args...)
	c.Stdout, c.Stderr = &out, &fault
	var r cost
	start := time.Now()
	if err := c.Run(); err != nil {
		return r, fmt.Errorf("%w: %s", err, strings.TrimSpace(fault.String()))
	}
	r.cpu, r.clock = c.ProcessState.UserTime()+c.ProcessState.SystemTime(), time.Since(start)
	return r, json.Unmarshal(out.Bytes(), &r.steps)
}

func (c cost) step(name string) float64 {
	v, _ := c.steps[name].(float64)
	return v
}

// ours runs one of our tasks in a process of its own.
func (b *bench) ours(ctx context.Context, t task) (cost, error) {
	self, err := os.Executable()
	if err != nil {
		return cost{}, err
	}
	text, err := json.Marshal(t)
	if err != nil {
		return cost{}, err
	}
	step := cmp.Or(map[string]string{"pbf": "network", "homes": "nearest"}[t.Name], t.Name)
	return b.start(ctx, step, self, "--task", string(text))
}

// peer runs a peer on a city; ok is false when it is not installed or cannot do the task.
func (b *bench) peer(ctx context.Context, name string, t task) (c cost, ok bool, err error) {
	script := filepath.Join(b.work, "peers.py")
	if err := os.WriteFile(script, []byte(peers), 0o644); err != nil {
		return c, false, err
	}
	c, err = b.start(ctx, "query", b.python, script, name, t.City, limitName(t.Limit), t.timesFile()+"."+name)
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 3 {
		return c, false, nil
	}
	return c, err == nil, err
}

func (b *bench) run(ctx context.Context) (string, error) {
	fmt.Fprintf(&b.page, "# Walking access, measured\n\nWritten by `make bench-access`; machine: %s/%s, %d cores, %s. The machine was shared, so seconds of processors (CPU) say more than those of a clock; the last CPU column is of the whole process, reading included. Each row ran in a process of its own, the best of %d runs (one for more than 2,000,000 places). Peers' times equal ours to the decisecond.\n",
		runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version(), b.runs)
	for _, extract := range b.extracts {
		if err := b.extract(ctx, extract); err != nil {
			return "", err
		}
	}
	for _, dir := range b.cities {
		if err := b.city(ctx, dir); err != nil {
			return "", err
		}
	}
	b.writeGrowth()
	return b.page.String(), nil
}

// extract measures the way from a file to a network and queues it as a city.
func (b *bench) extract(ctx context.Context, path string) error {
	c, err := b.ours(ctx, task{Name: "pbf", City: path, Threads: 1})
	if err != nil {
		return err
	}
	stat, err := os.Stat(path)
	if err != nil {
		return err
	}
	name := strings.TrimSuffix(filepath.Base(path), ".osm.pbf")
	fmt.Fprintf(&b.page, "\n## %s: extract to walking network\n\n| bytes | places | nodes | edges | clock | CPU | peak MiB |\n|---|---|---|---|---|---|---|\n| %d | %.0f | %.0f | %.0f | %.3f | %.3f | %.0f |\n",
		name, stat.Size(), c.step("places"), c.step("nodes"), c.step("edges"), c.step("network"), c.step("network cpu"), c.step("peak"))
	if err := b.reading(ctx, path); err != nil {
		return err
	}
	if err := b.homes(ctx, path); err != nil {
		return err
	}
	city, err := cityOf(ctx, path)
	if err != nil {
		return err
	}
	dir := filepath.Join(b.work, name)
	b.cities = append(b.cities, dir)
	return city.write(dir)
}

func (b *bench) city(ctx context.Context, dir string) error {
	if stat, err := os.Stat(filepath.Join(dir, "x.f64")); err == nil && stat.Size()/8 > peersUpTo {
		runs := b.runs
		b.runs = 1
		defer func() { b.runs = runs }()
	}
	built, err := b.ours(ctx, task{Name: "build", City: dir})
	if err != nil {
		return err
	}
	fmt.Fprintf(&b.page, "\n## %s: %.0f places, %.0f nodes and %.0f edges after joining chains\n\nBuilt from arrays in %.2f s CPU, peak %.0f MiB, %.0f bytes a place.\n\n| nearest of 12 categories for every place | prepare CPU | query CPU | query clock | all CPU | peak MiB |\n|---|---|---|---|---|---|\n",
		filepath.Base(dir), built.step("places"), built.step("nodes"), built.step("edges"), built.step("build cpu"), built.step("peak"), built.step("peak")*(1<<20)/built.step("places"))
	for _, limit := range []street.Time{street.Never, street.Seconds(1800)} {
		if err := b.nearest(ctx, dir, limit, built.step("places")); err != nil {
			return err
		}
	}
	return b.rest(ctx, dir)
}

// peersUpTo is how many places a city has at most for peers, and more than one run: beyond, they
// take minutes and gigabytes.
const peersUpTo = 2_000_000

func (b *bench) nearest(ctx context.Context, dir string, limit street.Time, places float64) error {
	row := func(name, prepare, query string, c cost) {
		fmt.Fprintf(&b.page, "| %s, limit %s | %.3f | %.3f | %.3f | %.2f | %.0f |\n", name, limitText(limit),
			c.step(prepare+" cpu"), c.step(query+" cpu"), c.step(query), c.cpu.Seconds(), c.step("peak"))
	}
	t := task{Name: "nearest", City: dir, Limit: limit, Threads: 1}
	var last cost // on one thread
	for _, threads := range []int{2, 1} {
		t.Threads = threads
		c, err := b.ours(ctx, t)
		if err != nil {
			return err
		}
		last = c
		row(fmt.Sprintf("ours, threads %d, opened from file", threads), "open", "nearest", c)
	}
	b.grew(dir, places, limit, last)
	if b.python == "" || places > peersUpTo {
		return nil
	}
	for _, name := range []string{"scipy", "networkit", "pandana"} {
		if name == "pandana" && !strings.ContainsAny(filepath.Base(dir), "abcdefghijklmnopqrstuvwxyz") {
			continue // its hierarchy takes a quarter of an hour on a made-up city of a million nodes
		}
		c, ok, err := b.peer(ctx, name, t)
		if err != nil {
			return fmt.Errorf("%s on %s: %w", name, dir, err)
		}
		if !ok {
			continue
		}
		row(fmt.Sprint(name, " ", c.steps["version"]), "prepare", "query", c)
		if err := t.compare(name); err != nil {
			return err
		}
	}
	return nil
}

// compare fails when a peer has another time anywhere.
func (t task) compare(peer string) error {
	ours, err := os.ReadFile(t.timesFile())
	if err != nil {
		return err
	}
	theirs, err := os.ReadFile(t.timesFile() + "." + peer)
	if err != nil {
		return err
	}
	if !bytes.Equal(ours, theirs) {
		differ := 0
		for i := 0; i+4 <= min(len(ours), len(theirs)); i += 4 {
			if !bytes.Equal(ours[i:i+4], theirs[i:i+4]) {
				differ++
			}
		}
		return fmt.Errorf("%s has %d other times of %d on %s, limit %v", peer, differ, len(ours)/4, t.City, t.Limit)
	}
	return nil
}

// rest measures what no peer here does.
func (b *bench) rest(ctx context.Context, dir string) error {
	count, err := b.ours(ctx, task{Name: "count", City: dir, Threads: 1})
	if err != nil {
		return err
	}
	try, err := b.ours(ctx, task{Name: "try", City: dir, Limit: street.Seconds(1800), Threads: 1})
	if err != nil {
		return err
	}
	fmt.Fprintf(&b.page, "\nWithin 5, 10 and 15 minutes of 20,000 facilities, one thread: %.2f s CPU, peak %.0f MiB. One facility more, limit 1800 s: %.4f s CPU after a full search of %.3f s: %.0f times quicker.\n",
		count.step("count cpu"), count.step("peak"), try.step("try cpu"), try.step("survey cpu"), try.step("survey cpu")/try.step("try cpu"))
	return nil
}

// sortBy sorts numbers by a key, equal ones as they stood.
func sortBy(numbers []int, key func(int) uint64) {
	slices.SortStableFunc(numbers, func(a, b int) int {
		switch ka, kb := key(a), key(b); {
		case ka < kb:
			return -1
		case ka > kb:
			return 1
		}
		return 0
	})
}

func limitText(t street.Time) string {
	if t == street.Never {
		return "none"
	}
	return t.String()
}
