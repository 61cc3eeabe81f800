package app

import (
	"zhenyu"
	"zhenyu/internal/store"
)

// Edit is an item as a person wants it. What is left out of where it stands, and of an ask whether it is measurable,
// stays as it was.
type Edit struct {
	zhenyu.Value
	Span       *zhenyu.Span   `json:"span,omitempty" doc:"where it stands in the text as received, in characters"`
	Repaired   *zhenyu.Span   `json:"repaired_span,omitempty" doc:"and in the repaired text"`
	Confidence float64        `json:"confidence,omitempty" maximum:"1" doc:"passed over: it is the reader's"`
	Directive  *DirectiveEdit `json:"directive,omitempty"`
}

// DirectiveEdit is an ask as a person wants it.
type DirectiveEdit struct {
	zhenyu.Directive
	Measurable *bool `json:"measurable,omitempty" doc:"as worded"`
}

// EditOf gives a value as an edit that says all of it.
func EditOf(v *zhenyu.Value) *Edit {
	e := &Edit{Value: *v, Span: &v.Span, Repaired: &v.Repaired, Confidence: v.Confidence}
	if v.Directive != nil {
		e.Directive = &DirectiveEdit{*v.Directive, &v.Directive.Measurable}
	}
	return e
}

// stand checks that a value stands within its document, and finds where it stands in the text as received or in the
// repaired one where one of them was left out.
func (e *Edit) stand(tx *store.Tx, document zhenyu.DocumentID, v *zhenyu.Value) error {
	none := zhenyu.Span{}
	if e.Span == nil || v.Span == none && v.Repaired == none {
		return nil
	}
	d, err := tx.Document(document)
	if err != nil {
		return err
	}
	switch {
	case v.Span[1] > d.Length:
		return problem(zhenyu.Invalid, "value_span", v.Span[0], v.Span[1])
	case v.Repaired == none:
		v.Repaired = repairedSpan(d.Text, v.Span)
	case v.Span == none:
		v.Span, err = receivedSpan(d.Text, v.Repaired)
	}
	return err
}

// value gives the whole value, with what was left out taken from the one before; nil for none.
func (e *Edit) value(before *zhenyu.Value) *zhenyu.Value {
	if before == nil {
		before = &zhenyu.Value{}
	}
	v := e.Value
	v.Span, v.Repaired, v.Confidence, v.Directive = before.Span, before.Repaired, 1, nil
	if e.Span != nil {
		v.Span, v.Repaired = *e.Span, zhenyu.Span{}
	}
	if e.Repaired != nil {
		v.Repaired = *e.Repaired
	}
	if e.Directive == nil {
		return &v
	}
	d := e.Directive.Directive
	if d.Measurable = before.Directive != nil && before.Directive.Measurable; e.Directive.Measurable != nil {
		d.Measurable = *e.Directive.Measurable
	}
	v.Directive = &d
	return &v
}
