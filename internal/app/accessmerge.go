package app

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"

	"zhenyu"
	"zhenyu/engine/access"
	"zhenyu/engine/street"
	"zhenyu/internal/part"
)

// MergeAccess joins the parts of a measurement that a manifest names, in the folder out, and gives the certificate of the
// whole. Parts that are not of a measurement are an error of kind Invalid.
func MergeAccess(ctx context.Context, manifest, out string) (part.Certificate, error) {
	done, err := Merge(ctx, manifest, out)
	if err == nil && done.Share == nil {
		return done, problem(zhenyu.Invalid, "merge_no_access")
	}
	return done, err
}

// ConcludeMerge writes and reports what one whole run of a request would, with the times of its merged parts in a folder
// instead of searches; only rules on other streets are measured anew. A request by which the parts were not made is an
// error of kind Conflict. Counts and next nearest are not in parts.
func ConcludeMerge(ctx context.Context, req AccessRequest, done part.Certificate, dir string) (*AccessReport, error) {
	run, err := AccessPart{AccessInput: req.AccessInput, Limit: req.Limit}.hash()
	if err != nil {
		return nil, err
	}
	if run != done.Share.Run {
		return nil, problem(zhenyu.Conflict, "merge_other_run")
	}
	s, err := req.open(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.look(req.Limit); err != nil {
		return nil, err
	}
	found, err := s.merged(filepath.Join(dir, done.Files[0].Name))
	if err != nil {
		return nil, err
	}
	r, err := s.Result(found, req.Straight)
	if err != nil {
		return nil, err
	}
	asides, err := s.asides(ctx, req.AccessInput, req.Limit)
	if err != nil {
		return nil, err
	}
	results := []*access.Result{r}
	if len(asides) > 0 {
		beside, err := measureAll(ctx, asides, access.Options{Threads: req.Threads, Progress: req.Progress})
		if err != nil {
			return nil, err
		}
		results = append(results, beside...)
	}
	return req.conclude(ctx, append([]*accessStudy{s}, asides...), results)
}

// merged reads the nearest facilities of each origin from the lines of a merged run.
func (s *accessStudy) merged(path string) ([]street.Nearest, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	found := make([]street.Nearest, len(s.Categories))
	numbers := make([]map[string]int32, len(s.Categories))
	for k, c := range s.Categories {
		numbers[k] = map[string]int32{}
		for i, f := range c.Facilities {
			numbers[k][f.ID] = int32(i)
		}
	}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	n := 0
	for ; lines.Scan(); n++ {
		var row AccessRow
		if err := json.NewDecoder(bytes.NewReader(lines.Bytes())).Decode(&row); err != nil || n >= s.Origins.Len() || row.ID != s.Origins.IDs.At(n) {
			return nil, problem(zhenyu.Conflict, "merge_other_run")
		}
		for k, c := range s.Categories {
			t, facility := street.Never, int32(-1)
			if at, ok := row.Times[c.Name]; ok {
				t, facility = street.Time(at), numbers[k][row.Facilities[c.Name]]
			}
			found[k].Time, found[k].Facility = append(found[k].Time, t), append(found[k].Facility, facility)
		}
	}
	if lines.Err() == nil && n != s.Origins.Len() {
		return nil, problem(zhenyu.Conflict, "merge_other_run")
	}
	return found, lines.Err()
}
