package standards

// Mark says how far a row was checked against its source.
type Mark string

// The marks, as the files write them.
const (
	Read      Mark = "V"  // read in the source named
	Sibling   Mark = "V*" // read in an older or sibling standard that carries the same number
	Secondary Mark = "P"  // read in a secondary source, or in part
	Recalled  Mark = "R"  // from general knowledge; not seen in print
	NoNumber  Mark = "-"  // the document gives none
)

// Verified says whether the number was read in its source. A verdict from any other row must say
// so wherever it is shown.
func (m Mark) Verified() bool { return m == Read }

func (m Mark) known() bool {
	switch m {
	case Read, Sibling, Secondary, Recalled, NoNumber:
		return true
	}
	return false
}
