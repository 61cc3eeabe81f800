package report_test

import (
	"testing"

	"zhenyu/engine/report"
)

// TestCandidatesAreCapped: a name that hundreds share lists the first of them, and how many there are.
func TestCandidatesAreCapped(t *testing.T) {
	r := report.Read("县委书记葛文斌到红星村调研，要求做好消防安全工作。", country(t))
	if len(r.Stops) != 1 || len(r.Stops[0].Candidates) != report.MaxCandidates || r.Stops[0].CandidatesOf < 400 {
		t.Errorf("%+v", r.Stops)
	}
}
