package app

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zhenyu"
	"zhenyu/engine/osm"
	"zhenyu/engine/raster"
	"zhenyu/engine/street"
	"zhenyu/engine/table"
)

// NetworkBuild says how a network is made of an OpenStreetMap extract.
type NetworkBuild struct {
	Extract  string
	Out      string
	Profile  string // the name of a profile
	Profiles string // a JSON file of profiles, or "" for those of the program
	Relief   string // a GeoTIFF of metres of height, or ""
	Threads  int    // 0: as many as there are processors
}

// NetworkImport says how a network is made of a survey: two tables, or lines in GeoJSON.
type NetworkImport struct {
	Nodes, Edges string // CSV
	Lines        string // GeoJSON, instead of the tables
	Out          string
	Profile      string // gives the speed for metres, and how points are linked later
	Profiles     string
}

// NetworkInfo is what a network holds.
type NetworkInfo struct {
	Bytes      int64             `json:"bytes"`
	Profile    string            `json:"profile"` // "" when its source did not say
	Places     int               `json:"places"`
	Nodes      int               `json:"nodes"`
	Edges      int               `json:"edges"`
	Components int               `json:"components"`
	Largest    int               `json:"largest"` // places of the largest component
	Symmetric  bool              `json:"symmetric"`
	Metres     bool              `json:"metres"`           // on a local grid, without a place on the map
	Build      *street.OSMReport `json:"build,omitempty"`  // of a network just built
	Others     int               `json:"others,omitempty"` // features of a file just imported that are no lines, passed over
}

// Shattered says that slopes close so many streets that a quarter of the places or more are not joined to the largest
// part: a relief that errs from cell to cell does that, and a town on a steep hill.
func (i *NetworkInfo) Shattered() bool {
	return i.Build != nil && i.Build.Steep > 0 && 4*i.Largest < 3*i.Places
}

// BuildNetwork builds the network of an extract for a profile and writes it whole or not at all. A
// faulty extract, profile or relief is an error of kind Invalid, a relief too that has no height for most
// of the streets; an unknown profile NotFound.
func BuildNetwork(ctx context.Context, req NetworkBuild) (*NetworkInfo, error) {
	p, err := findProfile(req.Profiles, req.Profile)
	if err != nil {
		return nil, err
	}
	relief, err := readRelief(req.Relief)
	if err != nil {
		return nil, err
	}
	draft, report, err := draftOf(ctx, req.Extract, p, relief, req.Threads)
	if err != nil {
		return nil, err
	}
	if 2*report.NoHeight > len(draft.Pieces) {
		return nil, problem(zhenyu.Invalid, "relief_elsewhere", req.Relief, report.NoHeight, len(draft.Pieces))
	}
	info, err := writeNetwork(draft, req.Out)
	if err != nil {
		return nil, err
	}
	info.Build = &report
	return info, nil
}

func draftOf(ctx context.Context, extract string, p street.Profile, relief *raster.Grid, threads int) (street.Draft, street.OSMReport, error) {
	want := street.OSMWanted()
	want.Threads = threads
	m, err := loadExtract(ctx, extract, want)
	if err != nil {
		return street.Draft{}, street.OSMReport{}, err
	}
	draft, report := street.FromOSM(m, p, relief)
	if len(draft.Pieces) == 0 && ctx.Err() == nil {
		return draft, report, problem(zhenyu.Invalid, "no_streets", extract, p.Name)
	}
	return draft, report, ctx.Err()
}

// ImportNetwork makes a network of a survey and writes it whole or not at all. A fault of a file is
// an error of kind Invalid that names the line and the column.
func ImportNetwork(_ context.Context, req NetworkImport) (*NetworkInfo, error) {
	p, err := findProfile(req.Profiles, req.Profile)
	if err != nil {
		return nil, err
	}
	draft, others, err := req.draft(p.Kmh)
	if err != nil {
		return nil, inputError(err)
	}
	if len(draft.Pieces) == 0 {
		return nil, problem(zhenyu.Invalid, "no_lines", cmp.Or(req.Lines, req.Edges))
	}
	draft.Profile = p
	info, err := writeNetwork(draft, req.Out)
	if err == nil {
		info.Others = others
	}
	return info, err
}

