package zhenyu

import "encoding/json"

// Scenario is a change of the ground that somebody tried and kept: what is measured, and what is opened, closed or moved.
type Scenario struct {
	ID        ScenarioID       `json:"id"`
	Name      string           `json:"name"`
	Base      AccessParameters `json:"base"`
	Change    json.RawMessage  `json:"change"`  // an access change, see package app
	Summary   json.RawMessage  `json:"summary"` // an object: what was shown when it was kept
	Removed   bool             `json:"removed,omitempty"`
	Version   int64            `json:"version"`
	ChangedBy string           `json:"changed_by"`
	ChangedAt Instant          `json:"changed_at"`
}
