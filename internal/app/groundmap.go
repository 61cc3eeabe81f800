package app

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"zhenyu"
	"zhenyu/internal/store"
)

// groundMap holds the maps of extracts, opened when first asked for: of the current one, and of an earlier one that it
// is compared with.
type groundMap struct {
	opening sync.Mutex // one at a time: it takes memory
	mu      sync.Mutex
	open    []openGround // the one asked for last comes first
}

type openGround struct {
	content string // hash of the extract
	*Basemap
}

// groundsKept is how many stay open.
const groundsKept = 2

// find gives an open map, or nil.
func (g *groundMap) find(is func(openGround) bool) *Basemap {
	g.mu.Lock()
	defer g.mu.Unlock()
	i := slices.IndexFunc(g.open, is)
	if i < 0 {
		return nil
	}
	o := g.open[i]
	g.open = slices.Insert(slices.Delete(g.open, i, i+1), 0, o)
	return o.Basemap
}

func (g *groundMap) of(content string) *Basemap {
	return g.find(func(o openGround) bool { return o.content == content })
}

func (g *groundMap) add(o openGround) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.open = slices.Insert(g.open, 0, o)
	g.open = g.open[:min(len(g.open), groundsKept)]
}

// Basemap gives what maps are drawn on: the current extract, or a layer that takes its place, where it is one; 0 for
// none. Without one it is an error of kind NotFound.
func (r *Record) Basemap(ctx context.Context, actor zhenyu.Actor, instead zhenyu.LayerID) (*Basemap, error) {
	var extract *zhenyu.Layer
	var layers []*zhenyu.Layer
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) (err error) {
		if extract, err = extractOf(tx, instead); err != nil {
			return err
		}
		layers, err = layersWith(tx, instead)
		return err
	})
	if err != nil {
		return nil, err
	}
	b, err := r.openBasemap(ctx, extract)
	if err != nil {
		return nil, err
	}
	said := b.of(extract)
	said.Beside = beside(layers)
	return said, nil
}

// of gives the map of a layer: the same file may be there twice, and what a layer says of it comes first.
func (b *Basemap) of(l *zhenyu.Layer) *Basemap {
	said := *b
	said.Name, said.Source, said.AsOf = l.Name, l.Source, cmp.Or(l.AsOf.String(), b.AsOf)
	return &said
}

func extractOf(tx *store.Tx, instead zhenyu.LayerID) (*zhenyu.Layer, error) {
	layers, err := tx.CurrentLayers()
	if err == nil && instead != 0 {
		var other *zhenyu.Layer
		other, err = tx.Layer(instead)
		layers = append([]*zhenyu.Layer{other}, layers...)
	}
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(layers, func(l *zhenyu.Layer) bool { return l.Kind == zhenyu.ExtractLayer })
	if i < 0 {
		return nil, problem(zhenyu.NotFound, "no_ground")
	}
	return layers[i], nil
}

// BasemapOf is Basemap for one version of it, without a look into the record where that is open; one whose extract was
// removed is not there.
func (r *Record) BasemapOf(ctx context.Context, actor zhenyu.Actor, version string) (*Basemap, error) {
	if b := r.ground.find(func(o openGround) bool { return o.Version == version }); b != nil {
		return b, require(actor, zhenyu.Viewer)
	}
	var extract *zhenyu.Layer
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		layers, err := tx.Layers(maxLayers)
		for _, l := range layers {
			if l.Kind == zhenyu.ExtractLayer && basemapVersion(l.Content) == version {
				extract = l
			}
		}
		return err
	})
	if err == nil && extract == nil {
		err = problem(zhenyu.NotFound, "not_there")
	}
	if err != nil {
		return nil, err
	}
	return r.openBasemap(ctx, extract)
}

func (r *Record) openBasemap(ctx context.Context, extract *zhenyu.Layer) (*Basemap, error) {
	if b := r.ground.of(extract.Content); b != nil {
		return b, nil
	}
	r.ground.opening.Lock()
	defer r.ground.opening.Unlock()
	if b := r.ground.of(extract.Content); b != nil {
		return b, nil // somebody else was first
	}
	if !r.files.Has(extract.Content) {
		return nil, problem(zhenyu.Unavailable, "no_content", extract.Content)
	}
	// Others wait for it too, so it is opened even where the one who asked first goes away.
	b, err := OpenBasemap(context.WithoutCancel(ctx), r.files.Path(extract.Content), 0)
	if err != nil {
		return nil, err
	}
	r.ground.add(openGround{extract.Content, b})
	return b, nil
}
