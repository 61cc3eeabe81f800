// Package report reads the prose of a field visit and gives the visit: who went where in what
// order, whom they met, what was seen and heard, and what was asked of whom.
//
// # Problem
//
// Such reports are prose of a genre. They name places, people and bodies that no list has, and
// they are dirty: scraped, garbled, cut. A general tagger cuts their names in the middle and
// splits every comma; a list of known endings misses whole rows of sites. What the genre does keep
// is its frames: how a visit is told (来到 A、B，察看…), how an ask is brought in (他强调，X镇要…),
// how lists are built and closed (A、B、C等地). So this reader takes places by structure and lets
// unknown words pass.
//
// # Model
//
// A [Reading] is a proposal. Every item in it has a span in the text as received and in the
// repaired text, the rule that made it and a confidence, so that a person can see why it is there.
//
// # Steps
//
// One laid-out text (passage) goes through a short chain of passes, each in a file of its name:
//
//  1. repair (package repair) mends the text and keeps the map to what was received.
//  2. lay: the text is folded for matching, rune for rune; the words of the rule tables and the
//     names of the gazetteer are marked; lines, sentences and clauses are cut; page furniture is
//     set aside.
//  3. people: names behind titles, and every place where they are named again.
//  4. ask: where a visitor asks, which clauses belong to it, whom it is put to, which clauses
//     stand alone and which only open for a task or tell its effect.
//  5. visit: the places gone to, in order; lists, containers, what lies in what.
//  6. roles: who leads, who comes along, who speaks for the place.
//  7. attribute: which area or site each ask is for.
//  8. genre: whether this is a visit report at all, or why not.
//  9. write: names and texts in clean simplified characters, codes from the gazetteer, themes,
//     deadlines, quantities, and the verdict whether an ask is measurable as worded.
//
// The rules are tables in rules/*.tsv. A row has a class, the sense that its words share, the words
// and an example; a test reads the example of every row and fails where the row is not what the
// reader takes it for. Verbs and moves that are made of two parts are composed (compose.go), so that
// no row lists them; what one pass looks up by itself is asked for by its class (lists.go).
//
// A row of a table in the text is about the place that it begins with (row.go). A line that holds
// several paragraphs is parted at the spaces between them (unfold.go). Speech stands before or
// behind its speaker (speech.go). A name without a known ending is a firm's where firms are talked
// of (firms.go). A stop is named again in part, in short, or by a word that points at it (alias.go).
//
// # Invariants
//
// The same text gives the same reading, for any number of goroutines. The text under an item's
// span is the text that the item claims. Stops stand in text order, a container before its sites.
// Reading the repaired text gives the same items. Any text is read in time linear in its length
// but for bounded lists; texts over [MaxBytes] are refused as too long to be one report.
//
// # What it does not do
//
// It does not resolve 我镇 without a name, follow irony, or know facts that the text does not say.
// A scene that a feature paints before anybody goes there is taken for a stop with low confidence.
package report
