package zhenyu

// Item is one thing read from a document: a person, a stop, an organisation met, a remark or a directive. A reader's
// item is a proposal until a person accepts or rejects it; an item that a person adds has no proposal.
type Item struct {
	ID       ItemID     `json:"id"`
	Visit    VisitID    `json:"visit"`
	Document DocumentID `json:"document"`
	Kind     ItemKind   `json:"kind"`
	Order    int        `json:"order"` // place in the document among items of its kind, from 0
	Status   Status     `json:"status"`
	Proposal *Value     `json:"proposal,omitempty"` // as the reader proposed it; absent where a person added it
	Edited   *Value     `json:"edited,omitempty"`   // as a person made it; absent: as proposed
	Reader   string     `json:"reader,omitempty"`   // version of the reader that proposed

	Stop         ItemID         `json:"stop,omitempty"`         // the stop it belongs to; of a stop, the stop around it
	Area         AreaID         `json:"area,omitempty"`         // smallest area, as of the visit's day
	Town         AreaID         `json:"town,omitempty"`         // the town that Area is, or lies in
	Site         SiteID         `json:"site,omitempty"`         // the record of the place, once a person agreed
	Organisation OrganisationID `json:"organisation,omitempty"` // the record of the body, once a person agreed
	Asked        bool           `json:"asked,omitempty"`        // accepted, but which site or organisation it is waits for an answer
	Hidden       bool           `json:"hidden,omitempty"`       // not listed nor counted: its visit does not stand (see Visit.Stands), the reader took it back, or who added it did
	Day          Day            `json:"day"`                    // of the visit

	Version   int64   `json:"version"`
	ChangedBy string  `json:"changed_by"`
	ChangedAt Instant `json:"changed_at"`
}

// Value gives the item as it stands: as a person made it, else as proposed.
func (i *Item) Value() *Value {
	if i.Edited != nil {
		return i.Edited
	}
	return i.Proposal
}

// Touched tells whether a person has decided about the item, so that no reader may change it any more.
func (i *Item) Touched() bool { return i.Status != Proposed || i.Proposal == nil }

// TakenBack tells whether a person added the item and thought better of it: it was never in the text's reading, so it is gone.
func (i *Item) TakenBack() bool { return i.Proposal == nil && i.Status == Rejected }

// ItemKind is the kind of an item.
type ItemKind string

// The kinds of item.
const (
	PersonItem       ItemKind = "person"
	StopItem         ItemKind = "stop"
	OrganisationItem ItemKind = "organisation"
	RemarkItem       ItemKind = "remark"
	DirectiveItem    ItemKind = "directive"
)

// ItemKinds lists the kinds in the order that a page shows them.
var ItemKinds = []ItemKind{PersonItem, StopItem, OrganisationItem, RemarkItem, DirectiveItem}

// Status says where an item stands.
type Status string

// The statuses.
const (
	Proposed Status = "proposed" // a reader's, nobody has decided
	Accepted Status = "accepted" // by a person, as proposed or as edited, or added by one
	Rejected Status = "rejected"
)
