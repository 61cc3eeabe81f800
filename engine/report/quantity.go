package report

import (
	"strconv"
	"strings"
)

// quantity reads a number with its unit at i; end is i where there is none.
func (p *passage) quantity(i, limit int) (Quantity, int) {
	if i > 0 && (isDigit(p.runes[i-1]) || p.runes[i-1] == '.' || p.runes[i-1] == '月') {
		return Quantity{}, i
	}
	if !isDigit(p.runes[i]) {
		return p.wordQuantity(i, limit)
	}
	j := i
	for j < limit && (isDigit(p.runes[j]) || (p.runes[j] == '.' || p.runes[j] == ',') && j+1 < limit && isDigit(p.runes[j+1])) {
		j++
	}
	value, err := strconv.ParseFloat(strings.ReplaceAll(p.string(i, j), ",", ""), 64)
	if err != nil {
		return Quantity{}, i
	}
	for j < limit && powerOf(p.runes[j]) > 0 {
		value *= float64(powerOf(p.runes[j]))
		j++
	}
	end, unit := p.unit(j, limit)
	if unit == "" {
		return Quantity{}, i
	}
	return Quantity{Value: value, Unit: unit}, end
}

// rates are rates in words, with the days between two times as value.
var rates = func() *trie {
	t := newTrie()
	for words, days := range map[string]uint64{"每天": 1, "每日": 1, "每周": 7, "每半月": 15, "每月": 30, "每季度": 91} {
		t.put(words, days)
	}
	return t
}()

// wordQuantity reads a rate or a number in words; numbers below ten count nothing that is certain (三个方面), but points
// of a percentage.
func (p *passage) wordQuantity(i, limit int) (Quantity, int) {
	if q, end := p.everyQuantity(i, limit); end > i {
		return q, end
	}
	if p.runes[i] == '百' && p.has(i, "百分之") {
		if value, end := p.wordNumber(i+3, limit); end > i+3 {
			return Quantity{Value: float64(value), Unit: "%"}, end
		}
		return Quantity{}, i
	}
	if !numeral.has(p.runes[i]) {
		return Quantity{}, i
	}
	value, number := p.wordNumber(i, limit)
	end, unit := p.unit(number, limit)
	if number == i || unit == "" || number-i < 2 && unit != "个百分点" || p.allHan(i-1, i) && numeral.has(p.runes[i-1]) {
		return Quantity{}, i
	}
	return Quantity{Value: float64(value), Unit: unit}, end
}

// wordNumber reads a number in Chinese numerals at i; its end is i where there is none: 二百, 九十八, 三千五百.
func (p *passage) wordNumber(i, limit int) (value, end int) {
	digit := 0
	for end = i; end < limit; end++ {
		r := p.runes[end]
		switch power := powerOf(r); {
		case power >= 10_000 && end > i:
			value, digit = (value+digit)*power, 0
		case power > 0:
			value, digit = value+max(digit, 1)*power, 0
		case r == '两':
			digit = 2
		case numeralOf(r) > 0 && r != '十':
			digit = numeralOf(r)
		default:
			return value + digit, end
		}
	}
	return value + digit, end
}

// powerOf gives the power of ten that a numeral multiplies by, 0 for any other character.
func powerOf(r rune) int {
	switch r {
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	case '万':
		return 10_000
	case '亿':
		return 100_000_000
	}
	return 0
}

// numeralOf gives the value of a Chinese numeral up to ten, 0 for anything else.
func numeralOf(r rune) int {
	const numerals = "一二三四五六七八九十"
	return (strings.IndexRune(numerals, r) + len("一")) / len("一")
}

// everyQuantity reads a rate in words: 每周一次, 每半月通报一次.
func (p *passage) everyQuantity(i, limit int) (Quantity, int) {
	end, days := rates.longest(p.runes, i)
	if days == 0 || end > limit {
		return Quantity{}, i
	}
	return Quantity{Value: float64(days), Unit: "日/次"}, end
}

func (p *passage) unit(i, limit int) (int, string) {
	end, v := units.longest(p.runes, i)
	if v == 0 || end > limit {
		return i, ""
	}
	return end, p.string(i, end)
}

var units = rulebook.starting("unit")
