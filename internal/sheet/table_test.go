package sheet_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhenyu/internal/sheet"
)

var table = sheet.Table{
	Title: "places", Head: []string{"name", "lon", "people"},
	Rows: [][]any{{"=1+1", -51.5, 12}, {"桥", 0.125, nil}},
}

// TestTableCSV: texts lose their formulas, numbers below 0 stay numbers, what is missing is empty.
func TestTableCSV(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := table.WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	if want := "\uFEFFname,lon,people\r\n'=1+1,-51.5,12\r\n桥,0.125,\r\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

func TestBook(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := sheet.WriteBook(&b, table, sheet.Table{Title: "二", Head: []string{"x"}}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := f.GetSheetList(); len(got) != 2 || got[1] != "二" {
		t.Errorf("sheets %v", got)
	}
	for cell, want := range map[string]string{"A2": "=1+1", "B2": "-51.5", "C2": "12", "C3": ""} {
		if got, err := f.GetCellValue("places", cell); err != nil || got != want {
			t.Errorf("%s is %q, want %q (%v)", cell, got, want, err)
		}
	}
	if formula, err := f.GetCellFormula("places", "A2"); err != nil || formula != "" {
		t.Errorf("A2 has the formula %q (%v)", formula, err)
	}
}

// TestReadFirst: what was written is read back, with all digits of its numbers.
func TestReadFirst(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := sheet.WriteBook(&b, sheet.Table{Title: "a", Head: []string{"x", "y"}, Rows: [][]any{{121.1234567, "桥"}, {nil, "z"}}}); err != nil {
		t.Fatal(err)
	}
	rows, err := sheet.ReadFirst(&b)
	if err != nil || len(rows) != 3 || rows[1][0] != "121.1234567" || rows[1][1] != "桥" || rows[2][0] != "" {
		t.Errorf("%q (%v)", rows, err)
	}
	if _, err := sheet.ReadFirst(bytes.NewReader([]byte("PK\x03\x04"))); err == nil {
		t.Error("nonsense is a book")
	}
}
