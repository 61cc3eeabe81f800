package app

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"slices"

	"zhenyu"
	"zhenyu/internal/content"
	"zhenyu/internal/store"
)

// MaxExtractBytes is the size above which an extract is refused; other layers have maxLayerBytes.
const (
	MaxExtractBytes = 10 << 30
	maxLayerBytes   = 1 << 30
)

// LayerInput says what a file is.
type LayerInput struct {
	Kind   zhenyu.LayerKind
	Name   string // of the file
	Source string // who made it, in words
	AsOf   zhenyu.Day
	Datum  string // of a CSV file; "" for wgs84
	DryRun bool   // check it and keep nothing
}

// AddedLayer is a layer that came in, or would have.
type AddedLayer struct {
	Layer *zhenyu.Layer `json:"layer" doc:"without an id where nothing was kept"`
	Event int64         `json:"event" doc:"to undo it by; 0 where nothing was kept"`
	// Already says that the same file is what is measured, so that it was not kept once more.
	Already bool `json:"already,omitempty" doc:"the same file is measured already: this layer, and nothing was added"`
}

// AddLayer reads a file to its end, checks it, and keeps it as the newest layer of its kind. The file goes to the disk
// as it comes; nothing of it stays where it is faulty, which is an error of kind Invalid that names the place, or where
// it is a dry run. The check compares places with the current extract's streets.
func (r *Record) AddLayer(ctx context.Context, actor zhenyu.Actor, in LayerInput, file io.Reader) (*AddedLayer, error) {
	if err := require(actor, zhenyu.Editor); err != nil {
		return nil, err
	}
	if err := in.check(); err != nil {
		return nil, err
	}
	staged, err := r.files.Stage(ctx, file, in.most())
	if errors.Is(err, content.ErrTooLarge) {
		return nil, problem(zhenyu.TooLarge, "too_large", in.most()>>20)
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, problem(zhenyu.Invalid, "broken_off", in.Name)
	}
	if err != nil {
		return nil, err
	}
	defer staged.Drop()
	if same, err := r.already(ctx, actor, in, staged.Hash); same != nil || err != nil {
		return same, err
	}
	l := &zhenyu.Layer{Kind: in.Kind, Name: in.Name, Content: staged.Hash, Bytes: staged.Bytes, Source: in.Source, AsOf: in.AsOf, Datum: cmp.Or(in.Datum, "wgs84")}
	if err := r.checkLayer(ctx, actor, l, staged.Path); err != nil {
		return nil, err
	}
	if in.DryRun {
		return &AddedLayer{Layer: l}, nil
	}
	if s := l.Summary; s.Far > 0 && s.Far >= s.Records-s.Placeless {
		return nil, problem(zhenyu.Invalid, "layer_elsewhere", l.Name)
	}
	if err := staged.Keep(); err != nil {
		return nil, err
	}
	event, err := r.update(ctx, actor, "add", func(tx *store.Tx) error {
		l.ID = zhenyu.LayerID(tx.NewID())
		return tx.PutLayer(l)
	})
	return &AddedLayer{Layer: l, Event: event}, err
}

// already gives the layer that is measured where it is the same file and nothing else is said of it; nil where not.
func (r *Record) already(ctx context.Context, actor zhenyu.Actor, in LayerInput, hash string) (added *AddedLayer, err error) {
	if in.DryRun { // the check says it, beside all else
		return nil, nil
	}
	err = r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		current, err := tx.CurrentLayers()
		for _, l := range current {
			same := l.Kind == in.Kind && l.Content == hash && l.Datum == cmp.Or(in.Datum, "wgs84")
			if same && (in.Source == "" || in.Source == l.Source) && (in.AsOf == 0 || in.AsOf == l.AsOf) {
				added = &AddedLayer{Layer: l, Already: true}
			}
		}
		return err
	})
	return added, err
}

func (in LayerInput) check() error {
	if !slices.Contains(zhenyu.LayerKinds, in.Kind) {
		return problem(zhenyu.Invalid, "layer_kind", in.Kind)
	}
	if !slices.Contains([]string{"", "wgs84", "gcj02", "bd09"}, in.Datum) {
		return problem(zhenyu.Invalid, "layer_datum", in.Datum)
	}
	return checkNames(in.Name, in.Source)
}

// most is how many bytes a file of the kind may have.
func (in LayerInput) most() int64 {
	if in.Kind == zhenyu.ExtractLayer {
		return MaxExtractBytes
	}
	return maxLayerBytes
}

// LayerRow is a layer, and whether it is the one that is measured.
type LayerRow struct {
	*zhenyu.Layer
	Current bool `json:"current"`
}

// LayerList is what is loaded, and what of it is measured.
type LayerList struct {
	Layers  []*LayerRow        `json:"layers"`
	Missing []zhenyu.LayerKind `json:"missing" enum:"extract,people,facilities,areas,candidates,standard" doc:"kinds of which there is no layer"`
	Version string             `json:"version" doc:"of what is measured: another as soon as any current layer is"`
	AsOf    zhenyu.Instant     `json:"as_of"`
}

// maxLayers is how many layers a list shows; a district loads a few a year.
const maxLayers = 500

// Layers lists the layers, newest first.
func (r *Record) Layers(ctx context.Context, actor zhenyu.Actor) (*LayerList, error) {
	list := &LayerList{Layers: []*LayerRow{}, Missing: slices.Clone(zhenyu.LayerKinds)}
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		list.AsOf = tx.Now
		rows, err := tx.Layers(maxLayers)
		if err != nil {
			return err
		}
		for _, l := range rows {
			n := slices.Index(list.Missing, l.Kind)
			if n >= 0 {
				list.Missing = slices.Delete(list.Missing, n, n+1)
			}
			list.Layers = append(list.Layers, &LayerRow{l, n >= 0})
		}
		current, err := tx.CurrentLayers()
		list.Version = versionOf(current)
		return err
	})
	return list, err
}

// Layer gives one layer, a removed one too.
func (r *Record) Layer(ctx context.Context, actor zhenyu.Actor, id zhenyu.LayerID) (row *LayerRow, err error) {
	err = r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		l, err := tx.Layer(id)
		if err != nil {
			return err
		}
		current, err := tx.CurrentLayers()
		row = &LayerRow{l, slices.ContainsFunc(current, func(c *zhenyu.Layer) bool { return c.ID == id })}
		return err
	})
	return row, err
}

// OpenLayer opens the file of a layer.
func (r *Record) OpenLayer(ctx context.Context, actor zhenyu.Actor, id zhenyu.LayerID) (*zhenyu.Layer, *os.File, error) {
	row, err := r.Layer(ctx, actor, id)
	if err != nil {
		return nil, nil, err
	}
	f, err := r.openContent(row.Content)
	return row.Layer, f, err
}

func (r *Record) openContent(hash string) (*os.File, error) {
	f, err := r.files.Open(hash)
	if errors.Is(err, content.ErrMissing) {
		return nil, problem(zhenyu.Unavailable, "no_content", hash)
	}
	return f, err
}

// RemoveLayer takes a layer out of what is measured; the one before it is current again. Its file stays, since runs
// may name it.
func (r *Record) RemoveLayer(ctx context.Context, actor zhenyu.Actor, id zhenyu.LayerID, seen int64) (int64, error) {
	return r.update(ctx, actor, "remove", func(tx *store.Tx) error {
		l, err := tx.Layer(id)
		if err != nil {
			return err
		}
		if err := fresh(tx, seenRow{"layer", int64(id), int64(id), seen, l.Version, l}); err != nil {
			return err
		}
		l.Removed = true
		return tx.PutLayer(l)
	})
}
