package httpapi

import (
	"strings"

	"github.com/danielgtaylor/huma/v2/validation"

	"zhenyu/internal/lang"
)

// fieldWords are the program's own words for what huma says of a field of a request, in English alone. What theirs fill in
// fills ours.
var fieldWords = []struct{ theirs, key string }{
	{validation.MsgUnexpectedProperty, "problem_field_unknown"},
	{validation.MsgExpectedBoolean, "problem_field_boolean"},
	{"invalid boolean", "problem_field_boolean"},
	{validation.MsgExpectedInteger, "problem_field_integer"},
	{"invalid integer", "problem_field_integer"},
	{validation.MsgExpectedNumber, "problem_field_number"},
	{"invalid float", "problem_field_number"},
	{validation.MsgExpectedString, "problem_field_string"},
	{validation.MsgExpectedArray, "problem_field_array"},
	{validation.MsgExpectedObject, "problem_field_object"},
	{validation.MsgExpectedOneOf, "problem_field_one_of"},
	{validation.MsgExpectedMinimumNumber, "problem_field_least"},
	{validation.MsgExpectedExclusiveMinimumNumber, "problem_field_above"},
	{validation.MsgExpectedMaximumNumber, "problem_field_most"},
	{validation.MsgExpectedMinLength, "problem_field_short"},
	{validation.MsgExpectedMaxLength, "problem_field_long"},
	{validation.MsgExpectedMinItems, "problem_field_few"},
	{validation.MsgExpectedMaxItems, "problem_field_many"},
	{validation.MsgExpectedRequiredProperty, "problem_field_missing"},
	{"required query parameter is missing", "problem_field_needed"},
	{"required header parameter is missing", "problem_field_needed"},
}

// fieldProblem gives the words for what huma says of a field, nil where there are none.
func fieldProblem(said string) *lang.Message {
	if strings.HasPrefix(said, "invalid value: ") { // what follows is for programmers
		return &lang.Message{Key: "problem_field_value"}
	}
	for _, w := range fieldWords {
		before, after, filled := cutVerb(w.theirs)
		if !filled && said == w.theirs {
			return &lang.Message{Key: w.key}
		}
		if filled && len(said) >= len(before)+len(after) && strings.HasPrefix(said, before) && strings.HasSuffix(said, after) {
			return &lang.Message{Key: w.key, Args: []any{said[len(before) : len(said)-len(after)]}}
		}
	}
	return nil
}

// cutVerb parts a text at what is filled in; filled is false where nothing is.
func cutVerb(text string) (before, after string, filled bool) {
	at := strings.IndexByte(text, '%')
	if at < 0 {
		return text, "", false
	}
	return text[:at], text[at+len("%v"):], true
}
