// Package table reads tables of foreign origin: CSV files in UTF-8, line by line, with the line and
// the column of whatever is wrong.
//
// A file has a head line of column names; they may come in any order and in any case, and a column
// that nobody asks for is passed over. Fields are separated by commas; one in quotes may hold commas
// and doubled quotes, but no line break: a quote that is not closed would otherwise swallow the rest
// of the file and be named at its end. Lines are at most 64 KiB long. Empty lines are passed over.
package table
