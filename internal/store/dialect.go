package store

import (
	"errors"
	"fmt"
	"net/url"
	"runtime"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // registers pgx
	"modernc.org/sqlite"
)

// dialect is what differs between the two databases.
type dialect struct {
	name       string
	driver     string
	schema     func(text string) string // of a migration
	fault      func(error) Fault
	beginWrite string
	beginRead  string      // one snapshot
	hold       string      // said by a connection that writes, so that nobody replaces the record under it
	claim      string      // tells whether nobody else holds it, and keeps others from it
	bulk       [2][]string // said before and after many rows are written
	fill       func(tx *Tx, table string, r *loadRows) error
	wait       string // lets rows be written before those that they point at, until the commit
	settle     string // checks what waits for the commit, before indexes are made
	indexes    string // names those that are of no key, and how they are made

	hasTable      string // counts the tables of a name
	clearSearch   string
	putSearchRow  string
	mark          func(n int) string // in statements of many rows
	searchColumns string             // to write many rows
	searchText    string             // newest first
	query         func(kind string, words []phrase) string
}

var sqliteDialect = dialect{
	name:   "sqlite",
	driver: "sqlite",
	// Only INTEGER PRIMARY KEY is the key of SQLite's own tree; BIGINT would be a second index beside it.
	schema:     func(text string) string { return strings.ReplaceAll(text, "BIGINT PRIMARY KEY", "INTEGER PRIMARY KEY") },
	fault:      sqliteFault,
	beginWrite: "BEGIN IMMEDIATE",
	beginRead:  "BEGIN",
	// Pages that many rows touch stay in memory, and words are sorted in larger heaps, so that both are written once.
	bulk: [2][]string{
		{"PRAGMA cache_size = -128000", "INSERT INTO search (search, rank) VALUES ('hashsize', 33554432)"},
		{"PRAGMA cache_size = -8000", "INSERT INTO search (search, rank) VALUES ('hashsize', 1048576)"},
	},
	fill:    fillSQLite,
	wait:    "PRAGMA defer_foreign_keys = 1",
	indexes: `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL`,

	hasTable:     `SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = $1`,
	clearSearch:  `DELETE FROM search WHERE rowid = $1`,
	putSearchRow: `INSERT INTO search (rowid, tokens) VALUES ($1, $2)`,
	// SQLite looks a mark with a name up in a list, which takes the square of their number.
	mark:          func(int) string { return "?" },
	searchColumns: "rowid, tokens",
	searchText:    `SELECT rowid FROM search WHERE tokens MATCH $1 AND rowid < $2 ORDER BY rowid DESC LIMIT $3`,
	query: func(kind string, words []phrase) string {
		all := []string{`"` + kind + `"`}
		for _, p := range words {
			all = append(all, `"`+strings.Join(p.grams, " ")+`"`+p.ending("*"))
		}
		return strings.Join(all, " AND ")
	},
}

var postgresDialect = dialect{
	name:       "postgres",
	driver:     "pgx",
	schema:     func(text string) string { return text },
	fault:      postgresFault,
	beginWrite: "BEGIN",
	beginRead:  "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
	hold:       `SELECT pg_advisory_lock_shared(hashtext('zhenyu'), hashtext(current_schema()))`,
	claim:      `SELECT pg_try_advisory_lock(hashtext('zhenyu'), hashtext(current_schema()))`,
	fill:       fillPostgres,
	wait:       "SET CONSTRAINTS ALL DEFERRED",
	settle:     "SET CONSTRAINTS ALL IMMEDIATE",
	indexes: `SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()
		AND indexname NOT IN (SELECT conname FROM pg_constraint WHERE connamespace = to_regnamespace(current_schema()))`,

	hasTable:      `SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = $1`,
	clearSearch:   `DELETE FROM search WHERE id = $1`,
	putSearchRow:  `INSERT INTO search (id, tokens) VALUES ($1, to_tsvector('simple', $2))`,
	mark:          func(n int) string { return "$" + strconv.Itoa(n) },
	searchColumns: "id, tokens",
	searchText:    `SELECT DISTINCT id FROM search WHERE tokens @@ $1::tsquery AND id < $2 ORDER BY id DESC LIMIT $3`,
	query: func(kind string, words []phrase) string {
		all := []string{`'` + kind + `'`}
		for _, p := range words {
			all = append(all, `('`+strings.Join(p.grams, `' <-> '`)+`'`+p.ending(":*")+`)`)
		}
		return strings.Join(all, " & ")
	},
}

