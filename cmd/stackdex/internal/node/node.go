package node

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/instance"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/sampleweb"
	"github.com/stackdex/stackdex/crawler"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/index/web"
	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

// Roles says what a node does.
type Roles struct {
	Crawl, Index, Serve bool
	Share               bool // with other processes of a cluster: one indexer leads, others stand by
	Stay                bool // until the process is told to stop: what finished runs put off is fetched when it is due, and who stands by follows the log
	Wait                bool // for a NATS or an engine that does not answer when the process starts
}

// Node is a stackdex in this process.
type Node struct {
	cfg     *config.Config
	log     *slog.Logger
	roles   Roles
	version string

	storage    *Storage
	index      *Index  // nil without the role of indexing
	remote     *Remote // nil unless it serves what others index
	crawler    *crawler.Crawler
	stopSample func() error // nil without the role of crawling
	http       net.Listener
	server     *web.Server
	token      string // for what changes things over HTTP
}

// Open opens what the roles need; notify gets what a person must know.
func Open(ctx context.Context, cfg *config.Config, log *slog.Logger, version string, roles Roles, notify func(string)) (*Node, error) {
	n := &Node{cfg: cfg, log: log, roles: roles, version: version}
	limitMemory()
	if err := n.open(ctx, notify); err != nil {
		return nil, errors.Join(err, n.Close())
	}
	return n, nil
}

func (n *Node) open(ctx context.Context, notify func(string)) error {
	if n.roles.Index || n.roles.Serve { // before an address is listened on: who connects to it would hang
		if err := n.await(ctx, engineServer, notify, func() error { return CheckEngine(ctx, n.cfg, n.log) }); err != nil {
			return err
		}
	}
	var reading errgroup.Group
	if n.roles.Index { // the names, which takes as long as NATS does to start
		reading.Go(func() error { _, err := names.Default(); return err })
	}
	err := n.await(ctx, natsServer, notify, func() (err error) {
		n.storage, err = OpenStorage(ctx, n.cfg, n.log, Access{Listen: true, Keeps: n.roles.Index})
		return err
	})
	if err := errors.Join(err, reading.Wait()); err != nil {
		return err
	}
	if n.roles.Index {
		if n.index, err = OpenIndex(ctx, n.cfg, n.log, n.storage.Log, notify); err != nil {
			return err
		}
	}
	if n.roles.Crawl {
		opts := crawlerOptions(n.cfg, n.storage, n.log)
		opts.Background = n.roles.Stay
		if opts.Fetch, n.stopSample, err = FetchOptions(n.cfg, n.version); err != nil {
			return err
		}
		if n.crawler, err = crawler.New(opts); err != nil {
			return err
		}
	}
	if n.roles.Serve {
		return n.openServer(ctx, notify)
	}
	return nil
}

func (n *Node) openServer(ctx context.Context, notify func(string)) error {
	var err error
	if n.http, err = net.Listen("tcp", n.cfg.Listen); err != nil {
		return fmt.Errorf("--listen %s: %w; choose a free address", n.cfg.Listen, err)
	}
	var library *web.Library
	if n.index != nil {
		library = web.NewLibrary(n.index, n.index)
	} else {
		err = n.await(ctx, engineServer, notify, func() (err error) {
			n.remote, err = OpenRemote(ctx, n.cfg, n.log, n.storage.Log)
			return err
		})
		if err != nil {
			return err
		}
		library = web.NewLibrary(n.remote, n.remote)
	}
	n.token = rand.Text()
	if s := n.storage.Server(); s != nil {
		n.token = s.Token() // one secret for both
	}
	n.server = &web.Server{
		Library: library, Ready: n.ready, Degraded: n.degraded, Log: n.log, Admin: n.admin(),
		Status: func(ctx context.Context) (any, error) { return n.publicStatus(ctx), nil }, FullStatus: n.status,
		Operates: n.operates, Remedy: withRemedy, AnswerTimeout: n.cfg.AnswerTimeout,
		Identity: instance.Identity{Program: "stackdex", PID: os.Getpid(), Version: n.version},
	}
	return nil
}

// status is Status for the API, which knows a NATS that does not answer as
// index.ErrUnavailable.
func (n *Node) status(ctx context.Context) (any, error) {
	s, err := n.Status(ctx)
	if errors.Is(err, record.ErrUnavailable) {
		err = fmt.Errorf("%w: %w", web.PublicError(index.ErrUnavailable, "NATS does not answer"), err)
	}
	return s, err
}

// ready returns nil when searches are answered: the engine answers and holds what was
// written to it. A log that is away does not matter for that.
func (n *Node) ready(ctx context.Context) error {
	if n.index != nil {
		g, err := n.index.generation()
		if err != nil {
			return err
		}
		return g.answers.ready(ctx)
	}
	return n.remote.Ready(ctx)
}

// degradedLimit bounds the time a readiness check waits for the log.
const degradedLimit = 500 * time.Millisecond

// degraded returns an error if the log does not answer.
func (n *Node) degraded(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, degradedLimit)
	defer cancel()
	if _, err := n.storage.Log.PagesInfo(ctx); err != nil {
		n.log.Warn("not all that is ready works", "err", err)
		return errors.New("NATS does not answer; what is indexed is searched, and nothing is added to it until it does")
	}
	return nil
}

