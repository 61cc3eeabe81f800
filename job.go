package zhenyu

// Job is a run that somebody asked for. Its inputs are fixed when it is asked for.
type Job struct {
	ID         JobID      `json:"id"`
	Kind       RunKind    `json:"kind" enum:"access,siting"`
	Parameters Parameters `json:"parameters"`
	Inputs     []Input    `json:"inputs"`
	State      JobState   `json:"state" enum:"queued,running,done,failed,cancelled"`
	Stop       bool       `json:"stop,omitempty"`    // a person asked to end it
	Repeats    RunID      `json:"repeats,omitempty"` // the run that it is to repeat
	Run        RunID      `json:"run,omitempty"`     // what came of it
	Failure    *Failure   `json:"failure,omitempty"` // why nothing did
	Attempts   int        `json:"attempts"`          // how often it was begun, once it has ended
	AskedBy    string     `json:"asked_by"`
	AskedAt    Instant    `json:"asked_at"`
	Version    int64      `json:"version"`
	ChangedBy  string     `json:"changed_by"`
	ChangedAt  Instant    `json:"changed_at"`
}

// JobState says where a job stands.
type JobState string

// The states. A job that is queued and in a worker's hands is shown as running; the record holds the others.
const (
	Queued    JobState = "queued"
	Running   JobState = "running"
	Done      JobState = "done"
	Failed    JobState = "failed"
	Cancelled JobState = "cancelled"
)

// Ended tells whether nothing more will happen.
func (s JobState) Ended() bool { return s == Done || s == Failed || s == Cancelled }

// Failure is an error that was written down: a code with what fills its text, and the text in English.
type Failure struct {
	Code    string   `json:"code"`
	Args    []string `json:"args,omitempty"`
	Message string   `json:"message"`
}

// Progress is how far a job is.
type Progress struct {
	Done  int64 `json:"done" doc:"access: homes that were searched from; siting: steps, which are the measurement, the search for the plan, and a search for each point of its curve and each site to be refused"`
	Total int64 `json:"total" doc:"of them; 0 until that is known"`
	Value int64 `json:"value" doc:"siting: the best found so far, in the unit of the plan"`
	Bound int64 `json:"bound" doc:"siting: and what no choice exceeds"`
}
