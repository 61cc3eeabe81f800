package httpapi

import (
	"context"

	"zhenyu"
	"zhenyu/engine/tile"
	"zhenyu/internal/app"
)

type groundQuery struct {
	Layer zhenyu.LayerID `query:"layer" doc:"in place of the current extract, where it is one"`
}

// ground tells what the maps are drawn on.
func (s *Server) ground(ctx context.Context, in *groundQuery) (*answer[*app.Basemap], error) {
	return answered(s.record.Basemap(ctx, s.actor, in.Layer))
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

func (s *Server) groundTile(ctx context.Context, in *groundTileInput) (*bytesFor, error) {
	b, err := s.record.BasemapOf(ctx, s.actor, in.Version)
	if err != nil {
		return nil, err
	}
	t, err := b.Tile(in.Z, in.X, in.Y)
	return tileOf(t, err)
}

// cutTile answers with a tile that was cut for the question; its errors are those of the question.
func cutTile(t tile.Tile, err error) (*bytesFor, error) {
	if err != nil {
		return nil, err
	}
	return &bytesFor{"application/vnd.mapbox-vector-tile", forever, t.Data}, nil
}

// tileOf answers with a tile, or says that there is none at its place.
func tileOf(t tile.Tile, err error) (*bytesFor, error) {
	if err != nil {
		return nil, &zhenyu.Error{Kind: zhenyu.NotFound, Message: err.Error()}
	}
	return &bytesFor{"application/vnd.mapbox-vector-tile", forever, t.Data}, nil
}
