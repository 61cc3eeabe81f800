package repair

// maxPasses bounds how often the steps are run over a text. One step can lay bare what an earlier
// one mends (an entity that held an invisible character); real texts are done after two.
const maxPasses = 16

// Repair gives the text mended, with the map back to the text as received.
//
// received may be any string; bytes that are no UTF-8 become U+FFFD and are marked as damaged.
// A text without damage comes back as it is, whatever its script. Repairing a repaired text
// changes nothing. Never fails, never panics: what cannot be mended is left and marked.
//
// Deterministic, for any number of goroutines. Linear in the text, at most maxBreaks searches of
// bounded size apart; memory is some forty bytes for each character of a text that needs repair,
// none beyond the result for one that does not. The word list (10 MB) is loaded when the first
// break is met.
func Repair(received string) *Text {
	if sound(received) {
		return &Text{Received: received, Repaired: received, Noise: noise(received)}
	}
	w := &work{text: cells(received)}
	before, text := received, ""
	for range maxPasses {
		w.pass()
		text = w.string()
		if text == before || sound(text) {
			break
		}
		before = text
	}
	return w.finish(received, text)
}

// sound says whether there is nothing to mend.
func sound(text string) bool { return intact(text) && wrapped(text) == nil }

// pass runs each step once. Entities come first, for they may stand for any character; private
// characters are dropped only behind the step that can make use of them.
func (w *work) pass() {
	w.unescape()
	w.dropTags()
	w.dropInvisible()
	if w.readNotes() {
		w.garbled = true
		w.mend()
	}
	w.dropPrivate()
	w.narrow()
	w.dropCommas()
	w.joinSpelled()
	w.questionMarks()
	w.joinLines(wrapped(w.string()))
	w.swapBack()
	w.markLost()
}
