// Package alike tells whether two texts tell the same: another site's copy of a report, with its own crumbs around
// it, a paragraph less, or the other script.
//
// # Model
//
// A text is the set of its shingles: every run of five characters, after folding script and width and dropping
// everything that is no letter, digit or Chinese character. The likeness of two texts is the share of all their
// shingles that both have (Jaccard). A [Signature] keeps, for each of 64 hash functions, the least hash of any
// shingle; two texts agree in each place with a probability equal to their likeness (MinHash).
//
// # Finding
//
// [Signature.Bands] hashes the places in 16 bands of 4. Two texts of likeness s share a band with probability
// 1-(1-s^4)^16: 0.64 at half, 0.96 at two thirds, 1.00 at 0.8. So a register of bands gives the candidates among any
// number of texts, and the signatures, or the texts, decide.
//
// # Not done
//
// Order does not count, and two short notices by one form are alike. Nothing here decides; a person is asked.
//
// Source: A. Broder, On the resemblance and containment of documents, 1997; bands as in J. Leskovec, A. Rajaraman and
// J. Ullman, Mining of Massive Datasets, chapter 3.
package alike
