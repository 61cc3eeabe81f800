package app

import (
	"bytes"
	"context"
	"io"

	"zhenyu"
	"zhenyu/sample"
)

// SampleLayers are the layers of the sample town.
type SampleLayers struct {
	Layers []*AddedLayer `json:"layers"`
}

// sampleSeed decides the town: always the same, so that what a guide says of it holds.
const sampleSeed = 1

// sampleSource says of both files that they show no real place.
const sampleSource = "鎮域 Zhenyu：虚构的示例 · made-up sample"

// AddSample adds a made-up town, its extract and its people, as layers: all that is needed to measure.
func (r *Record) AddSample(ctx context.Context, actor zhenyu.Actor) (*SampleLayers, error) {
	added := &SampleLayers{}
	for _, f := range []struct {
		kind  zhenyu.LayerKind
		name  string
		write func(io.Writer, uint64) error
	}{
		{zhenyu.ExtractLayer, "sample-town.osm.pbf", sample.Town},
		{zhenyu.PeopleLayer, "sample-people.csv", sample.People},
	} {
		var file bytes.Buffer
		if err := f.write(&file, sampleSeed); err != nil {
			return nil, err
		}
		l, err := r.AddLayer(ctx, actor, LayerInput{Kind: f.kind, Name: f.name, Source: sampleSource}, &file)
		if err != nil {
			return nil, err
		}
		added.Layers = append(added.Layers, l)
	}
	return added, nil
}
