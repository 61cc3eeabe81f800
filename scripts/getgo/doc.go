// Package getgo holds the script that gets a Go new enough for the project by means of an older one.
package getgo
