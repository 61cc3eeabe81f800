package lang_test

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"zhenyu/internal/lang"
)

func open(t *testing.T, tag string) map[string]string {
	t.Helper()
	c, err := lang.Open(tag)
	if err != nil {
		t.Fatal(err)
	}
	return c.Texts()
}

// TestFormats says every message with arguments of the kinds that it names: none may tell of a fault of its format.
func TestFormats(t *testing.T) {
	t.Parallel()
	for _, tag := range []string{"zh", "en", lang.Traditional} {
		for key, text := range open(t, tag) {
			args, ok := kindsOf(text)
			if said := fmt.Sprintf(text, args...); !ok || len(args) > 0 && strings.Contains(said, "%!") {
				t.Errorf("%s: %s says %q", tag, key, said)
			}
		}
	}
}

// anyVerb is whatever fmt takes for a verb, well written or not.
var anyVerb = regexp.MustCompile(`%(?:[-+#0 .]|\d|\[\d+\])*.`)

// kindsOf gives an argument for each place of a format; it is false where one place is of two kinds.
func kindsOf(text string) (args []any, ok bool) {
	ok = true
	next := 0
	for _, v := range anyVerb.FindAllString(text, -1) {
		kind := v[len(v)-1]
		if kind == '%' {
			continue
		}
		if _, after, found := strings.Cut(v, "["); found {
			n, _, _ := strings.Cut(after, "]")
			next, _ = strconv.Atoi(n)
			next--
		}
		for len(args) <= next {
			args = append(args, nil)
		}
		arg := map[byte]any{'d': 1, 'f': 1.0, 's': "a", 'q': "a", 'v': "a", 'g': 1.0}[kind]
		ok = ok && arg != nil && (args[next] == nil || args[next] == arg)
		args[next] = arg
		next++
	}
	for i, a := range args {
		if a == nil {
			args[i] = "unused"
		}
	}
	return args, ok
}

var verb = regexp.MustCompile(`%[-+.0-9]*(\[\d+\])?[a-z]`)

// TestSameKeys checks that both languages have the same messages with the same arguments.
func TestSameKeys(t *testing.T) {
	t.Parallel()
	zh, en := open(t, "zh"), open(t, "en")
	for _, key := range slices.Sorted(maps.Keys(zh)) {
		if _, ok := en[key]; !ok {
			t.Errorf("en has no %s", key)
		}
		if a, b := verbs(zh[key]), verbs(en[key]); !slices.Equal(a, b) {
			t.Errorf("%s: arguments %v and %v", key, a, b)
		}
		if zh[key] == "" || en[key] == "" {
			t.Errorf("%s is empty", key)
		}
	}
	for key := range en {
		if _, ok := zh[key]; !ok {
			t.Errorf("zh has no %s", key)
		}
	}
}

// TestTraditional checks that the words in traditional characters stand for words of files that are there, with the same
// arguments, and that every other message is as in Chinese.
func TestTraditional(t *testing.T) {
	t.Parallel()
	zh, hant := open(t, "zh"), open(t, lang.Traditional)
	if len(zh) != len(hant) {
		t.Errorf("%d messages, of %d in Chinese", len(hant), len(zh))
	}
	for key, text := range hant {
		if !slices.Equal(verbs(zh[key]), verbs(text)) {
			t.Errorf("%s: arguments %v and %v", key, verbs(zh[key]), verbs(text))
		}
	}
	if hant["csv_data"] != "資料" {
		t.Errorf("data are called %s", hant["csv_data"])
	}
}

// TestKeysOnce checks that no key stands twice in a file, where the second would win in silence, as joined changes leave it.
func TestKeysOnce(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"zh.json", "en.json"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, key := range regexp.MustCompile(`(?m)^  "([a-z0-9_]+)":`).FindAllStringSubmatch(string(text), -1) {
			if seen[key[1]] {
				t.Errorf("%s: %s stands twice", name, key[1])
			}
			seen[key[1]] = true
		}
		if tag := strings.TrimSuffix(name, ".json"); len(seen) != len(open(t, tag)) {
			t.Errorf("%s: %d keys seen of %d", name, len(seen), len(open(t, tag)))
		}
	}
}

