package store

import "zhenyu"

// chainEnd is the end of the chain, and the counter of ids.
type chainEnd struct {
	seq  int64
	hash zhenyu.Hash
	at   zhenyu.Instant
	next int64 // id
}

// lock reads the end with a write, which makes other processes wait until this transaction ends.
func (c *chainEnd) lock(tx *Tx) error {
	var hash []byte
	err := tx.one(`UPDATE head SET id = 1 WHERE id = 1 RETURNING seq, hash, at, next_id`, nil, &c.seq, &hash, &c.at, &c.next)
	copy(c.hash[:], hash)
	return err
}

func (c *chainEnd) save(tx *Tx) error {
	return tx.exec(`UPDATE head SET seq = $1, hash = $2, at = $3, next_id = $4 WHERE id = 1`, c.seq, c.hash[:], int64(c.at), c.next)
}
