package node

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/index/web"
)

// errElsewhere means that only the process that indexes can answer.
var errElsewhere = errors.New("only the process that indexes knows this; ask one that runs `up` or `run index`")

// elsewhereError is an errElsewhere and an index.ErrUnavailable.
type elsewhereError struct{}

func (elsewhereError) Error() string { return errElsewhere.Error() }
func (elsewhereError) Unwrap() []error {
	return []error{errElsewhere, web.PublicError(index.ErrUnavailable, "%v", errElsewhere)}
}

// Remote reads an engine on a server that another process writes; it has no
// state, so names are resolved by the registry and the documents themselves.
type Remote struct {
	*checkedEngine
	engines Engines

	mu    sync.Mutex
	table *names.Table
}

// OpenRemote opens the live generation of an engine on a server, and makes its
// indexes if there are none; made is the log from which its documents are made.
func OpenRemote(ctx context.Context, cfg *config.Config, log *slog.Logger, made PagesLog) (*Remote, error) {
	return openRemote(ctx, cfg, log, made, Engines.Live)
}

// ReadRemote is OpenRemote for a command: it makes nothing, and an index that is
// missing is an index.ErrMissing.
func ReadRemote(ctx context.Context, cfg *config.Config, log *slog.Logger, made PagesLog) (*Remote, error) {
	return openRemote(ctx, cfg, log, made, Engines.Published)
}

// PagesLog is what a reader of an engine needs of the log.
type PagesLog interface {
	PagesInfo(ctx context.Context) (index.StreamInfo, error)
	PublishSettingsHint() error
}

func openRemote(ctx context.Context, cfg *config.Config, log *slog.Logger, made PagesLog, live func(Engines, context.Context) (index.Engine, error)) (*Remote, error) {
	if !cfg.OnServer() {
		return nil, errors.New("the embedded engine belongs to the process that indexes: serve with `up`, or choose --engine meilisearch")
	}
	reg, err := Registry(cfg, warn(log))
	if err != nil {
		return nil, err
	}
	engines, err := OpenEngines(ctx, cfg, log)
	if err != nil {
		return nil, err
	}
	const remedy = "the process that indexes (`stackdex run index`) writes it"
	engine, err := live(engines, ctx)
	if err != nil {
		return nil, errors.Join((&checkedEngine{remedy: remedy}).explain(err), engines.Close())
	}
	// As long as the log is empty there is nothing, and that is no fault.
	lacks := func(ctx context.Context, n index.Name, has int) (string, error) {
		if has > 0 || n != index.Tools {
			return "", nil
		}
		log, err := logInfo(ctx, made)
		if err != nil || log.Count == 0 {
			return "", err
		}
		m, err := recordOf(ctx, engine)
		if err != nil {
			return "", err
		}
		if m.Applied < log.Last {
			return fmt.Sprintf("the search engine holds no tools yet, and the log %d pages", log.Count), nil
		}
		return fmt.Sprintf("the search engine holds no tools, the log %d pages, and all were indexed", log.Count), nil
	}
	checked := &checkedEngine{engine: engine, lacks: lacks, remedy: remedy, hint: made.PublishSettingsHint}
	return &Remote{checkedEngine: checked, engines: engines, table: names.NewTable(reg)}, nil
}

// OpenSearcher opens an index on a server with a key that may do nothing but search.
func OpenSearcher(ctx context.Context, cfg *config.Config, log *slog.Logger) (*Remote, error) {
	reg, err := Registry(cfg, warn(log))
	if err != nil {
		return nil, err
	}
	engines, err := uncheckedMeilisearch(cfg, log)
	if err != nil {
		return nil, err
	}
	r := &Remote{checkedEngine: &checkedEngine{engine: engines.Searcher(), remedy: "who may write there makes it"}, engines: engines, table: names.NewTable(reg)}
	if err = engines.Reach(ctx); err == nil {
		err = r.Ready(ctx)
	}
	if err != nil {
		return nil, errors.Join(withRemedy(err), r.Close())
	}
	return r, nil
}

// logInfo asks a log, which may be away, what an engine without tools should hold.
func logInfo(ctx context.Context, made PagesLog) (index.StreamInfo, error) {
	ctx, cancel := context.WithTimeout(ctx, askLimit)
	defer cancel()
	log, err := made.PagesInfo(ctx)
	if err != nil {
		err = fmt.Errorf("%w: %w", web.PublicError(index.ErrUnavailable, "%v: the search engine holds no tools, and NATS, which knows whether there are any, does not answer", index.ErrUnavailable), err)
	}
	return log, err
}

// Ready returns nil when the engine answers.
func (r *Remote) Ready(ctx context.Context) error { return r.ready(ctx) }

// Close closes the engine.
func (r *Remote) Close() error { return errors.Join(r.engine.Close(), r.engines.Close()) }

// Find implements web.Insight: the registry first, then the documents that
// carry the name.
func (r *Remote) Find(ctx context.Context, name string) (names.Resolution, error) {
	return r.identify(ctx, name, (*names.Table).Find)
}

// Known implements web.Insight.
func (r *Remote) Known(ctx context.Context, name string) (names.Resolution, error) {
	return r.identify(ctx, name, (*names.Table).Known)
}

func (r *Remote) identify(ctx context.Context, name string, ask func(*names.Table, string) names.Resolution) (names.Resolution, error) {
	res := r.lookUp(name, ask)
	if res.ID != "" && res.Registered {
		return res, nil
	}
	found, err := r.engine.Search(ctx, index.Query{
		Index: index.Tools, Limit: 2,
		Filter: index.Equal{Attribute: "name_keys", Values: []string{names.Key(name)}},
	})
	if err != nil {
		return names.Resolution{}, err
	}
	if len(found.Hits) == 1 {
		return names.Resolution{ID: found.Hits[0].ID, Name: name, Why: "a document carries this name"}, nil
	}
	return res, nil
}

// Mentions implements web.Insight; tags of tools that only pages know are not
// found.
func (r *Remote) Mentions(_ context.Context, text string) ([]names.Mention, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.table.Mentions(text), nil
}

func (r *Remote) lookUp(name string, ask func(*names.Table, string) names.Resolution) names.Resolution {
	r.mu.Lock()
	defer r.mu.Unlock()
	return ask(r.table, name)
}

// Evidence implements web.Insight.
func (r *Remote) Evidence(context.Context, string, string) ([]fold.Observation, error) {
	return nil, elsewhereError{}
}

// Unresolved implements web.Insight.
func (r *Remote) Unresolved(context.Context, string, int) ([]names.Unresolved, int, error) {
	return nil, 0, elsewhereError{}
}

// Series implements web.Insight.
func (r *Remote) Series(context.Context, string, string) ([]fold.Point, error) {
	return nil, elsewhereError{}
}
