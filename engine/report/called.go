package report

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// endsWith gives the last site of some frames whose name ends with what an addressee is called: 合作社 for
// 同心茶叶专业合作社.
func (t *tour) endsWith(frames []frame, called string) (string, bool) {
	if utf8.RuneCountInString(called) < 2 {
		return "", false
	}
	for _, f := range slices.Backward(frames) {
		if s := t.stops[f.sites[0]]; len(f.sites) == 1 && s.place.level == noArea && strings.HasSuffix(s.name, called) {
			return s.name, true
		}
	}
	return "", false
}

// called gives the one site of some frames that is of the kind that an addressee is called by: 学校 for 红星小学, 项目部 for
// 滨江大桥工地.
func (p *passage) called(t *tour, frames []frame, addressee span) (name string, ok bool) {
	kind := calledKinds[p.string(addressee.start, addressee.end)]
	if kind == nil {
		return "", false
	}
	for _, f := range frames {
		for _, i := range f.sites {
			s := t.stops[i]
			if _, v := kind.ending(p.runes, s.place.name.start, s.place.name.end); v == 0 || s.name == name {
				continue
			}
			if name != "" {
				return "", false // which of two is not said
			}
			name = s.name
		}
	}
	return name, name != ""
}

var calledKinds = rulebook.endingBySense("called")

// bureau says whether an addressee is an office of the county or city: 县交通局, 市教委.
func (p *passage) bureau(s span) bool {
	return p.fromAbove(s) && bureauEnds.has(p.runes[s.end-1])
}

var bureauEnds = rulebook.characters("bureau-end")
