package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"time"

	"zhenyu/internal/app"
	"zhenyu/internal/httpapi"
	"zhenyu/internal/jobs"
	"zhenyu/web"
)

// serveCmd serves the page and the interface.
type serveCmd struct {
	recordFlags
	Names     string `help:"help_names" placeholder:"CSV"`
	Listen    string `help:"help_serve_listen" default:"127.0.0.1:8080" placeholder:"ADDRESS"`
	Jobs      int    `help:"help_serve_jobs" default:"1" placeholder:"N"`
	JobMemory size   `name:"job-memory" help:"help_serve_job_memory" default:"4GB" placeholder:"4GB"`
}

// stopTime is how long requests under way may take when the server is told to stop.
const stopTime = 10 * time.Second

// garbage is how much the heap may grow, in percent, before it is cleared. Answers leave much behind, and the heap is
// small: twice the usual serves an eighth more from the same processor, for some 20 MB.
const garbage = 200

// Run serves until it is told to stop.
func (cmd *serveCmd) Run(ctx context.Context, c *Console) error {
	if c.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
	listener, err := listenLocal(ctx, c, cmd.Listen)
	if err != nil {
		return err
	}
	defer listener.Close() //nolint:errcheck // the server has closed it by then
	return cmd.withNew(ctx, c, cmd.Names, func(r *app.Record) error {
		log := slog.New(slog.NewTextHandler(c.Stderr, nil))
		api := httpapi.New(httpapi.Options{Record: r, Page: web.Files, Version: c.Version, Log: log})
		server := &http.Server{
			Handler: api.Handler(), ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
			ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
		}
		workers := jobs.Start(r, jobs.Options{Parallel: cmd.Jobs, Memory: int64(cmd.JobMemory), Log: log})
		defer workers.Close()
		fmt.Fprintln(c.Stdout, c.T("serve_ready", "http://"+listener.Addr().String()))
		return serveUntil(ctx, server, listener, api.Close)
	})
}

// listenLocal listens on loopback only: without accounts whoever reaches the server may do everything.
func listenLocal(ctx context.Context, c *Console, address string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, &usageError{errors.New(c.T("usage_address", address))}
	}
	ip := net.ParseIP(host)
	if host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, &usageError{errors.New(c.T("usage_loopback", address))}
	}
	return new(net.ListenConfig).Listen(ctx, "tcp", address)
}

// serveUntil serves until ctx ends. Then nothing new is taken, what is under way may end in its time, and imports stop
// after the file at hand.
func serveUntil(ctx context.Context, server *http.Server, listener net.Listener, closeAPI func()) error {
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		closeAPI()
		return err
	case <-ctx.Done():
	}
	limit, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
	defer cancel()
	closeAPI() // streams that follow an import end with it
	if err := server.Shutdown(limit); err != nil {
		return errors.Join(err, server.Close())
	}
	return nil
}
