package app_test

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"zhenyu/internal/app"
	"zhenyu/internal/lang"
)

// exported reads a file back, its head first.
func exported(t *testing.T, c *app.Circle, x app.CircleExport) [][]string {
	t.Helper()
	var b strings.Builder
	if err := c.Export(x, app.CSV, lang.English(), &b); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// TestCircleExportLists writes what is shown: each list, after a change that every row names.
func TestCircleExportLists(t *testing.T) {
	t.Parallel()
	c, _ := openCircle(t, 9)
	moved := stationB
	moved.Category, moved.Lon = stations, moved.Lon-0.001
	change := app.AccessChange{
		Add:    []app.ChangedFacility{{Category: stations, ID: "new-1", Spot: app.Spot{Lon: 121.502, Lat: 31.203}}, moved},
		Remove: []app.ChangedFacility{{Category: stations, ID: "a"}, {Category: stations, ID: "b"}},
	}
	x := app.CircleExport{CircleTrial: app.CircleTrial{CircleQuery: app.CircleQuery{Category: stations, Minutes: 5}, Change: change}, Home: 3, Scenario: "north"}
	const said = "new new-1 (121.50200, 31.20300); closed a; moved b (121.50350, 31.20420)"
	for list, want := range map[string]string{"areas": "area", "facilities": "facility id", "gaps": "without", "home": "why none"} {
		x.List = list
		rows := exported(t, c, x)
		if len(rows) < 2 || !slices.Contains(rows[0], want) {
			t.Errorf("%s: %q", list, rows)
			continue
		}
		for _, row := range rows[1:] {
			if end := row[len(row)-2:]; end[0] != said || end[1] != "north" {
				t.Errorf("%s ends with %q", list, end)
			}
		}
	}
	x.List = "facilities"
	rows := exported(t, c, x)
	if got := []string{rows[1][0] + rows[1][5], rows[2][0] + rows[2][5], rows[3][0] + rows[3][5]}; !slices.Equal(got, []string{"new-1new", "aclosed", "bmoved"}) || rows[2][4] != "0" || rows[1][4] == "0" {
		t.Errorf("%q", rows)
	}
}

// TestCircleExportSorted has the rows of a file in the order of the page; those of all areas stay first.
func TestCircleExportSorted(t *testing.T) {
	t.Parallel()
	c, _ := openCircle(t, 9)
	x := app.CircleExport{CircleTrial: app.CircleTrial{CircleQuery: app.CircleQuery{Category: stations, Minutes: 5}}}
	plain := exported(t, c, x)
	x.Sort = "share.asc"
	sorted := exported(t, c, x)
	share := slices.Index(plain[0], "share")
	areas := slices.Clone(plain[2:])
	slices.SortStableFunc(areas, func(a, b []string) int { return strings.Compare(a[share], b[share]) })
	if !slices.EqualFunc(sorted, slices.Concat(plain[:2], areas), slices.Equal) || slices.EqualFunc(sorted, plain, slices.Equal) {
		t.Errorf("%q, want the order of %q", sorted, areas)
	}
	x.Sort = "nonsense.asc"
	if rows := exported(t, c, x); !slices.EqualFunc(rows, plain, slices.Equal) {
		t.Errorf("%q", rows)
	}
}
