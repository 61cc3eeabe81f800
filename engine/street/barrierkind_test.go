package street

import (
	"strings"
	"testing"
)

// TestBarrierKinds: what nobody walks across from a house to a street behind it, and what one does.
func TestBarrierKinds(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"highway=motorway_link":                  "motorway",
		"highway=trunk motorroad=yes":            "motorway",
		"highway=trunk foot=no":                  "motorway",
		"highway=trunk":                          "",
		"highway=trunk motorroad=yes bridge=yes": "",
		"aeroway=runway":                         "motorway",
		"aeroway=taxiway":                        "",
		"natural=cliff":                          "wall",
		"barrier=retaining_wall":                 "wall",
		"barrier=hedge":                          "",
		"waterway=canal":                         "water",
		"waterway=canal intermittent=yes":        "",
		"railway=rail":                           "rail",
		"railway=tram":                           "",
	} {
		all := map[string]string{}
		for pair := range strings.FieldsSeq(text) {
			key, value, _ := strings.Cut(pair, "=")
			all[key] = value
		}
		got := ""
		if kind, ok := barrierOf(func(key string) string { return all[key] }); ok {
			got = kind.String()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
