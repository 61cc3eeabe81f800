// Package han knows the two scripts of Chinese: it folds text for matching, turns traditional
// text into simplified, tells which script a text is in, and how a character is read.
//
// # Problem
//
// The same town stands in reports as 泥城镇, 泥城鎮 and (from a PDF) 泥城⻓; the same comma as ，
// and as a half-width one. A matcher that knows one form must find them all, and must still be
// able to point at the characters as received. And a name read from a traditional text has to
// come out as people write it: 乾隆鎮 is 乾隆镇, not 干隆镇.
//
// # Model
//
// There are two ways, and they are not to be mixed:
//
//   - [Fold] is for machines: one rune out for one rune in, so that the n-th rune of the folded
//     text is the n-th of the text. It confuses what may be confused (乾 and 干, 著 and 着,
//     ， and ,), on both sides: fold the pattern as well as the text. Stored text is never folded.
//   - [Simplify] is for people: phrases before characters, as OpenCC does.
//
// # Steps
//
// The tables are text files made by scripts/handata from OpenCC's data (characters of the
// mainland, Taiwan and Hong Kong, compatibility forms, phrases) and go-pinyin's readings.
// Characters of the basic plane sit in flat arrays that are filled when the program starts, in
// about a millisecond; phrases and readings are loaded at first use.
//
// # Invariants
//
//   - Fold keeps the number of runes, and folding twice is folding once.
//   - Simplify leaves simplified text alone, but for a rare traditional character in it.
//   - No function has state that a caller can see; all may be called from many goroutines.
//
// # Not done
//
// Words of Taiwan and Hong Kong are not exchanged for those of the mainland (軟體 gives 软体),
// nor is simplified text turned into traditional.
package han
