package node

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"time"

	"github.com/cenkalti/backoff/v5"

	"github.com/stackdex/stackdex/crawler/clock"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/meiliindex"
	"github.com/stackdex/stackdex/ingest"
)

// dependency is a server that a node needs.
type dependency struct {
	name  string
	away  error   // the error while it does not answer
	other []error // come together with away if another program answers
}

var (
	engineServer = dependency{"the engine", index.ErrUnavailable, []error{meiliindex.ErrNotMeilisearch, http.ErrSchemeMismatch}}
	natsServer   = dependency{"NATS", ingest.ErrUnreachable, nil}
)

// isAway reports whether err means that d does not answer now.
func (d dependency) isAway(err error) bool { return errors.Is(err, d.away) }

// misplaced reports whether d will never answer at its address: the host name is
// unknown, the certificate is not trusted, or something else answers.
func (d dependency) misplaced(err error) bool {
	var unknown *net.DNSError
	var untrusted *tls.CertificateVerificationError
	return errors.As(err, &untrusted) || errors.As(err, &unknown) && unknown.IsNotFound ||
		slices.ContainsFunc(d.other, func(other error) bool { return errors.Is(err, other) })
}

// await retries fn while d does not answer, in a role that waits for it, and says so
// once.
func (n *Node) await(ctx context.Context, d dependency, notify func(string), fn func() error) error {
	notified := false
	return patiently(ctx, n.log, d.name, func(err error) bool {
		waits := n.roles.Wait && d.isAway(err) && !d.misplaced(err)
		if waits && !notified {
			notified = true
			notify(fmt.Sprintf("waiting for %s: %v", d.name, err))
		}
		return waits
	}, fn)
}

// patiently retries fn while its error is one that waits.
func patiently(ctx context.Context, log *slog.Logger, name string, waits func(error) bool, fn func() error) error {
	pause := newPause()
	for {
		err := fn()
		if err == nil || !waits(err) {
			return err
		}
		log.Warn("waiting for "+name, "err", err)
		if err := clock.Sleep(ctx, clock.System{}, pause.NextBackOff()); err != nil {
			return err
		}
	}
}

// newPause returns the waits between attempts of what failed.
func newPause() *backoff.ExponentialBackOff {
	b := backoff.NewExponentialBackOff()
	b.InitialInterval, b.MaxInterval = 200*time.Millisecond, 30*time.Second
	return b
}
