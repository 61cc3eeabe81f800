// Command benchsiting measures engine/siting and writes docs/bench-siting.md: one core, CPU
// seconds of a fresh process for each case, reading and merging included, with what HiGHS and
// CP-SAT reach on the same rows where Python has them. Run it from the root of the checkout:
//
//	go run ./scripts/benchsiting [-python PATH] [-peers=false] [-only PREFIX] [-limit 60s] [-out FILE]
//
// It reads OR-Library files from the shared data folder beside the checkout, and makes plane
// instances with the generator there.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"zhenyu/internal/app"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("benchsiting: ")
	python := flag.String("python", "python3", "a Python with numpy, and highspy and ortools for the peers")
	only := flag.String("only", "", "only cases whose name begins so")
	limit := flag.Duration("limit", 60*time.Second, "time limit of a peer")
	out := flag.String("out", filepath.Join("docs", "bench-siting.md"), "the page to write")
	peers := flag.Bool("peers", true, "also run the peers, where Python has them")
	child := flag.String("case", "", "solve this case, given as JSON, and print the result (used by itself)")
	plan := flag.String("plan", "", "make the plan for this real place and print the report (used by itself)")
	flag.Parse()
	ctx := context.Background()
	b := &bench{python: *python, limit: *limit, folder: filepath.Join("..", "shared"), work: filepath.Join(os.TempDir(), "benchsiting")}
	if err := b.start(ctx, *child, *plan, *peers, *only, *out); err != nil {
		log.Fatal(err)
	}
}

// start does what the flags ask: a case or a plan as a child, or the whole page.
func (b *bench) start(ctx context.Context, child, plan string, peers bool, only, out string) error {
	switch {
	case child != "":
		return solveCase(ctx, child)
	case plan != "":
		return b.solvePlan(ctx, plan)
	}
	b.peers = peers && exec.CommandContext(ctx, b.python, "-c", "import highspy, ortools, numpy").Run() == nil
	return b.run(ctx, only, out)
}

// testCase is one line of the table.
type testCase struct {
	Name     string
	File     string // below the shared folder, or made by the generator
	Problem  string
	P        int
	Instance int
	Limit    time.Duration
	Known    int64 // published or proven elsewhere; 0: unknown
	Make     []string
	NoPeers  bool
}

// outcome is what a child process reports of a case.
type outcome struct {
	app.SitingSolveResult
	MaxRSS int64 // kB
}

func solveCase(ctx context.Context, text string) error {
	var c testCase
	if err := json.Unmarshal([]byte(text), &c); err != nil {
		return err
	}
	f, err := os.Open(c.File)
	if err != nil {
		return err
	}
	defer f.Close()
	ctx, cancel := withinCPU(ctx, c.Limit)
	defer cancel()
	r, err := app.SitingSolve(ctx, f, app.SitingSolveOptions{Problem: c.Problem, P: c.P, Instance: c.Instance, Seed: 1})
	if err == nil {
		err = r.Err()
	}
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(outcome{*r, peakMemory()})
}

type bench struct {
	python, folder, work string
	limit                time.Duration
	peers                bool
	lines                []string
}

func (b *bench) run(ctx context.Context, only, out string) error {
	if err := os.MkdirAll(b.work, 0o755); err != nil {
		return err
	}
	for _, group := range groups(b.folder) {
		b.title(group)
		sum := 0.0
		for _, c := range group.cases {
			if !strings.HasPrefix(c.Name, only) {
				continue
			}
			r, err := b.measure(ctx, c)
			if err != nil {
				return fmt.Errorf("%s: %w", c.Name, err)
			}
			sum += r.CPUSeconds
		}
		b.lines = append(b.lines, fmt.Sprintf("\nTogether %.1f CPU s.\n", sum))
	}
	if err := b.plans(ctx, only); err != nil {
		return err
	}
	return os.WriteFile(out, []byte(b.page()), 0o644)
}

// measure solves one case in a process of its own, and by the peers.
func (b *bench) measure(ctx context.Context, c testCase) (*outcome, error) {
	if c.Make != nil {
		c.File = filepath.Join(b.work, c.File)
		if err := b.generate(ctx, c); err != nil {
			return nil, err
		}
	}
	text, err := json.Marshal(c)
	if err != nil {
		return nil, err
	}
	var r outcome
	if err := b.child(ctx, "-case", string(text), &r); err != nil {
		return nil, err
	}
	b.line(ctx, c, &r)
	return &r, nil
}

// child runs this program again with one thread and reads what it reports.
func (b *bench) child(ctx context.Context, flag, text string, into any) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	command := exec.CommandContext(ctx, self, flag, text)
	command.Env = append(os.Environ(), "GOMAXPROCS=1")
	command.Stderr = os.Stderr
	answer, err := command.Output()
	if err != nil {
		return err
	}
	return json.Unmarshal(answer, into)
}

func (b *bench) generate(ctx context.Context, c testCase) error {
	if _, err := os.Stat(c.File); err == nil {
		return nil
	}
	args := append([]string{filepath.Join(b.folder, "bench", "gen_mclp.py")}, c.Make...)
	command := exec.CommandContext(ctx, b.python, append(args, "--out", c.File)...)
	command.Stderr = os.Stderr
	return command.Run()
}
