package zhenyu

// Run is one execution of an engine. Its inputs, parameters and engine give its result again, to the byte.
type Run struct {
	ID         RunID      `json:"id"`
	Kind       RunKind    `json:"kind" enum:"access,siting"`
	Parameters Parameters `json:"parameters"`
	Inputs     []Input    `json:"inputs"`
	Engine     string     `json:"engine"` // version of the program
	Result     string     `json:"result"` // SHA-256 of the report, which is kept as JSON
	Summary    RunSummary `json:"summary"`
	Stopped    bool       `json:"stopped,omitempty"` // a person ended it early: it is the best found so far
	Repeats    RunID      `json:"repeats,omitempty"` // the run that it repeats
	Same       bool       `json:"same,omitempty"`    // and its result has the same bytes
	StartedAt  Instant    `json:"started_at"`
	EndedAt    Instant    `json:"ended_at"`
	Version    int64      `json:"version"`
	ChangedBy  string     `json:"changed_by"` // who asked for it
	ChangedAt  Instant    `json:"changed_at"`
}

// RunKind is which engine ran.
type RunKind string

// The kinds of run.
const (
	AccessRun RunKind = "access" // what people reach
	SitingRun RunKind = "siting" // where to add
)

// Input is a file that a run reads.
type Input struct {
	Kind    LayerKind `json:"kind" enum:"extract,people,facilities,areas,candidates,standard"`
	Layer   LayerID   `json:"layer"`
	Content string    `json:"content"` // SHA-256, hex
	Bytes   int64     `json:"bytes"`
	Datum   string    `json:"datum"`
}

// RunSummary is what a list shows of a run.
type RunSummary struct {
	Origins int      `json:"origins"`
	People  float64  `json:"people"`
	Nodes   bool     `json:"nodes,omitempty"`        // people are nodes of streets: neither homes nor people are known
	Rules   int      `json:"rules,omitempty"`        // access: verdicts
	Areas   int      `json:"areas"`                  // for each of which there is a verdict
	Status  string   `json:"status,omitempty"`       // siting: optimal, or limit
	Sites   int      `json:"sites,omitempty"`        // siting: chosen
	New     float64  `json:"newly_within,omitempty"` // siting: people
	Cut     bool     `json:"cut,omitempty"`          // siting: time ended before all comparisons were made, so that another machine may get farther
	Share   *float64 `json:"share,omitempty"`        // of people who keep the first rule; of siting: after
}
