package app

import (
	"encoding/json"

	"zhenyu"
	"zhenyu/internal/store"
)

// Stale says that somebody else changed a row first: how it is now, and what was done to it since the caller saw it.
type Stale struct {
	*Problem
	Current any    `json:"current"`
	Since   []*Act `json:"since"` // newest first
}

// Unwrap gives the words.
func (s *Stale) Unwrap() error { return s.Problem }

// seenRow is a row as its caller saw it, and as it is.
type seenRow struct {
	table         string
	id, subject   int64 // subject is what its events are about
	seen, version int64
	current       any
}

// fresh checks that a row still has the version that the caller saw; 0 is whatever there is.
func fresh(tx *store.Tx, row seenRow) error {
	if row.seen == 0 || row.seen == row.version {
		return nil
	}
	since, err := acts(tx, row.subject, 0, sinceShown, row.later)
	if err != nil {
		return err
	}
	p := &Problem{"stale", nil}
	return &zhenyu.Error{Kind: zhenyu.Conflict, Message: p.Error(), Cause: &Stale{p, row.current, since.Acts}}
}

// sinceShown is how many events are looked through for what was done since.
const sinceShown = 20

// later tells whether a change gave the row a version after the one that was seen.
func (row *seenRow) later(c zhenyu.Change) bool {
	if c.Table != row.table || c.ID != row.id {
		return false
	}
	var now struct {
		Version int64 `json:"version"`
	}
	return json.Unmarshal(c.Now, &now) == nil && now.Version > max(row.seen, 1) // the first made it
}
