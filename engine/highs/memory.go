package highs

import (
	"encoding/binary"
	"fmt"
	"math"
)

// put copies bytes into the wasm and returns their address. Nothing is freed: the memory goes
// with the call.
func (c *call) put(b []byte) uint64 {
	at := c.do("malloc", uint64(max(8, len(b))))
	if c.err == nil && (at == 0 || !c.module.Memory().Write(uint32(at), b)) {
		c.err = fmt.Errorf("no memory for %d bytes", len(b))
	}
	return at
}

func (c *call) text(s string) uint64 { return c.put(append([]byte(s), 0)) }

func (c *call) doubles(values []float64) uint64 {
	b := make([]byte, 0, 8*len(values))
	for _, v := range values {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
	}
	return c.put(b)
}

func (c *call) ints(values []int32) uint64 {
	b := make([]byte, 0, 4*len(values))
	for _, v := range values {
		b = binary.LittleEndian.AppendUint32(b, uint32(v))
	}
	return c.put(b)
}

// room returns the address of n doubles, all 0.
func (c *call) room(n int) uint64 { return c.put(make([]byte, 8*n)) }

// fetch reads n doubles.
func (c *call) fetch(at uint64, n int) []float64 {
	if c.err != nil {
		return nil
	}
	b, ok := c.module.Memory().Read(uint32(at), uint32(8*n))
	if !ok {
		c.err = fmt.Errorf("answer outside of memory")
		return nil
	}
	values := make([]float64, n)
	for k := range values {
		values[k] = math.Float64frombits(binary.LittleEndian.Uint64(b[8*k:]))
	}
	return values
}
