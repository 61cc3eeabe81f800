// Package table reads tables of foreign origin: CSV files in UTF-8, line by line, with the line and
// the column of whatever is wrong.
//
// A file has a head line of column names; they may come in any order and in any case, and a column
// that nobody asks for is passed over. Fields are separated by commas, or by the semicolons or tabs of a
// head line that has no comma; one in quotes may hold commas,
// doubled quotes and line breaks, as cells of a sheet do. Lines, those with such breaks too, are at most
// 64 KiB long, so that a quote that is not closed is named where it is and not at the end of the file.
// Empty lines are passed over; one with more fields than the head line is a fault, unless those are empty.
package table
