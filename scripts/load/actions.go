package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
)

// world is what there is to act on.
type world struct {
	http   *http.Client
	url    string
	towns  []int64
	visits []int64
	items  []int64
	drawn  func(*rand.Rand) action // what people do next
}

// The words that are searched for: common and rare, of two characters and more.
var queries = []string{"回收", "小学", "园区道路", "旧衣", "茶园", "盘活", "渔港码头", "销号", "开工", "合成9"}

var themes = []string{"environment", "investment", "industry", "rural", "agriculture", "infrastructure", "livability", "safety", "governance", "digital", "other"}

func newWorld(address string) *world {
	transport := &http.Transport{MaxIdleConns: 512, MaxIdleConnsPerHost: 512, DisableCompression: true}
	return &world{url: address, http: &http.Client{Transport: transport}}
}

// look finds the towns, and visits and directives from all over the record.
func look(ctx context.Context, address string) (*world, error) {
	w := newWorld(address)
	w.drawn = w.draw
	var towns []struct{ ID int64 }
	if err := w.get(ctx, "/api/areas?towns=true", &towns); err != nil {
		return nil, err
	}
	for _, t := range towns {
		w.towns = append(w.towns, t.ID)
	}
	for year := 2020; year <= 2026; year++ {
		for _, town := range w.towns {
			var list struct {
				Directives []struct{ ID, Visit int64 }
			}
			if err := w.get(ctx, fmt.Sprintf("/api/directives?limit=200&town=%d&to=%d", town, year), &list); err != nil {
				return nil, err
			}
			for _, d := range list.Directives {
				w.items, w.visits = append(w.items, d.ID), append(w.visits, d.Visit)
			}
		}
	}
	if len(w.items) == 0 {
		return nil, errors.New("the record holds no directives: make one with zhenyu sample --scale")
	}
	return w, nil
}

func (w *world) get(ctx context.Context, path string, into any) error {
	body, err := w.do(ctx, http.MethodGet, path, nil)
	if err != nil {
		return err
	}
	return json.Unmarshal(body, into)
}

func (w *world) do(ctx context.Context, method, path string, body []byte) ([]byte, error) {
	r, err := http.NewRequestWithContext(ctx, method, w.url+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("If-Match", "*")
	}
	res, err := w.http.Do(r)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(res.Body)
	if err == nil && res.StatusCode >= 300 {
		err = fmt.Errorf("%s %s: %s: %s", method, path, res.Status, answer)
	}
	return answer, err
}

// action is one thing that a person does.
type action struct {
	kind         string
	method, path string
	body         []byte
}

// draw draws an action: 80 % reads in equal parts, 20 % writes.
func (w *world) draw(r *rand.Rand) action {
	switch n := r.IntN(10); {
	case n < 2:
		return action{kind: "list", method: http.MethodGet, path: "/api/directives?" + w.filters(r)}
	case n < 4:
		return action{kind: "visit", method: http.MethodGet, path: fmt.Sprintf("/api/visits/%d", w.visits[r.IntN(len(w.visits))])}
	case n < 6:
		return action{kind: "counts", method: http.MethodGet, path: "/api/counts"}
	case n < 8:
		q := url.Values{"q": {queries[r.IntN(len(queries))]}, "kind": {"directive"}}
		return action{kind: "search", method: http.MethodGet, path: "/api/search?" + q.Encode()}
	}
	status := []string{"accepted", "rejected", "proposed"}[r.IntN(3)]
	return action{"write", http.MethodPatch, fmt.Sprintf("/api/items/%d", w.items[r.IntN(len(w.items))]), []byte(`{"status":"` + status + `"}`)}
}

// filters draws a pair of filters, and the first page or one from anywhere in the list.
func (w *world) filters(r *rand.Rand) string {
	town, theme := fmt.Sprintf("town=%d", w.towns[r.IntN(len(w.towns))]), "theme="+themes[r.IntN(len(themes))]
	status := "status=" + []string{"proposed", "accepted", "rejected"}[r.IntN(3)]
	pair := [][2]string{{town, theme}, {town, status}, {theme, status}, {town, "measurable=true"}, {theme, "measurable=false"}}[r.IntN(5)]
	page := ""
	if r.IntN(3) == 0 {
		page = fmt.Sprintf("&to=%d-%02d", 2020+r.IntN(6), 1+r.IntN(12))
	}
	return pair[0] + "&" + pair[1] + page
}
