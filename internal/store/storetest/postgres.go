package storetest

import (
	"bytes"
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // registers pgx
)

// setting names the environment variable, see the package.
const setting = "ZHENYU_TEST_POSTGRES"

// server is the one PostgreSQL of this test binary.
type server struct {
	address string
	stop    func() error
}

var (
	errNotInstalled = errors.New("PostgreSQL is not installed (Debian: apt-get install postgresql)")
	only            *server
	start           = sync.OnceValues(func() (string, error) {
		if given := os.Getenv(setting); given != "" && given != "required" {
			return given, nil
		}
		s, err := startServer()
		if err != nil {
			return "", err
		}
		only = s
		return s.address, nil
	})
)

// Main runs the tests of a package that uses Postgres, and stops the server.
func Main(m *testing.M) { os.Exit(Run(m)) }

// Run is Main for whoever ends the process otherwise.
func Run(m interface{ Run() int }) int {
	code := m.Run()
	if only != nil {
		if err := only.stop(); err != nil {
			fmt.Fprintln(os.Stderr, "stopping PostgreSQL:", err)
		}
	}
	return code
}

// Postgres gives the address of an empty schema, which goes when the test ends.
func Postgres(t testing.TB) string {
	t.Helper()
	address, err := start()
	if errors.Is(err, errNotInstalled) && os.Getenv(setting) == "" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	schema := "t" + strings.ToLower(rand.Text())
	admin(t, address, "CREATE SCHEMA "+schema)
	t.Cleanup(func() { admin(t, address, "DROP SCHEMA "+schema+" CASCADE") })
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("search_path", schema)
	u.RawQuery = q.Encode()
	return u.String()
}

func admin(t testing.TB, address, statement string) {
	t.Helper()
	db, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // only asked
	if _, err := db.ExecContext(context.Background(), statement); err != nil {
		t.Fatal(err)
	}
}

// startServer makes a cluster in a temporary folder and starts it on a socket there. It is a test's: what it holds
// need not outlive a power cut, but processes are killed under it, and it keeps what it acknowledged then.
func startServer() (*server, error) {
	initdb, err := find("initdb")
	if err != nil {
		return nil, err
	}
	postgres, err := find("postgres")
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "zhenyu-pg-") // short: a socket's path has 107 bytes at most
	if err != nil {
		return nil, err
	}
	if err := giveAway(dir); err != nil {
		return nil, err
	}
	data := filepath.Join(dir, "data")
	if err := run(dir, initdb, "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"); err != nil {
		return nil, err
	}
	cmd := exec.Command(postgres, "-D", data, "-k", dir, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=200") //nolint:noctx // it ends by stop
	cmd.Dir = dir
	var said bytes.Buffer
	cmd.Stderr = &said
	asOther(cmd)
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s := &server{address: "postgres:///postgres?user=postgres&host=" + url.QueryEscape(dir)}
	s.stop = func() error {
		err := cmd.Process.Signal(os.Interrupt) // the fast way to stop; it rolls back and ends
		_ = cmd.Wait()
		return errors.Join(err, os.RemoveAll(dir))
	}
	if err := s.wait(); err != nil {
		return nil, errors.Join(err, errors.New(said.String()), s.stop())
	}
	return s, nil
}

// wait waits until the server answers.
func (s *server) wait() error {
	db, err := sql.Open("pgx", s.address)
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // only asked
	for range 200 {
		if err = db.PingContext(context.Background()); err == nil {
			return nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	return fmt.Errorf("PostgreSQL does not answer: %w", err)
}

// find looks for a program on the path, then in Debian's folders, the newest version first.
func find(program string) (string, error) {
	if path, err := exec.LookPath(program); err == nil {
		if real, err := filepath.EvalSymlinks(path); err == nil {
			return real, nil // initdb looks for postgres beside itself
		}
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/" + program) // the pattern is right
	if len(found) == 0 {
		return "", errNotInstalled
	}
	return found[len(found)-1], nil
}

func run(dir, program string, args ...string) error {
	cmd := exec.Command(program, args...) //nolint:noctx // takes a second
	cmd.Dir = dir
	asOther(cmd)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", filepath.Base(program), err, out)
	}
	return nil
}
