package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"net/http"
	"net/url"
)

// What one person does: half of the time a move of the map a second, which asks for four tiles of the ground and four
// of the circle, half of the time a drag that asks six times a second what it changes.
const (
	tilesOfOne   = 0.5 * 8
	trialsOfOne  = 0.5 * 6
	actionsOfOne = tilesOfOne + trialsOfOne
)

// around is the map and its life circle.
type around struct {
	ground, circle string // versions
	category       string
	box            [4]float64 // west, south, east, north of the homes
}

// lookAround opens the life circle, which the first who asks waits for.
func lookAround(ctx context.Context, address string) (*world, error) {
	w := newWorld(address)
	var ground struct{ Version string }
	if err := w.get(ctx, "/api/ground", &ground); err != nil {
		return nil, err
	}
	var circle struct {
		Version    string
		Box        [4]float64
		Categories []struct {
			ID         string
			Facilities int
		}
	}
	if err := w.get(ctx, "/api/circle?standard=gb50180-2018", &circle); err != nil {
		return nil, err
	}
	a := &around{ground: ground.Version, circle: circle.Version, box: circle.Box}
	for _, c := range circle.Categories {
		if c.Facilities > 5 && a.category == "" {
			a.category = c.ID
		}
	}
	w.drawn = a.draw
	return w, nil
}

func (a *around) draw(r *rand.Rand) action {
	lon := a.box[0] + r.Float64()*(a.box[2]-a.box[0])
	lat := a.box[1] + r.Float64()*(a.box[3]-a.box[1])
	if r.Float64()*actionsOfOne < trialsOfOne {
		return a.trial(lon, lat)
	}
	z := 12 + r.IntN(4)
	n := math.Exp2(float64(z))
	sin := math.Sin(lat * math.Pi / 180)
	x, y := int((lon+180)/360*n), int((0.5-math.Log((1+sin)/(1-sin))/(4*math.Pi))*n)
	if r.IntN(2) == 0 {
		return action{kind: "ground", method: http.MethodGet, path: fmt.Sprintf("/api/ground/%s/%d/%d/%d", a.ground, z, x, y)}
	}
	path := fmt.Sprintf("/api/circle/%s/tiles/%d/%d/%d?category=%s", a.circle, z, x, y, url.QueryEscape(a.category))
	return action{kind: "circle", method: http.MethodGet, path: path}
}

func (a *around) trial(lon, lat float64) action {
	type facility struct {
		Category string  `json:"category"`
		ID       string  `json:"id"`
		Lon      float64 `json:"lon"`
		Lat      float64 `json:"lat"`
	}
	change := map[string]any{"add": []facility{{a.category, "new-1", lon, lat}}, "remove": []int{}, "open": []int{}, "close": []int{}}
	body, err := json.Marshal(map[string]any{"category": a.category, "minutes": 10, "change": change})
	if err != nil {
		panic(err) // texts and numbers always have a JSON form
	}
	return action{kind: "drag", method: http.MethodPost, path: "/api/circle/" + a.circle + "/trial", body: body}
}
