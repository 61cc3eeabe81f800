package app_test

import (
	"context"
	"testing"

	"zhenyu"
	"zhenyu/internal/store/storetest"
)

// TestSearch checks what a person would look for, in either script.
func TestSearch(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openRecord(t, database)
		importText(t, r, "a.txt", "區委書記鄔瀾舟調研\n2026年3月1日,區委書記鄔瀾舟到鷺汀鎮調研。鄔瀾舟指出,鷺汀鎮要建好莘村舊衣回收站,接入5G網絡。")
		for _, c := range []struct {
			query, kind string
			found       bool
		}{
			{"回收", "document", true},
			{"旧衣回收", "document", true},
			{"舊衣", "document", true},
			{"旧衣", "directive", true},
			{"收回", "document", false},
			{"5g", "document", true},
			{"5G网络", "document", true},
			{"衣站", "document", false},
			{"5G网", "document", true},
			{"入5G", "document", true},
			{"6G网", "document", false},
			{"5G 回收", "document", true},
			{"5G 小学", "document", false},
			{"鹭汀", "area", true},
			{"鷺汀鎮", "area", true},
			{"调研", "visit", true},
			{"\"", "document", false},
			{"AND OR", "document", false},
			{"*", "document", false},
			{"'", "document", false},
			{"汀", "document", false},
		} {
			hits, err := r.Search(context.Background(), zhenyu.Local, c.query, []string{c.kind}, 10)
			if err != nil || (len(hits.Hits) > 0) != c.found {
				t.Errorf("%s among %s: %d, %v", c.query, c.kind, len(hits.Hits), err)
				continue
			}
			for _, h := range hits.Hits {
				if h.To < h.From || h.To > len([]rune(h.Text)) {
					t.Errorf("%s: %+v", c.query, h)
				}
			}
		}
	})
}

// TestOneCharacterName checks that a place whose name is one character is found by it.
func TestOneCharacterName(t *testing.T) {
	t.Parallel()
	r := openRecord(t, storetest.SQLite(t))
	stop := siteStop(t, r, importText(t, r, "a.txt", visitText("2026年3月1日", "青禾粮油加工有限公司")).Visit)
	v := *stop.Proposal
	place := *v.Stop
	place.Place, v.Stop = "莘", &place
	v.Stop.Kind = zhenyu.Farm
	site := decide(t, r, stop.ID, edited(&v)).Item.Site
	hits, err := r.Search(context.Background(), zhenyu.Local, "莘", nil, 10)
	if err != nil || len(hits.Hits) != 1 || hits.Hits[0].ID != int64(site) {
		t.Errorf("%+v, %v", hits, err)
	}
}
