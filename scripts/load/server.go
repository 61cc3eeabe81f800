package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// server is the program under measurement.
type server struct {
	cmd   *exec.Cmd
	url   string
	ready time.Duration
}

// start starts the program on a free port, and waits for its first answer.
func start(ctx context.Context, binary, database string) (*server, error) {
	cmd := exec.CommandContext(ctx, binary, "--lang", "en", "serve", "--database", database, "--listen", "127.0.0.1:0")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	began := time.Now()
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s := &server{cmd: cmd}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("the server says nothing: %w", err)
	}
	at := strings.Index(line, "http://")
	s.url = strings.Fields(line[at:])[0]
	for {
		err := healthy(ctx, s.url)
		if err == nil {
			s.ready = time.Since(began)
			return s, nil
		}
		if time.Since(began) > 30*time.Second {
			s.stop()
			return nil, fmt.Errorf("the server does not answer: %w", err)
		}
		time.Sleep(time.Millisecond)
	}
}

func healthy(ctx context.Context, address string) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address+"/healthz", nil)
	if err != nil {
		return err
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return errors.New(res.Status)
	}
	return nil
}

func (s *server) stop() {
	_ = s.cmd.Process.Signal(os.Interrupt)
	_ = s.cmd.Wait()
}

// residentMB reads a line of the process's status, in MB; 0 where there is none.
func (s *server) residentMB(field string) int {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, field+":"); ok {
			kb, _ := strconv.Atoi(strings.Fields(rest)[0])
			return kb / 1000
		}
	}
	return 0
}

func (s *server) cpu() time.Duration { return processor(s.cmd.Process.Pid) }

// processor gives the processor time of a process; 0 where the system does not tell.
func processor(pid int) time.Duration {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	f := strings.Fields(string(text[strings.LastIndexByte(string(text), ')')+1:]))
	user, _ := strconv.Atoi(f[11])
	system, _ := strconv.Atoi(f[12])
	return time.Duration(user+system) * 10 * time.Millisecond // a tick is a hundredth on every Linux of today
}

// processorOf gives the processor time of a server and its children, such as PostgreSQL with its backends.
func processorOf(pid int) time.Duration {
	if pid == 0 {
		return 0
	}
	sum := processor(pid)
	stats, _ := filepath.Glob("/proc/[0-9]*/stat") // the pattern is right
	for _, file := range stats {
		child, _ := strconv.Atoi(strings.Split(file, "/")[2])
		if parent(child) == pid {
			sum += processor(child)
		}
	}
	return sum
}

func parent(pid int) int {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	p, _ := strconv.Atoi(strings.Fields(string(text[strings.LastIndexByte(string(text), ')')+1:]))[1])
	return p
}
