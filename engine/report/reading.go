package report

import "encoding/json"

// Reading is what a careful reader gets from one document: a proposal, never a fact. Every item
// says where it stands in the text, how sure the reader is, and by which rule it was made.
//
// Names, places, and directive texts are clean simplified Chinese, whatever the script of the
// document; the document itself is never rewritten. Lists are in text order and never nil.
type Reading struct {
	Script       string      `json:"script"`           // "hans", "hant" or "garbled"
	IsVisit      bool        `json:"is_visit"`         // false: nothing below but Reason, Script and Directives of a meeting
	Reason       string      `json:"reason,omitempty"` // why it is no visit report: advert, notice, meeting, speech, fiction, spam, empty
	Date         string      `json:"date"`             // as worded, "" where none
	Dates        *Period     `json:"period,omitempty"` // the date resolved as far as the text allows
	Leaders      []Person    `json:"leaders"`          // lead the visit or are credited with an ask
	Participants []Person    `json:"participants"`     // named people who come along
	Stops        []Stop      `json:"stops"`            // in order of visiting, a container before its sites
	Met          []Met       `json:"met"`              // organisations met
	Remarks      []Remark    `json:"remarks"`          // what was seen and heard
	Directives   []Directive `json:"directives"`       // what was asked
	Guesses      []Guess     `json:"guesses"`          // repairs of the text that are guesses
}

// MarshalJSON adds "organisations", the plain list of names met, for programs that compare
// readings with other readers' output.
func (r *Reading) MarshalJSON() ([]byte, error) {
	type plain Reading
	names := make([]string, len(r.Met))
	for i, m := range r.Met {
		names[i] = m.Name
	}
	return json.Marshal(struct {
		*plain
		Organisations []string `json:"organisations"`
	}{(*plain)(r), names})
}

// Span is a half-open range [start, end) of characters (runes).
type Span [2]int

// Why says where an item stands and why the reader believes it.
type Why struct {
	Span       Span    `json:"span"`          // in the text as received
	Repaired   Span    `json:"repaired_span"` // in the repaired text
	Rule       string  `json:"rule"`          // name of the rule that made the item, see the rule tables
	Confidence float64 `json:"confidence"`    // 0 to 1, share of such items that were right on the scored reports
}

// Person is somebody named with a title.
type Person struct {
	Name  string `json:"name"`
	Title string `json:"title"` // "" where the text gives none
	Why
}

// Period is a date as far as the text fixes it; a zero field is not said in the text. The year may be that of the day on
// which the text says that it was published.
type Period struct {
	Year     int `json:"year,omitempty"`
	Month    int `json:"month,omitempty"`
	Day      int `json:"day,omitempty"`
	EndMonth int `json:"end_month,omitempty"`
	EndDay   int `json:"end_day,omitempty"`
}

// Stop is one place of the visit.
type Stop struct {
	Place        string   `json:"place"`
	Kind         StopKind `json:"kind"`
	Within       *string  `json:"within"`                  // nearest parent named, or that of the district's own list; null where none
	Parent       int      `json:"parent"`                  // index of that parent among the stops, -1 where it is none
	Organisation string   `json:"organisation,omitempty"`  // the body whose premises it is
	Code         string   `json:"code,omitempty"`          // statistical code where it resolves to one area
	Candidates   []string `json:"candidates,omitempty"`    // codes where it stays ambiguous, the first MaxCandidates of them
	CandidatesOf int      `json:"candidates_of,omitempty"` // how many candidates there are
	New          bool     `json:"new"`                     // a site that no gazetteer knows: proposed as new
	Why
}

// StopKind is the kind of a stop.
type StopKind string

// The kinds of stop.
const (
	Town       StopKind = "town" // and every area above: district, county
	Village    StopKind = "village"
	Community  StopKind = "community"
	Park       StopKind = "park"
	Enterprise StopKind = "enterprise"
	Farm       StopKind = "farm"
	Facility   StopKind = "facility"
	OtherStop  StopKind = "other"
)

// Met is an organisation that the visitors met.
type Met struct {
	Name string `json:"name"`
	Stop int    `json:"stop"` // index of the stop where, -1 where unknown
	Why
}

// Remark is something seen or heard on the way.
type Remark struct {
	Kind string `json:"kind"` // "seen" or "heard"
	Text string `json:"text"`
	Stop int    `json:"stop"` // index of the stop where, -1 where unknown
	Why
}

// Directive is one clause that asks for one thing.
type Directive struct {
	For        *string    `json:"for"` // the area or site that it is for; null: general
	ForStop    int        `json:"for_stop"`
	Addressee  *string    `json:"addressee"` // who was asked; null where unnamed
	By         string     `json:"by,omitempty"`
	Text       string     `json:"text"`
	Theme      Theme      `json:"theme"`
	Deadline   string     `json:"deadline,omitempty"`   // as worded
	Quantities []Quantity `json:"quantities,omitempty"` // as worded
	Measurable bool       `json:"measurable"`           // as worded: a quantity or a checkable end, and a deadline or none needed
	Vague      []string   `json:"vague,omitempty"`      // the words that make it unmeasurable: 加快, 进一步, 深化
	Why
}

// Quantity is a number with its unit, as worded.
type Quantity struct {
	Text  string  `json:"text"`
	Value float64 `json:"value"`
	Unit  string  `json:"unit"`
}

// Theme is what a directive is about, by the object of the ask.
type Theme string

// The themes.
const (
	Environment    Theme = "environment"
	Investment     Theme = "investment"
	Industry       Theme = "industry"
	Rural          Theme = "rural"
	Agriculture    Theme = "agriculture"
	Infrastructure Theme = "infrastructure"
	Livability     Theme = "livability"
	Safety         Theme = "safety"
	Governance     Theme = "governance"
	Digital        Theme = "digital"
	OtherTheme     Theme = "other"
)

// Guess is a repair of the text that could be wrong.
type Guess struct {
	Was string `json:"was"` // as received
	Now string `json:"now"` // as repaired
	Why
}
