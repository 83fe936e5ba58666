package cli

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/instance"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/index/web"
)

// storage returns the log: that of a running stackdex or of --nats, else the
// files of the data directory. The caller closes it.
func (a *app) storage(ctx context.Context) (*node.Storage, instance.Info, error) {
	if err := a.fallBack(); err != nil {
		return nil, instance.Info{}, err
	}
	inst, running, err := instance.Find(ctx, a.cfg.Dir())
	if err != nil {
		return nil, inst, err
	}
	if !running {
		inst = instance.Info{}
		if _, sample, err := node.Holds(a.cfg.Dir()); err == nil && sample {
			a.cfg.Sample = true // a command that only looks after it need not be told
		}
	}
	s, err := node.OpenStorage(ctx, a.cfg, a.log, node.Access{NATS: inst.NATS, Token: inst.Token})
	return s, inst, err
}

// settle makes what was just written to the log searchable: it waits for the
// stackdex that runs, or indexes here.
func (a *app) settle(ctx context.Context, s *node.Storage, inst instance.Info) error {
	switch {
	case inst.HTTP != "":
		return waitIndexed(ctx, web.NewClient(inst.HTTP, http.DefaultClient), s)
	case a.cfg.NATS != "":
		return nil // the cluster's indexer follows
	}
	x, err := node.OpenIndex(ctx, a.cfg, a.log, s.Log, a.tell)
	if err != nil {
		return err
	}
	defer closing(&err, x.Close)
	return x.CatchUp(ctx)
}

func remoteStatus(ctx context.Context, c *web.Client) (*node.Status, error) {
	b, err := c.Status(ctx)
	if err != nil {
		return nil, err
	}
	var s node.Status
	return &s, json.Unmarshal(b, &s)
}
