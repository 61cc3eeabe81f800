package report

// votes counts for each theme the words of the theme table found in a stretch of text.
type votes [maxThemes]float64

// maxThemes has room for every theme.
const maxThemes = 16

// themes decides what asks are about. The words of an ask vote with their length, an earlier word
// a little more, since the object of the ask counts and the first of two. The paragraph around it
// and the whole report vote too, with less than a word has: an ask like 健全长效机制 is about what
// the talk around it is about.
type themes struct {
	p          *passage
	report     votes
	paragraphs map[int]votes
}

// How much a paragraph and the report weigh against a word, in characters, and how much of its
// weight governance keeps there, since every talk is full of its words.
const (
	paragraphWeight  = 2.0
	reportWeight     = 1.0
	governanceAround = 1.1
)

func (p *passage) newThemes() *themes {
	t := &themes{p: p, paragraphs: map[int]votes{}}
	for _, s := range p.sentences {
		if s.noise {
			continue
		}
		v := t.paragraphs[s.paragraph]
		for i := s.start; i < s.end; {
			end, theme, weight := p.themeWord(i, s.end)
			v[theme] += weight
			t.report[theme] += weight
			i = end
		}
		t.paragraphs[s.paragraph] = v
	}
	return t
}

// themeWord reads the theme word at i: its end, its theme and its weight; i+1 and weight 0 where
// none stands.
func (p *passage) themeWord(i, limit int) (end, theme int, weight float64) {
	end, v := rulebook.themes.longest(p.runes, i)
	if v == 0 || end > limit {
		return i + 1, 0, 0
	}
	weight = float64(end - i)
	if v > weakTheme {
		v -= weakTheme
		weight /= 3
	}
	return end, int(v) - 1, weight
}

// of gives the theme of an ask.
func (t *themes) of(s span, paragraph int) Theme {
	var own votes
	n := float64(s.end - s.start)
	for i := s.start; i < s.end; {
		end, theme, weight := t.p.themeWord(i, s.end)
		own[theme] += weight * (1.25 - 0.5*float64(i-s.start)/n)
		i = end
	}
	own.add(t.paragraphs[paragraph], paragraphWeight)
	own.add(t.report, reportWeight)
	best := 0
	for i := range themeList {
		if own[i] > own[best] {
			best = i
		}
	}
	if own[best] == 0 {
		return Governance
	}
	return themeList[best]
}

// add adds the shares of other votes with a weight.
func (v *votes) add(around votes, weight float64) {
	sum := 0.0
	for _, x := range around {
		sum += x
	}
	if sum == 0 {
		return
	}
	for i, x := range around {
		if i < len(themeList) && themeList[i] == Governance {
			x *= governanceAround
		}
		v[i] += weight * x / sum
	}
}
