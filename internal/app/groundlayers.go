package app

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"

	"zhenyu"
	"zhenyu/engine/access"
	"zhenyu/internal/store"
)

// Ground gives what is measured now, all current layers as files, and a version that is another as soon as any of
// them is. A layer may take the place of the current one of its kind, to compare with last year's; 0 for none. Rules,
// categories and threads are for the caller to set. Without an extract it is an error of kind NotFound.
func (r *Record) Ground(ctx context.Context, actor zhenyu.Actor, instead zhenyu.LayerID) (in AccessInput, version string, err error) {
	var layers []*zhenyu.Layer
	err = r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) (err error) {
		layers, err = layersWith(tx, instead)
		return err
	})
	if err != nil {
		return in, "", err
	}
	i := slices.IndexFunc(layers, isExtract)
	if i < 0 {
		return in, "", problem(zhenyu.NotFound, "no_ground")
	}
	in, err = r.input(zhenyu.GroundParameters{}, inputsOf(layers))
	in.Source, in.AsOf, in.Beside = layers[i].Source, layers[i].AsOf, beside(layers)
	return in, versionOf(layers), err
}

// GroundOf gives the ground of a version: that of now, or of one layer in the place of the current one of its kind. It is
// an error of kind NotFound where the layers have changed since.
func (r *Record) GroundOf(ctx context.Context, actor zhenyu.Actor, version string) (AccessInput, error) {
	list, err := r.Layers(ctx, actor)
	if err != nil {
		return AccessInput{}, err
	}
	instead := []zhenyu.LayerID{0}
	for _, l := range list.Layers {
		if !l.Current {
			instead = append(instead, l.ID)
		}
	}
	for _, id := range instead {
		if in, is, err := r.Ground(ctx, actor, id); err == nil && is == version {
			return in, nil
		}
	}
	return AccessInput{}, problem(zhenyu.NotFound, "circle_closed")
}

func isExtract(l *zhenyu.Layer) bool { return l.Kind == zhenyu.ExtractLayer }

// layersWith gives the current layers, one of them exchanged for another of its kind; 0 for none.
func layersWith(tx *store.Tx, instead zhenyu.LayerID) ([]*zhenyu.Layer, error) {
	layers, err := tx.CurrentLayers()
	if err != nil || instead == 0 {
		return layers, err
	}
	other, err := tx.Layer(instead)
	if err != nil {
		return nil, err
	}
	layers = slices.DeleteFunc(layers, func(l *zhenyu.Layer) bool { return l.Kind == other.Kind })
	return append(layers, other), nil
}

// versionOf is that of the ground that layers make, and of what is said of them where it is shown with it.
func versionOf(layers []*zhenyu.Layer) string {
	var said []string
	for _, l := range layers {
		if isExtract(l) {
			said = append(said, l.Source, l.AsOf.String())
		}
	}
	for _, b := range beside(layers) {
		said = append(said, string(b.Kind), b.Name, b.Source, b.AsOf)
	}
	return groundVersion(inputsOf(layers), said...)
}

// currentInputs gives the current layers as a run names them.
func currentInputs(tx *store.Tx) ([]zhenyu.Input, error) {
	layers, err := tx.CurrentLayers()
	return inputsOf(layers), err
}

func inputsOf(layers []*zhenyu.Layer) []zhenyu.Input {
	inputs := make([]zhenyu.Input, len(layers))
	for i, l := range layers {
		inputs[i] = inputOf(l)
	}
	return inputs
}

func inputOf(l *zhenyu.Layer) zhenyu.Input {
	return zhenyu.Input{Kind: l.Kind, Layer: l.ID, Content: l.Content, Bytes: l.Bytes, Datum: l.Datum}
}

// groundVersion is that of files, and of what is said of them where it is shown with them.
func groundVersion(inputs []zhenyu.Input, said ...string) string {
	sum := sha256.New()
	for _, in := range inputs {
		fmt.Fprintf(sum, "%s %s %s\n", in.Kind, in.Content, in.Datum)
	}
	for _, words := range said {
		fmt.Fprintf(sum, "%q\n", words)
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

// input says where the files of a measurement lie. A layer of facilities stands for its categories, those that it
// lacks are the extract's; areas and people are the layer's where there is one.
func (r *Record) input(g zhenyu.GroundParameters, inputs []zhenyu.Input) (AccessInput, error) {
	in := AccessInput{Profile: g.Profile, Origins: cmp.Or(g.Origins, "homes"), Facilities: "osm", Areas: "osm"}
	people := ""
	for _, i := range inputs {
		if !r.files.Has(i.Content) {
			return in, problem(zhenyu.Unavailable, "no_content", i.Content)
		}
		path, datum := r.files.Path(i.Content), access.Datum(i.Datum)
		switch i.Kind {
		case zhenyu.ExtractLayer:
			in.Extract = path
		case zhenyu.PeopleLayer:
			people, in.PeopleDatum = path, datum
		case zhenyu.FacilitiesLayer:
			in.Own, in.Datum = path, datum
		case zhenyu.AreasLayer:
			in.Areas = path
		case zhenyu.StandardLayer:
			in.OwnRules = path
		case zhenyu.CandidatesLayer: // a plan's own
		}
	}
	switch {
	case in.Extract == "":
		return in, problem(zhenyu.NotFound, "no_ground")
	case in.Origins == "cells" && people == "":
		return in, problem(zhenyu.NotFound, "no_people")
	case in.Origins == "cells":
		in.Origins = people
	case in.Origins == "nodes": // everybody counts as one
	case g.People > 0:
		in.People = strconv.FormatFloat(g.People, 'f', -1, 64)
	default:
		in.People = people
	}
	return in, nil
}
