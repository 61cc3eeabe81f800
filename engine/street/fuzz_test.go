package street_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"strings"
	"testing"

	"zhenyu/engine/street"
)

// usable fails when a network that a reader let through cannot be searched.
func usable(t *testing.T, n *street.Network) {
	t.Helper()
	if n.Places() == 0 {
		return
	}
	all := n.AllPlaces()
	if _, err := n.Nearest(t.Context(), all, []*street.Points{all}, street.Options{Limit: street.Never}); err != nil {
		t.Fatal(err)
	}
	if _, err := n.Count(t.Context(), all, all, []street.Time{100}, 1); err != nil {
		t.Fatal(err)
	}
}

func FuzzReadCSV(f *testing.F) {
	f.Add(nodesCSV, edgesCSV)
	f.Add("id,lon,lat\n1,2,3\n", "from,to,metres,oneway\n1,1,2,-1\n")
	f.Fuzz(func(t *testing.T, nodes, edges string) {
		d, err := street.ReadCSV(strings.NewReader(nodes), strings.NewReader(edges), 4.5)
		if err == nil {
			usable(t, build(d))
		}
	})
}

func FuzzReadGeoJSON(f *testing.F) {
	f.Add(`{"features":[{"geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]},"properties":{"oneway":1}}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		d, _, err := street.ReadGeoJSON(strings.NewReader(text), 4.5)
		if err == nil {
			usable(t, build(d))
		}
	})
}

// FuzzOpen mends the checksums of what it tries, so that the checks behind them are met.
func FuzzOpen(f *testing.F) {
	d, err := street.ReadCSV(strings.NewReader(nodesCSV), strings.NewReader(edgesCSV), 4.5)
	if err != nil {
		f.Fatal(err)
	}
	var file bytes.Buffer
	if _, err := build(d).WriteTo(&file); err != nil {
		f.Fatal(err)
	}
	f.Add(file.Bytes())
	f.Fuzz(func(t *testing.T, b []byte) {
		if n, err := street.Open(mend(b)); err == nil {
			usable(t, n)
		}
	})
}

// mend gives a file the checksums of what is in it, where its head is whole.
func mend(b []byte) []byte {
	const sections, head = 11, 16 + 11*12 + 4
	if len(b) < head {
		return b
	}
	b = bytes.Clone(b)
	table := crc32.MakeTable(crc32.Castagnoli)
	rest := b[head:]
	for s := range sections {
		entry := b[16+12*s:]
		size := binary.LittleEndian.Uint64(entry)
		if size > uint64(len(rest)) {
			break
		}
		binary.LittleEndian.PutUint32(entry[8:], crc32.Checksum(rest[:size], table))
		rest = rest[size:]
	}
	binary.LittleEndian.PutUint32(b[head-4:], crc32.Checksum(b[:head-4], table))
	return b
}
