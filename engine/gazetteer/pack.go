package gazetteer

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"slices"
	"strings"
	"unicode/utf8"
)

// Record is one line of the statistical codes.
type Record struct {
	Code  int64 // 12 digits
	Level Level // Province to Village; 441900000000 is both a city and the county of it
	Name  string
}

// ErrRecords is in the chain of every error of Pack.
var ErrRecords = errors.New("gazetteer: records")

// Pack gives the data file of the records, the one that Open reads. Records may come in any
// order, which is not kept; each but a province must have its parent, the record one level up
// whose code agrees with it in all digits that the parent's level has.
// It returns an error that wraps ErrRecords and names the code for a missing parent, a repeated
// code at one level, a code that does not fit its level, or a name that is empty,
// not UTF-8 or longer than 64 runes.
// Deterministic; seconds for the country.
//
// The file is: magic, a checksum of the rules, a checksum of the rest; the places in level order,
// children of each and their code steps; the alphabet; the trie in level order, and with each node
// the places that have its stem. It is read front to back into flat arrays, without a sort.
func Pack(records []Record) ([]byte, error) {
	rows, err := sortRows(records)
	if err != nil {
		return nil, err
	}
	d := build(0, rows, nil)
	var body []byte
	body = packPlaces(body, d)
	body = packTrie(body, d)
	head := append([]byte(magic), make([]byte, 8)...)
	binary.LittleEndian.PutUint32(head[len(magic):], rulesSum())
	binary.LittleEndian.PutUint32(head[len(magic)+4:], crc32.Checksum(body, castagnoli))
	return append(head, body...), nil
}

// maxRunes is the longest name; the country's longest has 33 runes.
const maxRunes = 64

const magic = "zygaz1\n\x00"

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// rulesSum changes with the rules: classes and endings in a data file are indexes into them.
func rulesSum() uint32 {
	return crc32.Checksum(fmt.Appendf(nil, "%v", rules), castagnoli)
}

// sortRows orders records by level and code and finds the parents.
func sortRows(records []Record) ([]row, error) {
	sorted := slices.Clone(records)
	slices.SortFunc(sorted, func(a, b Record) int {
		return cmp.Or(cmp.Compare(a.Level, b.Level), cmp.Compare(a.Code, b.Code))
	})
	type key struct {
		level Level
		code  int64
	}
	ids := map[key]ID{}
	rows := make([]row, 0, len(sorted))
	for i, r := range sorted {
		if err := r.check(); err != nil {
			return nil, err
		}
		parent := None
		if r.Level > Province {
			above := unit[r.Level-1]
			id, ok := ids[key{r.Level - 1, r.Code / above * above}]
			if !ok {
				return nil, fmt.Errorf("%w: %012d %s has no parent", ErrRecords, r.Code, r.Name)
			}
			parent = id
		}
		k := key{r.Level, r.Code}
		if _, twice := ids[k]; twice {
			return nil, fmt.Errorf("%w: %012d twice", ErrRecords, r.Code)
		}
		ids[k] = ID(i)
		rows = append(rows, row{r.Level, r.Code, r.Name, parent})
	}
	return rows, nil
}

func (r Record) check() error {
	switch {
	case r.Level < Province || r.Level > Village:
		return fmt.Errorf("%w: %012d: level %d", ErrRecords, r.Code, r.Level)
	case r.Code <= 0 || r.Code >= 1e12 || r.Code%unit[r.Level] != 0:
		return fmt.Errorf("%w: %012d is no code of level %d", ErrRecords, r.Code, r.Level)
	case r.Name == "" || !utf8.ValidString(r.Name) || strings.ContainsRune(r.Name, utf8.RuneError),
		utf8.RuneCountInString(r.Name) > maxRunes:
		return fmt.Errorf("%w: %012d: name %q", ErrRecords, r.Code, r.Name)
	}
	return nil
}

// way is how the places of one node are named: an ending and a class; second where it is not
// their official name.
type way struct {
	second bool
	tail   tail
	class  class
}

const secondFlag = 0x80 // on a way's class byte

// packTrie writes the nodes: label, children, the ways of its postings, and the postings, each
// one number that holds the step in ids and the way.
func packTrie(b []byte, d *draft) []byte {
	b = binary.AppendUvarint(b, uint64(len(d.runes)))
	for _, r := range d.runes {
		b = binary.AppendUvarint(b, uint64(r))
	}
	b = binary.AppendUvarint(b, uint64(len(d.nodes)-1))
	b = binary.AppendUvarint(b, uint64(len(d.node)))
	b = binary.AppendUvarint(b, uint64(len(d.forms)))
	for n := range len(d.nodes) - 1 {
		b = binary.LittleEndian.AppendUint16(b, uint16(d.leads[n]))
		b = binary.AppendUvarint(b, uint64(d.nodes[n+1].child-d.nodes[n].child))
		b = packForms(b, d.forms[d.nodes[n].post:d.nodes[n+1].post])
	}
	return b
}

// packForms writes the forms of one node.
func packForms(b []byte, forms []form) []byte {
	ways := waysOf(forms)
	b = binary.AppendUvarint(b, uint64(len(ways)))
	for _, w := range ways {
		flagged := byte(w.class)
		if w.second {
			flagged |= secondFlag
		}
		b = append(b, byte(w.tail), flagged)
	}
	if len(ways) == 0 {
		return b
	}
	b = binary.AppendUvarint(b, uint64(len(forms)))
	prev := ID(0)
	for _, f := range forms {
		step := int(f.place-prev)*len(ways) + slices.Index(ways, f.way())
		b = binary.AppendUvarint(b, uint64(step))
		prev = f.place
	}
	return b
}

func (f form) way() way { return way{!f.first, f.tail, f.class} }

// waysOf lists the ways of forms, official names first and by ending, so that names number
// themselves as they are read.
func waysOf(forms []form) []way {
	var ways []way
	for _, f := range forms {
		if w := f.way(); !slices.Contains(ways, w) {
			ways = append(ways, w)
		}
	}
	slices.SortFunc(ways, func(a, b way) int {
		if a.second != b.second {
			if a.second {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(a.tail, b.tail), cmp.Compare(a.class, b.class))
	})
	return ways
}

// packPlaces writes the places level by level, each level in the order of its parents.
func packPlaces(b []byte, d *draft) []byte {
	count := make([]int, len(d.place)+1) // children of each place; of None first
	for _, p := range d.parent {
		count[p+1]++
	}
	b = binary.AppendUvarint(b, uint64(len(d.place)))
	next := 0
	for p := None; next < len(d.place); p++ {
		b = binary.AppendUvarint(b, uint64(count[p+1]))
		prev := int64(0)
		if p != None {
			prev = d.code[p]
		}
		for range count[p+1] {
			b = binary.AppendUvarint(b, uint64((d.code[next]-prev)/unit[d.level[next]]))
			prev = d.code[next]
			next++
		}
	}
	return b
}