// URL returns the address of the API, empty if the node serves nothing.
func (n *Node) URL() string {
	if n.http == nil {
		return ""
	}
	host, port, err := net.SplitHostPort(n.http.Addr().String())
	if ip := net.ParseIP(host); err == nil && ip != nil && ip.IsUnspecified() {
		return "http://" + net.JoinHostPort("127.0.0.1", port)
	}
	return "http://" + n.http.Addr().String()
}

// Control starts and follows runs; the node must have the role of crawling.
func (n *Node) Control() *crawler.Control { return n.crawler.Control() }

// Index returns the index, nil without the role of indexing.
func (n *Node) Index() *Index { return n.index }

// Storage returns the log.
func (n *Node) Storage() *Storage { return n.storage }

// Seeds returns the pages from which the whole sample web is reached, nil if the node
// is not of the sample.
func (n *Node) Seeds() []string {
	if !n.cfg.Sample {
		return nil
	}
	return sampleweb.Seeds()
}

// Run works in all roles until ctx ends or one of them fails.
func (n *Node) Run(ctx context.Context) error {
	if err := n.publish(); err != nil {
		return err
	}
	g, working := errgroup.WithContext(ctx)
	if n.crawler != nil {
		g.Go(func() error { return n.crawler.Run(working) })
	}
	if n.index != nil {
		g.Go(func() error { return n.runIndex(working) })
	}
	if n.http != nil {
		g.Go(func() error { return serve(working, n.http, n.server.Handler(), n.log) })
	}
	err := g.Wait()
	if n.published() {
		err = errors.Join(err, instance.Withdraw(n.cfg.Dir()))
	}
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// runIndex indexes, in a cluster only while this process leads; else it stands by.
func (n *Node) runIndex(ctx context.Context) error {
	if !n.roles.Share {
		return n.index.Run(ctx)
	}
	if leader, err := n.storage.Indexer(ctx); err == nil && leader != "" {
		n.index.notify("standing by: " + leader + " indexes")
	}
	standBy := func() (end func()) { return func() {} }
	if n.roles.Stay {
		standBy = func() func() { return n.index.standBy(ctx) }
	}
	end := standBy()
	defer func() { end() }()
	var failed error
	err := n.storage.Log.Lead(ctx, indexerLease, func(lead context.Context) error {
		end()
		defer func() { end = standBy() }() // if the lease is lost; else it ends at once
		n.index.notify("this process indexes")
		for kind, answer := range map[string]ingest.Answerer{rebuilds: n.index.answerRebuild, conditions: n.index.answerCondition} {
			stop, err := n.storage.Log.Answer(lead, kind, answer)
			if err != nil {
				return err
			}
			defer stop()
		}
		failed = n.index.lead(lead)
		return nil // what the indexer cannot get over itself, a standby perhaps can
	})
	return errors.Join(failed, err)
}

// indexerLease is held by the one process of a cluster that indexes or rebuilds.
const indexerLease = "indexer"

// published reports whether commands on this machine can find the node: it has the data
// directory to itself, and serves.
func (n *Node) published() bool { return n.index != nil && n.http != nil }

// publish tells commands on this machine where the node answers.
func (n *Node) publish() error {
	if !n.published() {
		return nil
	}
	i := instance.Info{PID: os.Getpid(), HTTP: n.URL(), Prefix: n.cfg.NATSPrefix, Token: n.token, Sample: n.cfg.Sample, Started: time.Now().UTC(), Version: n.version}
	if s := n.storage.Server(); s != nil {
		i.NATS = s.ClientURL()
	}
	return instance.Publish(n.cfg.Dir(), i)
}

// drain bounds the time that requests in flight get when a server stops.
const drain = 5 * time.Second

func serve(ctx context.Context, l net.Listener, h http.Handler, log *slog.Logger) error {
	srv := &http.Server{
		Handler: h, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 30 * time.Second, IdleTimeout: 2 * time.Minute,
		MaxHeaderBytes: 64 << 10, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
	done := make(chan error, 1)
	go func() { done <- srv.Serve(l) }()
	select {
	case err := <-done:
		return fmt.Errorf("API: %w", err)
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), drain)
	defer cancel()
	err := srv.Shutdown(stop)
	<-done
	if errors.Is(err, context.DeadlineExceeded) {
		return srv.Close()
	}
	return err
}

// Close closes everything that is open; Run must have returned.
func (n *Node) Close() error {
	var errs []error
	if n.crawler != nil {
		n.crawler.Close()
	}
	if n.stopSample != nil {
		errs = append(errs, n.stopSample())
	}
	if n.remote != nil {
		errs = append(errs, n.remote.Close())
	}
	if n.index != nil {
		errs = append(errs, n.index.Close())
	}
	if n.http != nil {
		if err := n.http.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
			errs = append(errs, err)
		}
	}
	if n.storage != nil {
		errs = append(errs, n.storage.Close())
	}
	return errors.Join(errs...)
}
