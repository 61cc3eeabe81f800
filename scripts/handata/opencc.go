package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// dict is an OpenCC dictionary: a key and its candidates, the usual one first.
type dict map[string][]string

// opencc holds the dictionaries that lead to simplified characters. TSCharactersExt is left
// out: its results lie in planes that few fonts show.
type opencc struct {
	compat       dict // compatibility ideographs to unified ones
	chars        dict // traditional characters to simplified ones
	simplified   dict // simplified characters to traditional ones, for the test of script
	words        dict // traditional phrases to simplified ones
	variants     []dict
	variantWords []dict
}

func readOpenCC(dir string) (*opencc, error) {
	var failed error
	read := func(name string) dict {
		d, err := readDict(filepath.Join(dir, name+".txt"))
		if err != nil {
			failed = err
		}
		return d
	}
	d := &opencc{
		compat:       read("CJK_Compatibility_Ideographs"),
		chars:        read("TSCharacters"),
		simplified:   read("STCharacters"),
		words:        read("TSPhrases"),
		variants:     []dict{read("TWVariantsRev"), read("HKVariantsRev")},
		variantWords: []dict{read("TWVariantsRevPhrases"), read("HKVariantsRevPhrases")},
	}
	return d, failed
}

func readDict(file string) (dict, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	d := dict{}
	for line := range strings.Lines(string(text)) {
		key, values, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && !strings.HasPrefix(line, "#") {
			d[key] = strings.Fields(values)
		}
	}
	return d, nil
}

// char gives the simplified form of a character. The regional variants come second: for what
// the mainland table knows, its own answer holds (么 stays, though Taiwan writes 幺 so).
func (d *opencc) char(c string) string {
	if v, ok := d.compat[c]; ok {
		c = v[0]
	}
	if v, ok := d.chars[c]; ok {
		return v[0]
	}
	for _, variant := range d.variants {
		if v, ok := variant[c]; ok && v[0] != c {
			return d.char(v[0])
		}
	}
	return c
}

// characters lists every character that is not its own simplified form, with that form.
func (d *opencc) characters() string {
	keys := map[string]bool{}
	for _, table := range append(d.variants, d.compat, d.chars, kangxi()) {
		for key := range table {
			keys[key] = true
		}
	}
	var out strings.Builder
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		to := d.char(norm.NFKC.String(key))
		// A result outside the basic plane is a rarity that most fonts lack.
		if r, _ := utf8.DecodeRuneInString(to); to != key && r < 0x10000 {
			fmt.Fprintf(&out, "%s%s\n", key, to)
		}
	}
	return out.String()
}

// kangxi gives the radicals that PDF files hold in place of characters.
func kangxi() dict {
	d := dict{}
	for r := rune(0x2E80); r <= 0x2FD5; r++ {
		if to := norm.NFKC.String(string(r)); to != string(r) {
			d[string(r)] = []string{to}
		}
	}
	return d
}

// phrases lists the phrases whose simplified form is not that of their characters, and those
// that keep a neighbour from being taken for such a one.
func (d *opencc) phrases() string {
	all := map[string]string{}
	for _, table := range d.variantWords {
		for key, v := range table {
			all[key] = d.phrase(v[0])
		}
	}
	for key, v := range d.words {
		all[key] = v[0]
	}
	maps.Copy(all, written)
	// A result met again, in a text that is simplified already, must stay what it is.
	for _, v := range slices.Collect(maps.Values(all)) {
		if _, ok := all[v]; !ok {
			all[v] = v
		}
	}
	var out strings.Builder
	for _, key := range slices.Sorted(maps.Keys(all)) {
		fmt.Fprintf(&out, "%s\t%s\n", key, all[key])
	}
	return out.String()
}

// written are words with the 著 of writing that OpenCC's variant phrases lack.
var written = map[string]string{
	"專著": "专著", "論著": "论著", "編著": "编著", "合著": "合著", "譯著": "译著", "巨著": "巨著", "遺著": "遗著",
	"原著": "原著", "名著": "名著", "土著": "土著", "卓著": "卓著", "昭著": "昭著", "顯著": "显著", "著述": "著述",
}

// phrase simplifies a phrase in OpenCC's standard traditional form: the longest known word
// first, else the character.
func (d *opencc) phrase(s string) string {
	var out strings.Builder
	for s != "" {
		n := len(s)
		for ; n > 0; n-- {
			if v, ok := d.words[s[:n]]; ok {
				out.WriteString(v[0])
				break
			}
		}
		if n == 0 {
			_, n = utf8.DecodeRuneInString(s)
			out.WriteString(d.standard(s[:n]))
		}
		s = s[n:]
	}
	return out.String()
}

// standard simplifies a character that has already left its regional form: 著 in a phrase that
// the variant tables keep is the 著 of 著作, not a 着 that Taiwan writes so.
func (d *opencc) standard(c string) string {
	if v, ok := d.chars[c]; ok {
		return v[0]
	}
	return c
}

// onlyHans lists the characters that no traditional text has.
func (d *opencc) onlyHans() string { return exclusive(d.simplified) }

// onlyHant lists the characters that no simplified text has.
func (d *opencc) onlyHant() string { return exclusive(d.chars) }

// exclusive gives the keys that are not among their own candidates, in the basic plane.
func exclusive(d dict) string {
	var out strings.Builder
	for _, key := range slices.Sorted(maps.Keys(d)) {
		if r, _ := utf8.DecodeRuneInString(key); r < 0x10000 && !slices.Contains(d[key], key) {
			out.WriteString(key)
		}
	}
	return out.String() + "\n"
}

var trailingComma = regexp.MustCompile(`,(\s*[}\]])`)

// officialCases lists OpenCC's own test cases for the ways to simplified text, as
// configuration, input, expected output.
func officialCases(file string) (string, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	var suite struct {
		Cases []struct {
			Input    string
			Expected map[string]string
		}
	}
	if err := json.Unmarshal(trailingComma.ReplaceAll(text, []byte("$1")), &suite); err != nil {
		return "", fmt.Errorf("%s: %w", file, err)
	}
	var out strings.Builder
	for _, c := range suite.Cases {
		for _, config := range []string{"t2s", "tw2s", "hk2s"} {
			if want, ok := c.Expected[config]; ok {
				fmt.Fprintf(&out, "%s\t%s\t%s\n", config, flat(c.Input), flat(want))
			}
		}
	}
	return out.String(), nil
}

// flat puts a case on one line.
func flat(s string) string { return strings.NewReplacer("\n", " ", "\t", " ").Replace(s) }
