package siting

// Shortage is the load of a CapMedian that does not fit, and the most that an allowed choice has room for.
type Shortage struct {
	Need, Room int64
}
