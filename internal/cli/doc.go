// Package cli is the command line: one file per command. It decodes flags, calls package app and
// encodes what comes back; it computes nothing.
package cli
