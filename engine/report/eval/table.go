package eval

// Tally counts a list of named or spanned things over reports.
type Tally struct {
	Gold int `json:"gold"` // in the annotation
	Read int `json:"read"` // in the reading
	Hit  int `json:"hit"`  // matched one to one
}

// Precision is the share of what was read that is right; 1 where nothing was read and nothing was to be.
func (t Tally) Precision() float64 { return share(t.Hit, t.Read, t.Gold == 0) }

// Recall is the share of the annotation that was read; 1 where both are empty.
func (t Tally) Recall() float64 { return share(t.Hit, t.Gold, t.Read == 0) }

// F1 is the harmonic mean of precision and recall, 2·hit/(gold+read); 1 where both lists are empty.
func (t Tally) F1() float64 { return share(2*t.Hit, t.Gold+t.Read, true) }

func (t *Tally) add(o Tally) {
	t.Gold += o.Gold
	t.Read += o.Read
	t.Hit += o.Hit
}

// Rate counts how often something said of a matched item is right.
type Rate struct {
	Right int `json:"right"`
	Of    int `json:"of"`
}

// Share is Right over Of; 1 where there is nothing to judge.
func (r Rate) Share() float64 { return share(r.Right, r.Of, true) }

func (r *Rate) add(o Rate) {
	r.Right += o.Right
	r.Of += o.Of
}

func (r *Rate) count(right bool) {
	r.Of++
	if right {
		r.Right++
	}
}

func share(part, whole int, emptyIsRight bool) float64 {
	if whole > 0 {
		return float64(part) / float64(whole)
	}
	if emptyIsRight {
		return 1
	}
	return 0
}

// Table is the score of some reports. The zero value is the score of none.
type Table struct {
	Reports int `json:"reports"`

	IsVisit Rate `json:"is_visit"`
	Script  Rate `json:"script"`
	Date    Rate `json:"date"` // as worded

	Stops        Tally `json:"stops"`         // by exact name
	StopsRelaxed Tally `json:"stops_relaxed"` // also where one name contains the other
	StopKind     Rate  `json:"stop_kind"`     // of exact matches
	StopWithin   Rate  `json:"stop_within"`   // of exact matches
	StopOrder    Rate  `json:"stop_order"`    // exact matches that stand in the annotation's order

	Organisations Tally `json:"organisations"`
	Leaders       Tally `json:"leaders"`
	LeaderTitle   Rate  `json:"leader_title"` // of matched leaders
	Participants  Tally `json:"participants"`

	Directives  Tally `json:"directives"`
	Attribution Rate  `json:"attribution"` // "for" of matched directives
	Theme       Rate  `json:"theme"`
	Addressee   Rate  `json:"addressee"`
}

// Add adds the score of other reports.
func (t *Table) Add(o Table) {
	t.Reports += o.Reports
	for _, pair := range [][2]*Tally{
		{&t.Stops, &o.Stops},
		{&t.StopsRelaxed, &o.StopsRelaxed},
		{&t.Organisations, &o.Organisations},
		{&t.Leaders, &o.Leaders},
		{&t.Participants, &o.Participants},
		{&t.Directives, &o.Directives},
	} {
		pair[0].add(*pair[1])
	}
	for _, pair := range [][2]*Rate{
		{&t.IsVisit, &o.IsVisit},
		{&t.Script, &o.Script},
		{&t.Date, &o.Date},
		{&t.StopKind, &o.StopKind},
		{&t.StopWithin, &o.StopWithin},
		{&t.StopOrder, &o.StopOrder},
		{&t.LeaderTitle, &o.LeaderTitle},
		{&t.Attribution, &o.Attribution},
		{&t.Theme, &o.Theme},
		{&t.Addressee, &o.Addressee},
	} {
		pair[0].add(*pair[1])
	}
}
