package httpapi

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"zhenyu"
	"zhenyu/internal/app"
)

// Problem is the body of every error, application/problem+json (RFC 9457).
type Problem struct {
	Type      string          `json:"type" doc:"about:blank, or stale"`
	Title     string          `json:"title"`
	Status    int             `json:"status"`
	Detail    string          `json:"detail" doc:"what happened, in the first language of Accept-Language where that is Chinese, else in English"`
	Code      string          `json:"code" doc:"names what happened, such as not_there"`
	Args      []string        `json:"args,omitempty" doc:"what fills the text of the code"`
	RequestID string          `json:"request_id" doc:"also in the log"`
	Errors    []*ProblemField `json:"errors,omitempty" doc:"each wrong field of the request"`
	Current   any             `json:"current,omitempty" doc:"of a lost race: the row as it is now"`
	Since     []*app.Act      `json:"since,omitempty" doc:"of a lost race: what was done to it since the version that the caller saw, newest first"`
}

// ProblemField is one wrong field of a request.
type ProblemField struct {
	Location string `json:"location" doc:"such as body.value.directive.text"`
	Message  string `json:"message"`
}

// Error gives the detail.
func (p *Problem) Error() string { return p.Detail }

// GetStatus gives the status, for huma.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType gives the type of the body, for huma.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// statuses is the table of statuses.
var statuses = map[zhenyu.Kind]int{
	zhenyu.Invalid:     http.StatusUnprocessableEntity,
	zhenyu.NotFound:    http.StatusNotFound,
	zhenyu.Conflict:    http.StatusConflict,
	zhenyu.Forbidden:   http.StatusForbidden,
	zhenyu.TooLarge:    http.StatusRequestEntityTooLarge,
	zhenyu.Unavailable: http.StatusServiceUnavailable,
	zhenyu.Internal:    http.StatusInternalServerError,
}

// internal stands for faults of the program, of which a stranger is told nothing.
var internal = &app.Problem{Key: "internal"}

// explain turns an error into the problem that is shown. What it does not know is logged and shown as a fault.
func (s *Server) explain(ctx context.Context, err error) error {
	e, ok := errors.AsType[*zhenyu.Error](err)
	if errors.Is(err, context.Canceled) {
		e, ok = &zhenyu.Error{Kind: zhenyu.Unavailable, Message: "stopped"}, true
	}
	if !ok || e.Kind == zhenyu.Internal {
		s.log.ErrorContext(ctx, "fault", "request", requestID(ctx), "error", err.Error())
		return worded(ctx, http.StatusInternalServerError, internal)
	}
	p := newProblem(requestID(ctx), statuses[e.Kind], e.Message)
	p.Code = string(e.Kind)
	if words, ok := errors.AsType[*app.Problem](e); ok {
		p.say(ctx, words)
	}
	if stale, ok := errors.AsType[*app.Stale](e); ok {
		p.Type, p.Current, p.Since = "stale", stale.Current, stale.Since
	}
	return p
}

// answerProblem writes an explained error as the whole answer of an operation that streams.
func (s *Server) answerProblem(out huma.Context, err error) {
	p, ok := errors.AsType[*Problem](err)
	if !ok {
		p = worded(out.Context(), http.StatusInternalServerError, internal)
	}
	out.SetHeader("Content-Type", p.ContentType(""))
	out.SetStatus(p.Status)
	_ = json.NewEncoder(out.BodyWriter()).Encode(p) // whoever asked is gone
}

func newProblem(request string, status int, detail string) *Problem {
	return &Problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: detail, RequestID: request}
}

// worded gives the problem that words say, for the request of a context.
func worded(ctx context.Context, status int, words *app.Problem) *Problem {
	p := newProblem(requestID(ctx), status, "")
	p.say(ctx, words)
	return p
}

// say puts words into a problem, in the language of the request of a context.
func (p *Problem) say(ctx context.Context, words *app.Problem) {
	p.Code, p.Args, p.Detail = words.Key, words.Texts(), words.In(requestOf(ctx).words)
}

// init makes huma answer in the same form where a request does not fit the description, and describe lists as what they
// are: empty where there is nothing, never null.
func init() {
	huma.DefaultArrayNullable = false
	huma.NewErrorWithContext = func(ctx huma.Context, status int, msg string, errs ...error) huma.StatusError {
		id := ""
		if ctx != nil {
			id = requestID(ctx.Context())
		}
		if ctx != nil && (status == http.StatusRequestEntityTooLarge || slices.ContainsFunc(errs, isTooLarge)) {
			return worded(ctx.Context(), http.StatusRequestEntityTooLarge, bodyTooLarge(ctx.Operation().MaxBodyBytes))
		}
		p := newProblem(id, status, msg)
		p.Code = "request"
		if ctx != nil && msg == "validation failed" {
			p.say(ctx.Context(), &app.Problem{Key: "request"})
		}
		for _, err := range errs {
			p.Errors = append(p.Errors, field(ctx, err))
		}
		return p
	}
	huma.NewError = func(status int, msg string, errs ...error) huma.StatusError {
		return huma.NewErrorWithContext(nil, status, msg, errs...)
	}
}

// bodyTooLarge says that a request is longer than so many bytes.
func bodyTooLarge(most int64) *app.Problem {
	return &app.Problem{Key: "body_large", Args: []any{most >> 20}}
}

// isTooLarge tells whether the reader of limitBody ended a form: huma keeps but its words.
func isTooLarge(err error) bool {
	return strings.Contains(err.Error(), (&http.MaxBytesError{}).Error())
}

// field says what is wrong with a field, in the language of the request where there are words for it.
func field(ctx huma.Context, err error) *ProblemField {
	f := &ProblemField{Message: err.Error()}
	var d huma.ErrorDetailer
	if errors.As(err, &d) {
		f.Location, f.Message = d.ErrorDetail().Location, d.ErrorDetail().Message
	}
	if words := fieldProblem(f.Message); words != nil && ctx != nil {
		f.Message = words.In(requestOf(ctx.Context()).words)
	}
	return f
}
