// Package store keeps the record: all SQL of the program, for SQLite and PostgreSQL.
//
// # Model
//
// A store is opened on a SQLite file or a PostgreSQL address. [Store.View] reads one snapshot, [Store.Update] changes
// rows. Within Update a row is changed with a Put method only, which compares it with the row that was there; when the
// function returns, what differs is written down as one event of the audit chain, in the same transaction. So there is
// no change without its event, and the events alone give the rows back (see [State]).
//
// # One text, two databases
//
// Both databases get the same SQL: $n placeholders, plain types, no functions of the server. What differs is in
// dialect.go: how to open, how to know an error, and the search table, which is FTS5 here and tsvector there.
//
// # Writing
//
// One goroutine writes. It takes what waits, up to a few dozen updates, gives each a savepoint of one transaction, and
// commits once: an update is acknowledged when that commit is on disk (synchronous FULL). The row of table head is
// locked first, so several processes on one database take turns and the chain stays one chain.
//
// # Invariants
//
//   - Events are numbered from 1 without gaps; each holds the hash of the one before; their times never go back.
//   - Ids of all kinds come from one counter in head.
//   - tally and progress are the sums that they name, at every commit; [Tx.Check] walks them.
//   - Rows of the log are never deleted. The work on a job (see [Work]) is no part of it, and goes when the job ends.
package store
