package app_test

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"zhenyu"
	"zhenyu/engine/street"
	"zhenyu/internal/app"
	"zhenyu/internal/app/groundtest"
	"zhenyu/internal/store/storetest"
)

// addLayer adds a file as a layer.
func addLayer(t testing.TB, r *app.Record, kind zhenyu.LayerKind, path string, dryRun bool) *zhenyu.Layer {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	added, err := r.AddLayer(t.Context(), zhenyu.Local, app.LayerInput{Kind: kind, Name: filepath.Base(path), Source: "test", DryRun: dryRun}, f)
	if err != nil {
		t.Fatal(err)
	}
	if (added.Event == 0) != dryRun {
		t.Errorf("event %d", added.Event)
	}
	return added.Layer
}

// TestLayers adds an extract, people and facilities, looks at what each check said, and measures what they make.
func TestLayers(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openRecordWith(t, database, t.TempDir())
		if _, _, err := r.Ground(t.Context(), zhenyu.Local, 0); kindOf(err) != zhenyu.NotFound {
			t.Errorf("ground without an extract: %v", err)
		}
		town := groundtest.Town(t, 8)
		dry := addLayer(t, r, zhenyu.ExtractLayer, town, true)
		extract := addLayer(t, r, zhenyu.ExtractLayer, town, false)
		stations := zhenyu.CategoryCount{Name: "health.care", Facilities: 2, Twice: 1}
		if dry.ID != 0 || dry.Content != extract.Content || !extract.Summary.MadeUp || extract.Summary.Areas != 2 || !counts(extract, stations) {
			t.Errorf("extract: %+v", extract.Summary)
		}
		people := addLayer(t, r, zhenyu.PeopleLayer, groundtest.People(t, 8), false)
		if people.Summary.Records != 49 || people.Summary.People < 490 {
			t.Errorf("people: %+v", people.Summary)
		}
		own := addLayer(t, r, zhenyu.FacilitiesLayer, groundtest.Facilities(t), false)
		if s := own.Summary; s.Placeless != 1 || s.Unlinkable != 1 || s.Unlinked[0] != "far" || !counts(own, zhenyu.CategoryCount{Name: "shop.market", Facilities: 3, Twice: 1}) ||
			s.Far != 1 || s.FarFirst[0] != "far" {
			t.Errorf("facilities: %+v", s)
		}
		measureGround(t, r, people.Summary.People)
		whole(t, r)
	})
}

func counts(l *zhenyu.Layer, want zhenyu.CategoryCount) bool {
	return slices.ContainsFunc(l.Summary.Categories, func(c zhenyu.CategoryCount) bool { return reflect.DeepEqual(c, want) })
}

// TestOddLayers checks what is said of a category that nobody knows, of people far from the streets, of what an extract
// has not, and of a file that is there already.
func TestOddLayers(t *testing.T) {
	t.Parallel()
	r := openRecordWith(t, storetest.SQLite(t), t.TempDir())
	town := groundtest.Town(t, 8)
	extract := addLayer(t, r, zhenyu.ExtractLayer, town, false)
	if want := []string{"names", "water"}; !slices.Equal(extract.Summary.Lacks, want) {
		t.Errorf("the extract lacks %v, want %v", extract.Summary.Lacks, want)
	}
	folder := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	misspelt := addLayer(t, r, zhenyu.FacilitiesLayer, file("own.csv", "id,category,lon,lat\nx,health.statoin,121.501,31.201\n"), true)
	if !counts(misspelt, zhenyu.CategoryCount{Name: "health.statoin", Facilities: 1, Own: true, First: []string{"x"}}) {
		t.Errorf("%+v", misspelt.Summary)
	}
	far := addLayer(t, r, zhenyu.PeopleLayer, file("people.csv", "id,lon,lat,people\nhere,121.501,31.201,3\nthere,8.7,49.4,5\n"), true)
	if s := far.Summary; s.Far != 1 || s.FarFirst[0] != "there" {
		t.Errorf("%+v", s)
	}
	swapped := strings.NewReader("id,lon,lat,people\nhere,8.7,49.4,3\n")
	if _, err := r.AddLayer(t.Context(), zhenyu.Local, app.LayerInput{Kind: zhenyu.PeopleLayer, Name: "swapped.csv"}, swapped); kindOf(err) != zhenyu.Invalid {
		t.Errorf("people of elsewhere: %v", err)
	}
	f, err := os.Open(town)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	again, err := r.AddLayer(t.Context(), zhenyu.Local, app.LayerInput{Kind: zhenyu.ExtractLayer, Name: "other name.osm.pbf"}, f)
	if err != nil || !again.Already || again.Event != 0 || again.Layer.ID != extract.ID {
		t.Errorf("%+v, %v", again, err)
	}
}

