package app

import (
	"cmp"
	"context"
	"errors"
	"os"
	"slices"
	"strings"

	"zhenyu"
	"zhenyu/engine/access"
	"zhenyu/engine/facility"
	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
	"zhenyu/engine/street"
	"zhenyu/internal/store"
	"zhenyu/standards"
)

// checkStreetsBytes is the size of an extract above which places are not compared with its streets when they come in:
// that would take longer and more memory than a person who uploads a table expects. The run finds them then.
const checkStreetsBytes = 256 << 20

// namedUnlinked is how many places without a street a check names.
const namedUnlinked = 50

// checkLayer reads a file as what it is said to be, and puts what it finds into the summary.
func (r *Record) checkLayer(ctx context.Context, actor zhenyu.Actor, l *zhenyu.Layer, path string) error {
	select {
	case r.checks <- struct{}{}:
		defer func() { <-r.checks }()
	case <-ctx.Done():
		return ctx.Err()
	}
	c := layerCheck{Layer: l, path: path}
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		same, err := tx.LayerOf(l.Kind, l.Content)
		if err == nil {
			l.Summary.SameAs = same.ID
		} else if !errors.Is(err, store.ErrNotFound) {
			return err
		}
		if c.ground, err = currentInputs(tx); err != nil {
			return err
		}
		c.near, err = nearOf(tx, l.Kind)
		return err
	})
	if err != nil {
		return err
	}
	places, err := c.read(ctx)
	if err != nil {
		return underName(err, path, l.Name)
	}
	return r.compare(ctx, &c, places)
}

// underName says a file's own name where an error says where it lies.
func underName(err error, path, name string) error {
	p, ok := errors.AsType[*Problem](err)
	e, isError := errors.AsType[*zhenyu.Error](err)
	if !ok || !isError {
		return err
	}
	args := slices.Clone(p.Args)
	for i, a := range args {
		if a == any(path) {
			args[i] = name
		}
	}
	return problem(e.Kind, p.Key, args...)
}

type layerCheck struct {
	*zhenyu.Layer
	path   string
	ground []zhenyu.Input
	near   geo.Box // around the current extract; empty where there is none, or it is the extract that is checked
}

// read reads the file, and gives the places in it that people enter.
func (c *layerCheck) read(ctx context.Context) (*access.Category, error) {
	switch c.Kind {
	case zhenyu.ExtractLayer:
		return c.readExtract(ctx)
	case zhenyu.PeopleLayer:
		return nil, c.readPeople()
	case zhenyu.FacilitiesLayer:
		return c.readFacilities()
	case zhenyu.AreasLayer:
		return nil, c.readAreas()
	case zhenyu.CandidatesLayer:
		all, err := candidateFile(c.path, access.Datum(c.Datum), "")
		if err == nil {
			c.Summary.Records = len(all.Facilities)
			c.Summary.Box = degrees(boxOf(all.Category))
			c.farOf(all.Category)
		}
		return all.Category, err
	case zhenyu.StandardLayer:
		rules, err := readOwnRules(c.path)
		c.Summary.Records = len(rules)
		return nil, err
	}
	return nil, problem(zhenyu.Invalid, "layer_kind", c.Kind)
}

