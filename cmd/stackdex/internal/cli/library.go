package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/instance"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/ask"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/index/web"
)

// library answers questions, from a running stackdex or from its files.
type library interface {
	Ask(ctx context.Context, q web.Query) (ask.Answer, error)
	Tool(ctx context.Context, name string) (*index.Tool, error)
	Compare(ctx context.Context, called []string) (*index.Comparison, error)
	Resolve(ctx context.Context, name string) (web.Resolution, error)
	Export(ctx context.Context, n index.Name, fn func(doc []byte) error) error
}

// tracer is a library that knows what stands behind a figure.
type tracer interface {
	Evidence(ctx context.Context, tool, metric string) ([]fold.Observation, error)
	Series(ctx context.Context, tool, metric string) ([]fold.Point, error)
}

// reading is a library with what must be closed after it.
type reading interface {
	library
	tracer
}

// open returns the index to read, and what closes it: that of a running
// stackdex, else the files, which are mended first if they are damaged.
func (a *app) open(ctx context.Context) (reading, func() error, error) {
	if err := a.fallBack(); err != nil {
		return nil, nil, err
	}
	inst, running, err := instance.Find(ctx, a.cfg.Dir())
	if err != nil {
		return nil, nil, err
	}
	if running {
		return web.NewClient(inst.HTTP, http.DefaultClient), func() error { return nil }, nil
	}
	r, err := node.OpenReader(ctx, a.cfg, a.log)
	if errors.Is(err, index.ErrDamaged) || errors.Is(err, state.ErrDamaged) || errors.Is(err, state.ErrSchema) {
		if err := a.mend(ctx); err != nil {
			return nil, nil, err
		}
		r, err = node.OpenReader(ctx, a.cfg, a.log)
	}
	if err != nil {
		return nil, nil, err
	}
	return r.Library(), r.Close, nil
}

// fallBack turns to the sample if nothing else was ever crawled and no
// directory was named, and says so.
func (a *app) fallBack() error {
	if a.cfg.Sample || a.cfg.DataDir != "" {
		return nil
	}
	if real, _, err := node.Holds(a.cfg.Dir()); err != nil || real {
		return err
	}
	a.cfg.Sample = true
	exists, _, err := node.Holds(a.cfg.Dir())
	if err != nil || !exists {
		a.cfg.Sample = false
		return err
	}
	a.note("nothing real was crawled yet: this is the sample")
	return nil
}

// note writes a remark for a person, on standard error.
func (a *app) note(format string, args ...any) {
	a.err.Printf("%s\n", a.err.Dim(fmt.Sprintf(format, args...)))
}

// mend rebuilds a damaged index from the log.
func (a *app) mend(ctx context.Context) error {
	storage, err := node.OpenStorage(ctx, a.cfg, a.log, node.Access{})
	if err != nil {
		return err
	}
	x, err := node.OpenIndex(ctx, a.cfg, a.log, storage.Log, func(s string) { a.err.Printf("%s\n", a.err.Warn(s)) })
	if err != nil {
		return errors.Join(err, storage.Close())
	}
	err = x.CatchUp(ctx)
	return errors.Join(err, x.Close(), storage.Close())
}

// printJSON writes v as indented JSON.
func (a *app) printJSON(v any) error {
	enc := json.NewEncoder(a.out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// closing joins the error of close to err.
func closing(err *error, close func() error) { *err = errors.Join(*err, close()) }
