package repair_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"zhenyu/engine/han"
	"zhenyu/engine/repair"
)

func TestRepair(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":            "",
		"区委书记到泥城镇调研。": "区委书记到泥城镇调研。",
		"先后到一村&nbsp;二村&#65292;察看": "先后到一村 二村，察看",
		"研发&amp;amp;制造，R&D 中心":    "研发&制造，R&D 中心",
		"泥\u200b城\ufeff镇\u00ad":   "泥城镇",
		"\ue600图标":                "图标",
		"打造“１５分钟社区生活圈”ＡＢ":         "打造“15分钟社区生活圈”AB",
		"市委常委,、部长到我镇,,了解情况,。":     "市委常委、部长到我镇,了解情况。",
		"a,,b,,1":         "a,,b,,1",
		"乡 村 振 兴 工作":      "乡村振兴 工作",
		"记者 王 夏 报道":       "记者 王 夏 报道",
		"来源:? 2021-08-18": "来源:  2021-08-18",
		"方便不方便?要跑几趟?":     "方便不方便?要跑几趟?",
		"县正府副县长、县正协主席到镇":  "县政府副县长、县政协主席到镇",
		"重(chóng)庆市长":     "重(chóng)庆市长",
		"坏\xff字节":         "坏\uFFFD字节",
		"<p>一路<b class=\"x\">走</b>、一路看</p><br/>停":     "\n一路走、一路看\n\n停",
		"来到大坝沟镇，\r\n　　走进敬老院、\n食堂。":                    "来到大坝沟镇，走进敬老院、食堂。",
		"一行先后察看了湿地公园和污水处理站，\n听取汇报。\n":                 "一行先后察看了湿地公园和污水处理站，听取汇报。\n",
		strings.Repeat("他来到云水村察看水渠的修建情况要求村", 4) + "里": strings.Repeat("他来到云水村察看水渠的修建情况要求村", 4) + "里",
		wrap(long, 20):    long,
		"pH<7、a<bc>d、<<p": "pH<7、a<bc>d、<<p",
	} {
		if got := repair.Repair(in).Repaired; got != want {
			t.Errorf("Repair(%q) = %q, want %q", in, got, want)
		}
	}
}

// long is a text of several lines when wrapped.
const long = "县长王勇来到大坝沟镇，走进青松敬老院，察看消防设施和食堂卫生，同老人拉家常，叮嘱护理员按时查房。随后他来到红光小学，察看新建的操场和教学楼，要求学校在开学前完成验收，确保学生安全。"

// wrap breaks a text after so many characters.
func wrap(s string, at int) string {
	var out strings.Builder
	for n, r := range []rune(s) {
		if n > 0 && n%at == 0 {
			out.WriteByte('\n')
		}
		out.WriteRune(r)
	}
	return out.String()
}

func TestMarks(t *testing.T) {
	t.Parallel()
	text := repair.Repair("县正府来文:?请看，这里???丢了字，真的吗???\n坏\xff")
	var kinds []repair.Kind
	for _, g := range text.Guesses {
		kinds = append(kinds, g.Kind)
		if text.Repaired[g.Start:g.End] != g.Now {
			t.Errorf("guess %+v is not in the text", g)
		}
	}
	if !slices.Equal(kinds, []repair.Kind{repair.Swapped, repair.Junk}) {
		t.Errorf("guesses %v", kinds)
	}
	if len(text.Damaged) != 2 {
		t.Errorf("damaged %v, want the run of ? and the byte", text.Damaged)
	}
}

func TestOrigin(t *testing.T) {
	t.Parallel()
	received := "區(qū)委到鎮(zhèn)規(guī)?；r(nóng)業(yè)，&nbsp;好"
	text := repair.Repair(received)
	if want := "區委到鎮規模化農業， 好"; text.Repaired != want {
		t.Fatalf("repaired %q, want %q", text.Repaired, want)
	}
	for part, want := range map[string]string{
		"區":   "區(qū)",
		"委到":  "委到",
		"鎮規":  "鎮(zhèn)規(guī)",
		"模":   "?；",
		"化農":  "r(nóng)",
		"農業":  "r(nóng)業(yè)",
		"， ":  "，&nbsp;",
		"到鎮":  "到鎮(zhèn)",
		" 好":  "&nbsp;好",
		"規模化": "規(guī)?；r(nóng)", // 化 and 農 share what stands for them
	} {
		at := strings.Index(text.Repaired, part)
		start, end := text.Origin(at, at+len(part))
		if got := received[start:end]; got != want {
			t.Errorf("%q comes from %q, want %q", part, got, want)
		}
	}
}

