// Package app holds the operations: one file per thing that a person can do with the program.
// Both doors, the command line and later HTTP, call them; rights are checked here.
//
// Reading is a pipeline in one direction: sources name what there is to read, workers load, extract and read
// each on its own, and the outcomes come back in the order of the sources. Only a few sources are in memory at
// a time, whatever the number of them.
package app
