package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// pinyinTable lists, for each toned syllable, the characters that can be read so. Only the
// characters of GBK are kept: the damage that needs readings is made in that encoding.
func pinyinTable() string {
	sounded := map[string][]rune{}
	for r := range slices.Values(slices.Sorted(maps.Keys(pinyin.PinyinDict))) {
		if !inGBK(rune(r)) {
			continue
		}
		for reading := range strings.SplitSeq(pinyin.PinyinDict[r], ",") {
			sounded[reading] = append(sounded[reading], rune(r))
		}
	}
	var out strings.Builder
	for _, reading := range slices.Sorted(maps.Keys(sounded)) {
		fmt.Fprintf(&out, "%s %s\n", reading, string(sounded[reading]))
	}
	return out.String()
}

func inGBK(r rune) bool {
	_, err := simplifiedchinese.GBK.NewEncoder().String(string(r))
	return err == nil && r >= 0x4E00
}
