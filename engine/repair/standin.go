package repair

// Text is a document's text as received and as repaired.
type Text struct {
	Received, Repaired string
}

// Repair gives the text with its damage mended: here as it came.
func Repair(received string) *Text { return &Text{Received: received, Repaired: received} }
