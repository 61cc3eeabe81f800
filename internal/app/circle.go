package app

import (
	"context"
	"maps"
	"slices"
	"sync"

	"zhenyu"
	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/engine/street"
	"zhenyu/engine/tile"
	"zhenyu/internal/lang"
	"zhenyu/standards"
)

// Circle is a measured life circle that stays open, so that a page can ask about a home or try a change and have the
// answer at once. Any number of goroutines may use it.
type Circle struct {
	Facts CircleFacts

	s     *accessStudy
	study *access.Study
	trial sync.Mutex // a study tries one change at a time
	cells cells
	tiles *tile.Set
	drawn drawnSets
	said  extractSaid

	named func() ([]CirclePlace, error)

	mu     sync.Mutex
	middle map[int][]uint16 // seconds of the cells, by category
}

// CircleFacts is what a circle was measured on, and what can be asked of it.
type CircleFacts struct {
	Version    string           `json:"version" doc:"of the inputs and of how they are measured; part of the addresses below"`
	Profile    string           `json:"profile"`
	Profiles   []string         `json:"profiles" doc:"who else can be measured"`
	Standard   string           `json:"standard"`
	Standards  []CircleStandard `json:"standards" doc:"whose rules can be asked"`
	Rules      []CircleRule     `json:"rules" doc:"of the standard, with a time"`
	Metres     []CircleMetres   `json:"metres" doc:"rules of the standard in metres, which runs judge on streets of their own"`
	Unjudged   int              `json:"unjudged" doc:"rules of the standard that are left out: for people who go another way, or without a number"`
	Categories []CircleCategory `json:"categories"`
	Origins    string           `json:"origins" enum:"buildings,nodes,people" doc:"what the homes are: buildings; the places where streets meet or end, as the extract has hardly any building; or, where there is one, the rows of the people's file"`
	Homes      int              `json:"homes"`
	Cells      int              `json:"cells" doc:"squares of ground with homes, small and wide"`
	CellMetres int              `json:"cell_metres" doc:"the side of a small one"`
	People     float64          `json:"people"`
	Box        [4]float64       `json:"box" doc:"west, south, east and north of the homes, without those far out"`
	Counted    bool             `json:"counted" doc:"the people come from a layer of people; if not, buildings count as one each, shared out by their floors"`
	Outside    float64          `json:"outside" doc:"people in none of the areas"`
	Far        int              `json:"far,omitempty" doc:"rows of the people's file that are left out, as they lie more than 1 km outside of the streets"`
	FarPeople  float64          `json:"far_people,omitempty" doc:"people in them"`
	Areas      int              `json:"areas" doc:"that are told apart"`
	CutAreas   int              `json:"cut_areas" doc:"boundaries left out, as the extract holds only a part of them"`
	Suspect    string           `json:"suspect,omitempty" doc:"the datum that the facilities seem to be in, though another was declared"`
	OfPeople   string           `json:"suspect_people,omitempty" doc:"the datum that the people seem to be in, though another was declared"`
	LimitS     float64          `json:"limit_seconds" doc:"the longest time that is looked for"`
}

// CircleStandard names a set of rules.
type CircleStandard struct {
	Name string `json:"name"`
	Zh   string `json:"zh"`
	Hant string `json:"hant" doc:"in traditional characters"`
	En   string `json:"en"`
}

// CircleRule is a rule of the standard for one category.
type CircleRule struct {
	ID       string `json:"id"`
	Category string `json:"category"`
	Minutes  int    `json:"minutes"`
	Level    string `json:"level"`
	Source   string `json:"source"`
	Verified bool   `json:"verified" doc:"against the printed standard"`
}

// CircleMetres is a rule of the standard in metres.
type CircleMetres struct {
	ID         string   `json:"id" doc:"as in observations"`
	Categories []string `json:"categories" doc:"any of which will do; * for each"`
	Metres     int      `json:"metres"`
	Level      string   `json:"level"`
	Source     string   `json:"source"`
	Verified   bool     `json:"verified" doc:"against the printed standard"`
}

// CircleCategory is a kind of facility.
type CircleCategory struct {
	ID         string `json:"id"`
	Zh         string `json:"zh"`
	Hant       string `json:"hant" doc:"in traditional characters"`
	En         string `json:"en"`
	Facilities int    `json:"facilities"`
	Unlinked   int    `json:"unlinked" doc:"facilities that no street leads to"`
}

// circleLimit is the longest time that a circle looks for: what is beyond counts as none, and maps show half of it.
var circleLimit = street.Seconds(3600)

