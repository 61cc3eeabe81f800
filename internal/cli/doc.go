// Package cli is the command line: one file per command. It decodes flags, calls package app and
// encodes what comes back; it computes nothing.
//
// The grammar is a struct that kong reads; its help texts are keys of the language's catalogue. What a command
// prints goes through a printer (table, JSON, CSV, pages), one outcome at a time, so that a folder of any size
// streams through. The exit code of every error comes from the one table in exit.go.
package cli
