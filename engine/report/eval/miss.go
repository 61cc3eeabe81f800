package eval

// MissKind says how a reading differs from the annotation.
type MissKind string

// The kinds of miss.
const (
	Missed MissKind = "missed" // annotated, not read
	Extra  MissKind = "extra"  // read, not annotated
	Wrong  MissKind = "wrong"  // both, and different
)

// Miss is one difference between a reading and the annotation.
type Miss struct {
	ID    string   `json:"id"`    // of the report
	Field string   `json:"field"` // a column of Table, as its JSON name
	Kind  MissKind `json:"kind"`
	Item  string   `json:"item,omitempty"` // for Wrong: of which item it was said
	Gold  string   `json:"gold,omitempty"`
	Read  string   `json:"read,omitempty"`
	Rule  string   `json:"rule,omitempty"` // the rule that made what was read
}
