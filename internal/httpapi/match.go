package httpapi

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// Match is the condition of a change that can be made without one.
type Match struct {
	IfMatch string `header:"If-Match" doc:"the version that the caller saw, as its ETag; * or none for whatever there is"`
}

// Resolve refuses what is no version, for huma.
func (m *Match) Resolve(huma.Context) []error {
	if _, ok := m.version(); m.IfMatch != "" && m.IfMatch != "*" && !ok {
		return []error{&matchError{http.StatusUnprocessableEntity, m.IfMatch, "no version: give the row's ETag, or * for whatever there is"}}
	}
	return nil
}

func (m *Match) version() (int64, bool) {
	version, _, _ := strings.Cut(strings.Trim(m.IfMatch, `"`), "-") // behind it is what else an answer showed, see state
	v, err := strconv.ParseInt(version, 10, 64)
	return v, err == nil && v > 0
}

// seen gives the version that the caller saw, 0 for none.
func (m *Match) seen() int64 {
	v, _ := m.version()
	return v
}

// MustMatch is the condition of an edit: who edits without one could write over what somebody else has just written.
type MustMatch struct{ Match }

// Resolve refuses an edit without a condition, for huma.
func (m *MustMatch) Resolve(ctx huma.Context) []error {
	if m.IfMatch == "" {
		return []error{&matchError{http.StatusPreconditionRequired, "", "required: the version that you saw, as the row's ETag, or * for whatever there is"}}
	}
	return m.Match.Resolve(ctx)
}

// matchError says what is wrong with a condition.
type matchError struct {
	status     int
	value, why string
}

func (e *matchError) Error() string { return "header.If-Match " + e.why }

// GetStatus gives the status of the answer.
func (e *matchError) GetStatus() int { return e.status }

// ErrorDetail gives the place and the reason, for huma.
func (e *matchError) ErrorDetail() *huma.ErrorDetail {
	return &huma.ErrorDetail{Location: "header.If-Match", Message: e.why, Value: e.value}
}
