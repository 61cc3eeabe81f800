package app_test

import (
	"testing"

	"zhenyu/internal/store/storetest"
)

// TestWordMore checks that a name with a word put in is asked about, and another that only begins and ends alike is not.
func TestWordMore(t *testing.T) {
	t.Parallel()
	r := openDistrict(t, storetest.SQLite(t))
	for n, c := range []struct {
		name  string
		asked bool
	}{{"冷链物流园", false}, {"冷链物流产业园", true}, {"冷水鱼养殖场", false}, {"冷链培训学校", false}} {
		date := []string{"2026年3月1日", "2026年4月2日", "2026年5月3日", "2026年6月4日"}[n]
		stop := siteStop(t, r, importText(t, r, "a.txt", visitText(date, c.name)).Visit)
		if got := decide(t, r, stop.ID, accept).Item; got.Asked != c.asked {
			t.Errorf("%s: asked %v, want %v (%s)", c.name, got.Asked, c.asked, got.Value().Words())
		}
	}
}
