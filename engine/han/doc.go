// Package han turns traditional Chinese characters into simplified ones, and folds text for
// matching.
package han
