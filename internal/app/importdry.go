package app

import (
	"crypto/sha256"
	"encoding/hex"

	"zhenyu"
	"zhenyu/engine/alike"
	"zhenyu/internal/store"
)

// rehearsal is a dry run: what it read so far, in which copies are looked for as in what the record keeps.
type rehearsal struct {
	near map[uint64][]*dryText // by the bands of their words
}

// dryText is one text of a dry run.
type dryText struct {
	name   string
	signed alike.Signature
}

// bandShared is how many texts a band is noted of, as in the record.
const bandShared = 32

// compare notes which documents of a file tell the same as one kept, or as an earlier one of the run.
func (d *rehearsal) compare(tx *store.Tx, f *readFile, results []Imported) error {
	for i, o := range f.outcomes {
		if o.Report == nil {
			continue
		}
		sum := sha256.Sum256([]byte(o.Report.Text))
		doc := &zhenyu.Document{TextHash: hex.EncodeToString(sum[:])}
		if err := findCopy(tx, doc, f.signed[i]); err != nil {
			return err
		}
		done := &results[i]
		done.Items = len(propose(o.Report, tx.Now.Time()).items)
		if err := done.compare(tx, doc); err != nil {
			return err
		}
		if name, likeness := d.like(f.signed[i]); likeness > done.Likeness {
			done.CopyOf, done.CopyAt, done.Like, done.Likeness = 0, 0, name, likeness
		}
		d.note(&dryText{o.ID, f.signed[i]})
	}
	return nil
}

// like gives the earlier text of the run that is most like one, where any is enough.
func (d *rehearsal) like(sign alike.Signature) (name string, likeness float64) {
	for _, band := range sign.Bands() {
		for _, t := range d.near[band] {
			if l := sign.Likeness(t.signed); l >= likeEnough && l > likeness {
				name, likeness = t.name, l
			}
		}
		if likeness >= nearlySame {
			break
		}
	}
	return name, likeness
}

func (d *rehearsal) note(t *dryText) {
	for _, band := range t.signed.Bands() {
		if len(d.near[band]) < bandShared {
			d.near[band] = append(d.near[band], t)
		}
	}
}
