// Package page makes self-contained pages. That of a report shows the text as received, with the spans of people, places,
// organisations and asks, beside the visit, its stops and its directives. Each side finds the other by click, hover
// and keyboard. The page asks the network for nothing, so that it can be kept, sent and opened anywhere.
//
// A report is a foreign text. Everything of it goes through html/template, which escapes by context, and the page
// carries a content security policy that allows only its own style and script, by their hashes: even a slip in the
// escaping would run nothing.
//
// Spans may overlap in any way. They become elements that nest: a span that crosses the end of another is cut there
// and goes on behind it, both pieces with the same key, so that they light together.
//
// A life circle and a plan become a page with a map (map.js): courses in half metres, drawn on a canvas in five fixed
// classes of cividis (Nuñez, Anderton and Renslow, PLoS ONE 2018), which reads the same to the colour-blind and in
// grey. The tables hold the same figures as the map, so that nothing is to be seen there alone.
package page
