package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
)

// session is one connection with the statements that were prepared on it. Transactions are begun and ended by text,
// so that a statement is prepared once for all of them.
type session struct {
	conn  *sql.Conn
	stmts map[string]*sql.Stmt
}

// sessions is a pool of sessions on one source; a session that broke is made anew when it is next wanted.
type sessions struct {
	db    *sql.DB
	begin string
	hold  string // said by every connection as it is made; "" for nothing
	idle  chan *session
}

func openSessions(driver, source, begin, hold string, size int) (*sessions, error) {
	db, err := sql.Open(driver, source)
	if err != nil {
		return nil, err
	}
	p := &sessions{db, begin, hold, make(chan *session, size)}
	db.SetMaxOpenConns(size)
	db.SetMaxIdleConns(size)
	for range size {
		p.idle <- &session{}
	}
	return p, nil
}

func (p *sessions) close() error {
	for range cap(p.idle) {
		(<-p.idle).drop()
	}
	return p.db.Close()
}

// in calls fn within a transaction, and ends it with COMMIT where fn says so, else with ROLLBACK.
func (p *sessions) in(ctx context.Context, fn func(*session) (commit bool, err error)) error {
	var s *session
	select {
	case s = <-p.idle:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { p.idle <- s }()
	if err := s.start(ctx, p); err != nil {
		return err
	}
	ended := false
	defer func() { // also where fn panics
		if !ended && s.end("ROLLBACK") != nil {
			s.drop()
		}
	}()
	commit, err := fn(s)
	if errors.Is(err, driver.ErrBadConn) {
		s.drop()
		ended = true
		return err
	}
	if err == nil && commit {
		err = s.end("COMMIT")
		ended = err == nil
	}
	return err
}

// start connects where needed, and begins. A connection that broke while it was idle is tried once more, anew.
func (s *session) start(ctx context.Context, p *sessions) error {
	for try := 0; ; try++ {
		err := s.connect(ctx, p)
		if err == nil {
			_, err = s.conn.ExecContext(ctx, p.begin)
		}
		if err == nil {
			return nil
		}
		s.drop()
		if try > 0 || !errors.Is(err, driver.ErrBadConn) {
			return err
		}
	}
}

func (s *session) connect(ctx context.Context, p *sessions) (err error) {
	if s.conn != nil {
		return nil
	}
	s.stmts = map[string]*sql.Stmt{}
	if s.conn, err = p.db.Conn(ctx); err == nil && p.hold != "" {
		_, err = s.conn.ExecContext(ctx, p.hold)
	}
	return err
}

func (s *session) end(how string) error {
	if s.conn == nil {
		return nil
	}
	_, err := s.conn.ExecContext(context.Background(), how)
	return err
}

// stmt gives the prepared statement of a text.
func (s *session) stmt(ctx context.Context, text string) (*sql.Stmt, error) {
	if known, ok := s.stmts[text]; ok {
		return known, nil
	}
	made, err := s.conn.PrepareContext(ctx, text)
	if err == nil {
		s.stmts[text] = made
	}
	return made, err
}

// drop gives the connection up.
func (s *session) drop() {
	for _, stmt := range s.stmts {
		_ = stmt.Close()
	}
	if s.conn != nil {
		_ = s.conn.Raw(func(any) error { return driver.ErrBadConn }) // not back into the pool
		_ = s.conn.Close()
	}
	*s = session{}
}
