package app_test

import (
	"bytes"
	"fmt"
	"os"
	"testing"

	"zhenyu/engine/street"
	"zhenyu/internal/app"
)

// TestPartsOfPlacesSayWhy: a part of the places of a network looks for what one-ways keep away as the whole run does.
func TestPartsOfPlacesSayWhy(t *testing.T) {
	t.Parallel()
	path := write(t, map[string]string{
		"nodes.csv":      "id,lon,lat\n1,121,31\n2,121.001,31\n3,121.002,31\n4,121.003,31\n",
		"edges.csv":      "from,to,seconds,oneway\n1,2,10,\n2,3,10,\n3,4,10,yes\n",
		"facilities.csv": "category,node\nshop,1\n",
	})
	_, err := app.ImportNetwork(t.Context(), app.NetworkImport{Nodes: path("nodes.csv"), Edges: path("edges.csv"), Out: path("net"), Profile: "adult"})
	if err != nil {
		t.Fatal(err)
	}
	rows := func(of int) (text []byte) {
		dir := path(fmt.Sprint("in", of))
		for i := range of {
			name := fmt.Sprint("part", i+1)
			_, err := app.RunAccessPart(t.Context(), app.AccessPart{
				AccessInput: app.AccessInput{Network: path("net"), Origins: "nodes", Facilities: path("facilities.csv"), Minutes: []int{5}},
				Limit:       street.Seconds(600), Number: i + 1, Of: of, Out: dir, Name: name, Engine: "test",
			})
			if err != nil {
				t.Fatal(err)
			}
			lines, err := os.ReadFile(dir + "/" + name + ".jsonl")
			if err != nil {
				t.Fatal(err)
			}
			text = append(text, lines...)
		}
		return text
	}
	whole, parts := rows(1), rows(2)
	if !bytes.Equal(whole, parts) || !bytes.Contains(whole, []byte("one_way")) {
		t.Errorf("in two parts\n%sin one\n%s", parts, whole)
	}
}