// TestAnnotations holds phrases that were only annotated.
func TestAnnotations(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"區(qū)委": "區委", "領(lǐng)導(dǎo)": "領導", "調(diào)研": "調研", "學(xué)習(xí)": "學習",
		"經(jīng)濟": "經濟", "鄉(xiāng)村": "鄉村", "農(nóng)戶": "農戶", "產(chǎn)業(yè)": "產業",
		"質(zhì)量": "質量", "構(gòu)建": "構建", "責(zé)任": "責任", "實(shí)地": "實地", "市長(zhǎng)": "市長",
		"項(xiàng)目": "項目", "書(shū)記": "書記", "來(lái)到": "來到", "聽(tīng)取": "聽取",
		"創(chuàng )建": "創建", "協(xié)調": "協調", "醫(yī)院": "醫院", "什麼(me)": "什麼", "會（huì）議": "會議",
	} {
		got := repair.Repair(annotated + in)
		if got.Repaired != "區領導來到現場。"+want || len(got.Guesses) > 0 {
			t.Errorf("%s gives %s with %v", in, got.Repaired, got.Guesses)
		}
	}
}

// prose draws text of the common characters of reports, without damage.
var prose = rapid.StringOfN(rapid.RuneFrom([]rune(
	"區領導來到現場調研鄉村振興農業產業項目建設經濟發展企業的了在和是一不有大這為上個國我以要他時地們生對作會可主動成工也能下過子說種面而方后多定行學法所民得部進著等電力里如水化高自理起小物實加量都兩體制機當使點從本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又么利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通并提直題黨程展五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運農指，。、；：“”")), 3, 80, -1)

// TestAnnotationOnly annotates character by character: no break, so every text must come back
// exactly, whatever the table.
func TestAnnotationOnly(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		clean := "區" + once(prose.Draw(t, "text")) + "區區"
		step := rapid.IntRange(1, 5).Draw(t, "step")
		var shown strings.Builder
		for _, r := range clean {
			shown.WriteRune(r)
			if readings := han.Pinyin(r); len(readings) > 0 && (r == '區' || int(r)%step == 0) {
				shown.WriteString("(" + readings[0] + ")")
			}
		}
		if got := repair.Repair(shown.String()); got.Repaired != clean || !got.Garbled || len(got.Guesses) > 0 {
			t.Fatalf("%q\n gives %q\n with  %v", shown.String(), got.Repaired, got.Guesses)
		}
	})
}

// once takes marks away that stand twice: doubled commas are damage, and mended.
func once(text string) string {
	var last rune
	return strings.Map(func(r rune) rune {
		if r == last && unicode.IsPunct(r) {
			return -1
		}
		last = r
		return r
	}, text)
}

// dirty draws text full of what the steps look for, in any order.
var dirty = rapid.Custom(func(t *rapid.T) string {
	part := rapid.OneOf(
		prose,
		rapid.SampledFrom([]string{
			"區(qū)", "領(lǐng)", "鎮(zhèn)", "農(nóng)", "(qū)", "qū)", "?", "?", "?shù)", "?；", "？h", "r(nóng)", "規(guī)?；r(nóng)業(yè)",
			"&nbsp;", "&amp;", "&#65;", "&am&#112;;", "amp;", "&#8203;", ",", ",,", "，", "、", " ", " ", "一 二 三 四", "Ａ", "１",
			"\u200b", "\ue000", "\ue234", "\ufffd", "\xff", "\xe9", "\n", "正府", "县", "*委*府", "镇", "???", ":", "(", ")", "（ａ）",
		}),
		rapid.String(),
	)
	return strings.Join(rapid.SliceOfN(part, 0, 12).Draw(t, "parts"), "")
})

func TestProperties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) { check(t, dirty.Draw(t, "text")) })
}

func FuzzRepair(f *testing.F) {
	for _, row := range broken {
		f.Add(annotated + row.shown)
	}
	f.Add("&am&#112;;nbsp;\u200b???正府\xff,，。")
	f.Fuzz(func(t *testing.T, s string) { check(t, s) })
}

