package gazetteer

import "io"

// Own is a district's own names.
type Own struct{}

// ParseOwn reads a district's own names.
func ParseOwn(r io.Reader) (Own, error) { return Own{}, nil }

// With gives the gazetteer with a district's own names.
func (g *Gazetteer) With(own Own) (*Gazetteer, error) { return g, nil }

// Name gives the official name.
func (g *Gazetteer) Name(id ID) string { return "" }

// Code gives the statistical code.
func (g *Gazetteer) Code(id ID) int64 { return 0 }

// Parent gives the area above.
func (g *Gazetteer) Parent(id ID) ID { return None }

// Level gives the rank.
func (g *Gazetteer) Level(id ID) Level { return 0 }

// Find appends the places of a name.
func (g *Gazetteer) Find(dst []ID, name string) []ID { return dst }

// FindWithin appends the places of a name below an area.
func (g *Gazetteer) FindWithin(dst []ID, name string, ancestor ID) []ID { return dst }
