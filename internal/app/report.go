package app

import (
	"encoding/json"

	"zhenyu/engine/repair"
	"zhenyu/engine/report"
	"zhenyu/internal/lang"
)

// Report is one document with what was read from it.
type Report struct {
	ID      string         `json:"id"`                // path as given, below the folder read, or the record's own id
	Format  string         `json:"format"`            // txt, html, docx, pdf, or jsonl for a record
	Charset string         `json:"charset,omitempty"` // as detected, for files that have one
	Notes   []lang.Message `json:"notes,omitempty"`   // what was odd about the file
	Text    string         `json:"-"`                 // as received; the spans count its characters

	Reading *report.Reading `json:"-"`
}

// MarshalJSON gives one object: the document's fields and then the reading's, as in the gold files, so that
// any scorer can compare.
func (r *Report) MarshalJSON() ([]byte, error) {
	type head Report
	first, err := json.Marshal((*head)(r))
	if err != nil {
		return nil, err
	}
	rest, err := r.Reading.MarshalJSON()
	if err != nil {
		return nil, err
	}
	first[len(first)-1] = ','
	return append(first, rest[1:]...), nil
}

// Repaired gives the text with its damage mended, which the spans' repaired ranges count.
func (r *Report) Repaired() string { return repair.Repair(r.Text).Repaired }
