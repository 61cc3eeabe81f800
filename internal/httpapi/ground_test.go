package httpapi_test

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"testing"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
	"zhenyu/internal/app"
)

// street is the extract of one street.
func street(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "street.osm.pbf")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	e := osm.NewEncoder(f, osm.Header{Source: "made up"})
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
	c.addLayer("extract", street(t))
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
