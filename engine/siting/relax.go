package siting

// relaxation is the Lagrangian side of one problem at one node of its search, in the direction
// of maximising. Relaxing a problem's rows with multipliers splits it into sites that are
// independent but for the budget:
//
//	bound = constant + Σ gain[i] over the sites that are in + best affordable gain of free sites
//
// Multipliers, constant and gains are integers in units of 1/scale, so a bound is exact
// arithmetic with no tolerance, and it holds for any multipliers inside their box.
type relaxation interface {
	// rows returns the number of multipliers.
	rows() int
	// box returns the largest useful value of multiplier j (the smallest is 0) and its natural
	// length of step.
	box(j int) (limit int64, step float64)
	// gains sets the gain of every site and returns the constant.
	gains(mult, gain []int64) int64
	// slope sets the derivative of the bound by each multiplier when the sites in and the picked
	// ones are chosen.
	slope(mult []int64, s *selection, picked []int32, slope []float64)
	// shrink returns the relaxation for the nodes below s, without what its settled sites have
	// made irrelevant, and the multipliers carried over: the bound stays what it was or falls.
	shrink(s *selection, mult []int64) (relaxation, []int64)
}

// heuristic finds good choices and offers them to the incumbent it was made with.
type heuristic interface {
	// improve starts from the sites in and the picked ones, descends, and offers the result.
	improve(s *selection, picked []int32)
	// explore goes on from the best choice it knows for about the given number of descents.
	explore(descents int)
}
