package store

import (
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// field is one column of a row: its name and where the row keeps it.
type field struct {
	name string
	at   any // a pointer, or a Scanner that is a Valuer too
}

// table maps the rows of a table to a struct. The fields are named once, in the order of the columns.
type table[R any] struct {
	name    string
	fields  func(*R) []field
	columns string // joined by commas
	get     string // by its key, the first column
	insert  string // one new row
	put     string // one row, new or not
}

func newTable[R any](name string, fields func(*R) []field) *table[R] {
	var names, marks, sets []string
	for i, f := range fields(new(R)) {
		names = append(names, f.name)
		marks = append(marks, "$"+strconv.Itoa(i+1))
		sets = append(sets, f.name+" = excluded."+f.name)
	}
	columns := strings.Join(names, ", ")
	insert := fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s)", name, columns, strings.Join(marks, ", "))
	return &table[R]{
		name: name, fields: fields, columns: columns, insert: insert,
		get: fmt.Sprintf("SELECT %s FROM %s WHERE %s = $1", columns, name, names[0]),
		put: fmt.Sprintf("%s ON CONFLICT (%s) DO UPDATE SET %s", insert, names[0], strings.Join(sets[1:], ", ")),
	}
}

// into gives the pointers to scan a row into.
func (t *table[R]) into(r *R) []any {
	fields := t.fields(r)
	ptrs := make([]any, len(fields))
	for i, f := range fields {
		ptrs[i] = f.at
	}
	return ptrs
}

// args gives the values of a row.
func (t *table[R]) args(r *R) []any {
	args := t.into(r)
	for i, at := range args {
		if _, ok := at.(driver.Valuer); !ok {
			args[i] = plain(reflect.ValueOf(at).Elem())
		}
	}
	return args
}

// plain gives a value as one of the types that drivers take.
func plain(v reflect.Value) any {
	switch v.Kind() {
	case reflect.Int, reflect.Int32, reflect.Int64:
		return v.Int()
	case reflect.String:
		return v.String()
	default:
		return v.Interface()
	}
}

// one gives the row of an id, or ErrNotFound.
func (t *table[R]) one(tx *Tx, id int64) (*R, error) {
	for rows, err := range tx.rows(t.get, id) {
		if err != nil {
			return nil, fmt.Errorf("%s %d: %w", t.name, id, err)
		}
		return t.scan(rows)
	}
	return nil, fmt.Errorf("%s %d: %w", t.name, id, ErrNotFound)
}

// DamagedError says that a row holds what the program never writes there: somebody changed it past the program, or the
// disk did.
type DamagedError struct {
	Table string
	ID    string // as far as it can be read
	Err   error
}

// Error gives the row and what the driver says.
func (e *DamagedError) Error() string {
	return fmt.Sprintf("%s %s is damaged: %v", e.Table, e.ID, e.Err)
}

// Unwrap returns the driver's error.
func (e *DamagedError) Unwrap() error { return e.Err }

// scan reads the row at hand, or names it with a *DamagedError.
func (t *table[R]) scan(rows *sql.Rows) (*R, error) {
	r := new(R)
	err := rows.Scan(t.into(r)...)
	if err == nil {
		return r, nil
	}
	values := make([]any, len(t.into(r)))
	for i := range values {
		values[i] = new(any)
	}
	damaged := &DamagedError{Table: t.name, Err: err}
	if rows.Scan(values...) == nil {
		damaged.ID = fmt.Sprint(*values[0].(*any)) // the first column is the key
	}
	return nil, damaged
}

// where gives the rows of a query: what follows FROM table. Without any it gives an empty list, which is [] as JSON.
func (t *table[R]) where(tx *Tx, rest string, args ...any) ([]*R, error) {
	all := []*R{}
	for rows, err := range tx.rows("SELECT "+t.columns+" FROM "+t.name+" "+rest, args...) {
		if err != nil {
			return nil, err
		}
		r, err := t.scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, nil
}

// ref keeps an id of 0 as NULL, so that foreign keys hold.
type ref[T ~int64] struct{ id *T }

func refer[T ~int64](id *T) ref[T] { return ref[T]{id} }

// Value gives NULL for 0.
func (r ref[T]) Value() (driver.Value, error) {
	if *r.id == 0 {
		return nil, nil
	}
	return int64(*r.id), nil
}

// Scan reads NULL as 0.
func (r ref[T]) Scan(src any) error {
	*r.id = 0
	if n, ok := src.(int64); ok {
		*r.id = T(n)
	}
	return nil
}

// jsonText keeps a value as JSON text; a nil pointer or slice as NULL or [].
type jsonText[T any] struct{ v *T }

func asJSON[T any](v *T) jsonText[T] { return jsonText[T]{v} }

// Value encodes.
func (j jsonText[T]) Value() (driver.Value, error) {
	v := reflect.ValueOf(j.v).Elem()
	if v.Kind() == reflect.Pointer && v.IsNil() {
		return nil, nil
	}
	if v.Kind() == reflect.Slice && v.IsNil() {
		return "[]", nil
	}
	text, err := json.Marshal(j.v)
	return string(text), err
}

// Scan decodes.
func (j jsonText[T]) Scan(src any) error {
	var zero T
	*j.v = zero
	switch text := src.(type) {
	case string:
		return json.Unmarshal([]byte(text), j.v)
	case []byte:
		return json.Unmarshal(text, j.v)
	}
	return nil
}

// derived is a column that follows from the others: written, and passed over when read.
type derived struct{ v any }

// Value gives what follows.
func (d derived) Value() (driver.Value, error) { return d.v, nil }

// Scan passes over.
func (derived) Scan(any) error { return nil }
