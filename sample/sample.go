// Package sample holds a fictional district, so that the program can be tried, shown and tested
// from the binary alone, with nobody's data.
//
// # What it holds
//
// [Files] has the district's gazetteer (gazetteer.csv), visit reports with what a careful reader
// gets from each (reports/NN.txt and reports/NN.json, some also as .docx or .pdf), and README.md,
// which says what each report is there for. [Town] draws one of its towns as an OpenStreetMap extract,
// and [People] says who lives in it.
//
// # The model
//
// The district is 云港区, of 澜州市 in 澜海省. None of them exists, nor do its towns, villages,
// sites, organisations and people. Area codes begin with 99, which no province has, so the sample
// can stand beside the country's table of places; the coordinates lie in open sea.
//
// # Invariants
//
// The tests hold these: every span of a gold file points at the words that it quotes; every stop is
// a place of the gazetteer; every parent stands before its children; the office files say what
// their text files say; README.md names every report.
package sample

import "embed"

// Files is the sample district: README.md, gazetteer.csv and the folder reports. Read only.
//
//go:embed README.md gazetteer.csv reports
var Files embed.FS
