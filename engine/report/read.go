package report

import "zhenyu/engine/gazetteer"

// Read gives the reading of one document's text.
func Read(text string, g *gazetteer.Gazetteer) *Reading {
	return &Reading{Script: "hans", Reason: "empty"}
}
