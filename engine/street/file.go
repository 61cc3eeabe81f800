package street

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"

	"zhenyu/engine/geo"
)

// The file of a network: magic, version, the number of sections, then a table of their lengths and
// checksums with a checksum of its own, then the sections, each a flat little-endian array. What
// follows from the edges (arcs, components) is not stored: deriving it takes as long as checking it.
const (
	magic      = "zystreet"
	version    = 1
	headSize   = len(magic) + 8 + int(sections)*12 + 4
	frameWords = 5
)

// The sections in order.
type section int

const (
	frameSection section = iota // metres or degrees, then the bits of the origin's x and y
	placeSection                // lon, lat of each node
	edgeSection                 // A, B, ahead, back of each edge
	classSection                // a byte of each edge
	innerAtSection
	innerSection // lon, lat, ahead, back of each inner place
	sourceSection
	nameEndSection
	nameTextSection
	barrierSection // lon, lat, lon, lat, kind of each barrier
	profileSection // JSON, empty when not known
	sections
)

func (s section) String() string {
	return [...]string{"frame", "places", "edges", "classes", "inner starts", "inner places", "sources", "name ends", "names", "barriers", "profile"}[s]
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// FileError names the place of a network file that cannot be used.
type FileError struct {
	Section string // "head" or the name of a section
	Offset  int    // of its first byte
	Why     string
}

// Error returns the place and what is wrong there.
func (e *FileError) Error() string {
	return fmt.Sprintf("street: network file, %s at byte %d: %s", e.Section, e.Offset, e.Why)
}

// WriteTo writes the network as a file that Open reads: the same bytes for the same network.
// About 36 bytes a node and 16 an inner place, and the names. Errors are the writer's.
func (n *Network) WriteTo(w io.Writer) (int64, error) {
	bodies := n.sections()
	head := binary.LittleEndian.AppendUint32([]byte(magic), version)
	head = binary.LittleEndian.AppendUint32(head, uint32(sections))
	for _, b := range bodies {
		head = binary.LittleEndian.AppendUint64(head, uint64(len(b)))
		head = binary.LittleEndian.AppendUint32(head, crc32.Checksum(b, castagnoli))
	}
	head = binary.LittleEndian.AppendUint32(head, crc32.Checksum(head, castagnoli))
	var written int64
	for _, b := range append([][]byte{head}, bodies...) {
		k, err := w.Write(b)
		written += int64(k)
		if err != nil {
			return written, err
		}
	}
	return written, nil
}

// sections returns the bodies of the sections in order.
func (n *Network) sections() [][]byte {
	bodies := make([][]byte, sections)
	x, y := math.Float64bits(n.frame.OriginX), math.Float64bits(n.frame.OriginY)
	frame := []int32{0, int32(x), int32(x >> 32), int32(y), int32(y >> 32)}
	if n.frame.Metres {
		frame[0] = 1
	}
	bodies[frameSection] = words(nil, frame...)
	for _, p := range n.places {
		bodies[placeSection] = words(bodies[placeSection], p.Lon, p.Lat)
	}
	for _, e := range n.edges {
		bodies[edgeSection] = words(bodies[edgeSection], int32(e.A), int32(e.B), int32(e.Ahead), int32(e.Back))
		bodies[classSection] = append(bodies[classSection], byte(e.Class))
	}
	bodies[innerAtSection] = words(nil, n.innerAt...)
	for i, p := range n.inner {
		t := n.innerTime[i]
		bodies[innerSection] = words(bodies[innerSection], p.Lon, p.Lat, int32(t.ahead), int32(t.back))
	}
	bodies[sourceSection] = words(nil, n.source...)
	for _, end := range n.names.ends {
		bodies[nameEndSection] = words(bodies[nameEndSection], int32(end))
	}
	bodies[nameTextSection] = n.names.text
	for _, b := range n.barriers {
		bodies[barrierSection] = words(bodies[barrierSection], b.From.Lon, b.From.Lat, b.To.Lon, b.To.Lat, int32(b.Kind))
	}
	if n.profile.Name != "" {
		text, err := json.Marshal(n.profile)
		if err != nil {
			panic(err) // a profile has no infinite numbers: check sees to it
		}
		bodies[profileSection] = text
	}
	return bodies
}

func words(to []byte, values ...int32) []byte {
	for _, v := range values {
		to = binary.LittleEndian.AppendUint32(to, uint32(v))
	}
	return to
}

// Open returns the network of a file that WriteTo wrote. The bytes are copied. It checks everything
// that searches rely on, so that no file can make them fail, and returns a [FileError] for another
// format or version, cut or changed bytes, and numbers out of range. O(bytes).
func Open(file []byte) (*Network, error) {
	bodies, at, err := splitSections(file)
	if err != nil {
		return nil, err
	}
	f := opener{bodies: bodies}
	n := f.network()
	if f.err == nil {
		f.check(n)
	}
	if f.err != nil {
		return nil, &FileError{f.in.String(), at[f.in], f.err.Error()}
	}
	n.finish()
	return n, nil
}

// splitSections checks the head and the checksums and returns the sections with their offsets.
func splitSections(file []byte) (bodies [][]byte, at []int, err error) {
	head := func(why string) error { return &FileError{"head", 0, why} }
	switch {
	case len(file) < headSize || string(file[:len(magic)]) != magic:
		return nil, nil, head("is not a network file")
	case binary.LittleEndian.Uint32(file[len(magic):]) != version:
		return nil, nil, head(fmt.Sprintf("has version %d, this program reads %d", binary.LittleEndian.Uint32(file[len(magic):]), version))
	case crc32.Checksum(file[:headSize-4], castagnoli) != binary.LittleEndian.Uint32(file[headSize-4:]):
		return nil, nil, head("was changed")
	}
	rest, offset := file[headSize:], headSize
	for s := range sections {
		entry := file[len(magic)+8+12*int(s):]
		size, sum := binary.LittleEndian.Uint64(entry), binary.LittleEndian.Uint32(entry[8:])
		if size > uint64(len(rest)) {
			return nil, nil, &FileError{s.String(), offset, "is cut off"}
		}
		body := rest[:size]
		if crc32.Checksum(body, castagnoli) != sum {
			return nil, nil, &FileError{s.String(), offset, "was changed"}
		}
		bodies, at = append(bodies, body), append(at, offset)
		rest, offset = rest[size:], offset+int(size)
	}
	if len(rest) > 0 {
		return nil, nil, head(fmt.Sprintf("%d bytes follow the last section", len(rest)))
	}
	return bodies, at, nil
}

// opener reads sections and keeps the first fault and the section it is in.
type opener struct {
	bodies [][]byte
	in     section
	err    error
}

// words returns a section as numbers of which a whole count makes one record.
func (f *opener) words(s section, record int) []int32 {
	b := f.bodies[s]
	if len(b)%(4*record) != 0 {
		f.fail(s, "has half a record")
		return nil
	}
	v := make([]int32, len(b)/4)
	for i := range v {
		v[i] = int32(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return v
}

func (f *opener) fail(s section, why string) {
	if f.err == nil {
		f.in, f.err = s, errors.New(why)
	}
}

func (f *opener) network() *Network {
	n := &Network{innerAt: f.words(innerAtSection, 1), source: f.words(sourceSection, 1)}
	n.frame = f.frame()
	w := f.words(placeSection, 2)
	n.places = make([]geo.E7, len(w)/2)
	for i := range n.places {
		n.places[i] = geo.E7{Lon: w[2*i], Lat: w[2*i+1]}
	}
	w = f.words(edgeSection, 4)
	n.edges = make([]Edge, len(w)/4)
	if len(f.bodies[classSection]) != len(n.edges) {
		f.fail(classSection, "does not have one class an edge")
		return n
	}
	for i := range n.edges {
		e := w[4*i : 4*i+4]
		n.edges[i] = Edge{NodeID(e[0]), NodeID(e[1]), Time(e[2]), Time(e[3]), Class(f.bodies[classSection][i])}
	}
	w = f.words(innerSection, 4)
	n.inner, n.innerTime = make([]geo.E7, len(w)/4), make([]stretch, len(w)/4)
	for i := range n.inner {
		p := w[4*i : 4*i+4]
		n.inner[i], n.innerTime[i] = geo.E7{Lon: p[0], Lat: p[1]}, stretch{Time(p[2]), Time(p[3])}
	}
	if text := f.bodies[profileSection]; len(text) > 0 {
		if err := json.Unmarshal(text, &n.profile); err != nil {
			f.fail(profileSection, err.Error())
		} else if err := n.profile.check(); err != nil {
			f.fail(profileSection, err.Error())
		}
	}
	w = f.words(barrierSection, 5)
	for ; len(w) > 0; w = w[5:] {
		n.barriers = append(n.barriers, Barrier{geo.E7{Lon: w[0], Lat: w[1]}, geo.E7{Lon: w[2], Lat: w[3]}, BarrierKind(w[4])})
	}
	n.names.text = append([]byte(nil), f.bodies[nameTextSection]...)
	for _, end := range f.words(nameEndSection, 1) {
		n.names.ends = append(n.names.ends, uint32(end))
	}
	return n
}

func (f *opener) frame() Frame {
	w := f.words(frameSection, 1)
	if len(w) != frameWords {
		f.fail(frameSection, "is not five numbers")
		return Frame{}
	}
	float := func(low, high int32) float64 {
		return math.Float64frombits(uint64(uint32(low)) | uint64(uint32(high))<<32)
	}
	return Frame{w[0] == 1, float(w[1], w[2]), float(w[3], w[4])}
}

// check proves what searches rely on.
func (f *opener) check(n *Network) {
	const most = 1 << 30
	nodes := len(n.places)
	if nodes+len(n.edges)+len(n.inner) > most {
		f.fail(placeSection, "has more than 2^30 places")
		return
	}
	for _, p := range n.places {
		if !onEarth(p) {
			f.fail(placeSection, "a place is not on the ground")
		}
	}
	if len(n.innerAt) != len(n.edges)+1 || n.innerAt[0] != 0 || int(n.innerAt[len(n.edges)]) != len(n.inner) {
		f.fail(innerAtSection, "does not cover the inner places")
		return
	}
	for i, e := range n.edges {
		if e.A < 0 || e.B < 0 || int(e.A) >= nodes || int(e.B) >= nodes || e.A == e.B {
			f.fail(edgeSection, fmt.Sprintf("edge %d joins nodes %d and %d of %d", i, e.A, e.B, nodes))
			return
		}
		if !onEdge(e.Ahead) || !onEdge(e.Back) && e.Back != Never {
			f.fail(edgeSection, fmt.Sprintf("edge %d takes no time from 0 to %d", i, maxEdge))
			return
		}
		if n.innerAt[i] > n.innerAt[i+1] || int(n.innerAt[i+1]) > len(n.inner) {
			f.fail(innerAtSection, fmt.Sprintf("edge %d ends before it begins", i))
			return
		}
		f.checkInner(n, i)
	}
	f.checkSource(n.source, nodes+len(n.inner))
	f.checkNames(n.names, nodes+len(n.inner))
	for i, b := range n.barriers {
		if !onEarth(b.From) || !onEarth(b.To) {
			f.fail(barrierSection, fmt.Sprintf("barrier %d is not on the ground", i))
		}
	}
}

func onEarth(p geo.E7) bool {
	return max(p.Lon, -p.Lon) <= 180e7 && max(p.Lat, -p.Lat) <= 90e7 && p.Lon != math.MinInt32 && p.Lat != math.MinInt32
}

// onEdge says whether a time can be that of an edge: chains end before they grow longer.
func onEdge(t Time) bool { return t >= 0 && t <= maxEdge }

// checkInner proves that the places of an edge go from A to B.
func (f *opener) checkInner(n *Network, edge int) {
	last, end := n.ends(EdgeID(edge))
	for i := n.innerAt[edge]; i < n.innerAt[edge+1]; i++ {
		s := n.innerTime[i]
		if s.ahead < last.ahead || s.ahead > end.ahead || s.back < last.back || s.back > end.back {
			f.fail(innerSection, fmt.Sprintf("place %d is not on its way along edge %d", i, edge))
		}
		if !onEarth(n.inner[i]) {
			f.fail(innerSection, fmt.Sprintf("place %d is not on the ground", i))
		}
		last = s
	}
}

// checkSource proves that the sources number every place once.
func (f *opener) checkSource(source []int32, places int) {
	seen := make([]bool, places)
	if len(source) != places {
		f.fail(sourceSection, "does not have one number a place")
		return
	}
	for _, s := range source {
		if s < 0 || int(s) >= places || seen[s] {
			f.fail(sourceSection, fmt.Sprintf("%d is not the number of one place", s))
			return
		}
		seen[s] = true
	}
}

func (f *opener) checkNames(n Names, places int) {
	if n.Len() != 0 && n.Len() != places {
		f.fail(nameEndSection, "does not have one name a place")
		return
	}
	var last uint32
	for _, end := range n.ends {
		if end < last || end > uint32(len(n.text)) {
			f.fail(nameEndSection, "a name ends before it begins")
			return
		}
		last = end
	}
}
