package cli

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"zhenyu/internal/app"
)

// areasCmd looks up administrative areas.
type areasCmd struct {
	Find   findCmd        `cmd:"" help:"help_areas_find"`
	Load   areasLoadCmd   `cmd:"" help:"help_areas_load"`
	Change areasChangeCmd `cmd:"" help:"help_areas_change"`
}

// findCmd finds the areas of a name.
type findCmd struct {
	Name  string `arg:"" help:"help_areas_name"`
	In    string `help:"help_areas_in" placeholder:"PARENT"`
	Names string `help:"help_names" placeholder:"CSV"`
	JSON  bool   `name:"json" help:"help_areas_json"`
}

// Run prints the areas: code, level, name, and the areas above. One of the own list without a code says that it is of it.
func (cmd *findCmd) Run(c *Console) error {
	if strings.TrimSpace(cmd.Name) == "" {
		return &usageError{errors.New(c.T("usage_area_name"))}
	}
	areas, err := cmd.find()
	if err != nil {
		return err
	}
	if cmd.JSON {
		enc := json.NewEncoder(c.Stdout)
		enc.SetIndent("", "  ")
		return enc.Encode(areas)
	}
	for _, a := range areas {
		code := a.Code
		if a.Own {
			code = cmp.Or(code, c.T("areas_own"))
		}
		fmt.Fprintf(c.Stdout, "%s  %s  %s  %s\n", padRight(code, 12), padRight(c.Of("level", a.Level), 8), padRight(a.Name, 24), strings.Join(a.Path, " › "))
	}
	return nil
}

func (cmd *findCmd) find() ([]app.Area, error) {
	if cmd.Names == "" {
		return app.FindAreas(nil, cmd.Name, cmd.In)
	}
	f, err := os.Open(cmd.Names)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return app.FindAreas(f, cmd.Name, cmd.In)
}
