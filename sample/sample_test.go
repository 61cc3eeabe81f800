package sample_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"zhenyu/sample"
)

// gold is a reading of a report, as its json file has it.
type gold struct {
	ID      string `json:"id"`
	Script  string `json:"script"`
	IsVisit bool   `json:"is_visit"`
	Date    *string
	Leaders []person
	Stops   []struct {
		Place, Kind string
		Within      *string
	}
	Directives []struct {
		For, Addressee *string
		Text, Theme    string
		Span           [2]int
	}
}

type person struct{ Name, Title string }

var (
	kinds      = []string{"town", "village", "community", "park", "enterprise", "farm", "facility", "other"}
	themes     = []string{"environment", "investment", "industry", "rural", "agriculture", "infrastructure", "livability", "safety", "governance", "digital", "other"}
	widths     = strings.NewReplacer("，", ",", "：", ":", "；", ";", "（", "(", "）", ")", "！", "!", "？", "?")
	annotation = regexp.MustCompile(`\([^()]+\)`)
)

// TestGold holds that each reading points at the words that it quotes.
func TestGold(t *testing.T) {
	t.Parallel()
	names := reports(t, ".json")
	if len(names) < 12 {
		t.Fatalf("%d readings", len(names))
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g, text := readGold(t, name), []rune(strings.TrimSuffix(read(t, "reports/"+name+".txt"), "\n"))
			if g.ID != name {
				t.Errorf("id %q", g.ID)
			}
			end := 0
			for _, d := range g.Directives {
				if d.Span[0] < end || d.Span[1] <= d.Span[0] || d.Span[1] > len(text) {
					t.Fatalf("%s: span %v after %d of %d", d.Text, d.Span, end, len(text))
				}
				end = d.Span[1]
				if quoted := string(text[d.Span[0]:end]); !says(g.Script, quoted, d.Text) {
					t.Errorf("span %v is %q, want %q", d.Span, quoted, d.Text)
				}
				if !slices.Contains(themes, d.Theme) {
					t.Errorf("%s: theme %q", d.Text, d.Theme)
				}
			}
			if g.IsVisit != (len(g.Stops) > 0) || g.IsVisit && (len(g.Leaders) == 0 || g.Date == nil) {
				t.Errorf("visit %v with %d stops, %d leaders, date %v", g.IsVisit, len(g.Stops), len(g.Leaders), g.Date)
			}
			for _, s := range g.Stops {
				if !slices.Contains(kinds, s.Kind) {
					t.Errorf("%s: kind %q", s.Place, s.Kind)
				}
			}
		})
	}
}

// says compares a quotation of a report with the words of a reading. Traditional characters are
// only counted: every one stands for one simplified character.
func says(script, quoted, want string) bool {
	quoted, want = widths.Replace(quoted), widths.Replace(want)
	switch script {
	case "garbled":
		quoted = annotation.ReplaceAllString(quoted, "")
		return utf8.RuneCountInString(quoted) == utf8.RuneCountInString(want)
	case "hant":
		return utf8.RuneCountInString(quoted) == utf8.RuneCountInString(want)
	}
	return quoted == want
}

// TestPlaces holds that the gazetteer knows every stop and what it lies in.
func TestPlaces(t *testing.T) {
	t.Parallel()
	known := map[string]bool{}
	for _, row := range gazetteer(t) {
		known[row["name"]] = true
		for alias := range strings.SplitSeq(row["aliases"], "|") {
			known[alias] = true
		}
	}
	for _, name := range reports(t, ".json") {
		for _, s := range readGold(t, name).Stops {
			if !known[s.Place] {
				t.Errorf("%s: no place %s", name, s.Place)
			}
			if s.Within != nil && !known[*s.Within] {
				t.Errorf("%s: no place %s", name, *s.Within)
			}
		}
	}
}

// TestGazetteer holds the tree, the codes and the points of the district's file.
func TestGazetteer(t *testing.T) {
	t.Parallel()
	names, codes := map[string]bool{}, map[string]bool{}
	for i, row := range gazetteer(t) {
		name, parent, code := row["name"], row["parent"], row["code"]
		if names[name] {
			t.Errorf("%s stands twice", name)
		}
		if parent == "" != (i == 0) || parent != "" && !names[parent] {
			t.Errorf("%s: parent %q", name, parent)
		}
		if code != "" && (len(code) != 12 || !strings.HasPrefix(code, "99") || codes[code]) {
			t.Errorf("%s: code %s", name, code)
		}
		names[name], codes[code] = true, true
		if lon, lat := number(t, row["lon"]), number(t, row["lat"]); lon < 123.4 || lon > 123.8 || lat < 29.1 || lat > 29.3 {
			t.Errorf("%s: point %v %v", name, lon, lat)
		}
	}
}

// TestOffice holds that the docx says what its text file says, and that each office file has one.
func TestOffice(t *testing.T) {
	t.Parallel()
	for _, name := range reports(t, ".docx") {
		if got, want := docxText(t, read(t, "reports/"+name+".docx")), read(t, "reports/"+name+".txt"); got != want {
			t.Errorf("%s.docx says %q, want %q", name, got, want)
		}
	}
	for _, name := range reports(t, ".pdf") {
		read(t, "reports/"+name+".txt")
		if pdf := read(t, "reports/"+name+".pdf"); !strings.HasPrefix(pdf, "%PDF-") || len(pdf) > 128<<10 {
			t.Errorf("%s.pdf: %d bytes, not a small pdf", name, len(pdf))
		}
	}
	if len(reports(t, ".docx")) == 0 || len(reports(t, ".pdf")) == 0 {
		t.Error("no docx or no pdf")
	}
}

// TestReadme holds that the page says what all this is, and names every report.
func TestReadme(t *testing.T) {
	t.Parallel()
	page := read(t, "README.md")
	for _, want := range []string{"Everything here is synthetic", "均为虚构"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q", want)
		}
	}
	for _, name := range reports(t, ".txt") {
		if !strings.Contains(page, "| "+name+" |") {
			t.Errorf("report %s is not named", name)
		}
	}
}

// reports lists the reports that have a file with the ending, without it.
func reports(t *testing.T, ending string) []string {
	t.Helper()
	files, err := fs.Glob(sample.Files, "reports/*"+ending)
	if err != nil {
		t.Fatal(err)
	}
	for i, file := range files {
		files[i] = strings.TrimSuffix(path.Base(file), ending)
	}
	return files
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := sample.Files.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func readGold(t *testing.T, name string) gold {
	t.Helper()
	var g gold
	if err := json.Unmarshal([]byte(read(t, "reports/"+name+".json")), &g); err != nil {
		t.Fatal(name, err)
	}
	return g
}

// gazetteer gives the rows of the district's file by column.
func gazetteer(t *testing.T) []map[string]string {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(read(t, "gazetteer.csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"name", "level", "parent", "code", "aliases", "lon", "lat"}; !slices.Equal(records[0], want) {
		t.Fatalf("columns %v", records[0])
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, field := range record {
			row[records[0][i]] = field
		}
		rows = append(rows, row)
	}
	return rows
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// docxText is the text of a docx, one paragraph a line.
func docxText(t *testing.T, file string) string {
	t.Helper()
	archive, err := zip.NewReader(strings.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	data, err := fs.ReadFile(archive, "word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	decoder, inText := xml.NewDecoder(bytes.NewReader(data)), false
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			inText = token.Name.Local == "t"
		case xml.CharData:
			if inText {
				b.Write(token)
			}
		case xml.EndElement:
			inText = false
			if token.Name.Local == "p" {
				b.WriteByte('\n')
			}
		}
	}
}
