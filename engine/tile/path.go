package tile

import "slices"

// path is a geometry in the commands of the format: each a command and a count in one number, then
// steps from the spot before.
type path struct {
	commands []uint32
	at       spot
}

const (
	moveTo    = 1
	lineTo    = 2
	closePath = 7
)

func (p *path) reset() { p.commands, p.at = p.commands[:0], spot{} }

func (p *path) command(id, count int) { p.commands = append(p.commands, uint32(id|count<<3)) }

func (p *path) step(to spot) {
	p.commands = append(p.commands, zigzag(to.x-p.at.x), zigzag(to.y-p.at.y))
	p.at = to
}

// zigzag puts negative numbers between the positive ones, so that small steps are short.
func zigzag(v int32) uint32 { return uint32(v<<1) ^ uint32(v>>31) }

func (p *path) points(spots []spot) {
	p.command(moveTo, len(spots))
	for _, s := range spots {
		p.step(s)
	}
}

// line draws a line; one that has become a spot is nothing.
func (p *path) line(spots []spot) {
	if len(spots) < 2 {
		return
	}
	p.points(spots[:1])
	p.command(lineTo, len(spots)-1)
	for _, s := range spots[1:] {
		p.step(s)
	}
}

// ring draws a ring, outlines clockwise and holes counterclockwise as the format wants, and says whether
// there was anything to draw.
func (p *path) ring(spots []spot, hole bool) bool {
	spots = slices.Compact(spots)
	if n := len(spots); n > 1 && spots[0] == spots[n-1] {
		spots = spots[:n-1]
	}
	area := twiceArea(spots)
	if area == 0 {
		return false
	}
	if (area < 0) != hole {
		slices.Reverse(spots)
	}
	p.line(spots)
	p.command(closePath, 1)
	return true
}
