package lang_test

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
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

func verbs(text string) []string {
	found := verb.FindAllString(text, -1)
	slices.Sort(found)
	return found
}

// uses finds keys in the sources: T("key"), ${key}, {{.T "key"}}, and whole keys that stand as strings. A key that is
// put together, such as T("theme_" + x), counts for every key that begins so.
var uses = regexp.MustCompile(`"([a-z]+_[a-z_%]*)"|\$\{([a-z_]+)\}|T "([a-z]+(?:_[a-z]+)*)"|T\("([a-z]+)"`)

// TestKeysUsed checks that the doors name no message that is not there, and that no message is there for nothing.
func TestKeysUsed(t *testing.T) {
	t.Parallel()
	texts := open(t, "zh")
	used := map[string]bool{}
	for _, word := range sourceWords(t, "../cli", "../page") {
		if word = strings.TrimSuffix(word, "%s"); strings.HasSuffix(word, "_") {
			for key := range texts {
				used[key] = used[key] || strings.HasPrefix(key, word)
			}
		}
		used[word] = true
	}
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		if !used[key] {
			t.Errorf("nobody says %s", key)
		}
	}
}

var named = regexp.MustCompile(`\bT\("([a-z_]+)"[,)]|\$\{([a-z_]+)\}|\bT "([a-z_]+)"`)

func TestKeysThere(t *testing.T) {
	t.Parallel()
	texts := open(t, "zh")
	walkSources(t, func(source string) {
		for _, m := range named.FindAllStringSubmatch(source, -1) {
			if key := m[1] + m[2] + m[3]; texts[key] == "" {
				t.Errorf("no message %s", key)
			}
		}
	}, "../cli", "../page")
}

func sourceWords(t *testing.T, dirs ...string) []string {
	t.Helper()
	var words []string
	walkSources(t, func(source string) {
		for _, m := range uses.FindAllStringSubmatch(source, -1) {
			words = append(words, m[1]+m[2]+m[3]+m[4])
		}
	}, dirs...)
	return words
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
}
