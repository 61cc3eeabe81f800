package zhenyu

// Observation is a value that a run computed: how many people of an area keep a rule. It follows from the run's
// result and is kept beside it so that an indicator can be followed over runs.
type Observation struct {
	Run      RunID    `json:"run"`
	Area     string   `json:"area"` // code; "" for all areas together
	AreaName string   `json:"area_name"`
	Rule     string   `json:"rule"`
	Category string   `json:"category"`
	People   float64  `json:"people"`
	Within   float64  `json:"within"`
	Share    *float64 `json:"share"`  // null without people
	Low      *float64 `json:"low"`    // of the interval, for slow walkers
	High     *float64 `json:"high"`   // for quick ones
	Median   *float64 `json:"median"` // seconds; null where less than half reach one
}
