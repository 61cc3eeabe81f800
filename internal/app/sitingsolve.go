package app

import (
	"bufio"
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
	P        int           // most sites; 0 takes the file's own p, where it has one; none for lscp
	Instance int           // which problem of a pmedcap file, from 1; 0 is the first; for no other file
	Levels   int           // how many of the worst-off villages fair is to raise; 0 is all; for no other problem
	Limit    time.Duration // 0 for none; the answer then ends with Stop "time". Reading counts, but is not broken off.
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
	Stop        string       `json:"stop"`   // proven, time, cancelled, or why nothing fits
	Obj         *int64       `json:"obj"`    // null where no choice is known that does what was asked
	Bound       *int64       `json:"bound"`  // null where it is proven that there is none
	Gap         *float64     `json:"gap"`    // null where Obj is
	Chosen      []int32      `json:"chosen"` // from 0, in file order; never null
	Levels      []SitingFair `json:"levels,omitempty"`
	Proven      int          `json:"levels_proven,omitempty"` // of a fair choice; Obj and Bound are of the first level that is not, or of the last
	Unreachable int          `json:"unreachable_points"`      // of the file, before merging
	LostPeople  int64        `json:"unreachable_people"`
	Nodes       int64        `json:"nodes"`
	ReadSeconds float64      `json:"read_s"`
	Seconds     float64      `json:"total_s"`
	CPUSeconds  float64      `json:"cpu_s"`

	merged []int32 // demand points of the file in each row; nil for one each
	failed error
}

// Err says why there is no choice: none does what was asked, or none was found in the time. Nil where there is one.
func (a *SitingSolveResult) Err() error { return a.failed }

// SitingFair is one of the worst-off villages of a fair choice.
type SitingFair struct {
	Village int32   `json:"village"`
	Covered int64   `json:"covered"`
	People  int64   `json:"people"`
	Share   float64 `json:"share"`
	Proven  bool    `json:"proven"` // no choice raises it further without lowering one before it
}

// SitingSolve reads a location problem in one of the formats that researchers exchange, solves
// it, and says what was found, what is proven and what it took.
func SitingSolve(ctx context.Context, file io.Reader, o SitingSolveOptions) (*SitingSolveResult, error) {
	start, cpu := time.Now(), cpuTime()
	if err := o.check(); err != nil {
		return nil, err
	}
	if o.Limit > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, o.Limit)
		defer cancel()
	}
	answer := &SitingSolveResult{Problem: o.Problem, P: o.P}
	text := bufio.NewReaderSize(file, 1<<20)
	head, _ := text.Peek(256)
	question, err := answer.read(text, o)
	if err != nil {
		return nil, wrongFormat(err, o.Problem, format.Guess(head))
	}
	if answer.P > answer.Sites {
		return nil, problem(zhenyu.Invalid, "siting_few", answer.P, answer.Sites)
	}
	answer.ReadSeconds = time.Since(start).Seconds()
	var exact exactPrograms
	defer exact.close()
	r, err := siting.Solve(ctx, question, siting.Options{Seed: o.Seed, Progress: o.Progress, Exact: exact.solve})
	if err != nil {
		return nil, unsolvable(err, o.Problem)
	}
	answer.fill(question, r)
	answer.Seconds, answer.CPUSeconds = time.Since(start).Seconds(), (cpuTime() - cpu).Seconds()
	return answer, nil
}

// wants says which format each problem is read from.
var wants = map[string]format.Kind{
	"mclp": format.MCLP, "lscp": format.MCLP, "fair": format.MCLP,
	"pmedian": format.PMed, "pcenter": format.PMed, "cpmedian": format.PMedCap,
}

// wrongFormat explains an error of reading: by the format that the file seems to be in, where that is another.
func wrongFormat(err error, question string, seems format.Kind) error {
	var parse *format.ParseError
	if !errors.As(err, &parse) || seems == format.Unknown || seems == wants[question] {
		return invalid(err)
	}
	return problem(zhenyu.Invalid, "siting_format", string(seems), question, string(wants[question]), err.Error())
}

// check refuses what does not fit together.
func (o *SitingSolveOptions) check() error {
	switch {
	case o.Limit < 0 || o.P < 0 || o.Instance < 0 || o.Levels < 0:
		return problem(zhenyu.Invalid, "siting_least")
	case o.Instance > 0 && o.Problem != "cpmedian":
		return problem(zhenyu.Invalid, "siting_not_for", "--instance", "cpmedian")
	case o.Levels > 0 && o.Problem != "fair":
		return problem(zhenyu.Invalid, "siting_not_for", "--levels", "fair")
	}
	return nil
}

// read reads the file as what the problem needs, and notes its size.
func (a *SitingSolveResult) read(file io.Reader, o SitingSolveOptions) (siting.Problem, error) {
	switch o.Problem {
	case "mclp", "lscp", "fair":
		plane, err := format.ReadPlane(file)
		if err != nil {
			return nil, err
		}
		a.Sites, a.Rows, a.merged = plane.Cover.Sites, plane.Cover.Rows(), plane.Merged
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
	case o.Problem == "lscp" && o.P > 0:
		return nil, errors.New("lscp finds how many sites are needed; leave p out")
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
		levels = plane.Villages
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

func (a *SitingSolveResult) fill(p siting.Problem, r *siting.Result) {
	a.Status, a.Stop = string(r.Status), r.Reason
	a.putFigures(p, r)
	a.Chosen, a.Nodes = append([]int32{}, r.Sites...), r.Nodes
	a.Unreachable, a.LostPeople = a.points(p, r), r.Unreachable.People
	a.Proven = r.Proven
	for i, l := range r.Levels {
		a.Levels = append(a.Levels, SitingFair{l.Village, l.Covered, l.People, shareOf(l), i < r.Proven})
	}
}

// putFigures sets the figures of a choice, or why there is none.
func (a *SitingSolveResult) putFigures(p siting.Problem, r *siting.Result) {
	if r.Status == siting.Infeasible {
		_, rooms := p.(*siting.CapMedian)
		a.failed = impossible(r, 1, rooms, siting.Choice{P: a.P})
		return
	}
	a.Bound = &r.Bound
	if r.Sites == nil && r.Status == siting.Limit {
		a.failed = problem(zhenyu.Unavailable, "siting_time")
		return
	}
	a.Obj, a.Gap = &r.Value, new(r.Gap())
}

// points returns how many demand points of the file no site can serve.
func (a *SitingSolveResult) points(p siting.Problem, r *siting.Result) int {
	var cover siting.Coverage
	switch p := p.(type) {
	case *siting.MaxCover:
		cover = p.Cover
	case *siting.SetCover:
		cover = p.Cover
	case *siting.FairCover:
		cover = p.Cover
	default:
		return r.Unreachable.Rows
	}
	sum := 0
	for j, points := range a.merged {
		if len(cover.Row(j)) == 0 {
			sum += int(points)
		}
	}
	return sum
}
