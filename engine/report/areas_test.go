package report_test

import (
	"slices"
	"strings"
	"testing"

	"zhenyu/engine/gazetteer"
	"zhenyu/engine/report"
)

// TestCandidatesAreCapped: a name that hundreds share lists the first of them, and how many there are.
func TestCandidatesAreCapped(t *testing.T) {
	r := report.Read("县委书记葛文斌到红星村调研，要求做好消防安全工作。", country(t))
	if len(r.Stops) != 1 || len(r.Stops[0].Candidates) != report.MaxCandidates || r.Stops[0].CandidatesOf < 400 {
		t.Errorf("%+v", r.Stops)
	}
}

// TestLocate: what a stop stands for, in a report with some context and in one with none.
func TestLocate(t *testing.T) {
	for _, c := range []struct {
		why, text string
		codes     []string // of the stops; "" where it stays ambiguous, "new" where nobody knows it
	}{
		{"a town that no other county has settles its village", "区委书记李强到万祥镇新建村调研，要求修路。", []string{"310115143205"}},
		{"spelling in the registers tells nothing", "县委书记李强到下塘村调研，要求修路。", []string{""}},
		{"another type word is another place", "县委书记李强到盐田镇调研，要求修路。", []string{"new"}},
		{"two frequent names meet in one county by chance", "县委书记李强到永安镇、太平乡调研，要求修路。", []string{"", ""}},
		{"two rare names do not", "区委书记李强到泥城镇、惠南镇调研，要求修路。", []string{"310115140000", "310115131000"}},
		{"a village elsewhere than in its town is another", "区委书记李强到万祥镇下塘村调研，要求修路。", []string{"new"}},
	} {
		var codes []string
		for _, s := range report.Read(c.text, country(t)).Stops {
			code := s.Code
			if s.New {
				code = "new"
			}
			codes = append(codes, code)
		}
		if !slices.Equal(codes, c.codes) {
			t.Errorf("%s: %q, want %q", c.why, codes, c.codes)
		}
	}
}

// TestOwnNames: what a district's file names is found by any of its names, is the district's, and lies where the file says.
func TestOwnNames(t *testing.T) {
	own, err := gazetteer.ParseOwn(strings.NewReader(`name,kind,parent,code,aliases
岭南省,省,,990000000000,
海州市,市,990000,991200000000,
澄海新区,区,991200,991234000000,
青石镇,镇,991234,991234100000,
红星村,村,青石镇,991234100201,红星|红星大队
老码头文创园,园区,红星村,,老码头
`))
	if err != nil {
		t.Fatal(err)
	}
	g, err := country(t).With(own)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"县委书记李强到青石镇红星村调研，要求修路。":          "红星村 村 991234100201 青石镇",
		"县委书记李强到红星村调研，要求修路。":             "红星村 村 991234100201 青石镇",
		"县委书记李强到红星大队调研，要求修路。":            "红星大队 村 991234100201 青石镇",
		"县委书记李强来到老码头，要求做好消防安全。":          "老码头 园  红星村",
		"县委书记李强来到老码头文创园，要求做好消防安全。":       "老码头文创园 园  红星村",
		"县委书记李强来到青石镇老码头，要求做好消防安全。":       "老码头 园  青石镇",
		"县委书记李强来到老码头文创园。在老码头，他要求做好消防安全。": "老码头文创园 园  红星村",
	} {
		r := report.Read(text, g)
		var got []string
		for _, s := range r.Stops {
			within := ""
			if s.Within != nil {
				within = *s.Within
			}
			kind := map[report.StopKind]string{report.Village: "村", report.Park: "园"}[s.Kind]
			got = append(got, strings.Join([]string{s.Place, kind, s.Code, within}, " "))
			if s.New || len(s.Candidates) > 0 {
				t.Errorf("%s: %s is new or ambiguous", text, s.Place)
			}
		}
		if !slices.Equal(got, []string{want}) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
		if d := r.Directives; len(d) != 1 || d[0].ForStop != 0 {
			t.Errorf("%s: asks %+v", text, d)
		}
	}
}
