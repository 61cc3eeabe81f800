package app

import (
	"context"
	"sync"

	"zhenyu"
	"zhenyu/internal/store"
)

// groundMap is the map of the current extract, opened when first asked for.
type groundMap struct {
	opening sync.Mutex // one at a time: it takes memory
	mu      sync.Mutex
	content string // hash of the extract
	open    *Basemap
}

func (g *groundMap) get() (content string, b *Basemap) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.content, g.open
}

// Basemap gives what maps are drawn on: the current extract. Without one it is an error of kind NotFound.
func (r *Record) Basemap(ctx context.Context, actor zhenyu.Actor) (*Basemap, error) {
	var extract *zhenyu.Layer
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		layers, err := tx.CurrentLayers()
		for _, l := range layers {
			if l.Kind == zhenyu.ExtractLayer {
				extract = l
			}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if extract == nil {
		return nil, problem(zhenyu.NotFound, "no_ground")
	}
	return r.basemapOf(ctx, extract)
}

// BasemapOf is Basemap for one version of it, without a look into the record where that is open; one that is not
// current any more is not there.
func (r *Record) BasemapOf(ctx context.Context, actor zhenyu.Actor, version string) (*Basemap, error) {
	if _, b := r.ground.get(); b != nil && b.Version == version {
		return b, require(actor, zhenyu.Viewer)
	}
	b, err := r.Basemap(ctx, actor)
	if err == nil && b.Version != version {
		err = problem(zhenyu.NotFound, "not_there")
	}
	return b, err
}

func (r *Record) basemapOf(ctx context.Context, extract *zhenyu.Layer) (*Basemap, error) {
	if hash, b := r.ground.get(); hash == extract.Content {
		return b, nil
	}
	r.ground.opening.Lock()
	defer r.ground.opening.Unlock()
	if hash, b := r.ground.get(); hash == extract.Content {
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
	b.Name = extract.Name
	r.ground.mu.Lock()
	defer r.ground.mu.Unlock()
	r.ground.content, r.ground.open = extract.Content, b
	return b, nil
}
