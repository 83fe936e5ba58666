package ingest

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
)

// Address returns the address of the server for people, without secrets.
func (l *Log) Address() string { return address(l.cfg) }

func address(cfg Config) string {
	if cfg.Server != nil {
		return "the embedded server"
	}
	return Address(cfg.URL)
}

// Address returns the URLs of a server for people, without secrets.
func Address(urls string) string { return redact(urls) }

func options(cfg Config, conn *connection) ([]nats.Option, error) {
	if err := checkURLs(cfg.URL); err != nil {
		return nil, err
	}
	for _, file := range []string{cfg.Credentials, cfg.CA, cfg.Cert, cfg.Key} {
		if file == "" {
			continue
		}
		if _, err := os.Stat(file); err != nil {
			return nil, fmt.Errorf("NATS connection: %w", err)
		}
	}
	if (cfg.Cert == "") != (cfg.Key == "") {
		return nil, errors.New("NATS connection: a TLS certificate needs its key, and a key its certificate")
	}
	// Nothing is buffered while the server is away: every write is retried
	// by its caller, who then knows what became of it.
	opts := []nats.Option{
		nats.Name("stackdex"), nats.Timeout(attemptTimeout), nats.MaxReconnects(-1), nats.ReconnectWait(200 * time.Millisecond),
		nats.ReconnectBufSize(-1), nats.PingInterval(20 * time.Second),
		nats.DisconnectErrHandler(func(_ *nats.Conn, err error) {
			conn.lost()
			if err != nil {
				cfg.Log.Warn("connection to NATS lost", "err", err)
			}
		}),
		nats.ReconnectHandler(func(nc *nats.Conn) { cfg.Log.Info("connected to NATS again", "server", nc.ConnectedUrlRedacted()) }),
		nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) {
			if errors.Is(err, nats.ErrPermissionViolation) {
				conn.deny(err)
			}
			cfg.Log.Warn("NATS", "err", err)
		}),
	}
	if cfg.Server != nil {
		return append(opts, cfg.Server.options()...), nil
	}
	return append(opts, identity(cfg)...), nil
}

// checkURLs returns an error if one of the servers is not a URL. The error does not
// quote it: what cannot be parsed may be a password in the wrong place.
func checkURLs(list string) error {
	servers := strings.Split(list, ",")
	for i, s := range servers {
		if s = strings.TrimSpace(s); !strings.Contains(s, "://") {
			s = "nats://" + s
		}
		if _, err := url.Parse(s); err != nil {
			return fmt.Errorf("NATS server %d of %d is not of the form nats://host:4222; the signs of a user name and password before an @ must be percent-encoded", i+1, len(servers))
		}
	}
	return nil
}

// identity returns the credentials that are configured.
func identity(cfg Config) []nats.Option {
	var opts []nats.Option
	if cfg.Credentials != "" {
		opts = append(opts, nats.UserCredentials(cfg.Credentials))
	}
	if cfg.Token != "" {
		opts = append(opts, nats.Token(cfg.Token))
	}
	if cfg.User != "" {
		opts = append(opts, nats.UserInfo(cfg.User, cfg.Password))
	}
	if cfg.CA != "" {
		opts = append(opts, nats.RootCAs(cfg.CA))
	}
	if cfg.Cert != "" {
		opts = append(opts, nats.ClientCert(cfg.Cert, cfg.Key))
	}
	return opts
}

// redact removes user names and passwords from a list of URLs.
func redact(urls string) string {
	list := strings.Split(urls, ",")
	for i, u := range list {
		scheme, rest, ok := strings.Cut(u, "://")
		if !ok {
			scheme, rest = "", u
		}
		if at := strings.LastIndexByte(rest, '@'); at >= 0 {
			rest = rest[at+1:]
		}
		if ok {
			rest = scheme + "://" + rest
		}
		list[i] = rest
	}
	return strings.Join(list, ",")
}

// connection tells those who wait for an answer that the connection was lost or that
// the server refused something.
type connection struct {
	mu     sync.Mutex
	alive  context.Context // ends when it is lost
	end    context.CancelFunc
	denied map[string]refusal // by subject
}

type refusal struct {
	err error
	at  time.Time
}

func newConnection() *connection {
	c := &connection{denied: map[string]refusal{}}
	c.alive, c.end = context.WithCancel(context.Background())
	return c
}

// current returns a context that ends when the connection is lost.
func (c *connection) current() context.Context {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.alive
}

func (c *connection) lost() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.end()
	c.alive, c.end = context.WithCancel(context.Background())
}

// deny records that the server refused a message to a subject; the server does not say
// whose it was.
func (c *connection) deny(err error) {
	_, rest, _ := strings.Cut(err.Error(), `"`)
	subject, _, _ := strings.Cut(rest, `"`)
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.denied) >= maxDenied {
		clear(c.denied)
	}
	c.denied[subject] = refusal{err, time.Now()}
}

// maxDenied bounds the subjects that are remembered: each page has its own.
const maxDenied = 1000

// deniedSince returns what the server refused since a time: a message to subject, or a
// request to its API.
func (c *connection) deniedSince(t time.Time, subject string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	for denied, r := range c.denied {
		ours := denied == subject || strings.HasPrefix(denied, "$JS.") || strings.HasPrefix(denied, "_INBOX.")
		if ours && !r.at.Before(t) {
			return r.err
		}
	}
	return nil
}
