package cli

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"zhenyu/internal/app"
)

// TestChangeFileMoves: what is moved is closed and opened under one id.
func TestChangeFileMoves(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "change.json")
	text := `{"remove":[{"category":"shop","id":"a"}],"move":[{"category":"shop","id":"b","lon":121.4,"lat":31.2}]}`
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := (&Console{}).readChange(path)
	if err != nil {
		t.Fatal(err)
	}
	moved := app.ChangedFacility{Category: "shop", ID: "b", Spot: app.Spot{Lon: 121.4, Lat: 31.2}}
	if !slices.Equal(got.Add, []app.ChangedFacility{moved}) ||
		!slices.Equal(got.Remove, []app.ChangedFacility{{Category: "shop", ID: "a"}, {Category: "shop", ID: "b"}}) {
		t.Errorf("got %+v", got)
	}
}
