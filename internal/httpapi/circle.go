package httpapi

import (
	"context"
	"encoding/json"
	"io"

	"github.com/danielgtaylor/huma/v2"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/lang"
)

type circleQuery struct {
	Profile  string `query:"profile" default:"adult" maxLength:"32" doc:"who walks"`
	Standard string `query:"standard" maxLength:"64" doc:"whose rules can be asked; none where absent"`

	Layer zhenyu.LayerID `query:"layer" doc:"in place of the current one of its kind, such as last year's"`
}

// circle opens the life circle of the ground that is there now. It may take seconds for the first who asks.
func (s *Server) circle(ctx context.Context, in *circleQuery) (*answer[*app.CircleFacts], error) {
	ground, version, err := s.record.Ground(ctx, s.actor, in.Layer)
	if err != nil {
		return nil, err
	}
	ground.Profile, ground.Standard = in.Profile, in.Standard
	c, err := s.circles.Get(ctx, ground, version)
	if err != nil {
		return nil, err
	}
	return answered(&c.Facts, nil)
}

// CirclePath names a circle.
type CirclePath struct {
	Version string `path:"version" maxLength:"200" doc:"of the circle"`
}

// circleOf gives the circle of a version, measured again where it was put away.
func (s *Server) circleOf(ctx context.Context, version string) (*app.Circle, error) {
	return s.circles.Find(ctx, version, func(ground string) (app.AccessInput, error) { return s.record.GroundOf(ctx, s.actor, ground) })
}

// CircleVerdictInput asks an open circle.
type CircleVerdictInput struct {
	CirclePath
	app.CircleQuery
}

func (s *Server) circleVerdict(ctx context.Context, in *CircleVerdictInput) (*answer[*app.CircleVerdict], error) {
	c, err := s.circleOf(ctx, in.Version)
	if err != nil {
		return nil, err
	}
	return answered(c.Verdict(in.CircleQuery))
}

// ChangeQuery is a change that is tried first, in an address.
type ChangeQuery struct {
	Change string `query:"change" maxLength:"100000" doc:"a change to be tried, as JSON as in a trial; none where absent"`
}

func (q ChangeQuery) read(into any) error {
	if q.Change == "" {
		return nil
	}
	if err := json.Unmarshal([]byte(q.Change), into); err != nil {
		return &zhenyu.Error{Kind: zhenyu.Invalid, Message: "change: " + err.Error()}
	}
	return nil
}

// tried finds the open circle of a version, and reads the change of facilities that is asked about.
func (s *Server) tried(ctx context.Context, version string, q ChangeQuery) (c *app.Circle, change app.FacilityChange, err error) {
	if c, err = s.circleOf(ctx, version); err == nil {
		err = q.read(&change)
	}
	return c, change, err
}

type circleExportInput struct {
	CircleVerdictInput
	TableForm
	ChangeQuery
	List          string `query:"list" enum:"areas,facilities,gaps,home" default:"areas" doc:"what is written"`
	Home          int    `query:"home" minimum:"0" doc:"whose ways are listed"`
	Sort          string `query:"sort" maxLength:"40" doc:"of areas: people, share, without, median, otherPeople, other or difference, with .asc or .desc; any other leaves them as they lie"`
	Scenario      string `query:"scenario" maxLength:"200" doc:"the name under which the change was kept; it is written beside it"`
	OtherVersion  string `query:"other_version" maxLength:"200" doc:"a circle to compare with; none where absent"`
	OtherCategory string `query:"other_category" maxLength:"200"`
	OtherMinutes  int    `query:"other_minutes" minimum:"1" maximum:"60" default:"15"`
}

func (s *Server) circleExportOf(ctx context.Context, in *circleExportInput) (x app.CircleExport, err error) {
	x.CircleQuery, x.List, x.Home, x.Sort, x.Scenario = in.CircleQuery, in.List, in.Home, in.Sort, in.Scenario
	if err := in.read(&x.Change); err != nil {
		return x, err
	}
	if in.OtherVersion != "" {
		other, err := s.circleOf(ctx, in.OtherVersion)
		if err != nil {
			return x, err
		}
		x.Against = &app.CircleRival{Circle: other, CircleQuery: app.CircleQuery{Category: in.OtherCategory, Minutes: in.OtherMinutes}}
	}
	return x, nil
}

func (s *Server) exportCircle(ctx context.Context, in *circleExportInput) (*huma.StreamResponse, error) {
	c, err := s.circleOf(ctx, in.Version)
	if err != nil {
		return nil, err
	}
	x, err := s.circleExportOf(ctx, in)
	if err != nil {
		return nil, err
	}
	return s.exportTable(ctx, in.fileName(), in.TableForm, func(format app.Format, words *lang.Catalogue, w io.Writer) error {
		return c.Export(x, format, words, w)
	})
}

func (in *circleExportInput) fileName() string {
	name := "circle"
	if in.List != "areas" {
		name += "-" + in.List
	}
	if in.Change != "" {
		name += "-trial"
	}
	return name
}

// CircleCategoryInput asks an open circle for a category.
type CircleCategoryInput struct {
	CirclePath
	Category string `query:"category" required:"true" maxLength:"200"`
}

// bytesFor is an answer whose address names the version of what it holds, so it stays what it is.
type bytesFor struct {
	ContentType  string `header:"Content-Type"`
	CacheControl string `header:"Cache-Control"`
	Body         []byte
}

const forever = "public, max-age=31536000, immutable"

