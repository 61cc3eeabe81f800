// Package page makes one self-contained page of a report: the text as received, with the spans of people, places,
// organisations and asks, beside the visit, its stops and its directives. Each side finds the other by click, hover
// and keyboard. The page asks the network for nothing, so that it can be kept, sent and opened anywhere.
//
// A report is a foreign text. Everything of it goes through html/template, which escapes by context, and the page
// carries a content security policy that allows only its own style and script, by their hashes: even a slip in the
// escaping would run nothing.
//
// Spans may overlap in any way. They become elements that nest: a span that crosses the end of another is cut there
// and goes on behind it, both pieces with the same key, so that they light together.
package page
