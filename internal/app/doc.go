// Package app holds the operations: one file per thing that a person can do with the program.
// Both doors, the command line and later HTTP, call them; rights are checked here.
package app
