package app

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"strings"
	"unicode/utf8"

	"zhenyu"
	"zhenyu/engine/alike"
	"zhenyu/engine/gazetteer"
	"zhenyu/internal/lang"
	"zhenyu/internal/store"
)

// likeEnough is the likeness from which a document is offered as a copy of another.
const likeEnough = 0.6

// nearlySame is the likeness from which no other document is looked at.
const nearlySame = 0.9

// Imported says what became of one document.
type Imported struct {
	Name     string            `json:"name"`
	Result   ImportResult      `json:"result" enum:"new,known,refused,skipped"`
	Document zhenyu.DocumentID `json:"document,omitempty"` // also of a known one
	Visit    zhenyu.VisitID    `json:"visit,omitempty"`
	IsVisit  bool              `json:"is_visit"`
	Items    int               `json:"items"`              // that the reader proposed
	CopyOf   zhenyu.DocumentID `json:"copy_of,omitempty"`  // an earlier document that tells the same, for a person to decide
	CopyAt   zhenyu.VisitID    `json:"copy_at,omitempty"`  // the visit of that document
	Like     string            `json:"like,omitempty"`     // what that is called: its visit's title, or in a dry run also the name of a document of the same run
	Likeness float64           `json:"likeness,omitempty"` // to either
	Reason   *Reason           `json:"reason,omitempty"`   // why it was refused
	Err      error             `json:"-"`                  // the same
	First    bool              `json:"-"`                  // of its source, for progress
	Size     int64             `json:"-"`                  // of its source, on the first
}

// Ended tells whether the import ended with this outcome: what was wrong is not of the document, and the next would fare
// no better.
func (done *Imported) Ended() bool {
	e, ok := errors.AsType[*store.DatabaseError](done.Err)
	return ok && e.Fault != store.Other && e.Fault != store.Duplicate
}

// ImportResult says what became of a document.
type ImportResult string

// The results.
const (
	IsNew   ImportResult = "new"
	IsKnown ImportResult = "known" // the same bytes were imported before
	Refused ImportResult = "refused"
	IsOther ImportResult = "skipped" // a file in a folder that is no report by its ending: it was not read
)

// Import reads the sources and keeps what is new: the bytes as received, the text, and what the reader proposes. Each
// file is one transaction, and is on disk when its outcome comes. The order is that of the sources. With dryRun
// everything is read and nothing kept. Where the record takes nothing more, as on a full disk, the import ends with the
// outcome that says so, see Ended.
func (r *Record) Import(ctx context.Context, actor zhenyu.Actor, sources iter.Seq[Source], dryRun bool) iter.Seq[Imported] {
	return func(yield func(Imported) bool) {
		reader, err := r.reader()
		if err == nil {
			err = require(actor, zhenyu.Editor)
		}
		if err != nil {
			yield(refuse("", err))
			return
		}
		read := func(ctx context.Context, s Source) *readFile { return r.readFile(ctx, actor, reader, s) }
		var dry *rehearsal
		if dryRun {
			dry = &rehearsal{near: map[uint64][]*dryText{}}
		}
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		guest := &guest{room: r.reading}
		defer guest.end()
		for f := range ordered(ctx, guest.admit(ctx, sources), read) {
			results := r.keep(ctx, actor, f, dry)
			guest.leave(f.Source)
			for _, done := range results {
				if !yield(done) || done.Ended() {
					cancel() // no source waits for room any more
					return
				}
			}
		}
	}
}

// readFile is one source that was read and not kept yet.
type readFile struct {
	Source
	hash      string
	original  []byte
	known     []Imported
	outcomes  []Outcome           // one without a report and an error is known
	members   map[string]Imported // what is known of an archive, by where it stands in it
	signed    []alike.Signature
	gazetteer *gazetteer.Gazetteer
}

