package cli

import (
	"io"
	"os"
	"path/filepath"

	"zhenyu/internal/app"
)

func makeFolder(path string) error { return os.MkdirAll(filepath.Dir(path), 0o755) }

// writeSitesGeoJSON writes a point a site.
func writeSitesGeoJSON(w io.Writer, r *app.SitingReport) error {
	features := []any{}
	for i, s := range r.Sites {
		properties := map[string]any{
			"number": i + 1, "id": s.ID, "name": s.Name, "kind": s.Kind, "beside": s.Beside, "area": s.Area, "new": s.New, "areas": s.Areas,
			"cost": s.Cost, "capacity": s.Capacity, "refusal": s.Refusal,
		}
		features = append(features, map[string]any{
			"type": "Feature", "properties": properties,
			"geometry": map[string]any{"type": "Point", "coordinates": [2]float64{s.Lon, s.Lat}},
		})
	}
	return writeObject(w, map[string]any{"type": "FeatureCollection", "features": features})
}
