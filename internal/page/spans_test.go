package page

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// flat walks the tree and gives, for each character, the keys of the marks around it.
func flat(nodes []node, around []string, each func(r rune, around []string)) {
	for _, n := range nodes {
		if n.Mark != nil {
			flat(n.Kids, append(slices.Clone(around), n.Mark.Key), each)
			continue
		}
		for _, r := range n.Text {
			each(r, around)
		}
	}
}

func marksOf(t *rapid.T, length int) []mark {
	kinds := []string{"ask", "place", "organisation", "person", "guess"}
	n := rapid.IntRange(0, 8).Draw(t, "marks")
	marks := make([]mark, n)
	for i := range marks {
		start := rapid.IntRange(-2, length+2).Draw(t, "start")
		marks[i] = mark{
			Start: start, End: start + rapid.IntRange(-1, length).Draw(t, "length"),
			Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), Key: string(rune('a' + i)), Label: "x",
		}
	}
	return marks
}

// TestNest checks the tree against the definition: the text is all there, and each character stands in just the
// marks whose span holds it, however they overlap.
func TestNest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := []rune(rapid.StringMatching(`[一-九a-c\n]{0,20}`).Draw(t, "text"))
		marks := marksOf(t, len(text))
		var got strings.Builder
		at := 0
		flat(nest(text, marks), nil, func(r rune, around []string) {
			got.WriteRune(r)
			var want []string
			for _, m := range marks {
				if m.Start <= at && at < m.End {
					want = append(want, m.Key)
				}
			}
			have := slices.Clone(around)
			slices.Sort(have)
			if !slices.Equal(have, want) {
				t.Fatalf("character %d stands in %v, its spans are %v", at, have, want)
			}
			at++
		})
		if got.String() != string(text) {
			t.Fatalf("text %q became %q", string(text), got.String())
		}
	})
}

// TestNestLabels checks that a mark cut in pieces is labelled once.
func TestNestLabels(t *testing.T) {
	nodes := nest([]rune("甲乙丙丁"), []mark{{Start: 0, End: 3, Key: "a", Label: "1"}, {Start: 2, End: 4, Key: "b", Label: "2"}})
	labels := map[string]int{}
	pieces := 0
	var walk func([]node)
	walk = func(nodes []node) {
		for _, n := range nodes {
			if n.Mark != nil {
				pieces++
				if n.Mark.Label != "" {
					labels[n.Mark.Key]++
				}
				walk(n.Kids)
			}
		}
	}
	walk(nodes)
	if pieces != 3 || labels["a"] != 1 || labels["b"] != 1 {
		t.Fatalf("%d pieces, labels %v; want 3 pieces and each label once", pieces, labels)
	}
}
