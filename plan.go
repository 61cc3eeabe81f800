package zhenyu

// Plan is a siting run that somebody kept under a name.
type Plan struct {
	ID        PlanID  `json:"id"`
	Name      string  `json:"name"`
	Run       RunID   `json:"run"`
	Note      string  `json:"note"`
	Removed   bool    `json:"removed,omitempty"`
	Version   int64   `json:"version"`
	ChangedBy string  `json:"changed_by"`
	ChangedAt Instant `json:"changed_at"`
}
