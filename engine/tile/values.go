package tile

// Values are the numbers of features by their ids, told under a key. The zero Values tell nothing.
type Values struct {
	Key string
	Of  func(id uint64) (value int64, ok bool) // value is 0 or more; ok is false for a feature without one
}

// of gives the number of a feature.
func (v Values) of(id uint64) (int64, bool) {
	if v.Of == nil || id == 0 {
		return 0, false
	}
	return v.Of(id)
}
