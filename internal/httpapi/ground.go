package httpapi

import (
	"context"

	"zhenyu"
	"zhenyu/engine/tile"
	"zhenyu/internal/app"
)

// errNoGround is the answer where the server was started without an extract.
var errNoGround = &zhenyu.Error{Kind: zhenyu.NotFound, Message: "no map: start the server with --extract"}

// ground tells what the maps are drawn on.
func (s *Server) ground(context.Context, *struct{}) (*answer[*app.Basemap], error) {
	if s.basemap == nil {
		return nil, errNoGround
	}
	return answered(s.basemap, nil)
}

// groundInput is what can be measured on the ground.
func (s *Server) groundInput(context.Context) (app.AccessInput, string, error) {
	if s.basemap == nil {
		return app.AccessInput{}, "", errNoGround
	}
	return app.AccessInput{Extract: s.basemap.Path, Origins: "buildings", Facilities: "osm", Areas: "osm"}, s.basemap.Version, nil
}

// TilePlace is where a tile lies.
type TilePlace struct {
	Z uint8  `path:"z" maximum:"16"`
	X uint32 `path:"x"`
	Y uint32 `path:"y"`
}

type groundTileInput struct {
	Version string `path:"version" maxLength:"64" doc:"of the ground"`
	TilePlace
}

func (s *Server) groundTile(_ context.Context, in *groundTileInput) (*bytesFor, error) {
	if s.basemap == nil || in.Version != s.basemap.Version {
		return nil, errNoGround
	}
	t, err := s.basemap.Tile(in.Z, in.X, in.Y)
	return tileOf(t, err)
}

// tileOf answers with a tile, or says that there is none at its place.
func tileOf(t tile.Tile, err error) (*bytesFor, error) {
	if err != nil {
		return nil, &zhenyu.Error{Kind: zhenyu.NotFound, Message: err.Error()}
	}
	return &bytesFor{"application/vnd.mapbox-vector-tile", forever, t.Data}, nil
}
