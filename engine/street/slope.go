package street

import (
	"math"
	"strconv"
	"strings"
)

// Slope names how a slope changes speed.
type Slope string

// The slopes. Tobler: speed goes with exp(−3.5·|s + 0.05|), s the rise per run (W. Tobler, Three
// Presentations on Geographical Analysis and Modeling, NCGIA 93-1, 1993), scaled to 1 on the flat;
// fastest at −5 %. Minetti: time goes with the energy of walking, C(s) = 280.5·s⁵ − 58.7·s⁴ −
// 76.8·s³ + 51.9·s² + 19.6·s + 2.5 (A. Minetti et al., J Appl Physiol 93, 2002), over C(0), for
// slopes up to 45 %, the range that was measured.
const (
	NoSlope Slope = "none"
	Tobler  Slope = "tobler"
	Minetti Slope = "minetti"
)

// factor returns how many times longer a slope takes than the flat. Slopes beyond 100 % (Tobler) and
// 45 % (Minetti) count as those: they are faults of the elevation model.
func (s Slope) factor(slope float64) float64 {
	switch s {
	case Tobler:
		slope = min(1, max(-1, slope))
		return math.Exp(3.5*math.Abs(slope+0.05)) / math.Exp(3.5*0.05)
	case Minetti:
		x := min(0.45, max(-0.45, slope))
		cost := ((((280.5*x-58.7)*x-76.8)*x+51.9)*x+19.6)*x + 2.5
		return max(cost, 0.5) / 2.5 // downhill costs little energy but is not walked five times as fast
	case NoSlope:
	}
	return 1
}

// parseIncline reads the incline tag: a slope as rise per run, or only a direction (slope 0, up +1 or
// −1). ok is false for what cannot be read.
func parseIncline(value string) (slope float64, direction int, ok bool) {
	v := strings.ToLower(strings.TrimSpace(value))
	switch v {
	case "up", "steep":
		return 0, 1, true
	case "down":
		return 0, -1, true
	}
	number := strings.TrimSpace(strings.TrimRight(v, "%° "))
	if rise, run, isRatio := strings.Cut(number, ":"); isRatio {
		a, errA := strconv.ParseFloat(rise, 64)
		b, errB := strconv.ParseFloat(run, 64)
		if errA != nil || errB != nil || b == 0 {
			return 0, 0, false
		}
		slope = a / b
	} else {
		n, err := strconv.ParseFloat(strings.Replace(number, ",", ".", 1), 64)
		if err != nil {
			return 0, 0, false
		}
		slope = n / 100
		if strings.HasSuffix(v, "°") {
			slope = math.Tan(n * math.Pi / 180)
		}
	}
	if !(math.Abs(slope) <= 1) {
		return 0, 0, false
	}
	return slope, sign(slope), true
}

func sign(x float64) int {
	switch {
	case x > 0:
		return 1
	case x < 0:
		return -1
	}
	return 0
}
