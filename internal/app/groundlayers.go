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
	var inputs []zhenyu.Input
	var extract *zhenyu.Layer
	err = r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) (err error) {
		inputs, err = currentInputs(tx)
		if err == nil && instead != 0 {
			inputs, err = exchange(tx, inputs, instead)
		}
		if err == nil {
			extract, err = extractOf(tx, instead)
		}
		return err
	})
	if err != nil {
		return in, "", err
	}
	in, err = r.input(zhenyu.GroundParameters{}, inputs)
	in.Source, in.AsOf = extract.Source, extract.AsOf
	return in, groundVersion(inputs, saidOf(extract)...), err
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

// saidOf is what is said of an extract and shown with what is measured on it.
func saidOf(extract *zhenyu.Layer) []string { return []string{extract.Source, extract.AsOf.String()} }

// currentInputs gives the current layers as a run names them.
func currentInputs(tx *store.Tx) ([]zhenyu.Input, error) {
	layers, err := tx.CurrentLayers()
	inputs := make([]zhenyu.Input, len(layers))
	for i, l := range layers {
		inputs[i] = inputOf(l)
	}
	return inputs, err
}

func inputOf(l *zhenyu.Layer) zhenyu.Input {
	return zhenyu.Input{Kind: l.Kind, Layer: l.ID, Content: l.Content, Bytes: l.Bytes, Datum: l.Datum}
}

// exchange puts a layer in the place of that of its kind.
func exchange(tx *store.Tx, inputs []zhenyu.Input, id zhenyu.LayerID) ([]zhenyu.Input, error) {
	l, err := tx.Layer(id)
	if err != nil {
		return nil, err
	}
	inputs = slices.DeleteFunc(inputs, func(in zhenyu.Input) bool { return in.Kind == l.Kind })
	return append(inputs, inputOf(l)), nil
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
