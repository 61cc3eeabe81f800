package app

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
)

// Unversioned is the version of a program that was built without one.
const Unversioned = "dev"

// EngineVersion names what made a part so exactly that two programs which could read differently never share
// a name: the release's version, or, for a build without one, the hash of the program file itself.
func EngineVersion(version string) (string, error) {
	if version != Unversioned {
		return version, nil
	}
	path, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("engine version: %w", err)
	}
	f, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("engine version: %w", err)
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", fmt.Errorf("engine version: %w", err)
	}
	return Unversioned + "-" + hex.EncodeToString(sum.Sum(nil)[:6]), nil
}
