// Command zhenyu is the whole program: one file that reads, tracks, measures and plans.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"zhenyu/internal/app"
	"zhenyu/internal/cli"
)

// version is set by the build: make build takes it from the tag.
var version = app.Unversioned

func main() {
	os.Exit(run())
}

// run runs the program in the world as it is. An interrupt or a polite kill ends what is running cleanly; the
// second one ends the process, since by then nothing is worth waiting for.
func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	return cli.ExitCode(cli.Run(ctx, cli.Env{
		Args:    os.Args[1:],
		Stdin:   os.Stdin,
		Stdout:  os.Stdout,
		Stderr:  os.Stderr,
		Getenv:  os.Getenv,
		Version: version,
	}))
}
