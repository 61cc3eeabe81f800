// Command load measures a server over a record as people would use it: so many actions a second, begun at random
// moments whether the ones before are answered or not, and each timed from the moment at which it was meant to begin.
// What waits behind a slow answer is so counted as slow too.
//
//	go run ./scripts/load -binary bin/zhenyu -database scale.db
//
// With -people it is the map that is measured: tiles of the ground and of the life circle, and trials of a facility
// that is dragged.
//
// It starts the server itself, prints its start, its memory, the latencies of each kind of action, and how many actions
// a second of its processor serves. The record should be a synthetic one (zhenyu sample --scale): but for -people it is written to.
package main

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"time"
)

type settings struct {
	binary, database string
	rate             float64
	length           time.Duration
	connections      int
	seed             uint64
	serverPID        int
	people           int
}

func main() {
	var s settings
	flag.StringVar(&s.binary, "binary", "bin/zhenyu", "the program")
	flag.StringVar(&s.database, "database", "scale.db", "a synthetic record")
	flag.Float64Var(&s.rate, "rate", 100, "actions a second; 0: as many as go, on -connections")
	flag.DurationVar(&s.length, "length", time.Minute, "how long to measure")
	flag.IntVar(&s.connections, "connections", 16, "connections of a run without a rate")
	flag.Uint64Var(&s.seed, "seed", 1, "of the random choices")
	flag.IntVar(&s.serverPID, "database-pid", 0, "a database server whose processor time counts too, with its children")
	flag.IntVar(&s.people, "people", 0, "measure the map instead: so many people pan and drag at once, on a record with an extract")
	flag.Parse()
	if s.people > 0 {
		s.rate = float64(s.people) * actionsOfOne
	}
	if err := run(context.Background(), s); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

func (s settings) look(ctx context.Context, address string) (*world, error) {
	if s.people > 0 {
		return lookAround(ctx, address)
	}
	return look(ctx, address)
}

func run(ctx context.Context, s settings) error {
	server, err := start(ctx, s.binary, s.database)
	if err != nil {
		return err
	}
	defer server.stop()
	fmt.Printf("start          %d ms to the first answer\n", server.ready.Milliseconds())
	time.Sleep(2 * time.Second)
	fmt.Printf("idle memory    %d MB\n", server.residentMB("VmRSS"))
	world, err := s.look(ctx, server.url)
	if err != nil {
		return err
	}
	random := rand.New(rand.NewPCG(s.seed, 1))
	warm := newTimes()
	openLoop(ctx, world, random, s.rate, 5*time.Second, warm) // statements are prepared, pages are read
	before := server.cpu() + processorOf(s.serverPID)
	measured := newTimes()
	began := time.Now()
	if s.rate > 0 {
		openLoop(ctx, world, random, s.rate, s.length, measured)
	} else {
		closedLoop(ctx, world, s.seed, s.connections, s.length, measured)
	}
	took := time.Since(began)
	used := server.cpu() + processorOf(s.serverPID) - before
	measured.print(os.Stdout)
	fmt.Printf("actions        %d in %.1f s, %d failed\n", measured.count(), took.Seconds(), measured.failed)
	fmt.Printf("processor      %.2f s of the server, %.0f actions per second of it\n", used.Seconds(), float64(measured.count())/used.Seconds())
	fmt.Printf("loaded memory  %d MB, highest %d MB\n", server.residentMB("VmRSS"), server.residentMB("VmHWM"))
	return nil
}
