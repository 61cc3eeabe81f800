package app

import (
	"bytes"
	"context"
	"encoding/json"
	"time"

	"zhenyu"
	"zhenyu/engine/access"
	"zhenyu/engine/street"
)

// Run does what the job asks for, by the same operations as the command line. When stop closes, a plan ends with the
// best found so far. A plan that needs more than so many bytes of memory is refused once it knows that. tell hears how far
// it is, from any goroutine.
func (h *HeldJob) Run(ctx context.Context, threads int, memory int64, stop <-chan struct{}, tell func(zhenyu.Progress)) (*Finding, error) {
	if p := h.Parameters.Access; p != nil {
		return h.measure(ctx, *p, threads, tell)
	}
	return h.plan(ctx, *h.Parameters.Siting, threads, memory, stop, tell)
}

func (h *HeldJob) measure(ctx context.Context, p zhenyu.AccessParameters, threads int, tell func(zhenyu.Progress)) (*Finding, error) {
	in, err := h.record.input(p.GroundParameters, h.Inputs)
	if err != nil {
		return nil, err
	}
	in.Categories, in.Standard, in.Minutes, in.Threads = p.Categories, p.Standard, p.Minutes, threads
	report, err := RunAccess(ctx, AccessRequest{
		AccessInput: in, Limit: street.Seconds(p.Limit),
		Progress: func(done, of int) { tell(zhenyu.Progress{Done: int64(done), Total: int64(of)}) },
	})
	if err != nil {
		return nil, err
	}
	out := &Finding{Summary: zhenyu.RunSummary{Origins: report.Origins, People: report.People, Nodes: report.Nodes, Rules: len(report.Rules), Areas: len(report.Areas)}, Observations: observe(report)}
	if len(report.Rules) > 0 {
		out.Summary.Share = report.Rules[0].Share
	}
	out.Result, err = encodeResult(report)
	return out, err
}

// observe gives the values that a report holds, those of all areas together first.
func observe(r *AccessReport) []zhenyu.Observation {
	var all []zhenyu.Observation
	for _, a := range append([]AccessArea{{Rules: r.Rules}}, r.Areas...) {
		for _, rule := range a.Rules {
			median := rule.Median
			if rule.Metres > 0 {
				median = nil // it is no time
			}
			all = append(all, zhenyu.Observation{
				Area: a.Code, AreaName: a.Name, Rule: rule.ID, Category: rule.Category, People: rule.People, Within: rule.Within,
				Share: rule.Share, Low: rule.Low, High: rule.High, Median: median,
			})
		}
	}
	return all
}

func (h *HeldJob) plan(ctx context.Context, p zhenyu.SitingParameters, threads int, memory int64, stop <-chan struct{}, tell func(zhenyu.Progress)) (*Finding, error) {
	in, err := h.record.input(p.GroundParameters, h.Inputs)
	if err != nil {
		return nil, err
	}
	in.Threads = threads
	req := sitingRequest(in, p)
	req.Stop, req.Progress = stop, tell
	req.Found = func(sites []Spot) { h.record.found.put(h.ID, sites) }
	defer h.record.found.drop(h.ID)
	if memory > 0 {
		req.Memory = max(1, memory-JobNeed(h.Job).Least)
	}
	for _, i := range h.Inputs {
		if i.Kind == zhenyu.CandidatesLayer && p.Candidates == "layer" {
			req.Candidates, req.CandidatesDatum = h.record.files.Path(i.Content), access.Datum(i.Datum)
		}
	}
	report, err := RunSiting(ctx, req)
	if err != nil {
		return nil, err
	}
	report.PrepareSeconds, report.Seconds, report.CPUSeconds = 0, 0, 0 // of this time only; the result is to be the same next time
	out := &Finding{Summary: zhenyu.RunSummary{
		Origins: report.Origins, People: report.People, Areas: len(report.Areas), Status: report.Status, Sites: len(report.Sites), New: report.New, Share: report.After.Share,
		Nodes: report.Homes == homesAtNodes, Cut: report.cut(),
	}}
	select {
	case <-stop:
		out.Stopped = true
	default:
	}
	out.Result, err = encodeResult(report)
	return out, err
}

// sitingRequest is what parameters ask for, but for a layer of candidates.
func sitingRequest(in AccessInput, p zhenyu.SitingParameters) SitingRequest {
	return SitingRequest{
		AccessInput: in, Category: p.Category, Within: p.Within, Candidates: p.Candidates, Problem: p.Problem, P: p.P, Budget: p.Budget,
		Times: p.Times, Fade: p.Fade, Capacity: p.Capacity, Levels: p.Levels, Forced: p.Forced, Forbidden: p.Forbidden,
		Limit: time.Duration(p.Limit) * time.Second, Seed: p.Seed,
	}
}

// encodeResult gives the bytes that a run is known by.
func encodeResult(report any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(report)
	return b.Bytes(), err
}
