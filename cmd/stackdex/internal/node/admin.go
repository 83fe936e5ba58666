package node

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indexer"
)

// admin serves the calls that change things, to clients that can read run.json.
func (n *Node) admin() http.Handler {
	if n.index == nil {
		return nil
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/admin/reindex", n.adminCall(func(ctx context.Context, r *http.Request) (any, error) {
		return n.index.Reindex(ctx, r.URL.Query().Get("accept") == "true", nil)
	}))
	mux.HandleFunc("POST /v1/admin/rollback", n.adminCall(func(ctx context.Context, _ *http.Request) (any, error) {
		return n.index.Rollback(ctx)
	}))
	return mux
}

// conflicts are the errors of calls that the state of the index forbids.
var conflicts = []error{indexer.ErrWorse, indexer.ErrNotKept, index.ErrMissing, errBusy, ErrStandsBy, ErrDeposed}

// indexes returns ErrStandsBy in a process of a cluster that stands by.
func (n *Node) indexes(ctx context.Context) error {
	if !n.roles.Share || n.index.works() {
		return nil
	}
	return n.index.standsBy(ctx)
}

// operates reports whether a request has the token of run.json, which only who operates
// this stackdex can read.
func (n *Node) operates(r *http.Request) bool {
	token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	return n.token != "" && subtle.ConstantTimeCompare([]byte(token), []byte(n.token)) == 1
}

func (n *Node) adminCall(do func(context.Context, *http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !n.operates(r) {
			n.answer(w, http.StatusForbidden, refusal{"forbidden", "the token of run.json is needed"})
			return
		}
		var done any
		err := n.indexes(r.Context())
		if err == nil {
			done, err = do(r.Context(), r)
		}
		switch {
		case err == nil:
			n.answer(w, http.StatusOK, done)
		case slices.ContainsFunc(conflicts, func(e error) bool { return errors.Is(err, e) }):
			n.answer(w, http.StatusConflict, refusal{"failed", err.Error()})
		default:
			n.answer(w, http.StatusInternalServerError, refusal{"failed", err.Error()})
		}
	}
}

// refusal says why a call changed nothing, as the API does.
type refusal struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

func (n *Node) answer(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(v); err != nil {
		n.log.Debug("write answer", "err", err)
	}
}
