package repair

import (
	"math"

	"zhenyu/engine/han"
)

// vocabulary is the word list with what the text at hand adds: its names and places are in no
// list, but they come more than once.
type vocabulary struct {
	*lexicon
	local map[uint64]float32 // cost of pairs of characters that stand in the text
	bits  [1 << (localBits - 6)]uint64
}

const (
	localBits = 16
	// localCost is what a pair costs that the text has once elsewhere, and cheapestLocal what one
	// costs that it has often: as a word of six in ten thousand.
	localCost     = 13
	cheapestLocal = 8
)

// newVocabulary reads the pairs of the text, damaged places and all: what damage makes up does
// not come twice.
func (w *work) newVocabulary() *vocabulary {
	v := &vocabulary{lexicon: words(), local: make(map[uint64]float32, len(w.text)/2)}
	counts := make(map[uint64]int, len(w.text)/2)
	var key uint64
	for i := 0; i < len(w.text); i = max(i+1, w.behind(i)) {
		r := han.FoldRune(w.text[i].r)
		if !isHan(r) {
			key = 0
			continue
		}
		key = (key<<16 | uint64(r)) & (plane*plane - 1)
		if key >= plane {
			counts[key]++
		}
	}
	for key, n := range counts {
		v.local[key] = max(cheapestLocal, localCost-2*float32(math.Log(float64(n))))
		h := hash(key, localBits)
		v.bits[h/64] |= 1 << (h % 64)
	}
	return v
}

// pair gives the cost of two characters by the text alone.
func (v *vocabulary) pair(key uint64) float32 {
	h := hash(key, localBits)
	if v.bits[h/64]>>(h%64)&1 == 0 {
		return never
	}
	if c, ok := v.local[key]; ok {
		return c
	}
	return never
}

// sentence is the end of a text that is being read character by character: the cheapest cut into
// words so far.
type sentence struct {
	key   uint64     // the last four characters, folded; 0 for what no word goes across
	stop  bool       // the last character is a stop
	costs [4]float32 // costs[k] is that of the text without its last k characters
}

// empty is the sentence that nothing has been read of.
var empty = sentence{costs: [4]float32{0, never, never, never}}

// then gives the sentence with one more character, given as folded.
func (s sentence) then(v *vocabulary, folded rune) sentence {
	if !isHan(folded) {
		stop := isStop(folded)
		cost := signCost(folded)
		switch {
		case s.stop && stop:
			cost += 8
		case s.stop && (folded == '“' || folded == '”'):
			cost = 2
		}
		return sentence{costs: [4]float32{s.costs[0] + cost, never, never, never}, stop: stop}
	}
	next := sentence{key: s.key<<16 | uint64(folded)}
	best := s.costs[0] + v.chars[folded]
	if pair := next.key & (plane*plane - 1); s.key != 0 {
		best = min(best, s.costs[1]+v.pair(pair))
		if v.mayHave(pair) {
			two := v.find(pair)
			best = min(best, s.costs[1]+two.price())
			if two.longer {
				best = min(best, s.costs[2]+v.find(next.key&(plane*plane*plane-1)).price(), s.costs[3]+v.find(next.key).price())
			}
		}
	}
	next.costs = [4]float32{best, s.costs[0], s.costs[1], s.costs[2]}
	return next
}

// signs lists what signs cost, by how often they come in reports; what is not listed is rare.
var signs = map[rune]float32{
	',': 3.5, '。': 5.5, '、': 5, '“': 5, '”': 5, ';': 6, ':': 6, '!': 8, '?': 8, '《': 6, '》': 6,
	'(': 6, ')': 6, '·': 9, '—': 8, '…': 9, '%': 8, '.': 8, '\n': 5, ' ': 8,
}

// isStop reports the signs of which no two stand together.
func isStop(r rune) bool {
	switch r {
	case ',', '。', '、', ';', ':', '!', '?', '…':
		return true
	}
	return false
}

// signCost gives what a rune costs that is no Chinese character, folded.
func signCost(r rune) float32 {
	if c, ok := signs[r]; ok {
		return c
	}
	switch {
	case '0' <= r && r <= '9':
		return 6
	case 'A' <= r && r <= 'z':
		return 11
	}
	return 16
}

// atLeast gives what the sentence costs at least with one more character, be it the end of a word
// of two to four.
func (s *sentence) atLeast() float32 {
	return min(s.costs[0]+cheapestSign, s.costs[1]+cheapestWord, s.costs[2]+cheapestWord, s.costs[3]+cheapestWord)
}

// The cheapest of their kind: no character or sign, and no longer word, costs less.
const (
	cheapestSign = 2
	cheapestWord = 5.8
)
