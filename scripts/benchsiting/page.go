package main

import (
	"bufio"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strings"

	"zhenyu/internal/app"
)

//go:embed peers.py
var peers string

func (b *bench) title(g group) {
	b.lines = append(b.lines, "\n## "+g.title+"\n")
	head := "| case | sites | rows | p | status | value | bound | gap % | known | CPU s | MB |"
	rule := "|---|---|---|---|---|---|---|---|---|---|---|"
	if b.peers {
		head, rule = head+" HiGHS | CP-SAT |", rule+"---|---|"
	}
	b.lines = append(b.lines, head, rule)
}

func (b *bench) line(ctx context.Context, c testCase, r *outcome) {
	known := "–"
	if c.Known != 0 {
		known = fmt.Sprint(c.Known)
	}
	value := fmt.Sprint(*r.Obj)
	if len(r.Levels) > 0 {
		value = "levels " + shares(r.Levels)
	}
	text := fmt.Sprintf("| %s | %d | %d | %d | %s | %s | %d | %.3f | %s | %.2f | %d |",
		c.Name, r.Sites, r.Rows, r.P, r.Status, value, *r.Bound, 100**r.Gap, known, r.CPUSeconds, r.MaxRSS/1024)
	if b.peers {
		text += b.peer(ctx, "highs", c) + b.peer(ctx, "cpsat", c)
	}
	fmt.Println(text)
	b.lines = append(b.lines, text)
}

// peer solves the case with another solver and returns its cell.
func (b *bench) peer(ctx context.Context, solver string, c testCase) string {
	if c.NoPeers {
		return " |"
	}
	command := exec.CommandContext(ctx, b.python, "-", solver, c.Problem, c.File, fmt.Sprint(c.P), fmt.Sprint(b.limit.Seconds()))
	command.Stdin = strings.NewReader(peers)
	answer, err := command.Output()
	var r struct {
		Status     string
		Obj, Bound float64
		CPU        float64
		Levels     []float64
	}
	lines := strings.Split(strings.TrimSpace(string(answer)), "\n") // HiGHS prints a banner first
	if err != nil || json.Unmarshal([]byte(lines[len(lines)-1]), &r) != nil {
		return " failed |"
	}
	if len(r.Levels) > 0 {
		return fmt.Sprintf(" %s, levels %s, %.2f s |", r.Status, strings.Trim(fmt.Sprintf("%.4f", r.Levels), "[]"), r.CPU)
	}
	if r.Status == "optimal" {
		return fmt.Sprintf(" %.2f s |", r.CPU)
	}
	if r.Status == "none" {
		return fmt.Sprintf(" nothing in %.0f s |", b.limit.Seconds())
	}
	if r.Status == "skipped" {
		return " |"
	}
	return fmt.Sprintf(" %.0f, bound %.0f after %.0f s |", r.Obj, r.Bound, r.CPU)
}

// shares are the shares of the worst-off villages, with four digits as HiGHS's tolerances bear them.
func shares(levels []app.SitingFair) string {
	texts := make([]string, len(levels))
	for k, level := range levels {
		texts[k] = fmt.Sprintf("%.4f", float64(level.Covered)/float64(level.People))
	}
	return strings.Join(texts, " ")
}

func (b *bench) page() string {
	head := []string{
		"# engine/siting, measured", "",
		"Written by `make bench-siting`. Every case is a fresh process with one thread; CPU seconds include reading and merging.",
		"Gap is (bound − value) / value; 0.000 is proven. Known values are published optima, or proven by other solvers.",
		"Limits, in CPU seconds: 60, except fair coverage, 30, and 1,000 × 1,000,000 with p = 30: 10 and 30.", "",
		"Machine: " + machine() + ".",
	}
	if b.peers {
		head = append(head, fmt.Sprintf("Peers, through Python, on merged rows, one thread, relative gap 0, CPU seconds without reading and merging, limit %v of wall time (on a busy machine that is less of CPU time): HiGHS (highspy) and CP-SAT (OR-Tools). To keep the run short they are given covering up to 300 sites, p-medians up to 200 vertices, and fair coverage, HiGHS alone, level by level.", b.limit))
	} else {
		head = append(head, "No peer was installed in Python (highspy, ortools, numpy).")
	}
	return strings.Join(append(head, b.lines...), "\n") + "\n"
}

func machine() string {
	model := runtime.GOARCH
	if f, err := os.Open("/proc/cpuinfo"); err == nil {
		defer f.Close()
		for s := bufio.NewScanner(f); s.Scan(); {
			if name, ok := strings.CutPrefix(s.Text(), "model name"); ok {
				model = strings.Trim(name, "\t :")
				break
			}
		}
	}
	version := runtime.Version()
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.GoVersion
	}
	return fmt.Sprintf("%s, %d cores, %s", model, runtime.NumCPU(), version)
}