func (c *layerCheck) readExtract(ctx context.Context) (*access.Category, error) {
	file, err := os.Open(c.path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	f, _, err := openExtract(file)
	if err != nil {
		return nil, err
	}
	s, err := osm.Summarise(ctx, f, lackKeys, 0)
	if err != nil {
		return nil, extractError(err)
	}
	c.Summary.Records, c.Summary.Box = int(s.Nodes+s.Ways+s.Relations), degrees(s.Box)
	c.Summary.MadeUp = f.Header.Source == madeUp
	if day, err := zhenyu.ParseDay(strings.Split(headerOf(&f.Header).AsOf, "T")[0]); c.AsOf == 0 && err == nil {
		c.AsOf = day
	}
	land, err := landOfExtract(ctx, AccessInput{Extract: c.path})
	if err != nil {
		return nil, err
	}
	c.Summary.Areas, c.Summary.CutAreas = len(land.areas), land.cut
	c.Summary.Lacks = lacksOf(s, len(land.areas))
	if drawn, err := seaDrawn(ctx, f, s); err != nil {
		return nil, err
	} else if !drawn {
		c.Summary.Lacks = append(c.Summary.Lacks, "sea")
	}
	return c.findFacilities(ctx, f)
}

// findFacilities counts those of each category that the program knows, also where there are none. It gives each once,
// however many categories it is of.
func (c *layerCheck) findFacilities(ctx context.Context, f *osm.File) (*access.Category, error) {
	categories, err := standards.Categories()
	if err != nil {
		return nil, err
	}
	m, err := osm.Load(ctx, f, facility.Wanted(categories))
	if err != nil {
		return nil, extractError(err)
	}
	found, reports := facility.Find(m, categories)
	for i, r := range reports {
		c.Summary.Categories = append(c.Summary.Categories, zhenyu.CategoryCount{Name: categories[i].ID, Facilities: r.Objects - r.Merged, Twice: r.Merged})
	}
	all, seen := &access.Category{}, map[string]bool{}
	for _, f := range found {
		if !seen[f.ID] {
			seen[f.ID] = true
			all.Facilities = append(all.Facilities, facilityOf(f))
		}
	}
	return all, nil
}

func (c *layerCheck) readPeople() error {
	o, cells, err := readPeople(c.path, access.Datum(c.Datum))
	if err != nil {
		return err
	}
	c.Summary.Records, c.Summary.People = o.Len(), o.Total().Count()
	c.Summary.Blank, c.Summary.Alike = cells.Blank, cells.Alike
	c.leftOut(cells.LeftOut)
	c.Summary.Again, c.Summary.AgainFirst = firstOf(cells.Twice)
	c.Summary.Same, c.Summary.SameFirst = firstOf(cells.Same)
	box := geo.EmptyBox()
	for i, at := range o.Places {
		box = box.Extend(at.E7())
		c.far(o.IDs.At(i), geo.BoxOf(at.E7()))
	}
	c.Summary.Box = degrees(box)
	return nil
}

// readFacilities gives all facilities as one category, to be compared with the streets at once.
func (c *layerCheck) readFacilities() (*access.Category, error) {
	categories, left, err := readFacilities(c.path, cmp.Or(access.Datum(c.Datum), access.WGS84), nil)
	if err != nil {
		return nil, err
	}
	all := &access.Category{}
	c.leftOut(left)
	c.Summary.Records = left.Placeless + left.Faulty
	for _, k := range categories {
		all.Facilities = append(all.Facilities, k.Facilities...)
		c.Summary.Records += len(k.Facilities)
		c.Summary.Categories = append(c.Summary.Categories, countOf(k))
		c.spreadOf(k)
	}
	c.farOf(all)
	c.Summary.Box = degrees(boxOf(all))
	return all, nil
}

// doorMetres is how far the entrances of one facility may lie apart before it is likely that its id was given twice.
const doorMetres = 500

// spreadOf notes the facilities of a category whose rows lie too far apart to be its entrances.
func (c *layerCheck) spreadOf(k *access.Category) {
	for _, f := range k.Facilities {
		if !slices.ContainsFunc(f.Entrances, func(at geo.WGS84) bool { return geo.Distance(at, f.Entrances[0]) > doorMetres }) {
			continue
		}
		if c.Summary.Spread++; len(c.Summary.SpreadIDs) < namedFirst {
			c.Summary.SpreadIDs = append(c.Summary.SpreadIDs, f.ID)
		}
	}
}

// countOf counts a category, and names the first rows of one that the program does not know.
func countOf(k *access.Category) zhenyu.CategoryCount {
	count := zhenyu.CategoryCount{Name: k.Name, Facilities: len(k.Facilities), Twice: atOnePlace(k)}
	if _, known := categoryNames()[k.Name]; !known {
		count.Own = true
		for _, f := range k.Facilities[:min(namedFirst, len(k.Facilities))] {
			count.First = append(count.First, f.ID)
		}
	}
	return count
}

// atOnePlace counts the facilities of a category that stand where another does: most likely the same one.
func atOnePlace(k *access.Category) (twice int) {
	seen := map[geo.E7]bool{}
	for _, f := range k.Facilities {
		if len(f.Entrances) == 0 {
			continue
		}
		at := f.Entrances[0].E7()
		if seen[at] {
			twice++
		}
		seen[at] = true
	}
	return twice
}

func (c *layerCheck) readAreas() error {
	land, err := landOfFile(c.path)
	if err != nil {
		return err
	}
	if len(land.areas) == 0 {
		return problem(zhenyu.Invalid, "no_areas", c.path)
	}
	box := geo.EmptyBox()
	for i, polygons := range land.polygons {
		own := geo.EmptyBox()
		for _, p := range polygons {
			own = own.Union(p[0].Box())
		}
		box = box.Union(own)
		c.far(cmp.Or(land.areas[i].Name, land.areas[i].Code), own)
	}
	c.Summary.Records, c.Summary.Areas, c.Summary.Box = len(land.areas), len(land.areas), degrees(box)
	return nil
}

func boxOf(c *access.Category) geo.Box {
	box := geo.EmptyBox()
	for _, f := range c.Facilities {
		box = box.Union(boxOfFacility(f))
	}
	return box
}

func boxOfFacility(f access.Facility) geo.Box {
	box := geo.EmptyBox()
	for _, at := range f.Entrances {
		box = box.Extend(at.E7())
	}
	for _, ring := range f.Outlines {
		box = box.Union(ring.Box())
	}
	return box
}

// compare looks for the streets that lead to the places, and whether another datum would fit them better.
func (r *Record) compare(ctx context.Context, c *layerCheck, places *access.Category) error {
	extract, bytes := r.streets(c)
	if places == nil || extract == "" || bytes > checkStreetsBytes {
		return nil
	}
	n, err := AccessInput{Extract: extract}.network(ctx)
	if err != nil {
		return err
	}
	snapper := street.NewSnapper(n)
	if err := places.Link(ctx, n, snapper, n.Profile().Stub); err != nil {
		return err
	}
	c.Summary.Unlinkable = len(places.Unlinked())
	for _, f := range places.Unlinked()[:min(namedUnlinked, c.Summary.Unlinkable)] {
		c.Summary.Unlinked = append(c.Summary.Unlinked, places.Facilities[f].ID)
	}
	if c.Kind != zhenyu.ExtractLayer {
		var points []geo.WGS84
		for _, f := range places.Facilities {
			points = append(points, f.Entrances...)
		}
		if d, ok := access.Suspect(snapper, points, cmp.Or(access.Datum(c.Datum), access.WGS84)); ok {
			c.Summary.Suspect = string(d)
		}
	}
	return nil
}

// streets says where the extract lies that has the streets: the file itself, or the current one, "" for none.
func (r *Record) streets(c *layerCheck) (path string, bytes int64) {
	if c.Kind == zhenyu.ExtractLayer {
		return c.path, c.Bytes
	}
	for _, in := range c.ground {
		if in.Kind == zhenyu.ExtractLayer && r.files.Has(in.Content) {
			return r.files.Path(in.Content), in.Bytes
		}
	}
	return "", 0
}