// measureGround checks that the layers are what is measured, and that another layer makes another ground.
func measureGround(t *testing.T, r *app.Record, people float64) {
	t.Helper()
	in, version, err := r.Ground(t.Context(), zhenyu.Local, 0)
	if err != nil {
		t.Fatal(err)
	}
	in.Minutes = []int{15}
	report, err := app.RunAccess(t.Context(), app.AccessRequest{AccessInput: in, Limit: street.Seconds(1800)})
	if err != nil {
		t.Fatal(err)
	}
	if report.People != people || len(report.Areas) != 2 {
		t.Errorf("%g people in %d areas", report.People, len(report.Areas))
	}
	facilities := map[string]int{}
	for _, c := range report.Categories {
		facilities[c.Name] = c.Facilities
	}
	if facilities["health.care"] != 2 || facilities["shop.market"] != 3 {
		t.Errorf("%v", facilities)
	}
	list, err := r.Layers(t.Context(), zhenyu.Local)
	if err != nil || list.Version != version || len(list.Layers) != 3 || len(list.Missing) != 3 {
		t.Fatalf("%+v, %v", list, err)
	}
	if _, err := r.RemoveLayer(t.Context(), zhenyu.Local, list.Layers[0].ID, 0); err != nil {
		t.Fatal(err)
	}
	if in, now, err := r.Ground(t.Context(), zhenyu.Local, 0); err != nil || now == version || in.Own != "" {
		t.Errorf("after a layer was removed: %s, %v", now, err)
	}
}

// TestFaultyLayers adds what is not what it is said to be: each is refused by its own name, and nothing stays.
func TestFaultyLayers(t *testing.T) {
	t.Parallel()
	files := t.TempDir()
	r := openRecordWith(t, storetest.SQLite(t), files)
	for kind, text := range map[zhenyu.LayerKind]string{
		zhenyu.ExtractLayer: "no extract", zhenyu.PeopleLayer: "lon,lat,people\n1,2,many\n", zhenyu.FacilitiesLayer: "category,lon\n",
		zhenyu.AreasLayer: `{"features":[{}]}`, zhenyu.CandidatesLayer: "lon,lat\n500,1\n", "rivers": "x",
	} {
		_, err := r.AddLayer(t.Context(), zhenyu.Local, app.LayerInput{Kind: kind, Name: "file.x"}, strings.NewReader(text))
		if kindOf(err) != zhenyu.Invalid || strings.Contains(err.Error(), files) {
			t.Errorf("%s: %v", kind, err)
		}
	}
	if left, err := os.ReadDir(files); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	list, err := r.Layers(t.Context(), zhenyu.Local)
	if err != nil || len(list.Layers) > 0 {
		t.Errorf("%+v, %v", list, err)
	}
}

// TestOwnStandard keeps a district's standard as a layer, refuses a faulty one with its line, measures by it, and names
// it among the inputs of that measurement alone.
func TestOwnStandard(t *testing.T) {
	t.Parallel()
	r := openRecordWith(t, storetest.SQLite(t), t.TempDir())
	addLayer(t, r, zhenyu.ExtractLayer, groundtest.Town(t, 8), false)
	own := zhenyu.Parameters{Access: &zhenyu.AccessParameters{Standard: app.OwnStandard}}
	if _, err := r.AskJob(t.Context(), zhenyu.Local, own); kindOf(err) != zhenyu.NotFound {
		t.Errorf("without the layer: %v", err)
	}
	head := "id,zh,categories,level,duty,metres,minutes,mode,zone,source,mark,note\n"
	file := func(row string) string {
		path := filepath.Join(t.TempDir(), "standard.csv")
		if err := os.WriteFile(path, []byte(head+row), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	f, err := os.Open(file("q.1,医疗机构,health.nowhere,L15,must,,12,walk,,区文 1 号,V,\n"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := r.AddLayer(t.Context(), zhenyu.Local, app.LayerInput{Kind: zhenyu.StandardLayer, Name: "standard.csv"}, f); kindOf(err) != zhenyu.Invalid || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("a faulty standard: %v", err)
	}
	layer := addLayer(t, r, zhenyu.StandardLayer, file("q.1,医疗机构,health.care,L15,must,,12,walk,,区文 1 号,V,\n"), false)
	if layer.Summary.Records != 1 {
		t.Errorf("%+v", layer.Summary)
	}
	names := func(p zhenyu.Parameters) bool {
		row, err := r.AskJob(t.Context(), zhenyu.Local, p)
		if err != nil {
			t.Fatal(err)
		}
		return slices.ContainsFunc(row.Inputs, func(in zhenyu.Input) bool { return in.Content == layer.Content })
	}
	if !names(own) || names(zhenyu.Parameters{Access: &zhenyu.AccessParameters{}}) {
		t.Error("the standard is an input of what is judged by it, and of nothing else")
	}
	in, version, err := r.Ground(t.Context(), zhenyu.Local, 0)
	if err != nil {
		t.Fatal(err)
	}
	in.Profile, in.Standard = "adult", app.OwnStandard
	c, err := app.OpenCircle(t.Context(), in, version)
	if err != nil || len(c.Facts.Rules) != 1 || c.Facts.Rules[0].Minutes != 12 || c.Facts.Rules[0].Source != "区文 1 号" {
		t.Errorf("%+v, %v", c, err)
	}
}
