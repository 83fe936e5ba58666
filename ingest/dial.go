package ingest

import (
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
	"sync"

	"github.com/nats-io/nats.go"
)

// dial connects to NATS, and gives up when ctx ends.
func dial(ctx context.Context, cfg Config, conn *connection) (*nats.Conn, error) {
	opts, err := options(cfg, conn)
	if err != nil {
		return nil, err
	}
	for try := 1; ; try++ {
		nc, err := connect(ctx, cfg, opts)
		switch {
		case err == nil:
			return nc, nil
		case ctx.Err() != nil:
			return nil, fmt.Errorf("NATS at %s: %w", address(cfg), ctx.Err())
		case try < greetings && (cfg.Server != nil || greetedLate(err)):
			continue
		case errors.Is(err, nats.ErrAuthorization):
			return nil, fmt.Errorf("NATS at %s refuses these credentials: %w", address(cfg), err)
		case errors.Is(err, nats.ErrSecureConnWanted):
			return nil, fmt.Errorf("NATS at %s speaks no TLS: %w; write nats:// and leave out what is for TLS", address(cfg), err)
		default:
			return nil, fmt.Errorf("NATS at %s: %w: %w; start it, check the address, or leave it out to use the embedded server", address(cfg), ErrUnreachable, err)
		}
	}
}

// greetings is how often a connection is tried whose greeting took too long: on a machine
// that stood still meanwhile, client and server fall out of step.
const greetings = 10

// greetedLate reports whether a server that was greeted too slowly asked whether the
// client lives before it answered; the client takes that for an error.
func greetedLate(err error) bool { return strings.Contains(err.Error(), "expected 'PONG', got 'PING'") }

// connect tries to connect once.
func connect(ctx context.Context, cfg Config, opts []nats.Option) (*nats.Conn, error) {
	servers := cfg.URL
	if cfg.Server != nil {
		servers = ""
	}
	d := &dialer{ctx: ctx}
	defer d.connected()
	// The dialer looks names up, because a look-up of NATS knows no context.
	return nats.Connect(servers, slices.Concat(opts, []nats.Option{nats.SetCustomDialer(d), nats.SkipHostLookup()})...)
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
