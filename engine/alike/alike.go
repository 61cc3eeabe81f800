package alike

import (
	"unicode"

	"zhenyu/engine/han"
)

const (
	shingle   = 5  // characters
	places    = 64 // of a signature
	bandCount = 16
	perBand   = places / bandCount
)

// Signature is what is kept of a text to compare it. The zero Signature is that of a text too short to have one.
type Signature [places]uint32

// Sign gives the signature of a text. A text of fewer than five characters that count has the zero Signature.
// Deterministic, the same on every machine and in every version: signatures may be kept. Linear in the text, 64 steps
// a character.
func Sign(text string) Signature {
	var s Signature
	first := true
	eachShingle(text, func(h uint64) {
		if first {
			for i := range s {
				s[i] = ^uint32(0)
			}
			first = false
		}
		a, b := uint32(h), uint32(h>>32)|1
		for i := range s { // 64 hash functions out of two, by Kirsch and Mitzenmacher
			s[i] = min(s[i], mix32(a+uint32(i)*b))
		}
	})
	return s
}

// Likeness estimates the share of shingles that both texts have, 0 to 1, with a standard error of at most 0.0625.
// Two zero Signatures are not alike. Deterministic, no allocation.
func (s Signature) Likeness(o Signature) float64 {
	if s == (Signature{}) || o == (Signature{}) {
		return 0
	}
	same := 0
	for i := range s {
		if s[i] == o[i] {
			same++
		}
	}
	return float64(same) / places
}

// Bands gives 16 numbers of which two texts that are alike share at least one, see the package. The zero Signature
// has none. Deterministic.
func (s Signature) Bands() []uint64 {
	if s == (Signature{}) {
		return nil
	}
	bands := make([]uint64, bandCount)
	for b := range bands {
		h := uint64(b) + 1
		for _, v := range s[b*perBand : (b+1)*perBand] {
			h = mix64(h ^ uint64(v)*0x9e3779b97f4a7c15)
		}
		bands[b] = h
	}
	return bands
}

// eachShingle gives the hash of every run of five characters that count.
func eachShingle(text string, yield func(uint64)) {
	var ring [shingle]rune
	n := 0
	for _, r := range han.Fold(text) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		ring[n%shingle] = unicode.ToLower(r)
		if n++; n < shingle {
			continue
		}
		h := uint64(0)
		for i := range shingle {
			h = mix64(h ^ uint64(ring[(n+i)%shingle]))
		}
		yield(h)
	}
}

// mix64 is the finalizer of SplitMix64 (S. Vigna): every bit in changes half of the bits out.
func mix64(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// mix32 is the finalizer of MurmurHash3 for 32 bits (A. Appleby).
func mix32(x uint32) uint32 {
	x = (x ^ x>>16) * 0x85ebca6b
	x = (x ^ x>>13) * 0xc2b2ae35
	return x ^ x>>16
}
