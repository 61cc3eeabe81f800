package store

import "errors"

// tallied counts the directives anew.
const tallied = `SELECT coalesce(town, 0) AS town, theme, sum(CASE WHEN status = 'proposed' THEN 1 ELSE 0 END) AS proposed,
	sum(CASE WHEN status = 'accepted' THEN 1 ELSE 0 END) AS accepted, sum(CASE WHEN status = 'rejected' THEN 1 ELSE 0 END) AS rejected,
	sum(CASE WHEN measurable AND status <> 'rejected' THEN 1 ELSE 0 END) AS measurable
	FROM item WHERE kind = 'directive' AND NOT hidden GROUP BY coalesce(town, 0), theme`

// checks are queries that give no row where the sums are right, each with what is wrong otherwise.
var checks = []struct{ what, query string }{
	{"tally", `SELECT 1 FROM (` + tallied + ` EXCEPT SELECT town, theme, proposed, accepted, rejected, measurable FROM tally) AS extra LIMIT 1`},
	{"tally", `SELECT 1 FROM (SELECT town, theme, proposed, accepted, rejected, measurable FROM tally
		WHERE proposed + accepted + rejected > 0 EXCEPT ` + tallied + `) AS missing LIMIT 1`},
	{"progress", `SELECT 1 FROM progress LEFT JOIN (SELECT visit,
		sum(CASE WHEN status = 'proposed' THEN 1 ELSE 0 END) AS proposed, sum(CASE WHEN status = 'accepted' THEN 1 ELSE 0 END) AS accepted,
		sum(CASE WHEN status = 'rejected' THEN 1 ELSE 0 END) AS rejected,
		sum(CASE WHEN kind = 'directive' AND status <> 'rejected' THEN 1 ELSE 0 END) AS directives,
		sum(CASE WHEN kind = 'stop' AND status <> 'rejected' THEN 1 ELSE 0 END) AS stops
		FROM item WHERE NOT hidden GROUP BY visit) AS counted ON counted.visit = progress.visit
		WHERE progress.proposed <> coalesce(counted.proposed, 0) OR progress.accepted <> coalesce(counted.accepted, 0)
		OR progress.rejected <> coalesce(counted.rejected, 0) OR progress.directives <> coalesce(counted.directives, 0)
		OR progress.stops <> coalesce(counted.stops, 0) LIMIT 1`},
	{"progress", `SELECT 1 FROM item WHERE visit NOT IN (SELECT visit FROM progress) LIMIT 1`},
	{"head", `SELECT 1 FROM head WHERE seq <> (SELECT coalesce(max(seq), 0) FROM event) LIMIT 1`},
}

var errNoSum = errors.New("not the sum that it should be")

// Check recomputes the sums, and names one that is not what it should be with a *DamagedError. It reads the whole record.
func (tx *Tx) Check() error {
	for _, c := range checks {
		wrong, err := column[int64](tx, c.query)
		if err != nil {
			return err
		}
		if len(wrong) > 0 {
			return &DamagedError{Table: "sum", ID: c.what, Err: errNoSum}
		}
	}
	return nil
}
