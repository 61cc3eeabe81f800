package report

var (
	// singles are the surnames of one character that the reader takes.
	singles = rulebook.characters("surname")
	// weakSurnames are surnames that are common words as well: a name with one must stand twice.
	weakSurnames = rulebook.characters("weak-surname")
	// compounds are the surnames of two characters.
	compounds = rulebook.among("compound-surname")
	// notNames are words that start with a surname and follow a title.
	notNames = rulebook.among("not-name")
)
