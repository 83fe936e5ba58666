package ingest

import (
	"context"
	"errors"
	"fmt"
	"net"
	"sync"

	"github.com/nats-io/nats.go"
)

// dial connects to NATS, and gives up when ctx ends.
func dial(ctx context.Context, cfg Config, conn *connection) (*nats.Conn, error) {
	opts, err := options(cfg, conn)
	if err != nil {
		return nil, err
	}
	servers := cfg.URL
	if cfg.Server != nil {
		servers = ""
	}
	d := &dialer{ctx: ctx}
	// The dialer looks names up, because a look-up of NATS knows no context.
	nc, err := nats.Connect(servers, append(opts, nats.SetCustomDialer(d), nats.SkipHostLookup())...)
	d.connected()
	switch {
	case err == nil:
		return nc, nil
	case ctx.Err() != nil:
		return nil, fmt.Errorf("NATS at %s: %w", redact(cfg.URL), ctx.Err())
	case errors.Is(err, nats.ErrAuthorization):
		return nil, fmt.Errorf("NATS at %s refuses these credentials: %w", redact(cfg.URL), err)
	case errors.Is(err, nats.ErrSecureConnWanted):
		return nil, fmt.Errorf("NATS at %s speaks no TLS: %w; write nats:// and leave out what is for TLS", redact(cfg.URL), err)
	default:
		return nil, fmt.Errorf("NATS at %s: %w: %w; start it, check the address, or leave it out to use the embedded server", redact(cfg.URL), ErrUnreachable, err)
	}
}

// dialer opens connections to NATS. Until the first is established, dialling and
// waiting for the server's greeting end with ctx; reconnections last as long as the
// process does.
type dialer struct {
	mu    sync.Mutex
	ctx   context.Context // nil: connected
	stops []func() bool   // of what closes connections when ctx ends
}

// Dial implements nats.CustomDialer.
func (d *dialer) Dial(network, address string) (net.Conn, error) {
	d.mu.Lock()
	ctx := d.ctx
	d.mu.Unlock()
	plain := net.Dialer{Timeout: attemptTimeout}
	if ctx == nil {
		return plain.Dial(network, address)
	}
	conn, err := plain.DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.stops = append(d.stops, context.AfterFunc(ctx, func() { _ = conn.Close() }))
	return conn, nil
}

func (d *dialer) connected() {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, stop := range d.stops {
		stop()
	}
	d.ctx, d.stops = nil, nil
}
