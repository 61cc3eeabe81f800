package docfile

import (
	"strconv"
	"strings"
)

// writeNumber writes n ≥ 0 in one of Word's number formats; an unknown one is written in digits.
func writeNumber(format string, n int) string {
	switch format {
	case "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
		"japaneseCounting", "ideographDigital", "taiwaneseDigital":
		return chinese(n)
	case "chineseLegalSimplified", "ideographLegalTraditional":
		return nth("零壹贰叁肆伍陆柒捌玖拾", n)
	case "ideographTraditional":
		return nth(" 甲乙丙丁戊己庚辛壬癸", n)
	case "ideographZodiac":
		return nth(" 子丑寅卯辰巳午未申酉戌亥", n)
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return nth("⓪①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", n)
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "upperLetter":
		return letters(n)
	case "lowerLetter":
		return strings.ToLower(letters(n))
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	}
	return strconv.Itoa(n)
}

// nth returns the n-th of the characters, counted from 0, or the digits past its end.
func nth(chars string, n int) string {
	if r := []rune(chars); n < len(r) && r[n] != ' ' {
		return string(r[n])
	}
	return strconv.Itoa(n)
}

// chinese writes 0 to 9999 the way it is read: 十二, 一百零五.
func chinese(n int) string {
	if n == 0 || n > 9999 {
		return nth("〇", n)
	}
	digits, units := []rune("零一二三四五六七八九"), []string{"千", "百", "十", ""}
	var b strings.Builder
	gap := false
	for i, unit := range []int{1000, 100, 10, 1} {
		digit := n / unit % 10
		if digit == 0 {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteRune('零')
			gap = false
		}
		if n < 20 && unit == 10 { // 十二, not 一十二
			b.WriteString("十")
			continue
		}
		b.WriteRune(digits[digit])
		b.WriteString(units[i])
	}
	return b.String()
}

// letters writes A to Z, then AA, BB, as Word does.
func letters(n int) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('A'+(n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, step := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= step.value; n -= step.value {
			b.WriteString(step.sign)
		}
	}
	return b.String()
}
