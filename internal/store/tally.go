package store

import (
	"cmp"

	"zhenyu"
)

// tallyKey is what directives are counted by.
type tallyKey struct {
	town  zhenyu.AreaID // 0: for no town
	theme zhenyu.Theme
}

func (k tallyKey) compare(o tallyKey) int {
	return cmp.Or(cmp.Compare(k.town, o.town), cmp.Compare(k.theme, o.theme))
}

// Count is how many directives there are for a town, or for none, and a theme.
type Count struct {
	Town       zhenyu.AreaID `json:"town"` // 0: for no town
	Theme      zhenyu.Theme  `json:"theme"`
	Proposed   int64         `json:"proposed"`
	Accepted   int64         `json:"accepted"`
	Rejected   int64         `json:"rejected"`
	Measurable int64         `json:"measurable"` // of those that are not rejected
}

func (c *Count) add(i *zhenyu.Item, n int64) {
	switch i.Status {
	case zhenyu.Proposed:
		c.Proposed += n
	case zhenyu.Accepted:
		c.Accepted += n
	case zhenyu.Rejected:
		c.Rejected += n
		return
	}
	if i.Value().Directive.Measurable {
		c.Measurable += n
	}
}

// Progress says how far the checking of a visit is: its items by status, and how many are directives and stops.
type Progress struct {
	Proposed   int64 `json:"proposed"`
	Accepted   int64 `json:"accepted"`
	Rejected   int64 `json:"rejected"`
	Directives int64 `json:"directives"` // not rejected
	Stops      int64 `json:"stops"`      // not rejected
}

const (
	addTally = `INSERT INTO tally (town, theme, proposed, accepted, rejected, measurable) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (town, theme) DO UPDATE SET proposed = tally.proposed + excluded.proposed,
		accepted = tally.accepted + excluded.accepted, rejected = tally.rejected + excluded.rejected,
		measurable = tally.measurable + excluded.measurable`
	addProgress = `INSERT INTO progress (visit, proposed, accepted, rejected, directives, stops) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (visit) DO UPDATE SET proposed = progress.proposed + excluded.proposed,
		accepted = progress.accepted + excluded.accepted, rejected = progress.rejected + excluded.rejected,
		directives = progress.directives + excluded.directives, stops = progress.stops + excluded.stops`
)

// count adds an item's part in the sums n times; -1 takes it out.
func (tx *Tx) count(i *zhenyu.Item, n int64) {
	if tx.tallies == nil {
		tx.tallies, tx.visits = map[tallyKey]*Count{}, map[zhenyu.VisitID]*Progress{}
	}
	if d := i.Value().Directive; d != nil && !i.Hidden {
		key := tallyKey{i.Town, d.Theme}
		if tx.tallies[key] == nil {
			tx.tallies[key] = &Count{Town: i.Town, Theme: d.Theme}
		}
		tx.tallies[key].add(i, n)
	}
	p := tx.visits[i.Visit]
	if p == nil {
		p = &Progress{}
		tx.visits[i.Visit] = p
	}
	p.add(i, n)
}

func (p *Progress) add(i *zhenyu.Item, n int64) {
	if i.Hidden {
		return
	}
	switch i.Status {
	case zhenyu.Proposed:
		p.Proposed += n
	case zhenyu.Accepted:
		p.Accepted += n
	case zhenyu.Rejected:
		p.Rejected += n
		return
	}
	switch i.Kind {
	case zhenyu.DirectiveItem:
		p.Directives += n
	case zhenyu.StopItem:
		p.Stops += n
	default: // not counted
	}
}

// Counts gives how many directives there are by town and theme.
func (tx *Tx) Counts() ([]Count, error) {
	counts := []Count{}
	for rows, err := range tx.rows(`SELECT town, theme, proposed, accepted, rejected, measurable FROM tally
		WHERE proposed + accepted + rejected > 0 ORDER BY town, theme`) {
		if err != nil {
			return nil, err
		}
		var c Count
		if err := rows.Scan(&c.Town, &c.Theme, &c.Proposed, &c.Accepted, &c.Rejected, &c.Measurable); err != nil {
			return nil, err
		}
		counts = append(counts, c)
	}
	return counts, nil
}
