package lang

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

//go:embed zh.json
var zh []byte

//go:embed en.json
var en []byte

//go:embed hant.json
var hant []byte

// Traditional is the tag of Chinese in traditional characters.
const Traditional = "zh-Hant"

// Catalogue is the messages of one language.
type Catalogue struct {
	Tag   string // "zh", "en" or Traditional, also the page's lang attribute
	texts map[string]string
}

// Open gives the catalogue of a language, "zh", "en" or Traditional. That of traditional characters has the words of
// files, where they are written otherwise; its others are those of "zh".
func Open(tag string) (*Catalogue, error) {
	sources, ok := map[string][][]byte{"zh": {zh}, "en": {en}, Traditional: {zh, hant}}[tag]
	if !ok {
		return nil, fmt.Errorf("lang: no catalogue %q; there are zh, en and %s", tag, Traditional)
	}
	c := &Catalogue{Tag: tag}
	for _, source := range sources {
		if err := json.Unmarshal(source, &c.texts); err != nil {
			return nil, fmt.Errorf("lang: catalogue %s: %w", tag, err)
		}
	}
	return c, nil
}

// English gives the English catalogue, for logs and for data of one language.
var English = sync.OnceValue(func() *Catalogue { return mustOpen("en") })

// Chinese gives the Chinese catalogue, for data that hold both languages.
var Chinese = sync.OnceValue(func() *Catalogue { return mustOpen("zh") })

func mustOpen(tag string) *Catalogue {
	c, err := Open(tag)
	if err != nil {
		panic(err) // the catalogue is part of the program, and a test opens it
	}
	return c
}

// FromLocale gives the language that the environment asks for, by the order of POSIX: LC_ALL, then
// LC_MESSAGES, then LANG. Where none is set, or the locale is plain C, it is Chinese: the program is for
// districts first, and a bare server has no locale.
func FromLocale(getenv func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		locale := getenv(name)
		if locale == "" {
			continue
		}
		if locale == "C" || locale == "POSIX" || strings.HasPrefix(locale, "C.") || strings.HasPrefix(locale, "zh") {
			return "zh"
		}
		return "en"
	}
	return "zh"
}

// T gives the message of a key, with its arguments. A key that is not there shows as itself, so that a
// slip is seen and nothing is lost; a test keeps such slips out.
func (c *Catalogue) T(key string, args ...any) string {
	text, ok := c.texts[key]
	if !ok {
		return key
	}
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, c.said(args)...)
}

// said gives the arguments with the messages among them in the catalogue's language.
func (c *Catalogue) said(args []any) []any {
	said := slices.Clone(args)
	for i, a := range args {
		if m, ok := a.(Message); ok {
			said[i] = m.In(c)
		}
	}
	return said
}

// Of gives the message of a value of a closed set, such as Of("theme", "rural"), with its arguments: the key is both
// joined, blanks as underscores. A value without a message shows as itself.
func (c *Catalogue) Of(set, value string, args ...any) string {
	key := set + "_" + strings.ReplaceAll(value, " ", "_")
	if _, ok := c.texts[key]; ok {
		return c.T(key, args...)
	}
	return value
}

// Texts gives a copy of all messages by key.
func (c *Catalogue) Texts() map[string]string { return maps.Clone(c.texts) }
