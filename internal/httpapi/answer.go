package httpapi

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"

	"zhenyu"
	"zhenyu/internal/app"
)

// answer is an answer with a body alone.
type answer[T any] struct{ Body T }

func answered[T any](v T, err error) (*answer[T], error) {
	if err != nil {
		return nil, err
	}
	return &answer[T]{v}, nil
}

// madeOr is an answer to a request that may make nothing: 201 where it did, 200 where not.
type madeOr[T any] struct {
	Status int
	Body   T
}

func madeIf[T any](made bool, v T) *madeOr[T] {
	if made {
		return &madeOr[T]{http.StatusCreated, v}
	}
	return &madeOr[T]{http.StatusOK, v}
}

// tagged is an answer with a row, whose version is its ETag.
type tagged[T any] struct {
	ETag string `header:"ETag" doc:"for If-Match, which heeds the row's version in it, and of a GET for If-None-Match, answered with 304 where nothing in the body has changed"`
	Body T
}

func tag[T any](v T, version int64) *tagged[T] {
	return &tagged[T]{strconv.Quote(strconv.FormatInt(version, 10)), v}
}

// state is tag for the answer that shows a row: its body holds more than the row, such as a visit's items, and changes with
// that.
func state[T any](v T, version int64) (*tagged[T], error) {
	body, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(body)
	return &tagged[T]{fmt.Sprintf(`"%d-%x"`, version, sum[:8]), v}, nil
}

// IDPath is the path of one row.
type IDPath[ID ~int64] struct {
	ID ID `path:"id" minimum:"1"`
}

// PageQuery is which part of a list is wanted.
type PageQuery struct {
	Limit int `query:"limit" minimum:"1" maximum:"200" default:"50"`
}

// DayParam is a day in a query. A plain Day is a number by kind, and huma reads it as one.
type DayParam struct{ zhenyu.Day }

// done says which event a change became.
type done struct {
	Event int64 `json:"event" doc:"to undo it by; 0 where nothing was changed"`
}

func doneBy(event int64, err error) (*answer[done], error) { return answered(done{event}, err) }

// intoBody names the row that stands for both after a merge.
type intoBody[ID ~int64] struct {
	Into ID `json:"into" minimum:"1"`
}

// About says what answers.
type About struct {
	Version  string          `json:"version"`
	Actor    zhenyu.Actor    `json:"actor"`
	Database string          `json:"database" enum:"sqlite,postgres"`
	Reader   string          `json:"reader" doc:"version of the reader that proposes"`
	Themes   []zhenyu.Theme  `json:"themes" doc:"in the order to show them"`
	MaxFile  int64           `json:"max_file_bytes"`
	MaxBody  int64           `json:"max_upload_bytes"`
	Stats    app.RecordStats `json:"record"`
}
