package part

import (
	"context"
	"io"
)

// Merge joins the manifest's parts in its order, or shares of a run in theirs, and writes the whole as a part of its own, named by the run.
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
	c := Certificate{Part: m.Run, Engine: parts[0].Engine, Inputs: whole.Sum()}
	if s := parts[0].Share; s != nil {
		c.Share = &Share{s.Run, 1, 1}
	}
	return Write(out, c, func(w io.Writer) (Counts, error) {
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
			return nil, notDone(p.Part, err)
		}
		if engine == "" {
			engine = c.Engine
		}
		if refusal := p.refuses(c, engine); refusal != nil {
			return nil, refusal
		}
		parts[i] = c
	}
	return parts, m.join(parts)
}

// refuses says what is wrong with the certificate for this piece of the run, or nil.
func (p Piece) refuses(c Certificate, engine string) error {
	switch {
	case c.Engine != engine:
		return &Refusal{p.Part, OtherEngine, say("merge_engine", c.Engine, engine)}
	case c.Part != p.Part:
		return &Refusal{p.Part, OtherBytes, say("merge_part", c.Part)}
	case p.Inputs != "" && p.Inputs != c.Inputs:
		return &Refusal{p.Part, OtherBytes, say("merge_inputs")}
	}
	return nil
}
