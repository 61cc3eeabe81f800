package siting_test

import (
	"testing"

	"zhenyu/engine/siting"
)

// TestFairBeyondZeros has more villages than sites: however they are chosen, some have nobody covered. The plan leaves as
// few as can be, and raises the first of the others.
func TestFairBeyondZeros(t *testing.T) {
	t.Parallel()
	// Site 0 covers half of villages 0 and 1, site 1 all of village 2, site 2 a quarter of village 3.
	p := &siting.FairCover{
		Cover:  siting.Coverage{Sites: 3, Start: []int{0, 1, 1, 2, 2, 3, 4, 4}, Site: []int32{0, 0, 1, 2}},
		People: []int64{5, 5, 5, 5, 9, 1, 3}, Village: []int32{0, 0, 1, 1, 2, 3, 3}, Villages: 4, Levels: 4,
		Choice: siting.Choice{P: 2},
	}
	r := solve(t, p)
	want := []siting.Level{{Village: 3, People: 4}, {Village: 0, Covered: 5, People: 10}, {Village: 1, Covered: 5, People: 10}, {Village: 2, Covered: 9, People: 9}}
	for i, l := range want {
		if r.Proven != 4 || r.Levels[i] != l {
			t.Fatalf("%+v, want levels %+v", r, want)
		}
	}
}

// TestFairTellsWhatIsProven stops a fair search: the levels before the one that it was stopped at are proven, whatever
// their share is.
func TestFairTellsWhatIsProven(t *testing.T) {
	t.Parallel()
	p := manyVillages(12, 8, 2)
	r, err := siting.Solve(t.Context(), p, siting.Options{Nodes: 3})
	if err != nil || len(r.Levels) != p.Levels {
		t.Fatalf("%+v, %v", r, err)
	}
	if (r.Status == siting.Optimal) != (r.Proven == p.Levels) || r.Status == siting.Limit && r.Reason != "nodes" {
		t.Errorf("%+v", r)
	}
	all, err := siting.Solve(t.Context(), withLevels(p, r.Proven), siting.Options{})
	if err != nil || r.Proven == 0 || all.Status != siting.Optimal {
		t.Fatalf("%d levels proven, %+v, %v", r.Proven, all, err)
	}
	for i, l := range all.Levels {
		if l.Covered*r.Levels[i].People != r.Levels[i].Covered*l.People {
			t.Errorf("level %d: %+v is said to be proven, %+v is", i, r.Levels[i], l)
		}
	}
}

func withLevels(p *siting.FairCover, levels int) *siting.FairCover {
	same := *p
	same.Levels = levels
	return &same
}

// manyVillages has sites that each cover a stretch of villages on a line, of which few can be chosen.
func manyVillages(sites, villages, chosen int) *siting.FairCover {
	p := &siting.FairCover{Cover: siting.Coverage{Sites: sites, Start: []int{0}}, Villages: villages, Levels: villages, Choice: siting.Choice{P: chosen}}
	for j := range villages * 10 {
		for i := range sites {
			if (i*37+j*11)%29 == 0 {
				p.Cover.Site = append(p.Cover.Site, int32(i))
			}
		}
		p.Cover.Start = append(p.Cover.Start, len(p.Cover.Site))
		p.People, p.Village = append(p.People, int64(1+j*7%13)), append(p.Village, int32(j/10))
	}
	return p
}
