package zhenyu

// Layer is a file of the ground that is measured: an extract of OpenStreetMap, who lives where, facilities, areas,
// places where something could be built, or by which rules it is judged. Its bytes are kept under their hash. The newest of a kind that is not removed
// is the one that is measured.
type Layer struct {
	ID        LayerID      `json:"id"`
	Kind      LayerKind    `json:"kind" enum:"extract,people,facilities,areas,candidates,standard"`
	Name      string       `json:"name"`    // of the file, as given
	Content   string       `json:"content"` // SHA-256 of the file, hex
	Bytes     int64        `json:"bytes"`
	Source    string       `json:"source,omitempty"`              // who made it, in words
	AsOf      Day          `json:"as_of"`                         // the day that it shows
	Datum     string       `json:"datum" enum:"wgs84,gcj02,bd09"` // of its coordinates: wgs84, gcj02 or bd09
	Summary   LayerSummary `json:"summary"`                       // what the check found when it came in
	Removed   bool         `json:"removed,omitempty"`
	Version   int64        `json:"version"`
	ChangedBy string       `json:"changed_by"`
	ChangedAt Instant      `json:"changed_at"`
}

// LayerKind says what a layer holds.
type LayerKind string

// The kinds of layer.
const (
	ExtractLayer    LayerKind = "extract"    // OpenStreetMap PBF
	PeopleLayer     LayerKind = "people"     // CSV of cells or points, or a GeoTIFF
	FacilitiesLayer LayerKind = "facilities" // CSV
	AreasLayer      LayerKind = "areas"      // GeoJSON polygons
	CandidatesLayer LayerKind = "candidates" // CSV or GeoJSON: where something could be built
	StandardLayer   LayerKind = "standard"   // CSV of rules: the district's own standard
)

// LayerKinds lists the kinds in the order that a page shows them.
var LayerKinds = []LayerKind{ExtractLayer, PeopleLayer, FacilitiesLayer, AreasLayer, CandidatesLayer, StandardLayer}

// LayerSummary is what a check of a file found. Counts that do not apply to its kind are 0.
type LayerSummary struct {
	Records    int             `json:"records"`                                                        // objects of an extract, else rows, cells or features
	People     float64         `json:"people,omitempty"`                                               // all of them
	Blank      int             `json:"blank,omitempty"`                                                // cells left out, as they have no number of people
	Placeless  int             `json:"placeless,omitempty"`                                            // rows left out, as they have no place
	Faulty     int             `json:"faulty,omitempty"`                                               // rows left out, as they cannot be read
	FirstFault []RowFault      `json:"first_faults,omitempty"`                                         // of the first of them
	Again      int             `json:"again,omitempty"`                                                // rows of people left out, as an earlier one has their id
	AgainFirst []string        `json:"again_first,omitempty"`                                          // ids of the first of them
	Same       int             `json:"same,omitempty"`                                                 // rows with the place and people of an earlier one, which count
	SameFirst  []string        `json:"same_first,omitempty"`                                           // ids of the first of them
	Alike      bool            `json:"alike,omitempty"`                                                // no column of people: every row counts as one
	Categories []CategoryCount `json:"categories,omitempty"`                                           // by name
	Areas      int             `json:"areas,omitempty"`                                                // administrative boundaries
	CutAreas   int             `json:"cut_areas,omitempty"`                                            // boundaries of which the file holds only a part
	Unlinked   []string        `json:"unlinked,omitempty"`                                             // ids that no street leads to; the first of them
	Unlinkable int             `json:"unlinkable,omitempty"`                                           // how many there are
	Suspect    string          `json:"suspect,omitempty"`                                              // the datum that the places seem to be in, though another was declared
	Far        int             `json:"far,omitempty"`                                                  // places more than a kilometre outside the extract
	FarFirst   []string        `json:"far_first,omitempty"`                                            // ids of the first of them
	Lacks      []string        `json:"lacks,omitempty" enum:"streets,buildings,areas,names,water,sea"` // what an extract has none of, or hardly any; sea: its coastline has gaps, so that it stays empty
	Box        *[4]float64     `json:"box,omitempty"`                                                  // west, south, east, north
	MadeUp     bool            `json:"made_up,omitempty"`                                              // the file says of itself that it is invented
	Spread     int             `json:"spread,omitempty"`                                               // facilities whose rows of one id lie far apart: they count as one
	SpreadIDs  []string        `json:"spread_first,omitempty"`                                         // ids of the first of them
	SameAs     LayerID         `json:"same_as,omitempty"`                                              // a layer of the same bytes that is there already
}

// RowFault says where a row of a table cannot be read, and what stands there.
type RowFault struct {
	Line   int    `json:"line"`
	Column string `json:"column"`
	Cell   string `json:"cell"`
}

// CategoryCount is how many facilities of a category a file holds, and how many entries were the same again.
type CategoryCount struct {
	Name       string `json:"name"`
	Facilities int    `json:"facilities"`
	Twice      int    `json:"twice,omitempty"`
	// Own is set where the program does not know the category: a district's own, or misspelt. First are ids of it.
	Own   bool     `json:"own,omitempty"`
	First []string `json:"first,omitempty"`
}
