//go:build !linux

package store_test

import "testing"

func smallDisk(t *testing.T, _ int) string {
	t.Helper()
	t.Skip("no small disk to fill on this system")
	return ""
}

func ballast(string) []string { return nil }

func readOnlyFolder(t *testing.T, _ func(dir string)) string {
	t.Helper()
	t.Skip("no read-only folder to try on this system")
	return ""
}
