package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"zhenyu"
	"zhenyu/engine/siting"
	"zhenyu/engine/siting/format"
)

// SitingSolveOptions says which problem a file is to be solved as, and within what limits.
type SitingSolveOptions struct {
	Problem  string        // mclp, lscp, fair (plane files); pmedian, pcenter (pmed); cpmedian (pmedcap)
	P        int           // most sites; 0 takes the file's own p, where it has one
	Instance int           // which problem of a pmedcap file, from 1; 0 is the first
	Levels   int           // how many of the worst-off villages fair is to raise; 0 is 3
	Limit    time.Duration // 0 for none
	Seed     uint64
	Progress func(value, bound int64) // may be nil
}

// SitingSolveResult is what is printed of a solved file. Times are seconds and include reading.
type SitingSolveResult struct {
	Problem     string       `json:"problem"`
	Sites       int          `json:"sites"`
	Rows        int          `json:"rows"` // distinct demand, after merging
	P           int          `json:"p,omitempty"`
	Status      string       `json:"status"`
	Stop        string       `json:"stop"`
	Obj         int64        `json:"obj"`
	Bound       int64        `json:"bound"`
	Gap         float64      `json:"gap"`
	Chosen      []int32      `json:"chosen"` // from 0, in file order
	Levels      []SitingFair `json:"levels,omitempty"`
	Unreachable int          `json:"unreachable_rows"`
	LostPeople  int64        `json:"unreachable_people"`
	Nodes       int64        `json:"nodes"`
	ReadSeconds float64      `json:"read_s"`
	Seconds     float64      `json:"total_s"`
	CPUSeconds  float64      `json:"cpu_s"`
}

// SitingFair is one of the worst-off villages of a fair choice.
type SitingFair struct {
	Village int32 `json:"village"`
	Covered int64 `json:"covered"`
	People  int64 `json:"people"`
}

// SitingSolve reads a location problem in one of the formats that researchers exchange, solves
// it, and says what was found, what is proven and what it took.
func SitingSolve(ctx context.Context, file io.Reader, o SitingSolveOptions) (*SitingSolveResult, error) {
	start, cpu := time.Now(), cpuTime()
	if o.Limit > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, o.Limit)
		defer cancel()
	}
	answer := &SitingSolveResult{Problem: o.Problem, P: o.P}
	problem, err := answer.read(file, o)
	if err != nil {
		return nil, invalidSiting("read", err)
	}
	answer.ReadSeconds = time.Since(start).Seconds()
	r, err := siting.Solve(ctx, problem, siting.Options{Seed: o.Seed, Progress: o.Progress})
	if err != nil {
		return nil, invalidSiting("solve", err)
	}
	answer.fill(r)
	answer.Seconds, answer.CPUSeconds = time.Since(start).Seconds(), (cpuTime() - cpu).Seconds()
	return answer, nil
}

// read reads the file as what the problem needs, and notes its size.
func (a *SitingSolveResult) read(file io.Reader, o SitingSolveOptions) (siting.Problem, error) {
	switch o.Problem {
	case "mclp", "lscp", "fair":
		plane, err := format.ReadPlane(file)
		if err != nil {
			return nil, err
		}
		a.Sites, a.Rows = plane.Cover.Sites, plane.Cover.Rows()
		return planeProblem(plane, o)
	case "pmedian", "pcenter":
		p, err := format.ReadPMed(file)
		if err != nil {
			return nil, err
		}
		if o.P > 0 {
			p.Choice.P = o.P
		}
		a.Sites, a.Rows, a.P = p.Costs.Sites, p.Costs.Rows(), p.Choice.P
		if o.Problem == "pcenter" {
			return &siting.Center{Costs: p.Costs, Choice: p.Choice}, nil
		}
		return p, nil
	case "cpmedian":
		return a.readCapacitated(file, o)
	}
	return nil, fmt.Errorf("no problem is called %q: want mclp, lscp, fair, pmedian, pcenter or cpmedian", o.Problem)
}

func planeProblem(plane *format.Plane, o SitingSolveOptions) (siting.Problem, error) {
	choice := siting.Choice{P: o.P}
	switch {
	case o.Problem == "lscp":
		return &siting.SetCover{Cover: plane.Cover, People: plane.People}, nil
	case o.P <= 0:
		return nil, fmt.Errorf("%s needs the number of sites p", o.Problem)
	case o.Problem == "mclp":
		return &siting.MaxCover{Cover: plane.Cover, People: plane.People, Choice: choice}, nil
	case plane.Villages == 0:
		return nil, errors.New("fair needs a file with villages")
	}
	levels := o.Levels
	if levels == 0 {
		levels = 3
	}
	return &siting.FairCover{
		Cover: plane.Cover, People: plane.People, Village: plane.Village, Villages: plane.Villages, Levels: levels, Choice: choice,
	}, nil
}

func (a *SitingSolveResult) readCapacitated(file io.Reader, o SitingSolveOptions) (siting.Problem, error) {
	list, err := format.ReadPMedCap(file)
	if err != nil {
		return nil, err
	}
	at := max(1, o.Instance) - 1
	if at >= len(list) {
		return nil, fmt.Errorf("problem %d of %d", o.Instance, len(list))
	}
	p := &list[at].CapMedian
	if o.P > 0 {
		p.Choice.P = o.P
	}
	a.Sites, a.Rows, a.P = p.Costs.Sites, p.Costs.Rows(), p.Choice.P
	return p, nil
}

func (a *SitingSolveResult) fill(r *siting.Result) {
	a.Status, a.Stop = string(r.Status), r.Reason
	a.Obj, a.Bound, a.Gap = r.Value, r.Bound, r.Gap()
	a.Chosen, a.Nodes = r.Sites, r.Nodes
	a.Unreachable, a.LostPeople = r.Unreachable.Rows, r.Unreachable.People
	for _, level := range r.Levels {
		a.Levels = append(a.Levels, SitingFair(level))
	}
}

// invalidSiting makes an error for people: everything that reading and solving refuse is input.
func invalidSiting(doing string, err error) error {
	return &zhenyu.Error{Kind: zhenyu.Invalid, Message: fmt.Sprintf("%s: %v", doing, err), Cause: err}
}
