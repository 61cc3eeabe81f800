package app

import (
	"path"
	"slices"
	"strings"

	"zhenyu/internal/store"
)

// knownDocuments gives what is there of a file with the hash, nil where nothing is.
func knownDocuments(tx *store.Tx, name, hash string) ([]Imported, error) {
	docs, err := tx.DocumentsOf(hash)
	if err != nil {
		return nil, err
	}
	var known []Imported
	for _, d := range docs {
		done := Imported{Name: name, Result: IsKnown, Document: d.ID, Visit: d.Visit}
		if isArchive(name) {
			done.Name = name + "!" + memberOf(d.Name)
		}
		if err := done.recall(tx); err != nil {
			return nil, err
		}
		known = append(known, done)
	}
	return known, nil
}

// isArchive tells whether a source is an archive by its name. Of a known one what was refused is read again: the program may
// read more than it did.
func isArchive(name string) bool { return strings.EqualFold(path.Ext(name), ".zip") }

// memberOf gives where a document stands in its archive, whatever that is called; "" where it is in none.
func memberOf(name string) string {
	parts := strings.Split(name, "!")
	at := slices.IndexFunc(parts, isArchive)
	return strings.Join(parts[at+1:], "!")
}

// membersOf gives the known documents of an archive by where they stand in it.
func membersOf(known []Imported) map[string]Imported {
	members := map[string]Imported{}
	for _, done := range known {
		members[memberOf(done.Name)] = done
	}
	return members
}

// recall says of a known document what the record has of it.
func (done *Imported) recall(tx *store.Tx) error {
	v, err := tx.Visit(done.Visit)
	if err != nil {
		return err
	}
	items, err := tx.Items(done.Visit)
	if err != nil {
		return err
	}
	done.IsVisit = v.Value.IsVisit
	for _, i := range items {
		if i.Document == done.Document && i.Proposal != nil {
			done.Items++
		}
	}
	return nil
}
