package tile

import "encoding/binary"

// writer writes the protocol buffer of a tile: layers in the order they come, each with its own table of
// keys and values. https://github.com/mapbox/vector-tile-spec/tree/master/2.1
type writer struct {
	set    *Set
	values Values
	layers []layer
	of     map[uint32]int // layer by the number of its name
	packed []byte
}

// layer is a layer in the making.
type layer struct {
	name       uint32
	features   []byte
	keys       []string
	values     [][]byte          // as the format has them
	key, value map[uint32]uint32 // their places, by the number of the text
	figureKey  uint32            // place of the key of Values
	figure     map[int64]uint32  // places of figures
}

// The fields of the format's messages, with their wire types.
const (
	tileLayer       = 3<<3 | 2
	layerName       = 1<<3 | 2
	layerFeature    = 2<<3 | 2
	layerKey        = 3<<3 | 2
	layerValue      = 4<<3 | 2
	layerExtent     = 5 << 3
	layerVersion    = 15 << 3
	featureID       = 1 << 3
	featureTags     = 2<<3 | 2
	featureShape    = 3 << 3
	featureGeometry = 4<<3 | 2
	valueText       = 1<<3 | 2
	valueFigure     = 4 << 3
)

func (w *writer) layer(name uint32) *layer {
	n, ok := w.of[name]
	if !ok {
		if w.of == nil {
			w.of = map[uint32]int{}
		}
		n = len(w.layers)
		w.of[name] = n
		w.layers = append(w.layers, layer{name: name, key: map[uint32]uint32{}, value: map[uint32]uint32{}, figure: map[int64]uint32{}})
	}
	return &w.layers[n]
}

func (w *writer) feature(i int32, geometry []uint32) {
	l := w.layer(w.set.layer[i])
	var body []byte
	if id := w.set.id[i]; id != 0 {
		body = binary.AppendUvarint(append(body, featureID), id)
	}
	w.packed = w.packed[:0]
	for _, tag := range w.set.tags(i) {
		w.packed = binary.AppendUvarint(w.packed, uint64(number(l.key, &l.keys, tag[0], func() string { return w.set.text[tag[0]] })))
		w.packed = binary.AppendUvarint(w.packed, uint64(number(l.value, &l.values, tag[1], func() []byte { return field(nil, valueText, w.set.text[tag[1]]) })))
	}
	if v, ok := w.values.of(w.set.id[i]); ok {
		w.packed = binary.AppendUvarint(w.packed, uint64(l.keyOf(w.values.Key)))
		w.packed = binary.AppendUvarint(w.packed, uint64(number(l.figure, &l.values, v, func() []byte { return binary.AppendUvarint([]byte{valueFigure}, uint64(v)) })))
	}
	if len(w.packed) > 0 {
		body = field(body, featureTags, w.packed)
	}
	body = append(body, featureShape, byte(w.set.shape[i]))
	w.packed = w.packed[:0]
	for _, v := range geometry {
		w.packed = binary.AppendUvarint(w.packed, uint64(v))
	}
	l.features = field(l.features, layerFeature, field(body, featureGeometry, w.packed))
}

// number numbers what a layer tells in the order it comes: it gives the place of a key in the list, and puts it there
// when it is new.
func number[K comparable, V any](of map[K]uint32, list *[]V, key K, text func() V) uint32 {
	n, ok := of[key]
	if !ok {
		n = uint32(len(*list))
		of[key], *list = n, append(*list, text())
	}
	return n
}

// keyOf gives the place of the key of Values, which stands once in a layer.
func (l *layer) keyOf(key string) uint32 {
	if len(l.figure) == 0 {
		l.figureKey, l.keys = uint32(len(l.keys)), append(l.keys, key)
	}
	return l.figureKey
}

// field appends a field of bytes.
func field[T ~[]byte | ~string](to []byte, tag byte, body T) []byte {
	to = binary.AppendUvarint(append(to, tag), uint64(len(body)))
	return append(to, body...)
}

func (w *writer) bytes() []byte {
	var data, body []byte
	for i := range w.layers {
		l := &w.layers[i]
		body = append(body[:0], layerVersion, 2)
		body = field(body, layerName, w.set.text[l.name])
		body = append(body, l.features...)
		for _, key := range l.keys {
			body = field(body, layerKey, key)
		}
		for _, value := range l.values {
			body = field(body, layerValue, value)
		}
		body = binary.AppendUvarint(append(body, layerExtent), Extent)
		data = field(data, tileLayer, body)
	}
	return data
}
