package gazetteer

import "strings"

// peoples are the names of the 56 peoples as autonomous areas spell them, longest first where
// one ends with another, and 各族 and 民族, which stand in the same position.
var peoples = split("鄂伦春族|鄂温克族|达斡尔族|赫哲族|柯尔克孜族|柯尔克孜|哈萨克族|哈萨克|乌孜别克族|乌兹别克族|" +
	"塔吉克族|塔吉克|塔塔尔族|俄罗斯族|维吾尔族|蒙古族|蒙古|锡伯族|朝鲜族|满族|回族|撒拉族|东乡族|保安族|" +
	"裕固族|土家族|土族|藏族|门巴族|珞巴族|珞巴|羌族|彝族|白族|纳西族|哈尼族|傣族|傈僳族|拉祜族|佤族|" +
	"景颇族|布朗族|阿昌族|普米族|怒族|德昂族|独龙族|基诺族|苗族|布依族|侗族|水族|仡佬族|壮族|瑶族|" +
	"仫佬族|毛南族|京族|黎族|畲族|高山族|汉族|各族|民族")

// autonomous are the type words of areas named for their peoples.
var autonomous = split("自治县|自治旗|自治州|乡|镇|区")

// second is the shortened second name of a place and its class: 长阳 for 长阳土家族自治县, and
// for a name with a remark, 庙港村委会（新）, the name without it. ok is false for most places.
func second(l Level, name string) (stem string, c class, ok bool) {
	if base, _, found := strings.Cut(name, "（"); found {
		stem, _, c = cut(l, base)
		return stem, c, stem != name && len(base) >= len("东村")
	}
	for _, end := range autonomous {
		base, found := strings.CutSuffix(name, end)
		if !found {
			continue
		}
		stem = trimPeoples(base)
		c, ok = secondClass(l)
		return stem, c, ok && stem != base && len(stem) >= len("长阳")
	}
	return "", 0, false
}

func trimPeoples(s string) string {
	for {
		before := s
		for _, p := range peoples {
			s = strings.TrimSuffix(s, p)
		}
		if s == before {
			return s
		}
	}
}

func secondClass(l Level) (class, bool) {
	for c, r := range rules {
		if r.level == l && r.second {
			return class(c), true
		}
	}
	return 0, false
}
