package app

import (
	"sync"

	"zhenyu"
)

// foundPlans holds the sites of plans that are found and still compared with others, by their jobs, as long as this
// process works on them. They are shown meanwhile; what is kept is the run. The zero value is empty.
type foundPlans struct {
	mu    sync.Mutex
	sites map[zhenyu.JobID][]Spot
}

func (f *foundPlans) put(job zhenyu.JobID, sites []Spot) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.sites == nil {
		f.sites = map[zhenyu.JobID][]Spot{}
	}
	f.sites[job] = sites
}

func (f *foundPlans) of(job zhenyu.JobID) []Spot {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.sites[job]
}

func (f *foundPlans) drop(job zhenyu.JobID) {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.sites, job)
}
