package han

// Script is the script of a Chinese text.
type Script string

// The scripts.
const (
	Hans Script = "hans" // simplified
	Hant Script = "hant" // traditional, of whatever region
)

// evidence is +1 for a character that only simplified text has, -1 for one that only
// traditional text has, else 0.
var evidence = func() *[plane]int8 {
	t := new([plane]int8)
	for _, r := range table("hans.txt") {
		t[r]++
	}
	for _, r := range table("hant.txt") {
		t[r]--
	}
	t['\n'] = 0
	return t
}()

// Detect gives the script that the text is written in: the one of which it has more characters
// that the other does not have. Characters of both scripts (后, 里, 乾) do not count. A tie,
// and so a text without any such character, is Hans: most reports are. Deterministic; one pass,
// no allocation. Source: OpenCC's tables, a character being exclusive if it is not among its own
// candidates in the other script.
func Detect(s string) Script {
	sum := 0
	for _, r := range s {
		if uint32(r) < plane {
			sum += int(evidence[r])
		}
	}
	if sum < 0 {
		return Hant
	}
	return Hans
}

// Exclusive gives the one script that has the character, "" for a rune of both or of none.
// Deterministic, one array lookup. Source as for [Detect].
func Exclusive(r rune) Script {
	switch {
	case uint32(r) >= plane || evidence[r] == 0:
		return ""
	case evidence[r] > 0:
		return Hans
	}
	return Hant
}
