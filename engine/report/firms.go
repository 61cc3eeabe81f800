package report

import "slices"

// A name without a known ending is a firm's where the talk around it is of firms: 在华兴玻璃、楚天
// 精锻，他走进车间，询问订单.

// firmRunes is the longest short name of a firm.
const firmRunes = 8

// takeFirms makes enterprises of the places of a list that have no known kind, where
// another one is a firm or the sentence speaks of firms.
func (w *walker) takeFirms(n int, items []place) {
	if !w.firmTalk(n) && !slices.ContainsFunc(items, func(pl place) bool { return pl.kind == Enterprise }) {
		return
	}
	for k := range items {
		if pl := &items[k]; pl.kind == "" && w.p.shortName(pl.name) {
			pl.kind, pl.firm = Enterprise, true
		}
	}
}

// shortName says whether a range can be the short name of a firm: no words but the name.
func (p *passage) shortName(s span) bool {
	n := s.end - s.start
	return n >= 3 && n <= firmRunes && p.allHan(s.start, s.end) && p.plain(s.start, s.end) && !p.hasRune(s, '的') && p.areaAt(s.start, s.end).empty()
}

// firmTalk says whether a sentence speaks of firms.
func (w *walker) firmTalk(n int) bool {
	s := w.p.sentences[n]
	return w.p.findAny(firmWords, span{s.start, s.end})
}

// firmWords are what is talked of in firms.
var firmWords = rulebook.starting("firm-talk")
