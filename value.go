package zhenyu

import "errors"

// Value is what an item says. Exactly one of the pointers is set, that of the item's kind.
type Value struct {
	Span       Span       `json:"span"`                   // where it stands in the text as received
	Repaired   Span       `json:"repaired_span"`          // and in the repaired text
	Rule       string     `json:"rule,omitempty"`         // the reader's rule that made it
	Confidence float64    `json:"confidence" maximum:"1"` // 0 to 1; 1 for a person's own
	Person     *Person    `json:"person,omitempty"`
	Stop       *Stop      `json:"stop,omitempty"`
	Met        *Met       `json:"organisation,omitempty"`
	Remark     *Remark    `json:"remark,omitempty"`
	Directive  *Directive `json:"directive,omitempty"`
}

// Span is a half-open range [start, end) of characters (runes).
type Span [2]int

// Person is somebody named with a title.
type Person struct {
	Name  string `json:"name" minLength:"1" maxLength:"64"`
	Title string `json:"title" maxLength:"200"` // "" where the text gives none
	Leads bool   `json:"leads"`                 // leads the visit or is credited with an ask
}

// Stop is one place of a visit.
type Stop struct {
	Place        string   `json:"place" minLength:"1" maxLength:"200"`
	Kind         StopKind `json:"kind" enum:"town,village,community,park,enterprise,farm,facility,other"`
	Within       string   `json:"within,omitempty"`        // nearest place around it that is named
	Organisation string   `json:"organisation,omitempty"`  // the body whose premises it is
	Code         string   `json:"code,omitempty"`          // statistical code where it resolves to one area
	Candidates   []string `json:"candidates,omitempty"`    // codes where it stays ambiguous, the first of them
	CandidatesOf int      `json:"candidates_of,omitempty"` // how many there are
	New          bool     `json:"new,omitempty"`           // a site that no list knows
}

// StopKind is the kind of a stop or site.
type StopKind string

// The kinds of stop.
const (
	TownStop      StopKind = "town" // and every area above
	VillageStop   StopKind = "village"
	CommunityStop StopKind = "community"
	ParkStop      StopKind = "park"
	Enterprise    StopKind = "enterprise"
	Farm          StopKind = "farm"
	Facility      StopKind = "facility"
	OtherStop     StopKind = "other"
)

// IsArea tells whether stops of the kind are areas, which have no Site of their own.
func (k StopKind) IsArea() bool { return k == TownStop || k == VillageStop || k == CommunityStop }

// Met is an organisation that the visitors met.
type Met struct {
	Name string `json:"name" minLength:"1" maxLength:"200"`
}

// Remark is something seen or heard on the way.
type Remark struct {
	Kind string `json:"kind" enum:"seen,heard"`
	Text string `json:"text" minLength:"1" maxLength:"2000"`
}

// Directive is one clause that asks for one thing.
type Directive struct {
	Text       string     `json:"text" minLength:"1" maxLength:"2000"`
	For        string     `json:"for,omitempty" maxLength:"200"`       // the area or site that it is for; absent: general
	Addressee  string     `json:"addressee,omitempty" maxLength:"200"` // who was asked
	By         string     `json:"by,omitempty" maxLength:"64"`         // who asked
	Theme      Theme      `json:"theme" enum:"environment,investment,industry,rural,agriculture,infrastructure,livability,safety,governance,digital,other"`
	Deadline   string     `json:"deadline,omitempty" maxLength:"200"` // as worded
	Quantities []Quantity `json:"quantities,omitempty" maxItems:"32"` // as worded
	Measurable bool       `json:"measurable"`                         // as worded
	Vague      []string   `json:"vague,omitempty" maxItems:"32"`      // the words that make it unmeasurable
}

// Quantity is a number with its unit, as worded.
type Quantity struct {
	Text  string  `json:"text"`
	Value float64 `json:"value"`
	Unit  string  `json:"unit"`
}

// Theme is what a directive is about.
type Theme string

// Themes lists the themes in the order that a page shows them.
var Themes = []Theme{
	"environment", "investment", "industry", "rural", "agriculture", "infrastructure", "livability", "safety", "governance", "digital", "other",
}

// Kind gives the kind of item that the value is for, or an error where it says nothing or two things at once.
func (v *Value) Kind() (ItemKind, error) {
	var kinds []ItemKind
	for _, part := range []struct {
		set  bool
		kind ItemKind
	}{
		{v.Person != nil, PersonItem},
		{v.Stop != nil, StopItem},
		{v.Met != nil, OrganisationItem},
		{v.Remark != nil, RemarkItem},
		{v.Directive != nil, DirectiveItem},
	} {
		if part.set {
			kinds = append(kinds, part.kind)
		}
	}
	if len(kinds) != 1 {
		return "", errors.New("a value says one thing: person, stop, organisation, remark or directive")
	}
	return kinds[0], nil
}

// Words gives what a person would call the item: its name or its text.
func (v *Value) Words() string {
	switch {
	case v.Person != nil:
		return v.Person.Name
	case v.Stop != nil:
		return v.Stop.Place
	case v.Met != nil:
		return v.Met.Name
	case v.Remark != nil:
		return v.Remark.Text
	case v.Directive != nil:
		return v.Directive.Text
	}
	return ""
}
