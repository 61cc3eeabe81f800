package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"zhenyu/engine/street"
	"zhenyu/internal/app"
)

// thinMetres is the side of the squares of which each gives one crossing of Heidelberg as a candidate.
const thinMetres = 250

// realPlan is a plan for a real place, made as siting run makes it.
type realPlan struct {
	name, title string
	request     func(folder, work string) (app.SitingRequest, error)
}

// realPlans are plans for most people in reach with 1 to 20 more sites.
func realPlans() []realPlan {
	return []realPlan{
		{"porto-alegre", "Porto Alegre, healthcare within 15 minutes, from and to 1,227 hexagons", portoAlegre},
		{"heidelberg", fmt.Sprintf("Heidelberg, kindergartens within 10 minutes of every place in the streets, a crossing of every %d m as candidates", thinMetres), heidelberg},
	}
}

func (b *bench) plans(ctx context.Context, only string) error {
	for _, place := range realPlans() {
		if !strings.HasPrefix(place.name, only) {
			continue
		}
		var r planOutcome
		if err := b.child(ctx, "-plan", place.name, &r); err != nil {
			return fmt.Errorf("%s: %w", place.name, err)
		}
		b.planLines(place.title, &r)
	}
	return nil
}

// planOutcome is what a child process reports of a plan.
type planOutcome struct {
	app.SitingReport
	MaxRSS int64 // kB
}

func (b *bench) solvePlan(ctx context.Context, name string) error {
	for _, place := range realPlans() {
		if place.name != name {
			continue
		}
		req, err := place.request(b.folder, b.work)
		if err != nil {
			return err
		}
		r, err := app.RunSiting(ctx, req)
		if err != nil {
			return err
		}
		return json.NewEncoder(os.Stdout).Encode(planOutcome{*r, peakMemory()})
	}
	return fmt.Errorf("no place %q", name)
}

func (b *bench) planLines(title string, r *planOutcome) {
	b.lines = append(b.lines, "\n## "+title+"\n",
		fmt.Sprintf("%d candidates, %d facilities that are there, %d origins; the streets, the 21 points and the runner-up of each site together: %.1f CPU s, %d MB.\n",
			r.Candidates, r.Existing, r.Origins, r.CPUSeconds, r.MaxRSS/1024),
		"| p | people in reach | bound | gap % | proven |", "|---|---|---|---|---|")
	for _, at := range r.Curve {
		line := fmt.Sprintf("| %d | %.0f | %.0f | %.3f | %t |", at.P, at.Value, at.Bound, 100*(at.Bound-at.Value)/max(1, at.Value), at.Proven)
		fmt.Println(line)
		b.lines = append(b.lines, line)
	}
}

func plan(network, origins, facilities, candidates string) app.SitingRequest {
	return app.SitingRequest{
		AccessInput: app.AccessInput{Network: network, Origins: origins, Facilities: facilities, Threads: 1},
		Candidates:  candidates, Problem: "mclp", P: 20, Seed: 1,
	}
}

func portoAlegre(folder, work string) (app.SitingRequest, error) {
	cells := filepath.Join(folder, "data", "porto-alegre-hexgrid.csv")
	network, err := buildNetwork(folder, work, "porto-alegre")
	if err != nil {
		return app.SitingRequest{}, err
	}
	care := filepath.Join(work, "porto-alegre-care.csv")
	req := plan(network, cells, care, cells)
	req.Category, req.Within = "health.care", 15
	return req, writeCare(cells, care)
}

// writeCare makes a facility of every hexagon with healthcare.
func writeCare(cells, care string) error {
	f, err := os.Open(cells)
	if err != nil {
		return err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return err
	}
	var text strings.Builder
	text.WriteString("category,id,lon,lat\n")
	for _, row := range rows[1:] {
		if n, err := strconv.Atoi(row[6]); err == nil && n > 0 { // some cells are empty
			fmt.Fprintf(&text, "health.care,%s,%s,%s\n", row[0], row[1], row[2])
		}
	}
	return os.WriteFile(care, []byte(text.String()), 0o600)
}

func heidelberg(folder, work string) (app.SitingRequest, error) {
	network, err := buildNetwork(folder, work, "heidelberg")
	if err != nil {
		return app.SitingRequest{}, err
	}
	candidates := filepath.Join(work, "heidelberg-candidates.csv")
	req := plan(network, "nodes", "osm", candidates)
	req.Extract, req.Category, req.Within = filepath.Join(folder, "data", "heidelberg.osm.pbf"), "edu.kindergarten", 10
	return req, writeCrossings(network, candidates)
}

func buildNetwork(folder, work, name string) (string, error) {
	out := filepath.Join(work, name+".net")
	_, err := app.BuildNetwork(context.Background(), app.NetworkBuild{
		Extract: filepath.Join(folder, "data", name+".osm.pbf"), Out: out, Profile: "adult", Threads: 1,
	})
	return out, err
}

// writeCrossings writes the first crossing of every square as a candidate.
func writeCrossings(network, path string) error {
	n, err := app.OpenNetwork(network)
	if err != nil {
		return err
	}
	streets := make([]int, n.Nodes())
	for e := range n.Edges() {
		edge := n.Edge(street.EdgeID(e))
		streets[edge.A]++
		streets[edge.B]++
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	fmt.Fprintln(w, "lon,lat")
	seen := map[[2]int]bool{}
	for u, count := range streets {
		at := n.Place(street.NodeID(u)).WGS84()
		// Degrees of latitude are 111 km, those of longitude in Heidelberg 72 km.
		square := [2]int{int(at.Lon * 72_000 / thinMetres), int(at.Lat * 111_000 / thinMetres)}
		if count >= 3 && !seen[square] {
			seen[square] = true
			fmt.Fprintf(w, "%.7f,%.7f\n", at.Lon, at.Lat)
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}
