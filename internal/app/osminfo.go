package app

import (
	"context"
	"errors"
	"os"
	"time"

	"zhenyu"
	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
	"zhenyu/internal/lang"
)

// OsmInfoRequest says what a person wants to know of an OpenStreetMap extract.
type OsmInfoRequest struct {
	Path    string
	Values  []string // keys whose values are counted each, beside the keys themselves
	Gaps    bool     // also look for what the file refers to and does not hold; takes a second reading
	Threads int      // 0: as many as there are processors
}

// OsmInfo is what an extract holds.
type OsmInfo struct {
	Bytes     int64       `json:"bytes"`
	Header    OsmHeader   `json:"header"`
	Nodes     int64       `json:"nodes"`
	Ways      int64       `json:"ways"`
	Relations int64       `json:"relations"`
	Refs      int64       `json:"refs"`    // nodes named by ways
	Members   int64       `json:"members"` // objects named by relations
	Box       *[4]float64 `json:"box"`     // west, south, east, north of the nodes, degrees; null without any
	Nowhere   int64       `json:"nowhere"` // nodes whose coordinates are out of range
	Ordered   bool        `json:"ordered"` // by kind and id
	Tags      []OsmTag    `json:"tags"`    // the most frequent first
	Gaps      *OsmGaps    `json:"gaps"`    // null when not asked for
}

// OsmHeader is what an extract says of itself.
type OsmHeader struct {
	Box      *[4]float64 `json:"box"`
	Required []string    `json:"required"`
	Optional []string    `json:"optional"`
	Program  string      `json:"program"`
	Source   string      `json:"source"`
	AsOf     string      `json:"as_of"` // RFC 3339, "" when it does not say
}

// OsmTag is how many objects have a key, or a key with a value.
type OsmTag struct {
	Key       string `json:"key"`
	Value     string `json:"value,omitempty"`
	Nodes     int64  `json:"nodes"`
	Ways      int64  `json:"ways"`
	Relations int64  `json:"relations"`
}

// OsmGaps is what an extract refers to and does not hold, or holds in a shape that makes no area. All ways are
// looked at, and all multipolygon and boundary relations.
type OsmGaps struct {
	NodesMissing     int `json:"nodes_missing"`
	WaysMissing      int `json:"ways_missing"`
	RelationsMissing int `json:"relations_missing"`
	WaysLoose        int `json:"ways_loose"`
	RingsFlat        int `json:"rings_flat"`
	RingsUnplaced    int `json:"rings_unplaced"`
	MembersTwice     int `json:"members_twice"`
	AreasEmpty       int `json:"areas_empty"`
}

// ReadOsmInfo reads an extract and says what it holds. A file that is no extract, is broken, or needs what the
// program does not know is an error of kind Invalid whose message names the byte; one that passes a limit of
// the format is TooLarge. A file that cannot be opened gives the system's error.
func ReadOsmInfo(ctx context.Context, req OsmInfoRequest) (*OsmInfo, error) {
	file, err := os.Open(req.Path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	f, size, err := openExtract(file)
	if err != nil {
		return nil, err
	}
	s, err := osm.Summarise(ctx, f, req.Values, req.Threads)
	if err != nil {
		return nil, extractError(err)
	}
	info := &OsmInfo{
		Bytes: size, Header: headerOf(&f.Header),
		Nodes: s.Nodes, Ways: s.Ways, Relations: s.Relations, Refs: s.Refs, Members: s.Members,
		Box: degrees(s.Box), Nowhere: s.Nowhere, Ordered: s.Ordered, Tags: make([]OsmTag, 0, len(s.Tags)),
	}
	for _, c := range s.Tags {
		info.Tags = append(info.Tags, OsmTag{c.Key, c.Value, c.Nodes, c.Ways, c.Relations})
	}
	if req.Gaps {
		m, err := osm.Load(ctx, f, osm.Wanted{Lines: osm.All, Areas: osm.All, Keys: []string{"type"}, Threads: req.Threads})
		if err != nil {
			return nil, extractError(err)
		}
		gaps := OsmGaps(m.Gaps)
		info.Gaps = &gaps
	}
	return info, nil
}

// openExtract reads the header of an open file.
func openExtract(file *os.File) (*osm.File, int64, error) {
	stat, err := file.Stat()
	if err != nil {
		return nil, 0, err
	}
	f, err := osm.Open(file, stat.Size())
	return f, stat.Size(), extractError(err)
}

// extractError puts a fault of an extract in words for people; others stay as they are.
func extractError(err error) error {
	if fault, ok := errors.AsType[*osm.FormatError](err); ok {
		kind := zhenyu.Invalid
		if errors.Is(fault, osm.ErrTooLarge) {
			kind = zhenyu.TooLarge
		}
		p := &Problem{"extract", []any{whyExtract(fault)}}
		return &zhenyu.Error{Kind: kind, Message: p.Error(), Cause: errors.Join(p, fault)}
	}
	return err
}

// osmFaults are the messages for what can be wrong with an extract.
var osmFaults = map[error]string{
	osm.ErrTruncated: "osm_truncated", osm.ErrTooLarge: "osm_too_large", osm.ErrMalformed: "osm_malformed",
	osm.ErrUnsupported: "osm_unsupported", osm.ErrOrder: "osm_order",
}

// whyExtract says what is wrong with an extract, and at which of its bytes.
func whyExtract(fault *osm.FormatError) any {
	key := osmFaults[fault.Kind]
	switch {
	case key == "":
		return fault.Error()
	case errors.Is(fault, osm.ErrUnsupported):
		return lang.Message{Key: key, Args: []any{fault.Offset, fault.Detail}} // which names what to do without
	}
	return lang.Message{Key: key, Args: []any{fault.Offset}}
}

func headerOf(h *osm.Header) OsmHeader {
	out := OsmHeader{Box: degrees(h.Box), Required: h.Required, Optional: h.Optional, Program: h.Program, Source: h.Source}
	if h.Replication > 0 {
		out.AsOf = time.Unix(h.Replication, 0).UTC().Format(time.RFC3339)
	}
	return out
}

// degrees gives a box as west, south, east, north, or nil for an empty one.
func degrees(b geo.Box) *[4]float64 {
	if b.Empty() {
		return nil
	}
	low, high := b.Min.WGS84(), b.Max.WGS84()
	return &[4]float64{low.Lon, low.Lat, high.Lon, high.Lat}
}
