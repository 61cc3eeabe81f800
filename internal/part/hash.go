package part

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"os"
	"runtime"
)

const runtimeFlushesFolders = runtime.GOOS != "windows"

// InputHash is the hash over all inputs of a part: of each its name, its size and its SHA-256, in the order
// added. Two parts with one InputHash read the same bytes under the same names.
type InputHash struct{ sum hash.Hash }

// NewInputHash gives the hash of no inputs.
func NewInputHash() *InputHash { return &InputHash{sha256.New()} }

// AddFile reads the file at path and adds it under a name.
func (h *InputHash) AddFile(name, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	sum := sha256.New()
	size, err := io.Copy(sum, f)
	if err != nil {
		return err
	}
	h.add(name, size, hex.EncodeToString(sum.Sum(nil)))
	return nil
}

// AddUnreadable adds a file that cannot be opened, under its name.
func (h *InputHash) AddUnreadable(name string) { h.add(name, -1, "unreadable") }

// AddSettings adds what was asked for beside the files.
func (h *InputHash) AddSettings(text string) { h.add("settings", int64(len(text)), text) }

func (h *InputHash) add(name string, size int64, sum string) {
	fmt.Fprintf(h.sum, "%q %d %s\n", name, size, sum)
}

// Sum gives the hash in hexadecimal.
func (h *InputHash) Sum() string { return hex.EncodeToString(h.sum.Sum(nil)) }
