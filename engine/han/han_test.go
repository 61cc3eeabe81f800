package han_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"zhenyu/engine/han"
)

func TestFold(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":             "",
		"plain ASCII":  "plain ASCII",
		"泥城鎮、書院鎮":      "泥城镇、书院镇",
		"裡裏里":          "里里里",
		"，；：！？（）％":     ",;:!?()%",
		"ＡＢ１２":         "AB12",
		"「一網統管」『試點』":   "“一网统管”“试点”",
		"〔2026〕12號":    "(2026)12号",
		"買買提・吐爾遜":      "买买提·吐尔逊",
		"⻓兴⻢桥⾥":        "长兴马桥里",
		"沿著":           "沿着",
		"溫州、温州":        "温州、温州",
		"\xff鎮\xe9":    "\uFFFD镇\uFFFD",
		"“直引號\"也在”":    "“直引号\"也在”",
		"\u3000\u00A0": "  ",
	} {
		if got := han.Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestFoldKeepsIndices checks the promise that matchers build on, on any bytes.
func TestFoldKeepsIndices(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := mixed.Draw(t, "s")
		checkFold(t, s)
	})
}

// mixed draws text that is mostly Chinese, with any runes and broken bytes in between.
var mixed = rapid.Custom(func(t *rapid.T) string {
	part := rapid.OneOf(
		rapid.StringOfN(rapid.RuneFrom([]rune("鎮镇區区臺台著着，,「」“\"（(乾干隆⻓ 　ａz𫇭")), 0, 12, -1),
		rapid.String(),
		rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 6), func(b []byte) string { return string(b) }),
	)
	return strings.Join(rapid.SliceOfN(part, 0, 5).Draw(t, "parts"), "")
})

func checkFold(t interface{ Fatalf(string, ...any) }, s string) {
	got := []rune(han.Fold(s))
	in := []rune(s)
	if len(got) != len(in) {
		t.Fatalf("Fold(%q) has %d runes, not %d", s, len(got), len(in))
	}
	for i, r := range in {
		if got[i] != han.FoldRune(r) {
			t.Fatalf("rune %d of Fold(%q) is %q, not %q", i, s, got[i], han.FoldRune(r))
		}
	}
	if again := han.Fold(string(got)); again != string(got) {
		t.Fatalf("Fold(%q) is not stable: %q", string(got), again)
	}
}

// TestFoldRuneIsStable checks every code point there is.
func TestFoldRuneIsStable(t *testing.T) {
	t.Parallel()
	for r := rune(0); r <= utf8.MaxRune; r++ {
		once := han.FoldRune(r)
		if twice := han.FoldRune(once); twice != once {
			t.Errorf("%q folds to %q, and that to %q", r, once, twice)
		}
	}
}

// TestSimplifyOfficial runs OpenCC's own cases. Three of those that fail want characters outside
// the basic plane; in two, the mainland and Hong Kong chains leave a 著 that the Taiwan chain
// turns into 着, which is what people write.
func TestSimplifyOfficial(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/opencc.tsv")
	if err != nil {
		t.Fatal(err)
	}
	const tolerated = 5
	total, failed := 0, 0
	for line := range strings.Lines(string(text)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		total++
		if got := han.Simplify(f[1]); got != f[2] {
			failed++
			t.Logf("%s\n in   %s\n got  %s\n want %s", f[0], f[1], got, f[2])
		}
	}
	if total < 80 || failed > tolerated {
		t.Errorf("%d of %d official cases fail, %d are tolerated", failed, total, tolerated)
	}
}

