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
	Move   []string `help:"help_change_move" placeholder:"CATEGORY@ID=LON,LAT" sep:"none"`
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
	if err := f.move(c, change); err != nil {
		return err
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

// move takes facilities from where they are, and adds them under their ids where they are to be.
func (f *changeFlags) move(c *Console, change *app.AccessChange) error {
	for _, text := range f.Move {
		category, rest, ok := strings.Cut(text, "@")
		cut := strings.LastIndex(rest, "=") // ids may hold one
		if !ok || cut < 0 {
			return &usageError{errors.New(c.T("usage_move", text))}
		}
		at, err := c.spotOf(rest[cut+1:])
		if err != nil {
			return &usageError{errors.New(c.T("usage_move", text))}
		}
		change.Remove = append(change.Remove, app.ChangedFacility{Category: category, ID: rest[:cut]})
		change.Add = append(change.Add, app.ChangedFacility{Category: category, ID: rest[:cut], Spot: at})
	}
	return nil
}

func (c *Console) spotOf(text string) (app.Spot, error) {
	lon, lat, err := c.spot(text)
	return app.Spot{Lon: lon, Lat: lat}, err
}
