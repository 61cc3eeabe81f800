package app

import (
	"cmp"
	"fmt"
	"strings"

	"zhenyu"
	"zhenyu/internal/lang"
	"zhenyu/internal/store"
)

// LayerSaid is what is said of a layer that is measured beside an extract, and shown with what is found.
type LayerSaid struct {
	Kind   zhenyu.LayerKind `json:"kind" enum:"people,facilities,areas"`
	Name   string           `json:"name" doc:"of its file"`
	Source string           `json:"source,omitempty" doc:"who made it"`
	AsOf   string           `json:"as_of,omitempty" doc:"the day that it shows"`
}

// beside says whose the people, facilities and areas are, where they are not the extract's.
func beside(layers []*zhenyu.Layer) (all []LayerSaid) {
	for _, kind := range []zhenyu.LayerKind{zhenyu.PeopleLayer, zhenyu.FacilitiesLayer, zhenyu.AreasLayer} {
		for _, l := range layers {
			if l.Kind == kind {
				all = append(all, LayerSaid{l.Kind, l.Name, l.Source, l.AsOf.String()})
			}
		}
	}
	return all
}

// words are what it is, whose, and as of when.
func (l LayerSaid) words(c *lang.Catalogue) string {
	return strings.TrimSpace(fmt.Sprintf("%s %s %s", c.Of("beside", string(l.Kind)), cmp.Or(l.Source, l.Name), l.AsOf))
}

// saidOf is what is said of the layers that a run was made of.
func saidOf(tx *store.Tx, inputs []zhenyu.Input) (said extractSaid, err error) {
	var layers []*zhenyu.Layer
	for _, in := range inputs {
		l, err := tx.Layer(in.Layer)
		if err != nil {
			return said, err
		}
		if layers = append(layers, l); isExtract(l) {
			said.source, said.asOf, said.madeUp = l.Source, l.AsOf.String(), l.Summary.MadeUp
		}
	}
	said.beside = beside(layers)
	return said, nil
}
