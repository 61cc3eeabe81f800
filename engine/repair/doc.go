// Package repair mends the damage that scraping does to Chinese text and keeps a map from every
// repaired character to the text as received.
//
// # Problem
//
// Reports that are only left on copying sites come damaged in one typical way: 規模化農業 reads
// 規(guī)?；r(nóng)業(yè). The text was made traditional, then a table of characters was applied to
// its GBK bytes, each getting its pinyin in brackets, by a replacement that knows nothing of
// where a character begins. Where the second byte of one character and the first of the next
// happened to make a table entry, or a sign in front of which a byte is put, the bytes behind are
// read one out of step until something brings them back. Beside that there are the lesser
// plagues: entities left from HTML, characters that show nothing, commas doubled, spaces turned
// into question marks, words respelled to dodge a filter, and the furniture of the site.
//
// # Model
//
// The text is a row of cells, a character with the range of received bytes that it came from.
// Each step changes cells and keeps the ranges. In a break, the first byte of the next character
// is pending; every cell shown gives its first byte to that character and its second to the one
// after, and a break ends where a byte is shown alone or gone. Some pairs of bytes show nothing
// at all, and then two characters are unknown but for a byte each.
//
// # Steps
//
//  1. [Repair] looks whether anything is suspicious at all; most texts go no further.
//  2. Entities, stray tags of HTML, and invisible characters.
//  3. If three characters or more are annotated with a reading of theirs, the text is garbled:
//     annotations are dropped, and each break is read by a search over all texts that would show
//     so. The display is a function of the text, so the most probable text wins: the one whose
//     cheapest cut into words costs least, by a word list of general Chinese, a few words of the
//     trade, and the pairs of characters that the text has elsewhere.
//  4. Private characters, full-width letters and digits, doubled commas, words spelled with
//     spaces, question marks that were spaces, swapped words, lines broken amidst a sentence.
//  5. Site furniture is marked as [Text.Noise]; it stays in the text.
//
// Steps 2 to 4 are repeated until nothing changes.
//
// # Invariants
//
//   - Repairing a repaired text changes nothing.
//   - A text without damage is left as it is, and an annotation alone never changes the
//     character it belongs to.
//   - Both ends of [Text.Origin] grow with the range asked for.
//   - What a word list or a habit decided is in [Text.Guesses]; what is broken and could not be
//     read better than it stands is in [Text.Damaged].
//
// # Not done
//
// Measured on phrases met on garbled pages, 27 of 31 come out exactly; of characters broken by a
// simulation of the damage on real reports, nine tenths come back. The method follows the
// mechanism worked out from such pages; its numbers are in the tests.
//
// The script of the text is kept; package han makes it simplified. An ASCII character that a
// break swallowed (a digit, a bracket) is gone. A character that is wrong but whole is not seen.
package repair
