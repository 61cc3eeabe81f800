package app_test

import (
	"fmt"
	"strings"
	"testing"

	"zhenyu/internal/lang"
)

// TestCurveByMoney gives every candidate a cost: the curve is one of people by money, in its title, its steps and its
// table, and its last step is the whole budget even where that buys nothing more.
func TestCurveByMoney(t *testing.T) {
	t.Parallel()
	path := quarter(t, 7)
	table := strings.Split(strings.TrimSpace(read(t, path("candidates.csv"))), "\n")
	for i := range table {
		table[i] += map[bool]string{true: ",cost", false: fmt.Sprintf(",%d", 1+i)}[i == 0]
	}
	req := planOf(path)
	req.Candidates, req.P, req.Budget = write(t, map[string]string{"priced.csv": strings.Join(table, "\n")})("priced.csv"), 0, 1000
	plan := mustPlan(t, req)
	last := plan.Curve[len(plan.Curve)-1]
	if plan.Curves(lang.English()) != "People in reach by budget" || plan.Curve[0].Step() != "0" || last.Step() != "1000" {
		t.Errorf("%q from %s to %s", plan.Curves(lang.English()), plan.Curve[0].Step(), last.Step())
	}
	if rows := plan.CurveTable(lang.English()).Rows; rows[len(rows)-1][1] != 1000.0 {
		t.Errorf("%v", rows[len(rows)-1])
	}
}

// TestCurveOfForced has one site that is decided: nothing is searched for the point of that site alone.
func TestCurveOfForced(t *testing.T) {
	t.Parallel()
	req := planOf(quarter(t, 3))
	req.Forced, req.Limit = candidateIDs(t, quarter(t, 3))[:1], 1
	plan := mustPlan(t, req)
	if first := plan.Curve[0]; first.P != 1 || !first.Proven || len(first.Sites) > 1 {
		t.Errorf("%+v", first)
	}
}
