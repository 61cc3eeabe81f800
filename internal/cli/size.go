package cli

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// size is a number of bytes: 512MB, 4GB.
type size int64

// UnmarshalText reads a number with its unit; none is bytes.
func (s *size) UnmarshalText(text []byte) error {
	number, unit := strings.TrimSpace(string(text)), int64(1)
	for _, u := range []struct {
		name  string
		bytes int64
	}{{"KB", 1 << 10}, {"MB", 1 << 20}, {"GB", 1 << 30}, {"TB", 1 << 40}} {
		if rest, ok := strings.CutSuffix(strings.ToUpper(number), u.name); ok {
			number, unit = strings.TrimSpace(rest), u.bytes
			break
		}
	}
	n, err := strconv.ParseFloat(number, 64)
	if err != nil || !(n > 0) || n*float64(unit) >= math.MaxInt64 {
		return fmt.Errorf("%q is no size: want 512MB or 4GB", text)
	}
	*s = size(n * float64(unit))
	return nil
}
