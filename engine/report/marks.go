package report

import "unicode"

// pairQuotes makes opening and closing marks of straight quotes, which open and close in turn; a line with an odd number of
// them keeps them as they are.
func (p *passage) pairQuotes() {
	var quotes []int
	for i, r := range p.runes {
		switch {
		case r == '"':
			quotes = append(quotes, i)
		case r == '\n' && len(quotes)%2 == 0:
			for k, at := range quotes {
				p.runes[at] = [2]rune{'“', '”'}[k%2]
			}
			fallthrough
		case r == '\n':
			quotes = quotes[:0]
		}
	}
}

// widenStops makes full stops of the points that end sentences on sites that write all marks half-width.
func (p *passage) widenStops() {
	for i := 1; i < len(p.runes)-1; i++ {
		if p.runes[i] == '.' && p.endsWord(i) && p.startsSentence(i+1) {
			p.runes[i] = '。'
		}
	}
}

// endsWord says whether a word of Chinese that is no number ends before i, with the marks that close it.
func (p *passage) endsWord(i int) bool {
	for i > 0 && (p.runes[i-1] == '”' || p.runes[i-1] == ')' || p.runes[i-1] == '》') {
		i--
	}
	return i > 0 && unicode.Is(unicode.Han, p.runes[i-1]) && !numeral.has(p.runes[i-1])
}

// startsSentence says whether what stands at i can follow a full stop.
func (p *passage) startsSentence(i int) bool {
	r := p.runes[i]
	return isSpace(r) || r == '“' || r == '”' || unicode.Is(unicode.Han, r)
}
