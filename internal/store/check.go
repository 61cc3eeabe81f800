package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"zhenyu"
)

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
	{"next_id", `SELECT 1 FROM head WHERE next_id <= (SELECT max(id) FROM (
		SELECT max(id) AS id FROM area UNION ALL SELECT max(id) FROM site UNION ALL SELECT max(id) FROM organisation
		UNION ALL SELECT max(id) FROM visit UNION ALL SELECT max(id) FROM document UNION ALL SELECT max(id) FROM item
		UNION ALL SELECT max(id) FROM layer UNION ALL SELECT max(id) FROM run UNION ALL SELECT max(id) FROM job
		UNION ALL SELECT max(id) FROM scenario UNION ALL SELECT max(id) FROM plan) AS largest) LIMIT 1`},
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

// Misnamed gives the area, site or organisation, as "table id", that is not found by just its names; "" where all are.
func (tx *Tx) Misnamed() (string, error) {
	type named struct {
		name, kind string
		subject    int64
	}
	want := map[named]bool{}
	add := func(kind string, id int64, names ...string) error {
		for _, n := range names {
			want[named{FoldName(n), kind, id}] = true
		}
		return nil
	}
	err := errors.Join(
		eachRow(tx, areas, func(r *zhenyu.Area) error { return add(AreaKind, int64(r.ID), areaNames(r)...) }),
		eachRow(tx, sites, func(r *zhenyu.Site) error {
			if r.Removed {
				return nil
			}
			return add(SiteKind, int64(r.ID), append(r.Aliases, r.Name)...)
		}),
		eachRow(tx, organisations, func(r *zhenyu.Organisation) error {
			if r.Removed {
				return nil
			}
			return add(OrganisationKind, int64(r.ID), append(r.Aliases, r.Name)...)
		}),
	)
	if err != nil {
		return "", err
	}
	for rows, err := range tx.rows(`SELECT name, kind, subject FROM name`) {
		if err != nil {
			return "", err
		}
		var n named
		if err := rows.Scan(&n.name, &n.kind, &n.subject); err != nil {
			return "", err
		}
		if !want[n] {
			return fmt.Sprintf("%s %d", n.kind, n.subject), nil
		}
		delete(want, n)
	}
	for n := range want {
		return fmt.Sprintf("%s %d", n.kind, n.subject), nil
	}
	return "", nil
}

// Altered gives a document whose text is not what its hash says, and the hash of a document's file that is missing or
// not what it says; 0 and "" where there is none. It reads all texts and files, one at a time.
func (tx *Tx) Altered() (text zhenyu.DocumentID, original string, err error) {
	for rows, err := range tx.rows(`SELECT document.id, text_hash, text, original, bytes
		FROM document LEFT JOIN original ON original.hash = document.original ORDER BY document.id`) {
		if err != nil {
			return 0, "", err
		}
		var id zhenyu.DocumentID
		var textHash, words, hash string
		var bytes []byte
		if err := rows.Scan(&id, &textHash, &words, &hash, &bytes); err != nil {
			return 0, "", err
		}
		switch {
		case sha256Of([]byte(words)) != textHash:
			return id, "", nil
		case sha256Of(bytes) != hash:
			return 0, hash, nil
		}
	}
	return 0, "", nil
}

func sha256Of(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
