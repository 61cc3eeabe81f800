// Package part keeps the contract that lets any scheduler spread a long run over many machines.
//
// A part is one piece of a run: an input, and a folder for what comes of it. The files of a part are
// NAME.jsonl, one line a record in the order of the input, and NAME.ok, its certificate: engine version,
// hash of the inputs, counts, and the size and SHA-256 of the data file.
//
// The order of writing is the whole trick. The data goes to a temporary name, is flushed to the disk and
// renamed; only then the certificate follows in the same way. So a certificate that is there and right means
// that the part is done; anything else means that it is to be done again. A part may be killed at any
// moment, repeated, or run twice at once: each try writes the same bytes, and the last rename wins. A killed
// try leaves a temporary file behind; the next try takes it away, knowing by its lock that nobody writes it any more. Readers
// go by the manifest's names and never by a pattern.
//
// Merge joins the parts in the manifest's order to the bytes of one whole run. It refuses, and says which
// part, when one is missing, was made by another engine, or has other bytes than its certificate says. Shares of one run know
// their number and their run: they are joined in their own order, and only when all of them are there, each once.
//
// Digest compares runs of engines that keep no order.
package part
