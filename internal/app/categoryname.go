package app

import (
	"strings"
	"sync"

	"zhenyu/standards"
)

// categoryNames are the names of the program's categories by id, Chinese and English.
var categoryNames = sync.OnceValue(func() map[string][2]string {
	all, err := standards.Categories()
	if err != nil {
		panic(err) // the file is part of the program, and a test reads it
	}
	names := make(map[string][2]string, len(all))
	for _, c := range all {
		names[c.ID] = [2]string{c.Zh, c.En}
	}
	return names
})

// CategoryName returns what people call a category in a language, "zh" or "en". One made of several, any of
// which will do, has their names with a stroke between; one that the program does not know is called by its id.
func CategoryName(language, category string) string {
	parts := strings.Split(category, "|")
	for i, id := range parts {
		name, ok := categoryNames()[id]
		switch {
		case ok && language == "zh":
			parts[i] = name[0]
		case ok:
			parts[i] = name[1]
		}
	}
	return strings.Join(parts, " / ")
}