func TestSimplify(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":          "",
		"乾隆鎮的餅乾與乾縣": "乾隆镇的饼干与乾县",
		"沿著老街看著作":   "沿着老街看著作",
		"顯著、專著、著名":  "显著、专著、著名",
		"瞭望塔，瞭解情況":  "瞭望塔，了解情况",
		"臺南市裡長眾多為民": "台南市里长众多为民",
		"軟體園區，「試點」": "软体园区，「试点」",
		"什么时候去吃饭":   "什么时候去吃饭",
	} {
		if got := han.Simplify(in); got != want {
			t.Errorf("Simplify(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDetect(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]han.Script{
		"":          han.Hans,
		"干部到乾县后里":   han.Hans,
		"区委书记到镇里调研": han.Hans,
		"區委書記到鎮裡調研": han.Hant,
		"区區":        han.Hans,
		"简体正文，引「鎮」": han.Hans,
	} {
		if got := han.Detect(in); got != want {
			t.Errorf("Detect(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestExclusive(t *testing.T) {
	t.Parallel()
	for r, want := range map[rune]han.Script{'镇': han.Hans, '鎮': han.Hant, '后': "", '乾': "", '一': "", 'a': "", '𫇭': ""} {
		if got := han.Exclusive(r); got != want {
			t.Errorf("Exclusive(%q) = %q, want %q", r, got, want)
		}
	}
}

func TestPinyin(t *testing.T) {
	t.Parallel()
	for r, want := range map[rune]string{'區': "qū", '长': "zhǎng", '長': "cháng", '农': "nóng", '乐': "yuè", '的': "de"} {
		found := false
		for _, reading := range han.Pinyin(r) {
			found = found || reading == want
		}
		if !found {
			t.Errorf("Pinyin(%q) = %q, want %q among them", r, han.Pinyin(r), want)
		}
	}
	for _, r := range "a，?" {
		if got := han.Pinyin(r); got != nil {
			t.Errorf("Pinyin(%q) = %q, want none", r, got)
		}
	}
}

// reports gives the real reports of the shared data folder beside the checkout, by file name.
func reports(t testing.TB) map[string]string {
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
	found := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		found[filepath.Base(file)] = string(text)
	}
	return found
}

func TestReports(t *testing.T) {
	t.Parallel()
	for name, text := range reports(t) {
		checkFold(t, text)
		simple := han.Simplify(text)
		if han.Detect(simple) != han.Hans {
			t.Errorf("%s is not simplified after Simplify", name)
		}
		if again := han.Simplify(simple); again != simple {
			t.Errorf("%s: Simplify is not stable: %s", name, firstDifference(simple, again))
		}
		if han.Detect(text) == han.Hans {
			checkSpared(t, name, text, simple)
		}
	}
}

// checkSpared checks that only traditional characters of a simplified text were changed.
func checkSpared(t *testing.T, name, before, after string) {
	t.Helper()
	got := []rune(after)
	for i, r := range []rune(before) {
		if got[i] != r && han.Detect(string(r)) != han.Hant {
			t.Errorf("%s: Simplify changes %q to %q in simplified text", name, r, got[i])
		}
	}
}

func firstDifference(a, b string) string {
	x, y := []rune(a), []rune(b)
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return string(x[max(0, i-5):min(len(x), i+5)]) + " | " + string(y[max(0, i-5):min(len(y), i+5)])
		}
	}
	return "one is longer"
}

func BenchmarkFold(b *testing.B) {
	for name, text := range map[string]string{
		"hans": strings.Repeat("区领导来到书院镇，沿途察看村容村貌，了解乡村振兴情况。", 400),
		"hant": strings.Repeat("區領導來到書院鎮，沿途察看村容村貌，了解鄉村振興情況。", 400),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				han.Fold(text)
			}
		})
	}
}

func BenchmarkSimplify(b *testing.B) {
	text := strings.Repeat("區領導來到書院鎮，沿途察看村容村貌，了解鄉村振興情況。", 400)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		han.Simplify(text)
	}
}

func BenchmarkDetect(b *testing.B) {
	text := strings.Repeat("区领导来到书院镇，沿途察看村容村貌，了解乡村振兴情况。", 400)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		han.Detect(text)
	}
}

func FuzzHan(f *testing.F) {
	f.Add("泥城鎮、書院鎮，「試點」")
	f.Add("\xff乾\xe9隆")
	f.Fuzz(func(t *testing.T, s string) {
		checkFold(t, s)
		han.Detect(s)
		if out := han.Simplify(s); !utf8.ValidString(out) {
			t.Fatalf("Simplify(%q) is no UTF-8: %q", s, out)
		}
	})
}
