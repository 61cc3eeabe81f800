package app

import "zhenyu/standards"

// CategoryLabel is what people call a category of facilities.
type CategoryLabel struct {
	ID   string `json:"id"`
	Zh   string `json:"zh" doc:"in simplified characters"`
	Hant string `json:"hant" doc:"in traditional characters"`
	En   string `json:"en"`
}

// Categories lists the categories that the program finds in extracts, in the order of its standards.
func Categories() ([]CategoryLabel, error) {
	all, err := standards.Categories()
	labels := make([]CategoryLabel, len(all))
	for i, c := range all {
		labels[i] = CategoryLabel{c.ID, c.Zh, c.Hant, c.En}
	}
	return labels, err
}
