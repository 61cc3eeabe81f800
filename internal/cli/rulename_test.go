package cli

import (
	"strings"
	"testing"

	"zhenyu/internal/app"
)

// TestRuleNamesStayApart: however long a name is, its minutes or metres, its zone and its id are there, the metres once.
func TestRuleNamesStayApart(t *testing.T) {
	t.Parallel()
	c := console(t, "en")
	for want, r := range map[string]app.AccessRule{
		"subdistrict or town government · zone core 15′ · pd.core PD": {Category: "gov.subdistrict", ID: "pd.core PD core", Seconds: 900, Zone: "core", Mode: "walk", Source: "x"},
		"bus stop · by bicycle · zone far 15′ · pd.far PD":            {Category: "trans.bus", ID: "pd.far PD cycle far", Seconds: 900, Zone: "far", Mode: "cycle", Source: "x"},
		"fitness centre 1000 m · sport.fitness L15":                   {Category: "sport.fitness", ID: "sport.fitness L15 1000 m", Metres: 1000, Mode: "walk", Source: "x"},
		"fitness centre 1000 m · sport.fitness L10":                   {Category: "sport.fitness", ID: "sport.fitness L10 1000 m", Metres: 1000, Mode: "walk", Source: "x"},
		"bus stop 10′": {Category: "trans.bus", ID: "trans.bus 10 min", Seconds: 600},
	} {
		if name := c.ruleName(r); name != want {
			t.Errorf("%q, want %q", name, want)
		}
	}
}

// TestZonesOfAll: rules of zones that all are judged by are one row, others stay.
func TestZonesOfAll(t *testing.T) {
	t.Parallel()
	c := console(t, "en")
	rules := []app.AccessRule{
		{Category: "park", ID: "a X in", Zone: "in", Seconds: 900, Mode: "walk", People: 10, Source: "x"},
		{Category: "park", ID: "b X mid", Zone: "mid", Seconds: 900, Mode: "walk", People: 10, Source: "x"},
		{Category: "park", ID: "c X cycle far", Zone: "far", Seconds: 900, Mode: "cycle", People: 10, Source: "x"},
		{Category: "park", ID: "d X", Seconds: 600, Mode: "walk", People: 10, Source: "x"},
	}
	rows, merged := c.merged(rules, 10)
	if len(rows) != 3 || !merged || !strings.HasSuffix(rows[0].name, "zone in, mid 15′") {
		t.Errorf("%+v", rows)
	}
	if rows, merged = c.merged(rules, 25); len(rows) != 4 || merged {
		t.Errorf("of their own people: %+v", rows)
	}
}

// TestOnlyWhatMovesIsShown: a verdict whose figures stay as they are printed has no line.
func TestOnlyWhatMovesIsShown(t *testing.T) {
	t.Parallel()
	c := console(t, "en")
	at := func(share, median, gini float64) app.AccessRule {
		return app.AccessRule{Category: "park", Seconds: 900, People: 1000, Within: 1000 * share, Share: &share, Median: &median, P90: &median, Gini: &gini}
	}
	for _, x := range []struct {
		is    app.AccessRule
		shown bool
	}{{at(0.5, 600, 0.31), false}, {at(0.502, 600, 0.3), true}, {at(0.5, 606, 0.3), true}, {at(0.5, 601, 0.3), false}} {
		if text, ok := c.movedText(app.AccessRuleMoved{Before: at(0.5, 600, 0.3), After: x.is}); ok != x.shown {
			t.Errorf("%q is shown: %t", text, ok)
		}
	}
}

func TestGained(t *testing.T) {
	t.Parallel()
	for people, want := range map[float64]string{-0.3: "+0", 0: "+0", 2.6: "+3", -1: "-1"} {
		if got := gained(people); got != want {
			t.Errorf("%g: %s", people, got)
		}
	}
}
