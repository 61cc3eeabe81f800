// Package zhenyu holds the nouns that every other package shares: today the errors that people
// see. Areas, sites, visits and commitments join it with the record that keeps them.
//
// It imports the standard library only, and everybody may import it except the engines, which
// give values and typed errors of their own and know nothing of the program around them.
package zhenyu
