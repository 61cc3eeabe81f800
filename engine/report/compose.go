package report

// compose makes the words that need no row of their own: a verb of one character with how well it
// is done (摸清), a move with where it ends (步行至), and every verb of the visit in its past
// (走访了). A word that a row has stays what the row says.
func (t *tables) compose() {
	t.join("stem", "well", verb)
	t.join("move", "arrive", goes)
	for _, r := range t.rules {
		if c := classNames[r.class]; c&(goes|looks|studies) != 0 {
			for _, w := range r.words {
				t.make(w+"了", t.words.value(w))
			}
		}
	}
}

// join makes the words of two parts.
func (t *tables) join(first, second string, c class) {
	for _, a := range t.parts[first] {
		for _, b := range t.parts[second] {
			t.make(a+b, uint64(c))
		}
	}
}

// make files a composed word, unless a row has it as a word of another kind: 抓紧 is an adverb.
func (t *tables) make(word string, bits uint64) {
	if class(t.words.value(word))&(adverb|blocks|modal|nounAsk|says|asksOf) == 0 {
		t.words.or(word, bits)
	}
}
