package report

// Scrapers often put the paragraphs of a page on one line, with a space where each began.

// unfoldRunes is the shortest line that can hold several paragraphs; titleLength what a title in
// front of them has at least.
const (
	unfoldRunes = 150
	titleLength = 6
)

// unfold parts a line at the spaces behind full stops, and its title from what follows. A line
// with a space behind most of its full stops is only set so.
func (p *passage) unfold(line span) []span {
	if line.end-line.start < unfoldRunes {
		return []span{line}
	}
	var cuts []int
	stops := 0
	for i := line.start; i < line.end-1; i++ {
		if !isStop(p.runes[i]) {
			continue
		}
		for p.runes[i+1] == '”' || p.runes[i+1] == ')' || isStop(p.runes[i+1]) {
			i++
		}
		stops++
		if isSpace(p.runes[i+1]) && i+2 < line.end {
			cuts = append(cuts, i+1)
		}
	}
	if 4*len(cuts) > 3*stops {
		cuts = nil
	}
	if title := p.titleEnd(line); title > 0 && (len(cuts) == 0 || title < cuts[0]) {
		cuts = append([]int{title}, cuts...)
	}
	return p.partAt(line, cuts)
}

// titleEnd gives the last space in front of the first mark of a line, where a title ends; 0 where
// none stands.
func (p *passage) titleEnd(line span) int {
	end, depth := 0, 0
	for i := line.start; i < line.end; i++ {
		switch r := p.runes[i]; {
		case r == '(' || r == '[' || r == '【':
			depth++
		case r == ')' || r == ']' || r == '】':
			depth--
		case r == ',' || isStop(r) || i > line.start+2*headingRunes:
			return end
		case isSpace(r) && depth == 0 && i-line.start >= titleLength:
			end = i
		}
	}
	return 0
}

// partAt parts a line at some positions.
func (p *passage) partAt(line span, cuts []int) []span {
	var out []span
	for _, at := range append(cuts, line.end) {
		if part := p.trim(line.start, at); !part.empty() {
			out = append(out, part)
		}
		line.start = at
	}
	return out
}
