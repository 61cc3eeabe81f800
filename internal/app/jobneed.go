package app

import "zhenyu"

// Need is the memory that a job takes beside the server's own, in bytes.
type Need struct {
	Least int64 // to read and link its files
	Most  int64 // and to weigh as many walks as such files usually hold
}

// What a job takes, measured as peaks of whole processes on five extracts of 1 to 3 MB: a base, and by the byte of an
// extract, which is packed, and of other files. A plan adds what it takes for each home that a candidate reaches in time,
// and for each walk of problems that weigh all of them; both counted with a tenth on top or more.
const (
	needBase   = 48 << 20
	needAccess = 24
	needSiting = 36
	needFiles  = 8
	needReach  = 64
	needWalk   = 88
	needFade   = 16
)

// What there is for each million bytes of an extract or table, as in the fullest of them.
const (
	crossingsPerMB = 9_000
	nodesPerMB     = 80_000
	buildingsPerMB = 100
	rowsPerMB      = 60_000
)

// reachOf is how many homes lie within so many minutes of a candidate, for each minute squared.
const reachOf = 8

// JobNeed estimates what a job takes. How many walks a plan really weighs is known once it has read its files; it is held
// to that then.
func JobNeed(j *zhenyu.Job) Need {
	least := int64(needBase)
	perByte := int64(needAccess)
	if j.Kind == zhenyu.SitingRun {
		perByte = needSiting
	}
	for _, in := range j.Inputs {
		if in.Kind == zhenyu.ExtractLayer {
			least += perByte * in.Bytes
		} else {
			least += needFiles * in.Bytes
		}
	}
	if j.Parameters.Siting == nil {
		return Need{least, least}
	}
	return Need{least, least + usualWalks(*j.Parameters.Siting, j.Inputs)}
}

// usualWalks estimates the bytes that a plan takes to weigh its walks.
func usualWalks(p zhenyu.SitingParameters, inputs []zhenyu.Input) int64 {
	size := map[zhenyu.LayerKind]int64{}
	for _, in := range inputs {
		size[in.Kind] += in.Bytes
	}
	origins := nodesPerMB * size[zhenyu.ExtractLayer] / 1e6
	if p.Origins == "cells" {
		origins = rowsPerMB * size[zhenyu.PeopleLayer] / 1e6
	}
	candidates := map[string]int64{
		"buildings": buildingsPerMB * size[zhenyu.ExtractLayer], "crossings": crossingsPerMB * size[zhenyu.ExtractLayer],
		"nodes": nodesPerMB * size[zhenyu.ExtractLayer], "layer": rowsPerMB * size[zhenyu.CandidatesLayer],
	}[p.Candidates]/1e6 + 1
	candidates = min(candidates, int64(roomFor(p.Problem, int(origins))))
	return walkBytes(p.Problem, p.Fade > 0, candidates*min(origins, reachOf*int64(p.Within)*int64(p.Within)), candidates*origins)
}

// walkBytes is what a plan takes for so many homes reached in time, each counted for each candidate, of so many walks.
func walkBytes(problem string, fades bool, reached, walks int64) int64 {
	need := needReach * reached
	if weighsWalks(problem) {
		need += needWalk * walks
	}
	if fades {
		need += needFade * walks
	}
	return need
}

// fits refuses a plan whose walks take more memory than there is.
func (p *planner) fits() error {
	reached := 0
	for _, list := range p.reach {
		reached += len(list)
	}
	walks := int64(len(p.sites.Facilities)) * int64(p.Origins.Len())
	need := walkBytes(p.req.Problem, p.req.Fade > 0, int64(reached), walks)
	if p.req.Memory > 0 && need > p.req.Memory {
		return problem(zhenyu.TooLarge, "siting_memory", len(p.sites.Facilities), p.Origins.Len(), need>>20, p.req.Memory>>20)
	}
	return nil
}