type circleTileInput struct {
	CircleCategoryInput
	TilePlace
}

func (s *Server) circleTile(ctx context.Context, in *circleTileInput) (*bytesFor, error) {
	c, err := s.circleOf(ctx, in.Version)
	if err != nil {
		return nil, err
	}
	t, err := c.Tile(in.Category, in.Z, in.X, in.Y)
	return tileOf(t, err)
}

// CircleHomeInput names a home of an open circle.
type CircleHomeInput struct {
	CirclePath
	Home int `path:"home" minimum:"0" doc:"its number"`
}

func (s *Server) circleHome(ctx context.Context, in *CircleHomeInput) (*answer[*app.CircleHome], error) {
	c, err := s.circleOf(ctx, in.Version)
	if err != nil {
		return nil, err
	}
	return answered(c.Home(in.Home))
}

type circlePlaceInput struct {
	CirclePath
	Lon float64 `query:"lon" required:"true" minimum:"-180" maximum:"180"`
	Lat float64 `query:"lat" required:"true" minimum:"-90" maximum:"90"`
}

func (s *Server) circleHomeAt(ctx context.Context, in *circlePlaceInput) (*answer[*app.CircleHome], error) {
	c, err := s.circleOf(ctx, in.Version)
	if err != nil {
		return nil, err
	}
	return answered(c.HomeAt(app.Spot{Lon: in.Lon, Lat: in.Lat}))
}

type circleHomeTrialInput struct {
	CircleHomeInput
	Body app.FacilityChange
}

func (s *Server) circleHomeTrial(ctx context.Context, in *circleHomeTrialInput) (*answer[*app.CircleHome], error) {
	c, err := s.circleOf(ctx, in.Version)
	if err != nil {
		return nil, err
	}
	return answered(c.HomeTrial(in.Home, in.Body))
}

type circlePlacesInput struct {
	CirclePath
	Name string `query:"name" required:"true" maxLength:"100" doc:"a part of it"`
}

func (s *Server) circlePlaces(ctx context.Context, in *circlePlacesInput) (*answer[[]app.CirclePlace], error) {
	c, err := s.circleOf(ctx, in.Version)
	if err != nil {
		return nil, err
	}
	return answered(c.Places(in.Name))
}

func (s *Server) circleCatchment(ctx context.Context, in *CircleFacilityInput) (*answer[*app.CircleCatchment], error) {
	c, change, err := s.tried(ctx, in.Version, in.ChangeQuery)
	if err != nil {
		return nil, err
	}
	return answered(c.Catchment(in.Category, in.Facility, change))
}

func (s *Server) circleGaps(ctx context.Context, in *CircleGapsInput) (*answer[*app.CircleGaps], error) {
	c, change, err := s.tried(ctx, in.Version, in.ChangeQuery)
	if err != nil {
		return nil, err
	}
	return answered(c.Gaps(in.CircleQuery, change))
}

func (s *Server) circleReach(ctx context.Context, in *CircleFacilityInput) (*answer[[]app.CircleReach], error) {
	c, change, err := s.tried(ctx, in.Version, in.ChangeQuery)
	if err != nil {
		return nil, err
	}
	return answered(c.Reach(in.Category, in.Facility, change))
}

// CircleGapsInput asks an open circle where people are without.
type CircleGapsInput struct {
	CircleVerdictInput
	ChangeQuery
}

type circleGapsTileInput struct {
	CircleGapsInput
	TilePlace
}

func (s *Server) circleGapsTile(ctx context.Context, in *circleGapsTileInput) (*bytesFor, error) {
	c, change, err := s.tried(ctx, in.Version, in.ChangeQuery)
	if err != nil {
		return nil, err
	}
	return cutTile(c.GapsTile(in.CircleQuery, change, in.Z, in.X, in.Y))
}

// CircleFacilityInput asks an open circle for a facility.
type CircleFacilityInput struct {
	CircleCategoryInput
	ChangeQuery
	Facility string `query:"facility" required:"true" maxLength:"200" doc:"its id"`
}

type circleReachTileInput struct {
	CircleFacilityInput
	TilePlace
}

func (s *Server) circleReachTile(ctx context.Context, in *circleReachTileInput) (*bytesFor, error) {
	c, change, err := s.tried(ctx, in.Version, in.ChangeQuery)
	if err != nil {
		return nil, err
	}
	return cutTile(c.ReachTile(in.Category, in.Facility, change, in.Z, in.X, in.Y))
}

type circleCandidatesInput struct {
	CirclePath
	app.CandidatesQuery
}

func (s *Server) circleCandidates(ctx context.Context, in *circleCandidatesInput) (*answer[*app.CircleCandidates], error) {
	c, err := s.circleOf(ctx, in.Version)
	if err != nil {
		return nil, err
	}
	if in.From == "layer" {
		return answered(s.record.CandidatesOf(ctx, s.actor, c, in.Problem))
	}
	ground, _, err := s.record.Ground(ctx, s.actor, 0)
	if err != nil {
		return nil, err
	}
	return answered(c.Candidates(ctx, ground, in.CandidatesQuery))
}

type circleTrialInput struct {
	CirclePath
	Body app.CircleTrial
}

func (s *Server) circleTrial(ctx context.Context, in *circleTrialInput) (*answer[*app.CircleEffect], error) {
	c, err := s.circleOf(ctx, in.Version)
	if err != nil {
		return nil, err
	}
	return answered(c.Try(in.Body))
}
