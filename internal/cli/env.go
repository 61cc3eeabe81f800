package cli

import (
	"io"
	"os"

	"github.com/alecthomas/kong"
	"golang.org/x/term"

	"zhenyu/internal/lang"
)

// Env is everything outside that a command may touch, so that a test can run the whole program.
type Env struct {
	Args    []string // without the program's name
	Stdin   io.Reader
	Stdout  io.Writer
	Stderr  io.Writer
	Getenv  func(string) string
	Version string
}

// Console is what a command talks to: the world outside and the language.
type Console struct {
	Env
	*lang.Catalogue
	command *kong.Node // the command that runs; nil before the call is understood
}

// terminalColumns is how wide the terminal is that shows the stream, 0 where none does.
func terminalColumns(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok {
		return 0
	}
	columns, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return columns
}

// isTerminal tells whether somebody watches the stream.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