// check holds what must be true of any text.
func check(t interface {
	Fatalf(string, ...any)
	Helper()
}, received string,
) {
	t.Helper()
	text := repair.Repair(received)
	if text.Received != received || !utf8.ValidString(text.Repaired) {
		t.Fatalf("%q: received text changed or repaired text broken", received)
	}
	again := repair.Repair(text.Repaired)
	if again.Repaired != text.Repaired {
		t.Fatalf("%q\n gives %q\n and that %q", received, text.Repaired, again.Repaired)
	}
	checkMap(t, text)
	for _, g := range text.Guesses {
		if text.Repaired[g.Start:g.End] != g.Now || !strings.Contains(received, g.Was) {
			t.Fatalf("%q: guess %+v is not in the texts", received, g)
		}
	}
	checkRanges(t, text, text.Damaged)
	checkRanges(t, text, text.Noise)
}

// checkMap walks all characters: their origins never go back, and are never empty.
func checkMap(t interface{ Fatalf(string, ...any) }, text *repair.Text) {
	lastStart, lastEnd := 0, 0
	for i, r := range text.Repaired {
		end := i + utf8.RuneLen(r)
		a, b := text.Origin(i, end)
		if a < lastStart || b < lastEnd || a >= b || b > len(text.Received) {
			t.Fatalf("%q: %q at %d comes from [%d,%d) after [%d,%d)", text.Received, r, i, a, b, lastStart, lastEnd)
		}
		lastStart, lastEnd = a, b
	}
	if a, b := text.Origin(len(text.Repaired), len(text.Repaired)); a != b || a > len(text.Received) {
		t.Fatalf("%q: the end comes from [%d,%d)", text.Received, a, b)
	}
}

func checkRanges(t interface{ Fatalf(string, ...any) }, text *repair.Text, ranges []repair.Range) {
	last := 0
	for _, r := range ranges {
		if r.Start < last || r.End <= r.Start || r.End > len(text.Repaired) || !utf8.ValidString(text.Repaired[r.Start:r.End]) {
			t.Fatalf("%q: range %v after %d", text.Received, r, last)
		}
		last = r.End
	}
}

// report is what these tests need of a report's annotation.
type report struct {
	name, text string
	Script     string
	Directives []struct {
		Text string
		Span [2]int
	}
}

// reports gives the real reports of the shared data folder beside the checkout.
func reports(t testing.TB) []report {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for dir != filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		dir = filepath.Dir(dir)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "..", "shared", "reports", "*.txt"))
	if len(files) == 0 {
		t.Skip("the shared data folder beside the checkout has no reports")
	}
	var all []report
	for _, file := range files {
		all = append(all, readReport(t, file))
	}
	return all
}

