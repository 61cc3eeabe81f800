package zhenyu

// Site is a located thing: a park, plant, shop, clinic, school, farm. One site that is seen on many visits is one row.
type Site struct {
	ID           SiteID         `json:"id"`
	Name         string         `json:"name"`
	Kind         StopKind       `json:"kind"`
	Aliases      []string       `json:"aliases"`
	Area         AreaID         `json:"area,omitempty"` // the smallest area known to hold it
	Town         AreaID         `json:"town,omitempty"` // the town that Area is, or lies in
	Organisation OrganisationID `json:"organisation,omitempty"`
	Point        *Point         `json:"point,omitempty"`
	MergedInto   SiteID         `json:"merged_into,omitempty"` // the row that stands for both; 0: itself
	Removed      bool           `json:"removed,omitempty"`     // its making was undone
	Version      int64          `json:"version"`
}

// Point is a place on earth in degrees, WGS-84, longitude first.
type Point struct {
	Lon float64 `json:"lon" minimum:"-180" maximum:"180"`
	Lat float64 `json:"lat" minimum:"-90" maximum:"90"`
}
