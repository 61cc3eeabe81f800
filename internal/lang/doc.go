// Package lang holds what the program says to people: one catalogue of messages a language, Chinese
// and English, with the same keys. A message is text for fmt: its arguments are numbered (%[1]s) so
// that each language can order them as it must.
//
// The command line and the page take every word from here; errors of the packages below come with
// their own English text and are wrapped in a message that says what happened to the file.
package lang
