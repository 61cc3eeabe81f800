package app

import (
	"zhenyu"
	"zhenyu/internal/store"
)

// Stale says that somebody else changed a row first: how it is now, and what was done to it since.
type Stale struct {
	*Problem
	Current any             `json:"current"`
	Since   []*zhenyu.Event `json:"since"` // newest first
}

// Unwrap gives the words.
func (s *Stale) Unwrap() error { return s.Problem }

// fresh checks that a row still has the version that the caller saw; 0 is whatever there is.
func fresh(tx *store.Tx, seen, version, subject int64, current any) error {
	if seen == 0 || seen == version {
		return nil
	}
	since, err := tx.History(subject, 0, 20)
	if err != nil {
		return err
	}
	p := &Problem{"stale", nil}
	return &zhenyu.Error{Kind: zhenyu.Conflict, Message: p.Error(), Cause: &Stale{p, current, since}}
}
