// Package osm reads OpenStreetMap extracts in the PBF format and writes small ones.
//
// # Problem
//
// A city is some hundred thousand nodes of which a question needs a few: the streets, the schools,
// the buildings. Objects with their own slices and maps for all of it cost ten times the memory
// and time of the file. So everything here is columns: one slice of ids, one of places, one of
// tag pairs, and an object is a number.
//
// # Steps
//
//  1. Open reads the header and lists the blobs of a file without inflating any.
//  2. File.Blocks inflates and decodes blobs in parallel and hands the blocks over in file order.
//     A Query names the tags that make an object wanted and the keys worth keeping; it is compiled
//     once against each block's string table, so that refusing an object costs no string work.
//  3. Load builds a Map from that: wanted nodes, lines and areas, and the places of the nodes they
//     use. It reads relations, then ways, then nodes; in a sorted file each part is found by
//     bisection, so nearly every blob is inflated once.
//  4. Rings of multipolygon and boundary relations are joined from their member ways into Areas.
//
// Summarise counts what a whole file holds, and Encoder writes small files: made-up towns, tests.
//
// # Invariants
//
// The same file and query give the same values for any number of threads. Places are WGS-84 in
// units of 1e-7 degree. A file is foreign: sizes are checked before memory is taken (headers
// 64 KiB, blobs 32 MiB, inflated or not), and what is wrong is an error with the byte of the blob.
// What is merely missing, as at the rim of every extract, is not an error: it is counted in Gaps
// and what it touches is marked.
//
// # Not done
//
// Histories and change files are refused, blobs packed with LZ4, Zstandard, LZMA or bzip2 are named
// in the error, and who edited what when is not read.
//
// The format: https://wiki.openstreetmap.org/wiki/PBF_Format
package osm