// draft reads the files and says how many features are no lines.
func (req NetworkImport) draft(kmh float64) (d street.Draft, others int, err error) {
	if req.Lines != "" {
		f, err := openText(req.Lines)
		if err != nil {
			return d, 0, err
		}
		defer f.Close()
		return street.ReadGeoJSON(bufio.NewReader(f), kmh)
	}
	nodes, err := openText(req.Nodes)
	if err != nil {
		return d, 0, err
	}
	defer nodes.Close()
	edges, err := openText(req.Edges)
	if err != nil {
		return d, 0, err
	}
	defer edges.Close()
	d, err = street.ReadCSV(nodes, edges, kmh)
	return d, 0, err
}

// OpenNetwork opens a network file. One that is broken or of another version is an error of kind
// Invalid.
func OpenNetwork(path string) (*street.Network, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	n, err := street.Open(b)
	return n, inputError(err)
}

// ReadNetworkInfo says what a network file holds.
func ReadNetworkInfo(path string) (*NetworkInfo, error) {
	n, err := OpenNetwork(path)
	if err != nil {
		return nil, err
	}
	stat, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	return infoOf(n, stat.Size()), nil
}

func infoOf(n *street.Network, size int64) *NetworkInfo {
	info := &NetworkInfo{
		Bytes: size, Profile: n.Profile().Name, Places: n.Places(), Nodes: n.Nodes(), Edges: n.Edges(),
		Components: n.Components(), Symmetric: n.Symmetric(), Metres: n.Frame().Metres,
	}
	for u := range n.Nodes() {
		if number, places := n.Component(street.NodeID(u)); number == 0 {
			info.Largest = int(places)
			break
		}
	}
	return info
}

func writeNetwork(d street.Draft, path string) (*NetworkInfo, error) {
	n, err := street.Build(d)
	if err != nil {
		return nil, inputError(err)
	}
	var size int64
	err = ReplaceFile(path, func(w io.Writer) error {
		size, err = n.WriteTo(w)
		return err
	})
	if err != nil {
		return nil, err
	}
	return infoOf(n, size), nil
}

// findProfile returns a profile of a file, or of the program where the file has none of its name or there is none.
func findProfile(path, name string) (street.Profile, error) {
	var profiles []street.Profile
	if path != "" {
		text, err := os.ReadFile(path)
		if err != nil {
			return street.Profile{}, err
		}
		if profiles, err = street.ParseProfiles(text); err != nil {
			return street.Profile{}, invalid(err)
		}
	}
	var names []string
	for _, p := range append(profiles, street.StandardProfiles()...) {
		if p.Name == name {
			return p, nil
		}
		if !slices.Contains(names, p.Name) {
			names = append(names, p.Name)
		}
	}
	return street.Profile{}, problem(zhenyu.NotFound, "no_profile", name, strings.Join(names, " "))
}

func readRelief(path string) (*raster.Grid, error) {
	if path == "" {
		return nil, nil
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	g, err := raster.Read(b)
	return g, inputError(err)
}

func loadExtract(ctx context.Context, path string, want osm.Wanted) (*osm.Map, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	f, _, err := openExtract(file)
	if err != nil {
		return nil, err
	}
	m, err := osm.Load(ctx, f, want)
	return m, extractError(err)
}

// inputError puts a fault of a file that was read in words for people; others stay as they are.
func inputError(err error) error {
	if errors.Is(err, street.ErrTooLarge) {
		return &zhenyu.Error{Kind: zhenyu.TooLarge, Message: err.Error(), Cause: err}
	}
	var (
		row     *table.Error
		feature *street.FeatureError
		file    *street.FileError
		piece   *street.PieceError
		grid    *raster.FormatError
	)
	if errors.As(err, &row) {
		return tableError(row)
	}
	if errors.As(err, &feature) || errors.As(err, &file) || errors.As(err, &piece) || errors.As(err, &grid) {
		return invalid(err)
	}
	return err
}

func invalid(err error) error {
	return &zhenyu.Error{Kind: zhenyu.Invalid, Message: err.Error(), Cause: err}
}

// ReplaceFile writes a file whole or not at all: under another name, flushed to the disk, renamed.
func ReplaceFile(path string, fill func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.tmp")
	if err != nil {
		if wrong, ok := errors.AsType[*fs.PathError](err); ok {
			err = &fs.PathError{Op: wrong.Op, Path: path, Err: wrong.Err} // nobody asked for the other name
		}
		return err
	}
	defer os.Remove(f.Name()) // gone by then if all went well
	w := bufio.NewWriterSize(f, 1<<20)
	err = fill(w)
	if err == nil {
		err = w.Flush()
	}
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Chmod(f.Name(), 0o644)
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
