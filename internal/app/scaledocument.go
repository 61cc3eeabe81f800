package app

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"zhenyu"
	"zhenyu/internal/store"
)

// scaleDocument is one synthetic document on its way into the record.
type scaleDocument struct {
	*scaleMaker
	l     *store.Loader
	id    zhenyu.DocumentID
	visit *zhenyu.Visit
	items []*zhenyu.Item  // the stops first
	seen  []zhenyu.SiteID // the site of each stop
	text  *strings.Builder
}

// sentence writes words into the text, and gives where they stand.
func (d *scaleDocument) sentence(before, words, after string) zhenyu.Span {
	d.text.WriteString(before)
	start := utf8.RuneCountInString(d.text.String())
	d.text.WriteString(words)
	d.text.WriteString(after)
	return zhenyu.Span{start, start + utf8.RuneCountInString(words)}
}

func (d *scaleDocument) add(kind zhenyu.ItemKind, day zhenyu.Day, order int, v *zhenyu.Value) *zhenyu.Item {
	v.Repaired, v.Rule, v.Confidence = v.Span, "scale", 0.5+float64(d.random.IntN(50))/100
	i := &zhenyu.Item{
		ID: zhenyu.ItemID(d.l.NewID()), Visit: d.visit.ID, Document: d.id, Kind: kind, Order: order, Status: zhenyu.Proposed, Proposal: v,
		Reader: "scale", Day: day, Version: 1, ChangedBy: d.actor.Name, ChangedAt: d.at,
	}
	d.items = append(d.items, i)
	return i
}

func (d *scaleDocument) stop(day zhenyu.Day) {
	site := pick(d.random, d.sites)
	span := d.sentence("随后来到", site.Name, "，察看现场，听取负责同志介绍，询问存在的困难。")
	i := d.add(zhenyu.StopItem, day, len(d.items), &zhenyu.Value{Span: span, Stop: &zhenyu.Stop{Place: site.Name, Kind: site.Kind}})
	i.Area, i.Town = site.Area, site.Town
	d.seen = append(d.seen, site.ID)
}

func (d *scaleDocument) directive(day zhenyu.Day, order int) {
	stop := d.items[order%scaleStops]
	words := pick(d.random, scaleVerbs) + pick(d.random, scaleObjects) + "，" + pick(d.random, scaleEnds)
	span := d.sentence("强调，"+stop.Proposal.Stop.Place+"要", words, "。各有关单位要细化措施，压实责任，按期报告进展。")
	i := d.add(zhenyu.DirectiveItem, day, order, &zhenyu.Value{Span: span, Directive: &zhenyu.Directive{
		Text: words, For: stop.Proposal.Stop.Place, Theme: pick(d.random, zhenyu.Themes), Measurable: d.random.IntN(4) == 0,
	}})
	i.Stop, i.Area, i.Town = stop.ID, stop.Area, stop.Town
}

// imported writes the document, its visit, and the event that tells of them and of the items as first proposed.
func (d *scaleDocument) imported(n int) error {
	text := d.text.String()
	sum := sha256.Sum256([]byte(text))
	hash := hex.EncodeToString(sum[:])
	doc := &zhenyu.Document{
		ID: d.id, Visit: d.visit.ID, Original: hash, Name: fmt.Sprintf("synthetic/%06d.txt", n), Format: "txt", Charset: "utf-8",
		TextHash: hash, Length: utf8.RuneCountInString(text), Version: 1, Text: text,
	}
	changes := make([]zhenyu.Change, 0, len(d.items)+2)
	for _, row := range []func() (zhenyu.Change, error){
		func() (zhenyu.Change, error) { return store.NewRow("visit", int64(d.visit.ID), d.visit) },
		func() (zhenyu.Change, error) { return store.NewRow("document", int64(d.id), doc) },
	} {
		c, err := row()
		if err != nil {
			return err
		}
		changes = append(changes, c)
	}
	for _, i := range d.items {
		c, err := store.NewRow("item", int64(i.ID), i)
		if err != nil {
			return err
		}
		changes = append(changes, c)
	}
	body, err := store.EncodeChanges(changes)
	if err != nil {
		return err
	}
	d.event("import", body)
	return errors.Join(d.l.Visit(d.visit), d.l.Document(doc, []byte(text)))
}

func (d *scaleDocument) event(verb, body string) {
	d.l.Event(d.at, d.actor.Name, verb, int64(d.visit.ID), body)
	d.at += 1_000_000
}

// decide accepts the stops, with what belongs to them, and then goes through the directives until the events are spent.
func (d *scaleDocument) decide() {
	for n, stop := range d.items[:scaleStops] {
		changes := []string{d.change(stop, zhenyu.Accepted, d.seen[n])}
		for _, i := range d.items[scaleStops:] {
			if i.Order%scaleStops == n {
				changes = append(changes, d.change(i, i.Status, d.seen[n]))
			}
		}
		d.event("accept", "["+strings.Join(changes, ",")+"]")
	}
	for n := range scaleEvents - 1 - scaleStops {
		i := d.items[scaleStops+n%scaleDirectives]
		next, verb := zhenyu.Proposed, "reopen"
		if i.Status == zhenyu.Proposed {
			next, verb = zhenyu.Accepted, "accept"
			if d.random.IntN(8) == 0 {
				next, verb = zhenyu.Rejected, "reject"
			}
		}
		d.event(verb, "["+d.change(i, next, i.Site)+"]")
	}
}

// change changes an item, and tells it in the form of the log.
func (d *scaleDocument) change(i *zhenyu.Item, status zhenyu.Status, site zhenyu.SiteID) string {
	was, now := `"changed_at":"`+i.ChangedAt.String()+`"`, `"changed_at":"`+d.at.String()+`"`
	if site != i.Site {
		was, now = was+`,"site":null`, now+`,"site":`+idText(site)
	}
	if status != i.Status {
		was, now = was+`,"status":"`+string(i.Status)+`"`, now+`,"status":"`+string(status)+`"`
	}
	text := `{"table":"item","id":` + idText(i.ID) + `,"was":{` + was + `,"version":` + idText(i.Version) + `},"now":{` + now + `,"version":` + idText(i.Version+1) + `}}`
	i.Status, i.Site, i.ChangedAt = status, site, d.at
	i.Version++
	return text
}
