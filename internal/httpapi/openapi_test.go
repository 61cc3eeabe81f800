package httpapi_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"net/http"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write the description anew")

// TestDescription holds openapi.json to what the server says of itself, but for its version.
func TestDescription(t *testing.T) {
	t.Parallel()
	h := newServer(t)
	var got bytes.Buffer
	if err := json.Indent(&got, h.get("/api/openapi.json", http.StatusOK), "", "  "); err != nil {
		t.Fatal(err)
	}
	got.WriteByte('\n')
	const file = "openapi.json"
	if *update {
		if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Error("openapi.json is not what the server says: run go test ./internal/httpapi -update, then look at the difference")
	}
}