// IsPostgres tells whether an address is of PostgreSQL, not a SQLite file.
func IsPostgres(database string) bool {
	return strings.HasPrefix(database, "postgres://") || strings.HasPrefix(database, "postgresql://")
}

// dialectOf tells the database of an address: postgres://… is PostgreSQL, anything else a SQLite file.
func dialectOf(database string) dialect {
	if IsPostgres(database) {
		return postgresDialect
	}
	return sqliteDialect
}

// sources gives the addresses of the writing and the reading pool, and how many readers there may be.
func (d dialect) sources(database string) (write, read string, readers int) {
	readers = max(4, 2*runtime.GOMAXPROCS(0))
	if d.name == "postgres" {
		return database, database, readers
	}
	return sqliteSource(database, "_pragma=synchronous(full)"),
		sqliteSource(database, "_pragma=query_only(1)"), readers
}

// sqliteSource gives the address of a SQLite file. The busy timeout comes first: the pragmas after it may wait too.
func sqliteSource(file string, more ...string) string {
	query := append([]string{
		"_pragma=busy_timeout(5000)", "_pragma=journal_mode(wal)", "_pragma=foreign_keys(1)", "_pragma=cache_size(-8000)",
	}, more...)
	return "file:" + (&url.URL{Path: file}).EscapedPath() + "?" + strings.Join(query, "&")
}

// Fault says what a database answered, where the program can act on it.
type Fault string

// The faults.
const (
	Busy      Fault = "busy"      // somebody else holds the database for longer than we wait
	Full      Fault = "full"      // no room on the disk
	ReadOnly  Fault = "read_only" // the file or the folder cannot be written
	Missing   Fault = "missing"   // cannot be opened
	Unreached Fault = "unreached" // the server cannot be reached, or lets nobody in
	Corrupt   Fault = "corrupt"   // no database, or a damaged one
	Duplicate Fault = "duplicate" // a key that is there already
	Other     Fault = "other"
)

// DatabaseError is an error of the database with what it means.
type DatabaseError struct {
	Fault Fault
	Err   error
}

// Error gives the fault and the database's own words.
func (e *DatabaseError) Error() string { return fmt.Sprintf("database %s: %v", e.Fault, e.Err) }

// Unwrap returns the driver's error.
func (e *DatabaseError) Unwrap() error { return e.Err }

// sqliteFaults are SQLite's result codes, of which the low byte is the group.
var sqliteFaults = map[int]Fault{5: Busy, 6: Busy, 13: Full, 8: ReadOnly, 14: Missing, 11: Corrupt, 26: Corrupt}

func sqliteFault(err error) Fault {
	e, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return ""
	}
	if e.Code() == 1555 || e.Code() == 2067 { // SQLITE_CONSTRAINT_PRIMARYKEY, _UNIQUE
		return Duplicate
	}
	if f, ok := sqliteFaults[e.Code()&0xff]; ok {
		return f
	}
	return Other
}

// postgresFaults are SQLSTATE codes, or their first two signs.
var postgresFaults = map[string]Fault{
	"53100": Full, "25006": ReadOnly, "23505": Duplicate, "55P03": Busy, "40001": Busy, "40P01": Busy, "57014": Busy,
	"08": Unreached, "57": Unreached, "28": Unreached, "3D": Unreached, "XX": Corrupt,
}

func postgresFault(err error) Fault {
	if _, ok := errors.AsType[*pgconn.ConnectError](err); ok {
		return Unreached
	}
	e, ok := errors.AsType[*pgconn.PgError](err)
	if !ok {
		return ""
	}
	for _, key := range []string{e.Code, e.Code[:min(2, len(e.Code))]} {
		if f, ok := postgresFaults[key]; ok {
			return f
		}
	}
	return Other
}

// explain wraps an error of the driver; others stay as they are.
func (d dialect) explain(err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*DatabaseError](err); ok {
		return err
	}
	if f := d.fault(err); f != "" {
		return &DatabaseError{f, err}
	}
	return err
}