func readReport(t testing.TB, file string) report {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	gold, err := os.ReadFile(strings.TrimSuffix(file, "txt") + "json")
	if err != nil {
		t.Fatal(err)
	}
	r := report{name: filepath.Base(file), text: string(text)}
	if err := json.Unmarshal(gold, &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// TestReports checks that real reports in good order are left alone, and that the garbled ones
// are seen and mended without residue.
func TestReports(t *testing.T) {
	t.Parallel()
	for _, r := range reports(t) {
		check(t, r.text)
		text := repair.Repair(r.text)
		if text.Garbled != (r.Script == "garbled") {
			t.Errorf("%s: garbled is %v", r.name, text.Garbled)
		}
		if !text.Garbled && text.Repaired != r.text && len(text.Guesses) == 0 {
			t.Errorf("%s: changed though there is nothing to mend", r.name)
		}
		if text.Garbled && (strings.ContainsAny(text.Repaired, "āáǎàēéěèīíǐìōóǒòūúǔùǜ") || len(text.Damaged) > 0) {
			t.Errorf("%s: residue %v in %s", r.name, text.Damaged, text.Repaired)
		}
	}
}

// TestGoldSpans looks for each annotated ask in the mended text and goes back to the received
// one: the map must give the span that a careful reader marked.
func TestGoldSpans(t *testing.T) {
	t.Parallel()
	exact, found := 0, 0
	for _, r := range reports(t) {
		if r.Script != "garbled" {
			continue
		}
		text := repair.Repair(r.text)
		folded := []rune(han.Fold(text.Repaired))
		offsets := runeOffsets(text.Repaired)
		for _, d := range r.Directives {
			want := []rune(han.Fold(d.Text))
			at := nearest(folded, want, text, offsets, d.Span[0])
			if at < 0 {
				continue // the annotation writes the clause with another word order or object
			}
			found++
			a, b := text.Origin(offsets[at], offsets[at+len(want)])
			span := [2]int{utf8.RuneCountInString(r.text[:a]), utf8.RuneCountInString(r.text[:b])}
			if span == d.Span {
				exact++
			} else if abs(span[0]-d.Span[0])+abs(span[1]-d.Span[1]) > 4 {
				t.Logf("%s: %s at %v, annotated at %v", r.name, d.Text, span, d.Span)
			}
		}
	}
	t.Logf("%d of %d spans exact", exact, found)
	if found < 50 || exact < found*95/100 {
		t.Errorf("only %d of %d spans are those of the annotation", exact, found)
	}
}

func abs(n int) int { return max(n, -n) }

func runeOffsets(s string) []int {
	var offsets []int
	for i := range s {
		offsets = append(offsets, i)
	}
	return append(offsets, len(s))
}

// nearest finds the occurrence of a clause that comes from nearest to a character of the received
// text; -1 where there is none.
func nearest(folded, clause []rune, text *repair.Text, offsets []int, character int) int {
	best, distance := -1, 0
	for i := 0; i+len(clause) <= len(folded); i++ {
		if !slices.Equal(folded[i:i+len(clause)], clause) {
			continue
		}
		a, _ := text.Origin(offsets[i], offsets[i+1])
		if d := abs(utf8.RuneCountInString(text.Received[:a]) - character); best < 0 || d < distance {
			best, distance = i, d
		}
	}
	return best
}

// TestSimulated garbles the real reports that are in good order with heavy tables, and counts the
// characters that are wrong before and after repair.
func TestSimulated(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(7, 9))
	wrong, left, total, broken, mended := 0, 0, 0, 0, 0
	all := reports(t)
	for _, r := range slices.Concat(all, all, all) { // each time with another table
		if r.Script != "hans" {
			continue
		}
		clean := keepGBK(wide(traditional(r.text)))
		g := &garbler{table: heavyTable(clean, 0.5, rng), split: true, rng: rng}
		cleanLines := strings.Split(clean, "\n")
		shown := g.garble(t, clean)
		shownLines := strings.Split(shown, "\n")
		repaired := strings.Split(repair.Repair(shown).Repaired, "\n")
		if len(shownLines) != len(cleanLines) || len(repaired) != len(cleanLines) {
			continue // a line end was swallowed
		}
		for i, line := range cleanLines {
			total += utf8.RuneCountInString(line)
			before := distance(stripped(shownLines[i]), plainText(line))
			after := distance(plainText(repaired[i]), plainText(line))
			wrong, left = wrong+before, left+after
			if before > 0 {
				broken++
				if after == 0 {
					mended++
				} else {
					t.Logf("%s: %s", r.name, difference(plainText(line), plainText(repaired[i])))
				}
			}
		}
	}
	t.Logf("%d characters: %d wrong before, %d after; %d of %d broken lines exact", total, wrong, left, mended, broken)
	if wrong < 200 || left*10 > wrong {
		t.Errorf("%d of %d wrong characters are left, want a tenth at most", left, wrong)
	}
}

// keepGBK drops the few characters that the simulation cannot encode.
func keepGBK(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r >= 0x20 && r < 0x7F || r >= 0x4E00 && r <= 0x9FA5 || strings.ContainsRune("，。、；：！？“”（）《》", r) {
			return r
		}
		return -1
	}, s)
}

// plainText is a text as its reader takes it: folded, without the widths of commas.
func plainText(s string) string { return han.Fold(repair.Repair(s).Repaired) }

// stripped drops annotations by their look alone, the least that any reader would do.
func stripped(s string) string {
	var out strings.Builder
	runes := []rune(s)
	for i := 0; i < len(runes); i++ {
		if runes[i] == '(' {
			end := i + 1
			for end < len(runes) && end < i+9 && runes[end] != ')' && runes[end] < 0x300 {
				end++
			}
			if end < len(runes) && runes[end] == ')' && end > i+1 {
				i = end
				continue
			}
		}
		out.WriteRune(runes[i])
	}
	return han.Fold(out.String())
}

// difference shows where two texts part and where they meet again.
func difference(want, got string) string {
	a, b := []rune(want), []rune(got)
	from := 0
	for from < min(len(a), len(b)) && a[from] == b[from] {
		from++
	}
	end := 0
	for end < min(len(a), len(b))-from && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	return string(a[max(0, from-3):len(a)-end]) + " became " + string(b[max(0, from-3):len(b)-end])
}

// distance is the edit distance of two texts in characters.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+cost)
		}
	}
	return row[len(y)]
}
