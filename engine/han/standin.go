package han

// Fold gives a copy for matching, one rune for each rune: here the text itself.
func Fold(s string) string { return s }

// Simplify gives clean simplified text: here the text itself.
func Simplify(s string) string { return s }
