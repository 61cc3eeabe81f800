package zhenyu

// Kind says what went wrong, coarsely enough that every door can answer in its own way: the
// command line with an exit code, HTTP with a status.
type Kind string

// The kinds of error. A door has one table over them and no other place that decides.
const (
	Invalid     Kind = "invalid"     // the input is wrong; the message says where and what was expected
	NotFound    Kind = "not_found"   // the thing named does not exist, or not for this actor
	Conflict    Kind = "conflict"    // somebody else changed it first
	Forbidden   Kind = "forbidden"   // the actor may not do this
	TooLarge    Kind = "too_large"   // a stated limit on size, depth, time or memory was passed
	Unavailable Kind = "unavailable" // something that is needed is missing now; trying again can help
	Internal    Kind = "internal"    // a fault of the program itself
)

// Error is an error for people: a kind, and a message that says what happened and what to do.
// Cause keeps the error below it for errors.Is and errors.As; it is never shown at a door that
// strangers can reach.
type Error struct {
	Kind    Kind
	Message string
	Cause   error
}

// Error returns the message alone.
func (e *Error) Error() string { return e.Message }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }
