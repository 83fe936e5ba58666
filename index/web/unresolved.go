package web

import (
	"context"
	"net/http"
	"net/url"
	"strconv"

	"github.com/stackdex/stackdex/index/names"
)

// Unresolved are names that pages give tools and that mean none.
type Unresolved struct {
	Total int                `json:"total"`
	Names []names.Unresolved `json:"names"` // at most as many as were asked for
}

// Unresolved lists the names that resolve to nothing, of one source or, with "", of all.
func (l *Library) Unresolved(ctx context.Context, source string, limit int) (Unresolved, error) {
	all, total, err := l.insight.Unresolved(ctx, source, limit)
	if all == nil {
		all = []names.Unresolved{}
	}
	return Unresolved{total, all}, err
}

// Unresolved lists names that pages give tools and that resolve to nothing.
func (c *Client) Unresolved(ctx context.Context, source string, limit int) (Unresolved, error) {
	return get[Unresolved](ctx, c, "/v1/unresolved", url.Values{"source": {source}, "limit": {strconv.Itoa(limit)}})
}

// shownUnresolved is how many names are listed unless the request says.
const shownUnresolved = 100

// unresolved reads source and limit.
func (s *Server) unresolved(r *http.Request) (any, error) {
	v := r.URL.Query()
	limit, err := number(v, "limit")
	if err != nil {
		return nil, err
	}
	if v.Get("limit") == "" {
		limit = shownUnresolved
	}
	return s.Library.Unresolved(r.Context(), v.Get("source"), max(0, limit))
}
