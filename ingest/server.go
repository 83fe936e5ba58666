package ingest

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
)

// Sync says when the embedded server flushes to disk. Both ways survive a
// kill; SyncSecond may lose the last second to a power loss, SyncAlways
// nothing, at about a thirtieth of the speed.
type Sync string

// The ways to flush.
const (
	SyncSecond Sync = "1s"
	SyncAlways Sync = "always"
)

const (
	serverMemory = 64 << 20
	serverStart  = 30 * time.Second
	spareDisk    = 256 << 20
)

// ServerConfig describes an embedded NATS server. Its directory must have no
// other user (see LockDir): NATS itself takes no lock.
type ServerConfig struct {
	Dir       string       // of its files, created if need be
	Sync      Sync         // "": SyncSecond
	Listen    bool         // on 127.0.0.1 with a random token, besides in-process connections
	Port      int          // with Listen; 0: any free one
	MaxStore  int64        // bytes on disk; 0: what is used and what is free
	MaxMemory int64        // bytes of memory streams; 0: 64 MiB
	Log       *slog.Logger // nil: silent
}

// Server is an embedded NATS server with JetStream.
type Server struct {
	ns      *server.Server
	token   string
	started time.Time
	dir     string
	store   int64 // bytes that it may have there
}

// StartServer starts a server and returns when it accepts connections.
func StartServer(cfg ServerConfig) (*Server, error) {
	opts, err := serverOptions(cfg)
	if err != nil {
		return nil, fmt.Errorf("embedded NATS server: %w", err)
	}
	ns, err := server.NewServer(opts)
	if err != nil {
		return nil, fmt.Errorf("embedded NATS server: %w", err)
	}
	logger := &serverLog{log: cfg.Log}
	if logger.log == nil {
		logger.log = slog.New(slog.DiscardHandler)
	}
	ns.SetLoggerV2(logger, false, false, false)
	s := &Server{ns: ns, token: opts.Authorization, started: time.Now(), dir: cfg.Dir, store: opts.JetStreamMaxStore}
	ns.Start()
	if !ns.ReadyForConnections(serverStart) || !ns.JetStreamEnabled() {
		s.Close()
		return nil, fmt.Errorf("embedded NATS server in %s does not start: %w", cfg.Dir, logger.reason())
	}
	return s, nil
}

func serverOptions(cfg ServerConfig) (*server.Options, error) {
	if err := os.MkdirAll(cfg.Dir, 0o700); err != nil {
		return nil, err
	}
	opts := &server.Options{
		ServerName: "stackdex", Host: "127.0.0.1", Port: server.RANDOM_PORT, DontListen: !cfg.Listen,
		JetStream: true, StoreDir: cfg.Dir, JetStreamMaxStore: cfg.MaxStore, JetStreamMaxMemory: cfg.MaxMemory,
		SyncInterval: time.Second, NoSigs: true, DisableJetStreamBanner: true, AuthTimeout: serverStart.Seconds(),
	}
	switch cfg.Sync {
	case "", SyncSecond:
	case SyncAlways:
		opts.SyncAlways = true
	default:
		return nil, fmt.Errorf("sync %.20q: use %s or %s", cfg.Sync, SyncSecond, SyncAlways)
	}
	if cfg.Listen {
		opts.Authorization = rand.Text()
		if cfg.Port != 0 {
			opts.Port = cfg.Port
		}
	}
	if opts.JetStreamMaxMemory == 0 {
		opts.JetStreamMaxMemory = serverMemory
	}
	if opts.JetStreamMaxStore == 0 {
		n, err := diskBudget(cfg.Dir)
		if err != nil {
			return nil, err
		}
		opts.JetStreamMaxStore = n
	}
	return opts, nil
}

// diskBudget returns what dir uses and what it may use in addition, leaving a little
// for other users of the disk.
func diskBudget(dir string) (int64, error) {
	free, err := freeSpace(dir)
	if err != nil {
		return 0, fmt.Errorf("free space of %s: %w", dir, err)
	}
	var used int64
	err = filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		if info, err := e.Info(); err == nil {
			used += info.Size()
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return max(used+free-spareDisk, used, 1<<20), nil
}

// room says how much the server may store, how much of it is kept for CHANGES, and how it
// can have more.
func (s *Server) room(changes int64) string {
	return fmt.Sprintf("the log in %s may have %d MB of its disk, %d of which are kept for CHANGES, and leaves %d MB to others: free the disk, or move the directory to a larger one",
		s.dir, s.store>>20, changes>>20, int64(spareDisk)>>20)
}

// fullDisk is the free space below which writes fail.
const fullDisk = 1 << 20

// diskFull reports whether the disk has no room left.
func (s *Server) diskFull() bool {
	free, err := freeSpace(s.dir)
	return err == nil && free < fullDisk
}

// ClientURL returns the URL under which clients that present the Token reach
// the server; empty if it does not listen.
func (s *Server) ClientURL() string {
	if s.token == "" {
		return ""
	}
	return s.ns.ClientURL()
}

// Token returns what clients must present; empty if it does not listen.
func (s *Server) Token() string { return s.token }

// Close stops the server and waits until its files are closed.
func (s *Server) Close() {
	s.ns.Shutdown()
	s.ns.WaitForShutdown()
}

// options connects in-process.
func (s *Server) options() []nats.Option {
	return []nats.Option{nats.InProcessServer(s.ns), nats.Token(s.token)}
}

// serverLog passes the server's log to slog and remembers why the server did not start.
type serverLog struct {
	log  *slog.Logger
	mu   sync.Mutex
	last string
}

func (l *serverLog) Noticef(format string, v ...any) {
	l.log.Debug("nats: " + fmt.Sprintf(format, v...))
}
func (l *serverLog) Warnf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	level := slog.LevelWarn
	// After a kill, or on a machine that stood still: nothing is lost, nothing to be done.
	killed := strings.HasSuffix(s, "will rebuild") || strings.HasSuffix(s, "prior state file")
	slow := strings.Contains(s, "processing time: ") || strings.Contains(s, "took too long: ") || strings.Contains(s, "was stalled for")
	if killed || slow {
		level = slog.LevelInfo
	}
	l.log.Log(context.Background(), level, "nats: "+s)
}
func (l *serverLog) Debugf(string, ...any) {}
func (l *serverLog) Tracef(string, ...any) {}

func (l *serverLog) Errorf(format string, v ...any) { l.failed(fmt.Sprintf(format, v...)) }
func (l *serverLog) Fatalf(format string, v ...any) { l.failed(fmt.Sprintf(format, v...)) }

func (l *serverLog) failed(s string) {
	l.mu.Lock()
	l.last = s
	l.mu.Unlock()
	l.log.Error("nats: " + s)
}

func (l *serverLog) reason() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.last == "" {
		return errors.New("no answer in time")
	}
	return errors.New(strings.TrimSpace(l.last))
}
