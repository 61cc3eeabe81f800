package part

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Certificate is what NAME.ok says: the part is done, by whom, from what, and what came out.
type Certificate struct {
	Part    string `json:"part"`            // its name
	Engine  string `json:"engine"`          // version of the program that made it
	Inputs  string `json:"inputs_sha256"`   // over all inputs, see InputHash
	Share   *Share `json:"share,omitempty"` // nil for a part that is an input of its own
	Records int64  `json:"records"`         // lines written
	Bad     int64  `json:"bad"`             // of these, lines that say why a record could not be read
	Files   []File `json:"files"`
}

// Share says which share of a run a part is, so that shares of other runs, or the same one twice, are never joined.
type Share struct {
	Run    string `json:"run_sha256"` // over all that makes the run, the same for each of its shares
	Number int    `json:"number"`     // from 1
	Of     int    `json:"of"`
}

// File is one file of a part.
type File struct {
	Name   string `json:"name"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

func dataName(part string) string        { return part + ".jsonl" }
func certificateName(part string) string { return part + ".ok" }

// ReadCertificate gives the certificate of a part in a folder. It does not look at the data file.
func ReadCertificate(dir, part string) (Certificate, error) {
	var c Certificate
	raw, err := os.ReadFile(filepath.Join(dir, certificateName(part)))
	if err != nil {
		return c, fmt.Errorf("part %s: %w", part, err)
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&c); err != nil {
		return c, fmt.Errorf("part %s: certificate: %w", part, err)
	}
	return c, nil
}

// Done tells whether the part is already there, made by this engine from these inputs, with the bytes that
// its certificate promises. Any doubt is a no: doing a part again is always right.
func Done(dir, part, engine, inputs string) (Certificate, bool) {
	c, err := ReadCertificate(dir, part)
	if err != nil || c.Engine != engine || c.Inputs != inputs {
		return Certificate{}, false
	}
	return c, c.copyTo(io.Discard, dir) == nil
}

// OfOthers tells whether a whole part of that name is there that this engine made from other inputs.
func OfOthers(dir, part, engine, inputs string) bool {
	c, err := ReadCertificate(dir, part)
	return err == nil && c.Engine == engine && c.Inputs != inputs && c.copyTo(io.Discard, dir) == nil
}

// copyTo writes the data file of the part to w and fails where it is not, to the byte, what the certificate
// says. The bytes may have gone out by then: callers write to what they can throw away.
func (c Certificate) copyTo(w io.Writer, dir string) error {
	if len(c.Files) != 1 || c.Files[0].Name != dataName(c.Part) {
		return &Refusal{c.Part, OtherBytes, say("merge_files")}
	}
	want := c.Files[0]
	f, err := os.Open(filepath.Join(dir, want.Name))
	if errors.Is(err, fs.ErrNotExist) {
		return &Refusal{c.Part, Missing, say("merge_no_file", want.Name)}
	}
	if err != nil {
		return err
	}
	defer f.Close()
	sum := sha256.New()
	size, err := io.Copy(io.MultiWriter(w, sum), f)
	if err != nil {
		return err
	}
	if size != want.Bytes || hex.EncodeToString(sum.Sum(nil)) != want.SHA256 {
		return &Refusal{c.Part, OtherBytes, say("merge_bytes", want.Name)}
	}
	return nil
}
