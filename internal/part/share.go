package part

import (
	"cmp"
	"slices"
)

// join brings parts, and the manifest's pieces with them, in the order in which they make the whole. It refuses
// shares that are not those of one run, each once.
func (m Manifest) join(parts []Certificate) error {
	if !slices.ContainsFunc(parts, func(c Certificate) bool { return c.Share != nil }) {
		return nil
	}
	if err := oneRun(parts); err != nil {
		return err
	}
	byNumber := func(a, b Certificate) int { return cmp.Compare(a.Share.Number, b.Share.Number) }
	dirs := map[int]Piece{}
	for i, c := range parts {
		dirs[c.Share.Number] = m.Parts[i]
	}
	slices.SortFunc(parts, byNumber)
	for i, c := range parts {
		m.Parts[i] = dirs[c.Share.Number]
	}
	return nil
}

// oneRun refuses parts that are not the shares of one run, each once.
func oneRun(parts []Certificate) error {
	seen := map[int]bool{}
	first := parts[0].Share
	for _, c := range parts {
		switch {
		case c.Share == nil || first == nil || c.Share.Run != first.Run || c.Share.Of != first.Of:
			return &Refusal{c.Part, OtherBytes, say("merge_run")}
		case seen[c.Share.Number]:
			return &Refusal{c.Part, OtherBytes, say("merge_share", c.Share.Number, c.Share.Of)}
		}
		seen[c.Share.Number] = true
	}
	for k := 1; k <= first.Of; k++ {
		if !seen[k] {
			return &Refusal{parts[0].Part, Missing, say("merge_gone", k, first.Of)}
		}
	}
	return nil
}
