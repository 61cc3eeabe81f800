package zhenyu

// Visit is one field visit, as a document tells of it. A document that tells of none has a Visit too, with IsVisit
// false and a reason, so that a person can say otherwise.
type Visit struct {
	ID         VisitID     `json:"id"`
	Value      VisitValue  `json:"value"`    // as it stands now
	Proposal   *VisitValue `json:"proposal"` // as the reader proposed it
	Reader     string      `json:"reader"`   // version of the reader that proposed
	Status     Status      `json:"status"`
	MergedInto VisitID     `json:"merged_into,omitempty"` // another visit that stands for both
	Version    int64       `json:"version"`
	ChangedBy  string      `json:"changed_by"`
	ChangedAt  Instant     `json:"changed_at"`
}

// Stands tells whether what was read of the visit is listed and counted: nobody rejected it or said that it is none, and no
// other visit stands for it. What the reader takes for none may still hold asks: those of a meeting.
func (v *Visit) Stands() bool {
	denied := !v.Value.IsVisit && (v.Proposal == nil || v.Proposal.IsVisit)
	return !denied && v.Status != Rejected && v.MergedInto == 0
}

// VisitValue is what is said of a visit as a whole.
type VisitValue struct {
	IsVisit     bool   `json:"is_visit"`
	Reason      string `json:"reason,omitempty"` // why it is none: advert, notice, meeting, speech, fiction, spam, empty
	Title       string `json:"title"`
	Day         Day    `json:"day"`                    // first day, as far as the text allows
	YearGuessed bool   `json:"year_guessed,omitempty"` // the text names no year: the last such day before the import
	EndDay      Day    `json:"end_day,omitempty"`      // last day, where the text says one
	Date        string `json:"date"`                   // as worded
	Script      string `json:"script"`                 // hans, hant, garbled
}
