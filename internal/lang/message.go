package lang

// Message is a message of the catalogue with what fills it. Packages below the doors give it where a person will read
// what they have to say, and the door says it in the person's language. The zero Message says nothing.
type Message struct {
	Key  string
	Args []any
}

// In says it in the catalogue's language.
func (m Message) In(c *Catalogue) string {
	if m.Key == "" {
		return ""
	}
	return c.T(m.Key, m.Args...)
}

// String says it in English, for logs and data.
func (m Message) String() string { return m.In(English()) }

// MarshalText gives the English, which is what data hold.
func (m Message) MarshalText() ([]byte, error) { return []byte(m.String()), nil }
