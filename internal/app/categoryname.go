package app

import (
	"strings"
	"sync"

	"zhenyu/internal/lang"
	"zhenyu/standards"
)

// categoryNames are the names of the program's categories by id and language.
var categoryNames = sync.OnceValue(func() map[string]map[string]string {
	all, err := standards.Categories()
	if err != nil {
		panic(err) // the file is part of the program, and a test reads it
	}
	names := make(map[string]map[string]string, len(all))
	for _, c := range all {
		names[c.ID] = map[string]string{"zh": c.Zh, lang.Traditional: c.Hant, "en": c.En}
	}
	return names
})

// CategoryName returns what people call a category in a language: "zh", lang.Traditional or "en". One made of several, any of
// which will do, has their names with a stroke between; one that the program does not know is called by its id.
func CategoryName(language, category string) string {
	parts := strings.Split(category, "|")
	for i, id := range parts {
		if names, ok := categoryNames()[id]; ok {
			parts[i] = names[language]
		}
	}
	return strings.Join(parts, " / ")
}
