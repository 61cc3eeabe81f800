package zhenyu

// Document is a source text as received. The file's bytes are kept under their hash; the repaired text and the map
// between the two are computed from Text whenever they are shown.
type Document struct {
	ID       DocumentID `json:"id"`
	Visit    VisitID    `json:"visit"`              // the visit that it tells of
	Original string     `json:"original"`           // SHA-256 of the file as received, hex; an archive has many documents
	Name     string     `json:"name"`               // as given; inside an archive with its path
	Format   string     `json:"format"`             // txt, html, docx, pdf, jsonl
	Charset  string     `json:"charset,omitempty"`  // as detected, for files that have one
	Notes    []string   `json:"notes,omitempty"`    // what was odd about the file
	TextHash string     `json:"text_hash"`          // SHA-256 of Text, hex
	Length   int        `json:"length"`             // of Text, in characters
	CopyOf   DocumentID `json:"copy_of,omitempty"`  // an earlier document that tells the same, by its words; a proposal
	Likeness float64    `json:"likeness,omitempty"` // to CopyOf, 0 to 1
	Version  int64      `json:"version"`

	Text string `json:"-"` // what spans count characters of
}
