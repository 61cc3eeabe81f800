package app

import (
	"context"
	"sort"

	"zhenyu"
	"zhenyu/engine/repair"
	"zhenyu/internal/store"
)

// Text is a document as a person checks it: as received, repaired, and what the repair was.
type Text struct {
	zhenyu.Document
	Received string      `json:"received"`
	Repaired string      `json:"repaired"`
	Garbled  bool        `json:"garbled"`
	Guesses  []TextGuess `json:"guesses"` // repairs that could be wrong
	Damaged  []TextRange `json:"damaged"` // what is broken and was left so
	Noise    []TextRange `json:"noise"`   // furniture of the site
}

// TextRange is a piece of both texts, in characters.
type TextRange struct {
	Span     zhenyu.Span `json:"span"`          // in the text as received
	Repaired zhenyu.Span `json:"repaired_span"` // in the repaired text
}

// TextGuess is a repair that could be wrong.
type TextGuess struct {
	TextRange
	Was  string `json:"was"` // as received
	Now  string `json:"now"` // as repaired
	Kind string `json:"kind"`
}

// Text gives a document with both its texts.
func (r *Record) Text(ctx context.Context, actor zhenyu.Actor, id zhenyu.DocumentID) (*Text, error) {
	var d *zhenyu.Document
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) (err error) {
		d, err = tx.Document(id)
		return err
	})
	if err != nil {
		return nil, err
	}
	fixed := repair.Repair(d.Text)
	received, repaired := newRuler(d.Text), newRuler(fixed.Repaired)
	ranges := func(from repair.Range) TextRange {
		start, end := fixed.Origin(from.Start, from.End)
		return TextRange{received.span(start, end), repaired.span(from.Start, from.End)}
	}
	t := &Text{Document: *d, Received: d.Text, Repaired: fixed.Repaired, Garbled: fixed.Garbled, Guesses: []TextGuess{}, Damaged: []TextRange{}, Noise: []TextRange{}}
	for _, g := range fixed.Guesses {
		t.Guesses = append(t.Guesses, TextGuess{ranges(g.Range), g.Was, g.Now, string(g.Kind)})
	}
	for _, d := range fixed.Damaged {
		t.Damaged = append(t.Damaged, ranges(d))
	}
	for _, n := range fixed.Noise {
		t.Noise = append(t.Noise, ranges(n))
	}
	return t, nil
}

// Original gives the bytes of a document's file as received.
func (r *Record) Original(ctx context.Context, actor zhenyu.Actor, id zhenyu.DocumentID) (name string, bytes []byte, err error) {
	err = r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		d, err := tx.Document(id)
		if err != nil {
			return err
		}
		name = d.Name
		bytes, err = tx.Original(d.Original)
		return err
	})
	return name, bytes, err
}

// ruler turns byte offsets into counts of characters.
type ruler struct{ starts []int }

func newRuler(text string) ruler {
	starts := make([]int, 0, len(text)/2)
	for i := range text {
		starts = append(starts, i)
	}
	return ruler{append(starts, len(text))}
}

func (r ruler) span(start, end int) zhenyu.Span {
	return zhenyu.Span{sort.SearchInts(r.starts, start), sort.SearchInts(r.starts, end)}
}

// repairedSpan gives where a piece of the received text stands in the repaired one: the shortest piece that came from
// all of it. The origin of a range grows with the range, so both ends are found by halving.
func repairedSpan(text string, span zhenyu.Span) zhenyu.Span {
	fixed := repair.Repair(text)
	received, repaired := newRuler(text), newRuler(fixed.Repaired)
	n := len(repaired.starts) - 1
	from, to := received.starts[span[0]], received.starts[span[1]]
	start := sort.Search(n, func(i int) bool {
		_, end := fixed.Origin(repaired.starts[i], repaired.starts[i+1])
		return end > from
	})
	end := sort.Search(n, func(i int) bool {
		begin, _ := fixed.Origin(repaired.starts[i], repaired.starts[i+1])
		return begin >= to
	})
	return zhenyu.Span{start, max(start, end)}
}

// receivedSpan gives where a piece of the repaired text came from.
func receivedSpan(text string, span zhenyu.Span) (zhenyu.Span, error) {
	fixed := repair.Repair(text)
	repaired := newRuler(fixed.Repaired).starts
	if span[0] < 0 || span[1] <= span[0] || span[1] >= len(repaired) {
		return zhenyu.Span{}, problem(zhenyu.Invalid, "value_span", span[0], span[1])
	}
	return newRuler(text).span(fixed.Origin(repaired[span[0]], repaired[span[1]])), nil
}
