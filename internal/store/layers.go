package store

import (
	"fmt"

	"zhenyu"
)

// PutLayer writes a layer; one with version 0 is new, and its file must have been kept before.
func (tx *Tx) PutLayer(r *zhenyu.Layer) error {
	_, err := put(tx, layers, r, int64(r.ID), &r.Version, func() { r.ChangedBy, r.ChangedAt = tx.act.Actor.Name, tx.Now })
	return err
}

// Layer gives one layer, or ErrNotFound.
func (tx *Tx) Layer(id zhenyu.LayerID) (*zhenyu.Layer, error) { return layers.one(tx, int64(id)) }

// Layers gives the layers that are not removed, newest first.
func (tx *Tx) Layers(limit int) ([]*zhenyu.Layer, error) {
	return layers.where(tx, fmt.Sprintf(`WHERE NOT removed ORDER BY id DESC LIMIT %d`, limit))
}

// CurrentLayers gives the newest layer of each kind, removed ones left out.
func (tx *Tx) CurrentLayers() ([]*zhenyu.Layer, error) {
	return layers.where(tx, `WHERE id IN (SELECT max(id) FROM layer WHERE NOT removed GROUP BY kind) ORDER BY id`)
}

// LayerOf gives the newest layer of a kind and content that is not removed, or ErrNotFound.
func (tx *Tx) LayerOf(kind zhenyu.LayerKind, content string) (*zhenyu.Layer, error) {
	found, err := layers.where(tx, `WHERE content = $1 AND kind = $2 AND NOT removed ORDER BY id DESC LIMIT 1`, content, string(kind))
	if err == nil && len(found) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

// Contents gives the hashes of all files that the record needs, of removed layers too: runs name them.
func (tx *Tx) Contents() ([]string, error) {
	return column[string](tx, `SELECT content FROM layer UNION SELECT result FROM run ORDER BY 1`)
}
