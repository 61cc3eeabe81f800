package app

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"zhenyu"
	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/engine/street"
	"zhenyu/internal/part"
)

// AccessPart is one part of a measurement: part Number of Of, counted from 1, takes that share of the
// origins in their order. A run in one part is the whole, and merging the parts in their order
// (Merge) gives its bytes.
type AccessPart struct {
	AccessInput // Areas and Complete play no part
	Limit       street.Time
	Number, Of  int
	Out         string // the folder of the parts
	Name        string // of the part's files
	Engine      string // version of the program, see EngineVersion
}

// AccessRow is a line of a part. Times are in deciseconds, people in thousandths: integers, so that
// lines of parts add up.
type AccessRow struct {
	ID         string            `json:"id"`
	People     access.People     `json:"people"`
	Times      map[string]int32  `json:"times"`      // by category; none where there is no time
	Facilities map[string]string `json:"facilities"` // by category
	Reasons    map[string]string `json:"reasons"`    // by category, where there is no time
}

// RunAccessPart measures one part, or finds it done already and gives its certificate at once. It
// sees the streets within the halo of its origins alone, which is as far as its limit can lead; a
// run without a limit cannot be cut and is an error of kind Invalid, a part of another run in its place one of kind
// Conflict.
func RunAccessPart(ctx context.Context, req AccessPart) (part.Certificate, error) {
	if req.Number < 1 || req.Number > req.Of || req.Origins == "homes" || !part.IsName(req.Name) {
		return part.Certificate{}, problem(zhenyu.Invalid, "part_number", req.Number, req.Of)
	}
	run, err := req.hash()
	if err != nil {
		return part.Certificate{}, err
	}
	inputs := fmt.Sprintf("%s-%d-of-%d", run, req.Number, req.Of)
	if done, ok := part.Done(req.Out, req.Name, req.Engine, inputs); ok {
		return done, nil
	}
	if part.OfOthers(req.Out, req.Name, req.Engine, inputs) {
		return part.Certificate{}, problem(zhenyu.Conflict, "part_of_others", req.Name, req.Out)
	}
	s, err := req.openPart(ctx)
	if err != nil {
		return part.Certificate{}, err
	}
	r, err := access.Measure(ctx, s.Input, access.Options{Limit: s.looked, Threads: req.Threads})
	if err != nil {
		return part.Certificate{}, err
	}
	return part.Write(req.Out, part.Certificate{
		Part: req.Name, Engine: req.Engine, Inputs: inputs, Share: &part.Share{Run: run, Number: req.Number, Of: req.Of},
	}, func(w io.Writer) (part.Counts, error) {
		return s.writeRows(ctx, w, r)
	})
}

// hash is over all that makes the run: the bytes of its files, and everything else that is asked.
func (req AccessPart) hash() (string, error) {
	in, h := req.AccessInput, part.NewInputHash()
	for _, f := range []struct {
		name string
		path *string
	}{
		{"network", &in.Network},
		{"extract", &in.Extract},
		{"origins", &in.Origins},
		{"people", &in.People},
		{"facilities", &in.Facilities},
		{"own", &in.Own},
		{"rules", &in.OwnRules},
	} {
		if slices.Contains([]string{"", "buildings", "nodes", "osm"}, *f.path) || f.name == "people" && isNumber(*f.path) {
			continue
		}
		if err := h.AddFile(f.name, *f.path); err != nil {
			return "", err
		}
		*f.path = ""
	}
	in.Threads, in.Areas, in.Complete = 0, "", 0 // what the rows do not depend on
	h.AddSettings(fmt.Sprintf("%+v limit %d", in, req.Limit))
	return h.Sum(), nil
}

// openPart reads and links the input, and keeps the part's origins and the streets within their halo.
func (req AccessPart) openPart(ctx context.Context) (*accessStudy, error) {
	s, err := req.read(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.look(req.Limit); err != nil {
		return nil, err
	}
	halo, err := access.Halo(s.Network, s.looked, s.stub)
	if err != nil {
		return nil, invalid(err)
	}
	n := s.Origins.Len()
	from, to := (req.Number-1)*n/req.Of, req.Number*n/req.Of
	if s.homes == homesAtNodes {
		s.Origins = s.Origins.KeepLinked(from, to)
	} else {
		s.Origins = s.Origins.Keep(from, to)
	}
	box := geo.EmptyBox()
	for _, p := range s.Origins.Places {
		box = box.Extend(p.E7())
	}
	if !box.Empty() {
		box = geo.Around(box.Min.WGS84(), halo).Union(geo.Around(box.Max.WGS84(), halo))
	}
	if err := s.link(ctx, req.AccessInput); err != nil {
		return nil, err
	}
	s.Input = s.Clip(box)
	return s, nil
}

func (s *accessStudy) writeRows(ctx context.Context, w io.Writer, r *access.Result) (part.Counts, error) {
	var n part.Counts
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i := range s.Origins.Len() {
		if i%someRows == 0 && ctx.Err() != nil {
			return n, ctx.Err()
		}
		row := AccessRow{
			ID: s.Origins.IDs.At(i), People: s.Origins.People[i],
			Times: map[string]int32{}, Facilities: map[string]string{}, Reasons: map[string]string{},
		}
		for k, c := range s.Categories {
			if f := r.Nearest[k].Facility[i]; f >= 0 {
				row.Times[c.Name], row.Facilities[c.Name] = int32(r.Nearest[k].Time[i]), c.Facilities[f].ID
			} else {
				row.Reasons[c.Name] = r.Reason(k, i).Code.String()
			}
		}
		if err := enc.Encode(row); err != nil {
			return n, err
		}
		n.Records++
	}
	return n, nil
}

// SumAccessRows sums the lines of a part, or of a merged run, by category: people by time. Categories without a facility on
// any street are not summed but returned as absent: that nobody reaches one is no finding.
func SumAccessRows(r io.Reader) (tallies map[string]access.Tally, absent []string, err error) {
	bins, none := map[string][]access.Bin{}, map[string]bool{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 16<<20)
	for n := 1; lines.Scan(); n++ {
		var row AccessRow
		d := json.NewDecoder(bytes.NewReader(lines.Bytes()))
		d.DisallowUnknownFields()
		if err := d.Decode(&row); err != nil {
			return nil, nil, invalid(fmt.Errorf("line %d: %w", n, err))
		}
		for category, t := range row.Times {
			bins[category] = append(bins[category], access.Bin{Time: street.Time(t), People: row.People})
		}
		for category, why := range row.Reasons {
			none[category] = none[category] || why == access.NoFacility.String()
			bins[category] = append(bins[category], access.Bin{Time: street.Never, People: row.People})
		}
	}
	if err := lines.Err(); err != nil {
		return nil, nil, err
	}
	tallies = map[string]access.Tally{}
	for category, b := range bins {
		if none[category] {
			absent = append(absent, category)
		} else {
			tallies[category] = access.NewTally(b)
		}
	}
	slices.Sort(absent)
	return tallies, absent, nil
}
