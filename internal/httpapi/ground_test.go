package httpapi_test

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
	"zhenyu/internal/app"
)

// street is the extract of one street, as of a day in seconds since 1970.
func street(t *testing.T, asOf int64) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "street.osm.pbf")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	e := osm.NewEncoder(f, osm.Header{Source: "made up", Replication: asOf})
	e.Node(1, geo.WGS84{Lon: 123.53, Lat: 29.24}.E7())
	e.Node(2, geo.WGS84{Lon: 123.54, Lat: 29.24}.E7())
	e.Way(1, []int64{1, 2}, osm.Tag{Key: "highway", Value: "primary"}, osm.Tag{Key: "name", Value: "新港路"})
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestGround checks that a map finds its tiles by what the ground tells of itself.
func TestGround(t *testing.T) {
	t.Parallel()
	c := newServer(t)
	c.get("/api/ground", http.StatusNotFound)
	c.addLayer("extract", street(t, 0))
	about := fetch[app.Basemap](c, http.MethodGet, "/api/ground", nil, http.StatusOK)
	if !about.MadeUp || about.Name != "street.osm.pbf" || about.Version == "" || about.Box[0] != 123.53 || about.MaxZoom != 16 {
		t.Errorf("%+v", about)
	}
	tile := func(version string, z, x, y int) string {
		return fmt.Sprintf("/api/ground/%s/%d/%d/%d", version, z, x, y)
	}
	body, head := c.do(c.request(http.MethodGet, tile(about.Version, 10, 863, 424), nil), http.StatusOK)
	if len(body) == 0 || head.Get("Content-Type") != "application/vnd.mapbox-vector-tile" {
		t.Errorf("%d bytes, %v", len(body), head)
	}
	if body := c.get(tile(about.Version, 10, 0, 0), http.StatusOK); len(body) != 0 {
		t.Errorf("nothing takes %d bytes", len(body))
	}
	c.get(tile("older", 10, 863, 424), http.StatusNotFound)
	c.get(tile(about.Version, 3, 8, 0), http.StatusNotFound)
	c.get(tile(about.Version, 17, 0, 0), http.StatusUnprocessableEntity)
}

// TestGroundOfEarlierLayer draws a comparison on what its figures were measured on.
func TestGroundOfEarlierLayer(t *testing.T) {
	t.Parallel()
	c := newServer(t)
	first := c.addLayer("extract", street(t, 1735776000))
	c.addLayer("extract", street(t, 1767312000))
	now := fetch[app.Basemap](c, http.MethodGet, "/api/ground", nil, http.StatusOK)
	then := fetch[app.Basemap](c, http.MethodGet, fmt.Sprintf("/api/ground?layer=%d", first.ID), nil, http.StatusOK)
	if !strings.HasPrefix(now.AsOf, "2026") || !strings.HasPrefix(then.AsOf, "2025") {
		t.Errorf("now as of %s, then as of %s", now.AsOf, then.AsOf)
	}
	for _, version := range []string{now.Version, then.Version} {
		if body := c.get(fmt.Sprintf("/api/ground/%s/10/863/424", version), http.StatusOK); len(body) == 0 {
			t.Errorf("%s has no tile", version)
		}
	}
	c.get("/api/ground?layer=99", http.StatusNotFound)
}

// TestGroundSaysWhatIsSaidOfItsLayer has the day and the source of a layer come before those of its file, which may be
// there once more under another day.
func TestGroundSaysWhatIsSaidOfItsLayer(t *testing.T) {
	t.Parallel()
	c := newServer(t)
	file := street(t, 1735776000)
	first := c.addLayer("extract", file)
	c.putLayer("extract", file, "&as_of=2024-03", http.StatusCreated)
	now := fetch[app.Basemap](c, http.MethodGet, "/api/ground", nil, http.StatusOK)
	then := fetch[app.Basemap](c, http.MethodGet, fmt.Sprintf("/api/ground?layer=%d", first.ID), nil, http.StatusOK)
	if now.AsOf != "2024-03" || now.Source != "test" || then.AsOf != "2025-01-02" {
		t.Errorf("now %s of %q, then %s", now.AsOf, now.Source, then.AsOf)
	}
}
