package store

import (
	"cmp"

	"zhenyu"
)

// tallyKey is what directives are counted by.
type tallyKey struct {
	town       zhenyu.AreaID
	theme      zhenyu.Theme
	status     zhenyu.Status
	measurable bool
}

func (k tallyKey) compare(o tallyKey) int {
	return cmp.Or(cmp.Compare(k.town, o.town), cmp.Compare(k.theme, o.theme), cmp.Compare(k.status, o.status), compareBools(k.measurable, o.measurable))
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
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
	addTally = `INSERT INTO tally (town, theme, status, measurable, n) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (town, theme, status, measurable) DO UPDATE SET n = tally.n + excluded.n`
	addProgress = `INSERT INTO progress (visit, proposed, accepted, rejected, directives, stops) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (visit) DO UPDATE SET proposed = progress.proposed + excluded.proposed,
		accepted = progress.accepted + excluded.accepted, rejected = progress.rejected + excluded.rejected,
		directives = progress.directives + excluded.directives, stops = progress.stops + excluded.stops`
)

// count adds an item's part in the sums n times; -1 takes it out.
func (tx *Tx) count(i *zhenyu.Item, n int64) {
	if tx.tallies == nil {
		tx.tallies, tx.visits = map[tallyKey]int64{}, map[zhenyu.VisitID]*Progress{}
	}
	if d := i.Value().Directive; d != nil && !i.Hidden {
		tx.tallies[tallyKey{i.Town, d.Theme, i.Status, d.Measurable}] += n
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
	}
}

// Count is one cell of the directives' counts.
type Count struct {
	Town       zhenyu.AreaID `json:"town"` // 0: for no town
	Theme      zhenyu.Theme  `json:"theme"`
	Status     zhenyu.Status `json:"status"`
	Measurable bool          `json:"measurable"`
	N          int64         `json:"n"`
}

// Counts gives the directives by town, theme, status and whether they are measurable; cells of 0 are left out.
func (tx *Tx) Counts() ([]Count, error) {
	counts := []Count{}
	for rows, err := range tx.rows(`SELECT town, theme, status, measurable, n FROM tally WHERE n <> 0 ORDER BY town, theme, status, measurable`) {
		if err != nil {
			return nil, err
		}
		var c Count
		if err := rows.Scan(&c.Town, &c.Theme, &c.Status, &c.Measurable, &c.N); err != nil {
			return nil, err
		}
		counts = append(counts, c)
	}
	return counts, nil
}
