package httpapi

import (
	"context"

	"zhenyu"
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

type tilePath struct {
	Version string `path:"version" maxLength:"64" doc:"of the ground"`
	Z       uint8  `path:"z" maximum:"16"`
	X       uint32 `path:"x"`
	Y       uint32 `path:"y"`
}

// vectorTile is a tile, which stays what it is: its address names its version.
type vectorTile struct {
	ContentType  string `header:"Content-Type"`
	CacheControl string `header:"Cache-Control"`
	Body         []byte
}

func (s *Server) groundTile(_ context.Context, in *tilePath) (*vectorTile, error) {
	if s.basemap == nil || in.Version != s.basemap.Version {
		return nil, errNoGround
	}
	t, err := s.basemap.Tile(in.Z, in.X, in.Y)
	if err != nil {
		return nil, &zhenyu.Error{Kind: zhenyu.NotFound, Message: err.Error()}
	}
	return &vectorTile{"application/vnd.mapbox-vector-tile", "public, max-age=31536000, immutable", t.Data}, nil
}
