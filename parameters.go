package zhenyu

import "errors"

// Parameters say what a run is to find out. Exactly one of the pointers is set.
type Parameters struct {
	Access *AccessParameters `json:"access,omitempty"`
	Siting *SitingParameters `json:"siting,omitempty"`
}

// Kind gives the kind of run that they are for, or an error where they say nothing or two things at once.
func (p *Parameters) Kind() (RunKind, error) {
	switch {
	case p.Access != nil && p.Siting == nil:
		return AccessRun, nil
	case p.Siting != nil && p.Access == nil:
		return SitingRun, nil
	}
	return "", errors.New("parameters are for one thing: access or siting")
}

// GroundParameters say from where and on which streets is measured.
type GroundParameters struct {
	Profile string  `json:"profile,omitempty" maxLength:"64" doc:"of who goes: adult where absent"`
	Origins string  `json:"origins,omitempty" enum:"homes,buildings,cells,nodes" doc:"homes where absent: buildings, or the nodes of streets where the extract has hardly any building; cells are those of the people layer"`
	People  float64 `json:"people,omitempty" minimum:"0" maximum:"1e10" doc:"spread over the buildings in place of the people layer"`
}

// AccessParameters ask what people reach.
type AccessParameters struct {
	GroundParameters
	Categories []string `json:"categories,omitempty" maxItems:"200" doc:"all where absent"`
	Standard   string   `json:"standard,omitempty" maxLength:"64" doc:"name of a set of rules; own for the standard that is a layer"`
	Minutes    []int    `json:"minutes,omitempty" maxItems:"20" doc:"every category within so many minutes; 15 where neither these nor a standard are given"`
	Limit      int      `json:"limit,omitempty" minimum:"0" maximum:"129600" doc:"seconds: the longest time that counts; where absent as far as the rules and their bounds ask, 1800 at least"`
}

// SitingParameters ask where to add.
type SitingParameters struct {
	GroundParameters
	Category   string   `json:"category" minLength:"1" maxLength:"200"`
	Problem    string   `json:"problem,omitempty" enum:"mclp,lscp,pmedian,pcenter,fair" doc:"mclp where absent: most people in reach; lscp: everybody, with the fewest sites; pmedian: the least walking together; pcenter: the least worst walk; fair: the worst-off area first"`
	Within     int      `json:"within" minimum:"1" maximum:"600" doc:"minutes that count as in reach"`
	P          int      `json:"p,omitempty" minimum:"0" maximum:"1000" doc:"most sites to add; not for lscp"`
	Budget     float64  `json:"budget,omitempty" minimum:"0" maximum:"1e12" doc:"in place of p: what the sites may cost together"`
	Times      int      `json:"times,omitempty" minimum:"0" maximum:"10" doc:"how many facilities a person is to have in reach: mclp and lscp; 1 where absent"`
	Fade       int      `json:"fade,omitempty" minimum:"0" maximum:"600" doc:"minutes at which coverage has faded to nothing: mclp"`
	Capacity   float64  `json:"capacity,omitempty" minimum:"0" maximum:"1e9" doc:"people that a site has room for where the candidates do not say it: mclp and pmedian"`
	Levels     int      `json:"levels,omitempty" minimum:"0" maximum:"100" doc:"how many areas, worst first, are raised: fair; 3 where absent"`
	Candidates string   `json:"candidates,omitempty" enum:"layer,buildings,crossings,nodes" doc:"the layer where there is one, else buildings"`
	Forced     []string `json:"forced,omitempty" maxItems:"1000" doc:"ids of candidates that are in"`
	Forbidden  []string `json:"forbidden,omitempty" maxItems:"1000" doc:"ids of candidates that are out of the question"`
	Limit      int      `json:"limit,omitempty" minimum:"0" maximum:"86400" doc:"seconds of search; none where absent"`
	Seed       uint64   `json:"seed,omitempty"`
}