func verbs(text string) []string {
	found := verb.FindAllString(text, -1)
	slices.Sort(found)
	return found
}

// The forms in which sources name messages: whole keys as strings or in help tags, sets of Of, and problems.
var (
	wholeKeys   = regexp.MustCompile(`"([a-z]+(?:_[a-z0-9]+)*)"`)
	setKeys     = regexp.MustCompile(`\bOf(?:\(| )"([a-z_]+)"`)
	problemKeys = regexp.MustCompile(`(?:\bproblem\([a-zA-Z.]+, |\bProblem\{(?:Key: )?)"([a-z0-9_]+)"`)
)

// TestKeysUsed checks that no message is there for nothing.
func TestKeysUsed(t *testing.T) {
	t.Parallel()
	used := map[string]bool{}
	var sets []string
	walkSources(t, func(source string) {
		for _, m := range wholeKeys.FindAllStringSubmatch(source, -1) {
			used[m[1]] = true
		}
		for _, m := range problemKeys.FindAllStringSubmatch(source, -1) {
			used["problem_"+m[1]] = true
		}
		for _, m := range setKeys.FindAllStringSubmatch(source, -1) {
			sets = append(sets, m[1]+"_")
		}
	}, "../app", "../cli", "../docfile", "../httpapi", "../page", "../part")
	for _, key := range slices.Sorted(maps.Keys(open(t, "zh"))) {
		if !used[key] && !slices.ContainsFunc(sets, func(set string) bool { return strings.HasPrefix(key, set) }) {
			t.Errorf("nobody says %s", key)
		}
	}
}

var named = regexp.MustCompile(`\bT\("([a-z_]+)"[,)]|\bhelp:"([a-z_]+)"|\bT "([a-z_]+)"|\b(?:refuse\(Err[A-Za-z]+, |advise\(|Message\{Key: |say\()"([a-z0-9_]+)"[,)}]`)

// TestKeysThere checks that no message is named that is not there.
func TestKeysThere(t *testing.T) {
	t.Parallel()
	texts := open(t, "zh")
	walkSources(t, func(source string) {
		for _, m := range named.FindAllStringSubmatch(source, -1) {
			if key := m[1] + m[2] + m[3] + m[4]; texts[key] == "" {
				t.Errorf("no message %s", key)
			}
		}
		for _, m := range problemKeys.FindAllStringSubmatch(source, -1) {
			if key := "problem_" + m[1]; texts[key] == "" {
				t.Errorf("no message %s", key)
			}
		}
	}, "../app", "../cli", "../docfile", "../httpapi", "../page", "../part")
}

func walkSources(t *testing.T, each func(source string), dirs ...string) {
	t.Helper()
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasSuffix(path, "_test.go") || !slices.Contains([]string{".go", ".html"}, filepath.Ext(path)) {
				return err
			}
			source, err := os.ReadFile(path)
			each(string(source))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestFromLocale(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ all, messages, lang, want string }{
		{"", "", "", "zh"},
		{"", "", "zh_CN.UTF-8", "zh"},
		{"", "", "zh_TW.Big5", "zh"},
		{"", "", "en_GB.UTF-8", "en"},
		{"", "", "C.UTF-8", "zh"},
		{"POSIX", "", "en_GB.UTF-8", "zh"},
		{"", "de_DE.UTF-8", "zh_CN.UTF-8", "en"},
		{"zh_CN", "de_DE.UTF-8", "en_US", "zh"},
	} {
		env := map[string]string{"LC_ALL": c.all, "LC_MESSAGES": c.messages, "LANG": c.lang}
		if got := lang.FromLocale(func(k string) string { return env[k] }); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

func TestUnknown(t *testing.T) {
	t.Parallel()
	if _, err := lang.Open("fr"); err == nil {
		t.Error("a catalogue that is not there opened")
	}
	c, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	if got := c.T("no_such_key"); got != "no_such_key" {
		t.Errorf("an unknown key says %q", got)
	}
	if got := c.Of("reason", "nobody visits"); got != "nobody visits" {
		t.Errorf("a value of two words says %q", got)
	}
	if got := c.Of("theme", "astrology"); got != "astrology" {
		t.Errorf("an unknown value says %q", got)
	}
}
