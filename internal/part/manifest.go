package part

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
)

// Manifest says which parts make a run, in order. Folders are relative to the manifest's own.
type Manifest struct {
	Run    string  `json:"run"`              // name of the merged part
	Engine string  `json:"engine,omitempty"` // the engine that must have made the parts; "": they must only agree
	Parts  []Piece `json:"parts"`
}

// Piece is one part in a manifest.
type Piece struct {
	Part   string `json:"part"`
	Dir    string `json:"dir"`
	Inputs string `json:"inputs_sha256,omitempty"` // the inputs it must come from; "": not asked
}

// offset gives the byte where decoding stopped.
func offset(dec *json.Decoder, err error) int64 {
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		return e.Offset
	}
	return dec.InputOffset()
}

// IsName tells whether a part may have this name: it becomes a file name in the folder of the parts.
func IsName(name string) bool {
	return name != "" && filepath.IsLocal(name) && filepath.Base(name) == name && name != "."
}

// ReadManifest reads a manifest and makes its folders absolute or relative to the working folder. Its error is the system's,
// or a *ManifestError.
func ReadManifest(path string) (Manifest, error) {
	var m Manifest
	raw, err := os.ReadFile(path)
	if err != nil {
		return m, err
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&m); err != nil {
		return m, &ManifestError{path, say("manifest_json", offset(dec, err), err)}
	}
	if !IsName(m.Run) || len(m.Parts) == 0 {
		return m, &ManifestError{path, say("manifest_empty")}
	}
	for i, p := range m.Parts {
		if !IsName(p.Part) {
			return m, &ManifestError{path, say("manifest_name", i+1, p.Part)}
		}
		if !filepath.IsAbs(p.Dir) {
			m.Parts[i].Dir = filepath.Join(filepath.Dir(path), p.Dir)
		}
	}
	return m, nil
}
