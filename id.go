package zhenyu

// The ids of the record's rows. All come from one counter that begins at 1; 0 is none. They stay below 2^53, so a
// page's script can hold them.
type (
	AreaID         int64
	SiteID         int64
	OrganisationID int64
	DocumentID     int64
	VisitID        int64
	ItemID         int64
)