// OpenCircle measures an input that is made of an extract. ground is the version of its files. Memory is that of the
// network and 8 bytes for each of its nodes and category.
func OpenCircle(ctx context.Context, in AccessInput, ground string) (*Circle, error) {
	s, err := in.read(ctx)
	if err != nil {
		return nil, err
	}
	if len(in.Categories) == 0 {
		s.addKnown()
	}
	if err := s.link(ctx, in); err != nil {
		return nil, err
	}
	s.looked = circleLimit
	study, err := access.NewStudy(ctx, s.Input, s.looked, in.Threads)
	if err != nil {
		return nil, err
	}
	if s.grounds, err = s.linkedGrounds(ctx, in); err != nil {
		return nil, err
	}
	c := &Circle{s: s, study: study, cells: newCells(s.Origins), middle: map[int][]uint16{}}
	c.named = sync.OnceValues(func() ([]CirclePlace, error) { return placeNames(s, in.Extract) })
	if c.tiles, err = c.draw(ctx, in); err != nil {
		return nil, err
	}
	if c.said, err = in.extractSaid(); err != nil {
		return nil, err
	}
	c.Facts, err = c.facts(in, ground)
	return c, err
}

// addKnown adds the program's categories of which the data has none: that can be asked too, and one can be tried.
func (s *accessStudy) addKnown() {
	for _, name := range slices.Sorted(maps.Keys(categoryNames())) {
		if !slices.ContainsFunc(s.Categories, func(c *access.Category) bool { return c.Name == name }) {
			s.Categories = append(s.Categories, &access.Category{Name: name})
		}
	}
}

func (c *Circle) facts(in AccessInput, ground string) (CircleFacts, error) {
	s := c.s
	f := CircleFacts{
		Version: circleKey{ground, s.Network.Profile().Name, in.Standard}.version(),
		Profile: s.Network.Profile().Name, Standard: in.Standard, Rules: []CircleRule{}, Metres: []CircleMetres{}, Categories: []CircleCategory{},
		Origins: s.homes, Box: homeBox(s.Origins.Places), Homes: s.Origins.Len(), Cells: len(c.cells.at), CellMetres: cellSize, People: s.Origins.Total().Count(),
		Counted: s.counted(in), Far: s.far.rows, FarPeople: s.far.people.Count(), Suspect: string(s.suspect), OfPeople: string(s.people), LimitS: float64(circleLimit) / 10, Areas: len(s.Areas),
	}
	for _, p := range street.StandardProfiles() {
		if p.Name != "metre" {
			f.Profiles = append(f.Profiles, p.Name)
		}
	}
	f.Unjudged = len(s.unjudged)
	for profile, rules := range s.later {
		if profile != metreProfile {
			f.Unjudged += len(rules)
		}
	}
	for _, r := range s.later[metreProfile] {
		f.Metres = append(f.Metres, CircleMetres{ruleID(r), r.Categories, r.Metres, r.Level, r.Source, r.Mark.Verified()})
	}
	for i, r := range s.Rules {
		of := s.standard[i]
		f.Rules = append(f.Rules, CircleRule{of.ID, s.Categories[r.Category].Name, of.Minutes, of.Level, of.Source, of.Mark.Verified()})
	}
	for _, k := range s.Categories {
		f.Categories = append(f.Categories, CircleCategory{
			k.Name, CategoryName("zh", k.Name), CategoryName(lang.Traditional, k.Name), CategoryName("en", k.Name), len(k.Facilities), len(k.Unlinked()),
		})
	}
	if s.land != nil && len(s.Areas) > 0 {
		f.CutAreas, f.Outside = s.land.cut, s.outside().Count()
	}
	if in.OwnRules != "" {
		f.Standards = append(f.Standards, CircleStandard{OwnStandard, "本区标准", "本區標準", "The district’s own"})
	}
	standards, err := standards.LifeCircles()
	for _, l := range standards {
		f.Standards = append(f.Standards, CircleStandard{l.Name, l.Zh, l.Hant, l.En})
	}
	return f, err
}

// homeBox is around places; without the fiftieth part of them that lies farthest out on each side where these take up
// most of the room.
func homeBox(places []geo.WGS84) (box [4]float64) {
	if len(places) == 0 {
		return box
	}
	lons, lats := make([]float64, len(places)), make([]float64, len(places))
	for i, p := range places {
		lons[i], lats[i] = p.Lon, p.Lat
	}
	slices.Sort(lons)
	slices.Sort(lats)
	without := func(n int) [4]float64 {
		last := len(places) - 1 - n
		return [4]float64{lons[n], lats[n], lons[last], lats[last]}
	}
	all, most := without(0), without(len(places)/50)
	if all[2]-all[0] > 2*(most[2]-most[0]) || all[3]-all[1] > 2*(most[3]-most[1]) {
		return most
	}
	return all
}

// counted tells whether the people are those of a count.
func (s *accessStudy) counted(in AccessInput) bool {
	return s.homes == homesOfPeople || s.homes == homesInBuildings && in.People != ""
}

// category finds a category by its name.
func (c *Circle) category(name string) (int, error) {
	i := slices.IndexFunc(c.s.Categories, func(k *access.Category) bool { return k.Name == name })
	if i < 0 {
		return 0, problem(zhenyu.NotFound, "no_category", name)
	}
	return i, nil
}
