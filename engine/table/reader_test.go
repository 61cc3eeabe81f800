package table_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"zhenyu/engine/table"
)

// all reads a whole table, fields of the named columns by line.
func all(text string, columns ...string) ([][]string, error) {
	t := table.New("t", strings.NewReader(text))
	var numbers []int
	for _, c := range columns {
		numbers = append(numbers, t.Need(c))
	}
	var lines [][]string
	for t.Next() {
		var line []string
		for _, n := range numbers {
			line = append(line, string(t.Field(n)))
		}
		lines = append(lines, line)
	}
	return lines, t.Err()
}

func TestRead(t *testing.T) {
	t.Parallel()
	got, err := all("\ufeffB, a ,c\r\n1,\"x, \"\"y\"\"\",\r\n\n 3 ,4\n", "a", "b", "c")
	want := [][]string{{`x, "y"`, "1", ""}, {"4", "3", ""}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}

// TestSeparators reads what sheets save where commas are in numbers, and what was pasted from them.
func TestSeparators(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"a;b\n1;\"x;\ny\"\n", "a\tb\n1\t\"x;\ny\"\n", "a;c,b\n1,\"x;\ny\"\n"} {
		if got, err := all(text, "b"); err != nil || !reflect.DeepEqual(got, [][]string{{"x;\ny"}}) {
			t.Errorf("%q: got %q, %v", text, got, err)
		}
	}
}

// TestBreaksInCells reads what a sheet saves of cells with breaks; lines keep the numbers that they begin at.
func TestBreaksInCells(t *testing.T) {
	t.Parallel()
	got, err := all("a,b\r\n\"x\r\n\"\"y\"\"\n\",1\r\n5\" pipe,\"z\n\"\n", "a", "b")
	want := [][]string{{"x\r\n\"y\"", "1"}, {`5" pipe`, "z"}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
	r := table.New("t", strings.NewReader("a\n\"1\n2\"\n3\n"))
	for _, line := range []int{2, 4} {
		if !r.Next() || r.Line() != line {
			t.Errorf("line %d, want %d", r.Line(), line)
		}
	}
}

func TestErrorsNameTheirPlace(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"", "t line 1: has no head line"},
		{"a\n", `t line 1: has no column "b"`},
		{"a,b\n1,\"2\n", "t line 2, column 2: has no closing quote"},
		{"a,b\n1,\"2\n3,4\n", "t line 2, column 2: has no closing quote"},
		{"a,b\n\"x\ny\",2\n1,\"2\n", "t line 4, column 2: has no closing quote"},
		{"a,b\n\"x\ny\",2\n1,\"2\n" + strings.Repeat("3,4\n", 1<<15), "t line 4: has no closing quote"},
		{"a,b\n\"1\"2,3\n", "t line 2, column 1: goes on after its closing quote"},
		{"a,b\n1,2, ,\n1,2,,3\n", "t line 3, column 4: goes on after the last column of the head line"},
		{"a,b\n1,2\n\xb5\xea,3\n", "t line 3: is not written in UTF-8"},
		{"a,b\n" + strings.Repeat("x", 1<<17), "t line 2: is longer than 64 KiB"},
	} {
		var fault *table.Error
		if _, err := all(c.text, "a", "b"); !errors.As(err, &fault) || err.Error() != c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

// FuzzRead compares with a plain split where a table has no quotes.
func FuzzRead(f *testing.F) {
	f.Add("a,b\n1,2\n")
	f.Add("a,b\n\"1\"\"\",2\n")
	f.Fuzz(func(t *testing.T, text string) {
		lines, err := all(text, "a")
		if err != nil || strings.ContainsAny(text, "\"\r") || strings.HasPrefix(text, "\ufeff") {
			return
		}
		n := 0
		for line := range strings.SplitSeq(text, "\n") {
			if line != "" {
				n++
			}
		}
		if len(lines) != n-1 {
			t.Fatalf("%d lines of %d", len(lines), n-1)
		}
	})
}
