package part

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"

	"zhenyu/internal/lang"
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
		return m, &ManifestError{path, wrongJSON(err)}
	}
	for i, p := range m.Parts {
		if !filepath.IsAbs(p.Dir) {
			p.Dir = filepath.Join(filepath.Dir(path), p.Dir)
		}
		m.Parts[i].Dir = filepath.Clean(p.Dir)
	}
	if wrong := m.wrong(); wrong.Key != "" {
		return m, &ManifestError{path, wrong}
	}
	return m, nil
}

// wrong says what makes the manifest none of a run; nothing where all is well.
func (m Manifest) wrong() lang.Message {
	switch {
	case m.Run == "" || len(m.Parts) == 0:
		return say("manifest_empty")
	case !IsName(m.Run):
		return say("manifest_run", m.Run)
	}
	seen := map[[2]string]bool{}
	for i, p := range m.Parts {
		key := [2]string{p.Dir, p.Part}
		switch {
		case !IsName(p.Part):
			return say("manifest_name", i+1, p.Part)
		case seen[key]:
			return say("manifest_twice", i+1, p.Part)
		}
		seen[key] = true
	}
	return lang.Message{}
}
