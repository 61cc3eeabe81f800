package cli

import (
	"errors"
	"fmt"
	"strings"

	"zhenyu/internal/app"
)

// changeFlags say what is tried: by a file, by flags, or by both.
type changeFlags struct {
	Change string   `help:"help_change" placeholder:"JSON"`
	Add    []string `help:"help_change_add" placeholder:"CATEGORY@LON,LAT" sep:"none"`
	Remove []string `help:"help_change_remove" placeholder:"CATEGORY@ID" sep:"none"`
	Open   []string `help:"help_change_open" placeholder:"LON,LAT:LON,LAT" sep:"none"`
	Close  []string `help:"help_change_close" placeholder:"LON,LAT" sep:"none"`
}

// change is that of the file with that of the flags behind it.
func (f *changeFlags) change(c *Console) (app.AccessChange, error) {
	var change app.AccessChange
	if f.Change != "" {
		var err error
		if change, err = c.readChange(f.Change); err != nil {
			return change, err
		}
	}
	if err := f.add(c, &change); err != nil {
		return change, err
	}
	if len(change.Add)+len(change.Remove)+len(change.Open)+len(change.Close) == 0 {
		return change, &usageError{errors.New(c.T("usage_change"))}
	}
	return change, nil
}

func (f *changeFlags) add(c *Console, change *app.AccessChange) error {
	for i, text := range f.Add {
		category, spot, ok := strings.Cut(text, "@")
		at, err := c.spotOf(spot)
		if !ok || err != nil {
			return &usageError{errors.New(c.T("usage_add", text))}
		}
		change.Add = append(change.Add, app.ChangedFacility{Category: category, ID: fmt.Sprintf("new-%d", i+1), Spot: at})
	}
	for _, text := range f.Remove {
		category, id, _ := strings.Cut(text, "@") // without one the second is refused where it is read
		change.Remove = append(change.Remove, app.ChangedFacility{Category: category, ID: id})
	}
	for _, text := range f.Open {
		first, second, _ := strings.Cut(text, ":") // without one the second is refused where it is read
		from, err := c.spotOf(first)
		if err != nil {
			return err
		}
		to, err := c.spotOf(second)
		if err != nil {
			return err
		}
		change.Open = append(change.Open, app.ChangedPassage{From: from, To: to})
	}
	for _, text := range f.Close {
		at, err := c.spotOf(text)
		if err != nil {
			return err
		}
		change.Close = append(change.Close, at)
	}
	return nil
}

func (c *Console) spotOf(text string) (app.Spot, error) {
	lon, lat, err := c.spot(text)
	return app.Spot{Lon: lon, Lat: lat}, err
}
