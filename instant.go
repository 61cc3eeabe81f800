package zhenyu

import "time"

// Instant is a moment: microseconds since 1970 in UTC, the precision that both databases keep. As text it is
// RFC 3339 in UTC; the zero Instant is "".
type Instant int64

// InstantOf gives the moment of a time, cut to microseconds.
func InstantOf(t time.Time) Instant { return Instant(t.UnixMicro()) }

// Time gives the moment as a time in UTC.
func (i Instant) Time() time.Time { return time.UnixMicro(int64(i)).UTC() }

// String gives the moment as RFC 3339 with microseconds.
func (i Instant) String() string {
	if i == 0 {
		return ""
	}
	return i.Time().Format("2006-01-02T15:04:05.000000Z")
}

// MarshalText gives String.
func (i Instant) MarshalText() ([]byte, error) { return []byte(i.String()), nil }

// UnmarshalText reads RFC 3339 or "".
func (i *Instant) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*i = 0
		return nil
	}
	t, err := time.Parse(time.RFC3339Nano, string(text))
	if err == nil {
		*i = InstantOf(t)
	}
	return err
}
