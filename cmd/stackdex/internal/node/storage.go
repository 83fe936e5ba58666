// Package node puts stackdex together from its parts: it is the only place
// that chooses a NATS and a search engine, and hands each stage what it needs.
package node

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/ingest"
)

// Storage is an open log: the streams, on the embedded NATS or another one.
type Storage struct {
	Log    *ingest.Log
	server *ingest.Server // nil: another NATS
	unlock func() error   // nil: the directory is not ours
	dir    dataDir
}

// Access says what a process does with its data directory.
type Access struct {
	Listen    bool   // other processes may connect to the embedded NATS
	MustExist bool   // on another NATS, streams must exist: none is created
	Keeps     bool   // it keeps files of its own there, also if NATS is elsewhere
	NATS      string // of a running stackdex whose client this process is; empty: none
	Prefix    string // of its streams; empty: as configured
	Token     string
}

// OpenStorage locks the data directory and opens the log in it; as a client of
// a running stackdex, or of an external NATS, it locks nothing unless it keeps
// files there.
func OpenStorage(ctx context.Context, cfg *config.Config, log *slog.Logger, access Access) (*Storage, error) {
	s := &Storage{dir: dataDir(cfg.Dir())}
	conn := ingest.Config{
		URL: cfg.NATS, Credentials: cfg.NATSCreds, Token: cfg.NATSToken, CA: cfg.NATSCA, Cert: cfg.NATSCert, Key: cfg.NATSKey,
		Prefix: cfg.NATSPrefix, Replicas: cfg.NATSReplicas, Log: log,
	}
	if access.NATS != "" {
		conn.URL, conn.Token, conn.Prefix = access.NATS, access.Token, cmp.Or(access.Prefix, cfg.NATSPrefix)
	}
	if conn.URL == "" || access.Keeps {
		if err := s.lock(cfg.Sample); err != nil {
			return nil, errors.Join(err, s.Close())
		}
	}
	var err error
	if conn.URL == "" {
		if err = s.embed(cfg, log, access.Listen); err != nil {
			return nil, errors.Join(err, s.Close())
		}
		conn.Server = s.server
	}
	conn.MustExist = access.MustExist && conn.Server == nil
	if s.Log, err = ingest.Connect(ctx, conn); err != nil {
		if errors.Is(err, ingest.ErrNoStreams) {
			err = fmt.Errorf("%w; check --nats and --nats-prefix, or start `stackdex run index`, which makes them", err)
		}
		return nil, errors.Join(err, s.Close())
	}
	level := slog.LevelDebug // `stackdex status` shows it
	if access.Listen || access.Keeps {
		level = slog.LevelWarn
	}
	for _, d := range s.Log.Drift() {
		log.Log(ctx, level, "a stream is not as stackdex would make it; it is left alone", "difference", d.String())
	}
	return s, nil
}

// lock makes the data directory ours.
func (s *Storage) lock(sample bool) error {
	_, err := s.dir.claim(sample)
	if err != nil {
		return err
	}
	if s.unlock, err = s.dir.lock(); err != nil {
		return err
	}
	return s.dir.mark(sample)
}

// embed starts the embedded NATS in the data directory.
func (s *Storage) embed(cfg *config.Config, log *slog.Logger, listen bool) (err error) {
	s.server, err = ingest.StartServer(ingest.ServerConfig{Dir: s.dir.nats(), Sync: ingest.Sync(cfg.Sync), Listen: listen, Log: log})
	return err
}

// Server returns the embedded NATS, nil if another one is used.
func (s *Storage) Server() *ingest.Server { return s.server }

// Indexer returns the process of a cluster that indexes; empty: none.
func (s *Storage) Indexer(ctx context.Context) (string, error) {
	return s.Log.Leader(ctx, indexerLease)
}

// Close closes the log, the server and the lock, in this order.
func (s *Storage) Close() error {
	if s.Log != nil {
		s.Log.Close()
	}
	if s.server != nil {
		s.server.Close()
	}
	if s.unlock != nil {
		return s.unlock()
	}
	return nil
}