// readFile reads one source, where it is not known. The order of the record is not touched, so many read at a time.
func (r *Record) readFile(ctx context.Context, actor zhenyu.Actor, reader *Reader, s Source) *readFile {
	f := &readFile{Source: s, gazetteer: reader.names}
	in := s.load(ctx)
	sum := sha256.Sum256(in.original)
	f.hash, f.original = hex.EncodeToString(sum[:]), in.original
	if in.original != nil {
		err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) (err error) {
			f.known, err = knownDocuments(tx, s.ID, f.hash)
			f.members = membersOf(f.known)
			return err
		})
		if err != nil {
			f.outcomes = []Outcome{{ID: s.ID, Err: err}}
			return f
		}
	}
	if f.known != nil && !isArchive(s.ID) {
		return f
	}
	for doc, err := range in.documents {
		if _, known := f.members[memberOf(doc.Name)]; known && err == nil {
			f.outcomes, f.signed = append(f.outcomes, Outcome{ID: doc.Name}), append(f.signed, alike.Signature{})
			continue
		}
		o := Outcome{ID: nameOf(doc, s), Err: worded(err)}
		if err == nil {
			doc.Text = storable(doc.Text)
			o = reader.readDocument(doc)
		}
		f.outcomes = append(f.outcomes, o)
		f.signed = append(f.signed, alike.Sign(doc.Text))
	}
	if f.kept() == 0 {
		f.original = nil // nobody keeps it: it need not wait for its turn in memory
	}
	return f
}

// storable gives a text that both databases take: what is no UTF-8, and zero characters, become U+FFFD, one for one,
// so that spans hold.
func storable(text string) string {
	if utf8.ValidString(text) && !strings.ContainsRune(text, 0) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if r == 0 {
			return utf8.RuneError
		}
		return r
	}, text)
}

// keep writes one file, and says what became of each of its documents.
func (r *Record) keep(ctx context.Context, actor zhenyu.Actor, f *readFile, dry *rehearsal) []Imported {
	results := f.known
	if f.outcomes != nil || f.known == nil {
		results = f.results()
		var err error
		switch {
		case f.kept() == 0:
		case dry != nil:
			err = r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error { return dry.compare(tx, f, results) })
		default:
			_, err = r.update(ctx, actor, "import", func(tx *store.Tx) (err error) {
				if known, err := knownDocuments(tx, f.ID, f.hash); err != nil || len(known) > len(f.known) {
					results = known // another import was faster
					return err
				}
				return f.save(tx, r.version, results)
			})
		}
		if err != nil {
			results = []Imported{refuse(f.ID, err)}
		}
	}
	if len(results) > 0 {
		results[0].First, results[0].Size = true, f.Size
	}
	return results
}

// results gives the outcome of each document before it is kept.
func (f *readFile) results() []Imported {
	results := make([]Imported, len(f.outcomes))
	for i, o := range f.outcomes {
		if o.Err != nil {
			results[i] = refuse(o.ID, o.Err)
			continue
		}
		if o.Report == nil {
			results[i] = f.members[memberOf(o.ID)]
			results[i].Name = o.ID
			continue
		}
		results[i] = Imported{Name: o.ID, Result: IsNew, IsVisit: o.Report.Reading.IsVisit}
	}
	return results
}

func refuse(name string, err error) Imported {
	return Imported{Name: name, Result: Refused, Err: err, Reason: reasonOf(err)}
}

// kept counts the documents that can be kept.
func (f *readFile) kept() int {
	n := 0
	for _, o := range f.outcomes {
		if o.Report != nil {
			n++
		}
	}
	return n
}

func (f *readFile) save(tx *store.Tx, version string, results []Imported) error {
	if err := tx.KeepOriginal(f.hash, f.original); err != nil {
		return err
	}
	for i, o := range f.outcomes {
		if o.Report == nil {
			continue
		}
		if err := f.saveDocument(tx, version, o.Report, f.signed[i], &results[i]); err != nil {
			return fmt.Errorf("%s: %w", o.ID, err)
		}
	}
	return nil
}

func (f *readFile) saveDocument(tx *store.Tx, version string, r *Report, sign alike.Signature, done *Imported) error {
	p := propose(r, tx.Now.Time())
	value := p.visit
	v := &zhenyu.Visit{ID: zhenyu.VisitID(tx.NewID()), Value: value, Proposal: &value, Reader: version, Status: zhenyu.Proposed}
	if err := tx.PutVisit(v); err != nil {
		return err
	}
	sum := sha256.Sum256([]byte(r.Text))
	d := &zhenyu.Document{
		ID: zhenyu.DocumentID(tx.NewID()), Visit: v.ID, Original: f.hash, Name: storable(r.ID), Format: r.Format, Charset: r.Charset, Notes: inEnglish(r.Notes),
		TextHash: hex.EncodeToString(sum[:]), Length: utf8.RuneCountInString(r.Text), Text: r.Text,
	}
	if err := findCopy(tx, d, sign); err != nil {
		return err
	}
	if err := tx.PutDocument(d); err != nil {
		return err
	}
	if err := tx.KeepBands(d.ID, sign.Bands()); err != nil {
		return err
	}
	done.Document, done.Visit, done.Items = d.ID, v.ID, len(p.items)
	if err := done.compare(tx, d); err != nil {
		return err
	}
	return p.save(tx, newLocator(tx, f.gazetteer, v.Value.Day), v, d.ID, version)
}

