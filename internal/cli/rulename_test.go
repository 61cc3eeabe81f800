package cli

import (
	"strings"
	"testing"

	"zhenyu/internal/app"
)

// TestRuleNamesStayApart: however long a name is, its minutes, its zone and what its id begins with are there.
func TestRuleNamesStayApart(t *testing.T) {
	t.Parallel()
	c := console(t, "en")
	for _, r := range []app.AccessRule{
		{Category: "gov.subdistrict", ID: "pd.core PD core", Seconds: 900, Zone: "core", Source: "x"},
		{Category: "gov.subdistrict", ID: "pd.urban PD urban", Seconds: 900, Zone: "urban", Source: "x"},
		{Category: "health.centre", ID: "health.centre L15", Seconds: 900, Source: "x"},
		{Category: "trans.bus", ID: "trans.bus", Seconds: 600},
	} {
		name := c.ruleName(r)
		if displayWidth(name) > nameWidth || !strings.Contains(name, r.Zone+" "+within(r)) || r.Zone == "" && r.Source != "" && !strings.HasSuffix(name, r.ID) {
			t.Errorf("%q of %d columns", name, displayWidth(name))
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
