package httpapi

import (
	"context"
	"strconv"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/sse"
)

// follow adds a stream of the states of one thing. What is not there is refused as look refuses it, since a stream has
// no error of its own once it has begun.
func follow[ID ~int64, O any](s *Server, path, id, summary string, look func(context.Context, *IDPath[ID]) (O, error), state any, send func(context.Context, *IDPath[ID], sse.Sender)) {
	op := operation("GET", path, id, summary)
	op.Middlewares = huma.Middlewares{func(ctx huma.Context, next func(huma.Context)) {
		n, err := strconv.ParseInt(ctx.Param("id"), 10, 64)
		if err != nil {
			next(ctx) // which says what is wrong with it
			return
		}
		if _, err := look(ctx.Context(), &IDPath[ID]{ID: ID(n)}); err != nil {
			s.answerProblem(ctx, s.explain(ctx.Context(), err))
			return
		}
		next(ctx)
	}}
	sse.Register(s.api, op, map[string]any{"progress": state}, send)
}
