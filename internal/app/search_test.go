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
			{"鹭汀", "stop", true},
			{"旧衣", "stop", false},
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

// TestSearchADamagedText checks that words are found that only the repaired text has, or that the end of a line parts, and
// shown where they stand.
func TestSearchADamagedText(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openRecord(t, database)
		importText(t, r, "a.txt", "規(guī)?；r(nóng)業(yè)調(diào)研\n2026年3月1日,區(qū)委書記鄔瀾舟到鷺?biāo)℃?zhèn)調(diào)研,要求發(fā)展規(guī)?；r(nóng)業(yè)。")
		importText(t, r, "b.txt", "区委书记邬澜舟调研\n2026年3月1日,区委书记邬澜舟到鹭汀镇调研。他指出,鹭汀镇要加快建\n设冷库。\n\n二是修路。")
		for query, want := range map[string]string{"规模化农业": "規模化農業", "建设冷库": "建\n设冷库", "规(guī)": "規(guī)", "冷库二是": ""} {
			hits, err := r.Search(context.Background(), zhenyu.Local, query, []string{"document"}, 10)
			if err != nil || len(hits.Hits) != min(1, len(want)) {
				t.Errorf("%s: %+v, %v", query, hits, err)
				continue
			}
			for _, h := range hits.Hits {
				if got := string([]rune(h.Text)[h.From:h.To]); got != want {
					t.Errorf("%s: %s, want %s in %s", query, got, want, h.Text)
				}
			}
		}
	})
}
