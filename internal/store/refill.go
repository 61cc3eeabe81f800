package store

import (
	"context"
	"database/sql"

	"zhenyu"
)

// refill makes what documents are found by anew.
func (s *Store) refill(ctx context.Context, tx *sql.Tx) error {
	for after, more := int64(0), true; more; {
		texts, last, err := textsAfter(ctx, tx, after)
		if err != nil {
			return err
		}
		for id, text := range texts {
			if err := s.refillOne(ctx, tx, id, DocumentKind, documentWords(text)); err != nil {
				return err
			}
		}
		after, more = last, len(texts) > 0
	}
	return nil
}

// textsAfter gives the texts of the next documents behind one, and the last of these.
func textsAfter(ctx context.Context, tx *sql.Tx, after int64) (texts map[int64]string, last int64, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, text FROM document WHERE id > $1 ORDER BY id LIMIT 100`, after)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close() //nolint:errcheck // Err has said what there is to say
	texts = map[int64]string{}
	for rows.Next() {
		var text string
		if err := rows.Scan(&last, &text); err != nil {
			return nil, 0, err
		}
		texts[last] = text
	}
	return texts, last, rows.Err()
}

// refillOne makes what one thing is found by anew.
func (s *Store) refillOne(ctx context.Context, tx *sql.Tx, id int64, kind string, words []string) error {
	if _, err := tx.ExecContext(ctx, s.clearSearch, id); err != nil {
		return err
	}
	for _, tokens := range s.searchRows(kind, words...) {
		if _, err := tx.ExecContext(ctx, s.putSearchRow, id, tokens); err != nil {
			return err
		}
	}
	return nil
}

// refillStops makes stops findable, as records of before have none that are.
func (s *Store) refillStops(ctx context.Context, tx *sql.Tx) error {
	for after, more := int64(0), true; more; {
		words, last, err := stopsAfter(ctx, tx, after)
		if err != nil {
			return err
		}
		for id, said := range words {
			if err := s.refillOne(ctx, tx, id, StopKind, []string{said}); err != nil {
				return err
			}
		}
		after, more = last, len(words) > 0
	}
	return nil
}

// stopsAfter gives the words of the next stops behind one, and the last of these.
func stopsAfter(ctx context.Context, tx *sql.Tx, after int64) (words map[int64]string, last int64, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, proposal, edited FROM item WHERE kind = 'stop' AND id > $1 ORDER BY id LIMIT 1000`, after)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close() //nolint:errcheck // Err has said what there is to say
	words = map[int64]string{}
	for rows.Next() {
		var stop zhenyu.Item
		if err := rows.Scan(&last, asJSON(&stop.Proposal), asJSON(&stop.Edited)); err != nil {
			return nil, 0, err
		}
		words[last] = stop.Value().Words()
	}
	return words, last, rows.Err()
}
