// Package repair mends the damage that scraping does to Chinese text and keeps a map from every
// repaired character to the text as received.
package repair
