package part

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Manifest says which parts make a run, in order. Folders are relative to the manifest's own.
type Manifest struct {
	Run    string  `json:"run"`              // name of the merged part
	Engine string  `json:"engine,omitempty"` // the engine that must have made the parts; "": they must only agree
	Parts  []Piece `json:"parts"`
}

// Piece is one part in a manifest.
type Piece struct {
	Part   string `json:"part"`
	Dir    string `json:"dir"`
	Inputs string `json:"inputs_sha256,omitempty"` // the inputs it must come from; "": not asked
}

// Reason says why a merge was refused.
type Reason int

// The reasons for which Merge refuses.
const (
	Missing     Reason = iota // a part is not there or not done
	OtherEngine               // parts of different engine versions do not add up to one run
	OtherBytes                // a part was made from other inputs, or changed after it was done
)

// Refusal is Merge's error about one part.
type Refusal struct {
	Part   string
	Reason Reason
	Detail string
}

// Error names the part and what is wrong with it.
func (r *Refusal) Error() string { return fmt.Sprintf("part %s: %s", r.Part, r.Detail) }

// IsName tells whether a part may have this name: it becomes a file name in the folder of the parts.
func IsName(name string) bool {
	return name != "" && filepath.IsLocal(name) && filepath.Base(name) == name && name != "."
}

// ReadManifest reads a manifest and makes its folders absolute or relative to the working folder.
func ReadManifest(path string) (Manifest, error) {
	var m Manifest
	raw, err := os.ReadFile(path)
	if err != nil {
		return m, err
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&m); err != nil {
		return m, fmt.Errorf("%s: %w", path, err)
	}
	if !IsName(m.Run) || len(m.Parts) == 0 {
		return m, fmt.Errorf("%s: a manifest names its run and at least one part", path)
	}
	for i, p := range m.Parts {
		if !IsName(p.Part) {
			return m, fmt.Errorf("%s: part %d: %q is no name of a part", path, i+1, p.Part)
		}
		if !filepath.IsAbs(p.Dir) {
			m.Parts[i].Dir = filepath.Join(filepath.Dir(path), p.Dir)
		}
	}
	return m, nil
}

// Merge joins the manifest's parts in its order and writes the whole as a part of its own, named by the run.
// All certificates are checked before the first byte is copied, and the bytes of each part while they are: the
// whole gets its name only after every copy was what its own certificate promised.
func Merge(ctx context.Context, m Manifest, out string) (Certificate, error) {
	parts, err := m.certificates(ctx)
	if err != nil {
		return Certificate{}, err
	}
	whole := NewInputHash()
	for _, c := range parts {
		whole.add(c.Part, c.Records, c.Inputs)
	}
	return Write(out, m.Run, parts[0].Engine, whole.Sum(), func(w io.Writer) (Counts, error) {
		var n Counts
		for i, c := range parts {
			if err := ctx.Err(); err != nil {
				return n, err
			}
			if err := c.copyTo(w, m.Parts[i].Dir); err != nil {
				return n, err
			}
			n.Records += c.Records
			n.Bad += c.Bad
		}
		return n, nil
	})
}

// certificates reads and checks the certificate of every part.
func (m Manifest) certificates(ctx context.Context) ([]Certificate, error) {
	engine := m.Engine
	parts := make([]Certificate, len(m.Parts))
	for i, p := range m.Parts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c, err := ReadCertificate(p.Dir, p.Part)
		if err != nil {
			return nil, &Refusal{p.Part, Missing, "not done: " + err.Error()}
		}
		if engine == "" {
			engine = c.Engine
		}
		if refusal := p.refuses(c, engine); refusal != nil {
			return nil, refusal
		}
		parts[i] = c
	}
	return parts, nil
}

// refuses says what is wrong with the certificate for this piece of the run, or nil.
func (p Piece) refuses(c Certificate, engine string) error {
	switch {
	case c.Engine != engine:
		return &Refusal{p.Part, OtherEngine, fmt.Sprintf("made by engine %s, the run is of %s", c.Engine, engine)}
	case c.Part != p.Part:
		return &Refusal{p.Part, OtherBytes, fmt.Sprintf("its certificate is of part %s", c.Part)}
	case p.Inputs != "" && p.Inputs != c.Inputs:
		return &Refusal{p.Part, OtherBytes, "made from other inputs than the manifest names"}
	}
	return nil
}
