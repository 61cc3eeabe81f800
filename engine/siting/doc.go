// Package siting says where to add: which sites cover most people, reach everybody with fewest,
// make the total or the worst way least, or raise the worst-off village first; and it proves how
// good the answer is.
//
// # Problem
//
// Demand rows (people of a place), candidate sites, and for each row the sites that cover it
// (Coverage) or what each site costs it (Matrix). A Choice says how many sites may be added or
// what they may cost together, which exist already, are forced, or are forbidden.
//
//	MaxCover    most people covered; partly by a share that decays; covered twice
//	CapCover    most people served within the sites' capacities
//	SetCover    everybody covered by the fewest or cheapest sites
//	FairCover   the worst-off village's share first, then the second, ...
//	Median      least people × cost at the nearest open site
//	CapMedian   the same, every row whole at one site, within capacities
//	Center      least worst cost
//
// # Model
//
// Inside, every problem maximises an integer. A Lagrangian relaxation of the rows leaves sites
// that are independent but for the budget, so that for any multipliers
//
//	bound = constant + Σ gain of the sites that are in + best affordable gain of the others
//
// is a proven bound. Multipliers are integers in units of 1/scale, so a bound is exact: no
// tolerance can call a wrong answer optimal. Six relaxations share one search: of covering rows
// (MaxCover, SetCover and, by bisection, Center), of those that count with several sites (MaxCover
// with Times), of medians, of both with capacities, and of village targets.
//
// # Steps
//
//  1. Presolve: partial coverage becomes a median of what is not covered or, where several sites must
//     cover, rows of full coverage, one for each share that occurs; rows with the same sites merge,
//     equality verified; dominated sites and (where everything must be covered) rows that follow
//     from others are dropped.
//  2. A greedy choice and swap local search with incremental gains (swap.go).
//  3. Deflected subgradient steps on the multipliers (ascent.go). After each, every site whose
//     other decision would push the bound to the best known value is settled (penalty tests).
//  4. When enough sites are settled, step 1 again on what is left: a million points can shrink
//     to three rows. That, more than anything, is what makes proofs cheap.
//     FairCover also turns villages into the few sets of sites that suffice (fair_sets.go).
//  5. Best-first branch and bound on the site that the relaxation is least decided about.
//
// # Invariants
//
//   - Every result is evaluated again from the input by Check before it is returned.
//   - Value and Bound are exact integers; Optimal means that they are equal. Where Options.Exact
//     took part, a proof is as exact as that solver's tolerances; the value always is exact.
//   - Demand that no allowed site can serve is left out and counted in Unreachable. It is never
//     served at a large cost.
//   - One goroutine, no clock, no global randomness: the same problem and Options give the same
//     result unless ctx ends the search.
//
// # What it does not do
//
// MaxCover with Times 2 begins from the bound of the convex hull of its rows, which is still 8 % above
// the optimum on 100 sites, 600 points and p 10, and 18 % for p 5: large ones stay open. HiGHS begins
// from the same bound and is slower from there, so it is not asked. CapMedian's bound, as sharp
// as its knapsacks, stays 2 % from the optimum on the hardest of OR-Library's instances (number 20),
// and the search below it takes more than a minute. It begins with the Median without limits, which is
// the answer where its loads fit and a bound where they do not. Where a few sites have hardly any room
// to spare, it needs Options.Exact to settle which row goes where. From 500 rows on that is settled by prices of room
// alone (capmedian_prices.go): close, with a bound, but not proven where rows would be divided. FairCover proves its levels, not the choice
// of most people among equal levels.
//
// It knows no streets and no people: times come from engine/street and engine/access, as
// matrices. It has no linear programming; Options.Exact brings HiGHS in. Grouped Benders cuts
// (Cordeau, Furini and Ljubić 2019) for the hard middle of MaxCover are not here, and were not
// measured against what is: 300 sites, 100,000 points and p 30 take 5.7 CPU seconds to prove.
//
// It reads no clock, so a Result has no time: who calls Solve measures it, and ends ctx for a
// limit.
//
// Sources: Beasley (EJOR 1993), Lagrangean heuristics for location problems; Galvão and ReVelle
// (EJOR 1996), a Lagrangean heuristic for maximal covering; Resende and Werneck (J. Heuristics
// 2004), swaps for the p-median; Guignard and Kim (1987), Lagrangean decomposition; Camerini, Fratta
// and Maffioli (1975), deflected subgradients.
package siting