// compare says which earlier document tells the same, as people know it.
func (done *Imported) compare(tx *store.Tx, d *zhenyu.Document) error {
	if d.CopyOf == 0 {
		return nil
	}
	other, err := tx.Document(d.CopyOf)
	if err != nil {
		return err
	}
	v, err := tx.Visit(other.Visit)
	if err != nil {
		return err
	}
	done.CopyOf, done.CopyAt, done.Likeness = other.ID, v.ID, d.Likeness
	done.Like = cmp.Or(v.Value.Title, other.Name)
	return nil
}

// findCopy looks for an earlier document that tells the same, and notes the one most like it. One with the same words, but
// for a line, is as good as any.
func findCopy(tx *store.Tx, d *zhenyu.Document, sign alike.Signature) error {
	same, err := tx.DocumentOfText(d.TextHash)
	if err != nil || same != 0 {
		d.CopyOf, d.Likeness = same, 1
		return err
	}
	ids, err := tx.DocumentsLike(sign.Bands())
	if err != nil {
		return err
	}
	for _, id := range ids {
		other, err := tx.Document(id)
		if err != nil {
			return err
		}
		likeness := sign.Likeness(alike.Sign(other.Text))
		if likeness >= likeEnough && likeness > d.Likeness {
			d.CopyOf, d.Likeness = id, likeness
		}
		if likeness >= nearlySame {
			break
		}
	}
	return nil
}

// save writes the items of a proposal. Stops come before what belongs to them, so their ids are known.
func (p *proposal) save(tx *store.Tx, places *locator, v *zhenyu.Visit, document zhenyu.DocumentID, version string) error {
	made := make([]*zhenyu.Item, len(p.items))
	order := map[zhenyu.ItemKind]int{}
	for i, each := range p.items {
		item := &zhenyu.Item{
			ID: zhenyu.ItemID(tx.NewID()), Visit: v.ID, Document: document, Kind: each.kind, Order: order[each.kind], Status: zhenyu.Proposed,
			Proposal: each.value, Reader: version, Day: v.Value.Day, Hidden: !v.Stands(),
		}
		order[each.kind]++
		var stop *zhenyu.Item
		if each.stop >= 0 && each.stop < i { // a container stands before its sites
			stop = made[each.stop]
		}
		if err := places.place(item, stop); err != nil {
			return err
		}
		if err := tx.PutItem(item); err != nil {
			return err
		}
		made[i] = item
	}
	return nil
}

// place says where an item is: a stop by the place around it, then by its code or its name, a directive by the name that it
// is for, and either, where that says nothing, where the stop is that it belongs to.
func (l *locator) place(item, stop *zhenyu.Item) error {
	item.Stop, item.Area, item.Town = 0, 0, 0
	if stop != nil {
		item.Stop, item.Area, item.Town = stop.ID, stop.Area, stop.Town
	}
	v := item.Value()
	switch {
	case v.Stop != nil && item.Area == 0 && v.Stop.Within != "":
		if err := l.placeIn(item, "", v.Stop.Within); err != nil {
			return err
		}
		return l.placeIn(item, v.Stop.Code, v.Stop.Place)
	case v.Stop != nil:
		return l.placeIn(item, v.Stop.Code, v.Stop.Place)
	case v.Directive != nil && v.Directive.For != "" && stop == nil:
		return l.placeIn(item, "", v.Directive.For)
	}
	return nil
}

// placeIn puts an item into the area of a code or a name; where it could be several it stays where it is.
func (l *locator) placeIn(item *zhenyu.Item, code, name string) error {
	a, err := l.means(code, name, item.Area)
	if err != nil || a == nil {
		return err
	}
	return l.set(item, a)
}

// inEnglish gives messages as the record keeps them.
func inEnglish(messages []lang.Message) []string {
	var all []string
	for _, m := range messages {
		all = append(all, m.String())
	}
	return all
}
