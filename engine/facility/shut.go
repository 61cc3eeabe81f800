package facility

import (
	"regexp"
	"slices"
	"strings"
)

// shutKeys say, of whatever it was or is to be, that nobody is served there today.
var shutKeys = []string{"abandoned", "construction", "demolished", "disused", "planned", "proposed", "razed", "removed", "ruins"}

// shutNames finds what mappers add to the name of a place that has closed or not opened. A word that may be part of a name
// ("planning" of an office for it) counts in brackets alone.
var shutNames = regexp.MustCompile(`(?i)已(永久)?(关闭|關閉|关停|關停|关门|關門|停业|停業|停用|停办|停辦|停运|停運|搬迁|搬遷|搬走|迁走|遷走|拆除|拆迁|拆遷|撤销|撤銷|撤并|废弃|廢棄|倒闭|倒閉|歇业|歇業)` +
	`|停业|停業|歇业|歇業|暂停(营业|开放|服务)|暫停(營業|開放|服務)|暂未开放|暫未開放|尚未开放|尚未開放|未开业|未開業` +
	`|[（(](在建|建设中|建設中|筹建中?|籌建中?|拟建|擬建|规划|規劃|规划中|規劃中|关闭|關閉|停运|停運|停用|已拆|已迁|已遷|(permanently |temporarily )?closed)[）)]`)

// shut says whether nobody is served at an object with these tags, for now or for good.
func shut(tag func(key string) string) bool {
	if slices.ContainsFunc(shutKeys, func(key string) bool { return !slices.Contains([]string{"", "no", "minor"}, tag(key)) }) {
		return true
	}
	if slices.ContainsFunc(nameKeys, func(key string) bool { return shutNames.MatchString(tag(key)) }) {
		return true
	}
	hours, _, _ := strings.Cut(tag("opening_hours"), `"`) // a comment follows
	hours = strings.ToLower(strings.TrimSpace(hours))
	return hours == "closed" || hours == "off"
}
