package app

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"sync"

	"zhenyu"
)

// Upload is a folder of uploaded files on their way into the record.
type Upload struct {
	dir     string
	sources []Source
	bytes   int64
}

// NewUpload makes an empty upload.
func NewUpload() (*Upload, error) {
	dir, err := os.MkdirTemp("", "zhenyu-upload-")
	return &Upload{dir: dir}, err
}

// Add takes one file. It is on the disk when Add returns.
func (u *Upload) Add(name string, r io.Reader) error {
	path := filepath.Join(u.dir, strconv.Itoa(len(u.sources)))
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	n, err := io.Copy(f, io.LimitReader(r, MaxFileBytes+1)) // one too many: it is refused when read, by its size
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	u.bytes += n
	if isRecords(name) {
		u.sources = slices.AppendSeq(u.sources, lines(name, path))
		return nil
	}
	u.sources = append(u.sources, fileSource(name, path, n))
	return nil
}

// Close removes the files.
func (u *Upload) Close() error { return os.RemoveAll(u.dir) }

// ImportState is how far an import is.
type ImportState struct {
	ID       int64      `json:"id"`
	Files    int        `json:"files" doc:"to read"`
	Done     int        `json:"done" doc:"of them read"`
	Finished bool       `json:"finished"`
	Stopped  bool       `json:"stopped" doc:"a person stopped it; what was done is kept"`
	Failed   *Reason    `json:"failed,omitempty" doc:"why it ended before all was read, as on a full disk; what was done is kept"`
	Results  []Imported `json:"results" doc:"one for each document, in the order of the files"`
}

// ImportRuns is the imports of this process: those under way, and the last that ended.
type ImportRuns struct {
	record *Record
	mu     sync.Mutex
	runs   []*importRun // oldest first
	last   int64
	ended  sync.WaitGroup
}

// largeUpload is how long an upload is whose memory is given back when it is read.
const largeUpload = 1 << 20

// runsKept is how many imports that ended are remembered.
const runsKept = 20

type importRun struct {
	state   ImportState
	changed chan struct{} // closed when the state changes
	stop    context.CancelFunc
}

// NewImportRuns gives an empty list.
func NewImportRuns(r *Record) *ImportRuns { return &ImportRuns{record: r} }

// Start imports an upload in the background, and closes it in the end.
func (all *ImportRuns) Start(actor zhenyu.Actor, u *Upload, dryRun bool) ImportState {
	ctx, stop := context.WithCancel(context.Background())
	all.mu.Lock()
	defer all.mu.Unlock()
	all.last++
	run := &importRun{
		state:   ImportState{ID: all.last, Files: len(u.sources), Results: []Imported{}},
		changed: make(chan struct{}), stop: stop,
	}
	all.runs = append(all.runs, run)
	if len(all.runs) > runsKept && all.runs[0].state.Finished {
		all.runs = all.runs[1:]
	}
	all.ended.Go(func() {
		defer u.Close() //nolint:errcheck // a temporary folder
		for done := range all.record.Import(ctx, actor, slices.Values(u.sources), dryRun) {
			all.change(run, func(s *ImportState) {
				if s.Results = append(s.Results, done); done.Ended() {
					s.Failed = done.Reason
				}
				if done.First {
					s.Done++
				}
			})
		}
		all.change(run, func(s *ImportState) { s.Finished, s.Stopped = true, ctx.Err() != nil })
		stop()
		if u.bytes > largeUpload {
			debug.FreeOSMemory() // reading took many times as much, and it is not needed soon again
		}
	})
	return run.state
}

func (all *ImportRuns) change(run *importRun, fn func(*ImportState)) {
	all.mu.Lock()
	defer all.mu.Unlock()
	fn(&run.state)
	close(run.changed)
	run.changed = make(chan struct{})
}

// State gives how far an import is, and a channel that closes when it is further.
func (all *ImportRuns) State(id int64) (ImportState, <-chan struct{}, error) {
	all.mu.Lock()
	defer all.mu.Unlock()
	run, err := all.run(id)
	if err != nil {
		return ImportState{}, nil, err
	}
	state := run.state
	state.Results = slices.Clone(state.Results)
	return state, run.changed, nil
}

// Stop ends an import after the file at hand.
func (all *ImportRuns) Stop(id int64) error {
	all.mu.Lock()
	defer all.mu.Unlock()
	run, err := all.run(id)
	if err == nil {
		run.stop()
	}
	return err
}

func (all *ImportRuns) run(id int64) (*importRun, error) {
	for _, run := range all.runs {
		if run.state.ID == id {
			return run, nil
		}
	}
	return nil, problem(zhenyu.NotFound, "not_there")
}

// Close stops all imports and waits for them.
func (all *ImportRuns) Close() {
	all.mu.Lock()
	for _, run := range all.runs {
		run.stop()
	}
	all.mu.Unlock()
	all.ended.Wait()
}
