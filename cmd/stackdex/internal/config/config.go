// Package config is what an operator can set: every setting is a flag, a key
// of a YAML file and an environment variable of the same name, with the same
// meaning, and a flag wins over a variable, which wins over the file.
package config

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"time"
)

// EnvPrefix stands before the name of every environment variable.
const EnvPrefix = "STACKDEX"

// Config holds the settings that all commands share.
type Config struct {
	DataDir string `name:"data-dir" help:"Directory that holds everything stackdex keeps; by default ${data_dir}." placeholder:"DIR" group:"storage"`
	Sample  bool   `help:"Use the bundled sample web, which has a data directory of its own." group:"storage"`
	Sync    string `help:"When a record is safe from power loss: after one second (1s) or at once (always)." enum:"1s,always" default:"1s" group:"storage"`

	NATS         string `name:"nats" help:"Use these NATS servers instead of the embedded one." placeholder:"URL" group:"storage"`
	NATSCreds    string `name:"nats-creds" help:"File with NATS user credentials." placeholder:"FILE" group:"storage"`
	NATSToken    string `name:"nats-token" help:"NATS token; better given as STACKDEX_NATS_TOKEN." placeholder:"TOKEN" group:"storage"`
	NATSCA       string `name:"nats-ca" help:"File with the CA that signed the NATS server's certificate." placeholder:"FILE" group:"storage"`
	NATSCert     string `name:"nats-cert" help:"Client certificate for NATS." placeholder:"FILE" group:"storage"`
	NATSKey      string `name:"nats-key" help:"Key of the client certificate." placeholder:"FILE" group:"storage"`
	NATSPrefix   string `name:"nats-prefix" help:"Prefix of all stream names, so that installations can share a NATS." default:"STACKDEX" group:"storage"`
	NATSReplicas int    `name:"nats-replicas" help:"Copies of each stream that a NATS cluster keeps." default:"1" group:"storage"`

	Engine       string `help:"Search engine: bleve (embedded) or meilisearch." enum:"bleve,meilisearch" default:"bleve" group:"engine"`
	Meili        string `name:"meili" help:"URL of the Meilisearch server; by default ${default}." placeholder:"URL" default:"http://127.0.0.1:7700" group:"engine"`
	MeiliKey     string `name:"meili-key" help:"Meilisearch key; better given as STACKDEX_MEILI_KEY or MEILI_MASTER_KEY." env:"STACKDEX_MEILI_KEY,MEILI_MASTER_KEY" placeholder:"KEY" group:"engine"`
	MeiliKeyFile string `name:"meili-key-file" help:"File with the Meilisearch key, which is read again when the server refuses it, so that a key can be replaced while stackdex runs." placeholder:"FILE" group:"engine"`
	Embedders    Keys   `name:"meili-embedder-keys" help:"API keys of embedders that you made in Meilisearch, which it does not show: they are needed to carry its settings over to a rebuilt index. Better given as STACKDEX_MEILI_EMBEDDER_KEYS." placeholder:"NAME=KEY" mapsep:"," group:"engine"`
	IndexPrefix  string `name:"index-prefix" help:"Prefix of all index names, so that installations can share a Meilisearch." default:"stackdex" group:"engine"`
	Names        string `name:"names" help:"YAML file with tools and same:/apart: lists that extend the registry of names." placeholder:"FILE" group:"engine"`

	Rate       float64           `help:"Requests a second to one host; 0 is unlimited." default:"1" group:"fetching"`
	PerHost    int               `name:"per-host" help:"Requests to one host at the same time." default:"2" group:"fetching"`
	Workers    int               `help:"Pages fetched at the same time, over all hosts." default:"16" group:"fetching"`
	Timeout    time.Duration     `help:"Time for one request." default:"30s" group:"fetching"`
	MaxWait    time.Duration     `name:"max-wait" help:"A run reports, and does not wait for, what is due later than this." default:"2m" group:"fetching"`
	Contact    string            `help:"E-mail address or URL that sites can reach you under; needed before any host but this one is fetched." placeholder:"ADDRESS" group:"fetching"`
	Mirror     map[string]string `help:"Fetch a site from another address, as https://stackshare.io=http://127.0.0.1:9000; records cite the site. Naming an address allows it." placeholder:"SITE=ADDRESS" mapsep:"," group:"fetching"`
	AllowHosts []string          `name:"allow-host" help:"Private addresses that may be fetched, as host or host:port." placeholder:"HOST" group:"fetching"`
	Articles   []string          `name:"article" help:"Regular expressions of URLs that the article source takes from links; may be given again." sep:"none" placeholder:"REGEXP" group:"fetching"`

	Listen        string        `help:"Address of the HTTP API and the search page; by default any free port of this machine's loopback." default:"127.0.0.1:0" placeholder:"HOST:PORT" group:"serving"`
	AnswerTimeout time.Duration `name:"answer-timeout" help:"Time in which the search engine must find what the API or a page asks for." default:"5s" group:"serving"`

	LogLevel  string `name:"log-level" help:"Least severe log lines that are written: debug, info, warn or error." enum:"debug,info,warn,error" default:"warn" group:"output"`
	LogFormat string `name:"log-format" help:"Format of log lines on standard error: text or json." enum:"text,json" default:"text" group:"output"`
	Color     string `help:"Colour and progress: auto, always or never." enum:"auto,always,never" default:"auto" group:"output"`
}

// DefaultDataDir returns the default data directory: stackdex in the place that the system
// has for what programs keep.
func DefaultDataDir() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "stackdex-data"
	}
	dir, before := DataDirOn(runtime.GOOS, os.Getenv, home)
	if _, err := os.Stat(dir); err == nil || before == dir {
		return dir
	}
	if _, err := os.Stat(before); err == nil {
		return before
	}
	return dir
}

// DataDirOn returns the default data directory on a system, and where it was before every
// system had its own place. An absolute $XDG_DATA_HOME counts on every system.
func DataDirOn(system string, getenv func(string) string, home string) (dir, before string) {
	if xdg := getenv("XDG_DATA_HOME"); filepath.IsAbs(xdg) {
		dir = filepath.Join(xdg, "stackdex")
		return dir, dir
	}
	before = filepath.Join(home, ".local", "share", "stackdex")
	switch local := getenv("LocalAppData"); {
	case system == "darwin" || system == "ios":
		return filepath.Join(home, "Library", "Application Support", "stackdex"), before
	case system == "windows" && local != "":
		return filepath.Join(local, "stackdex"), before
	}
	return before, before
}

// Dir returns the data directory: the one that was named, else the default, which
// differs for the sample so that the two never mix.
func (c *Config) Dir() string {
	if c.DataDir != "" {
		return c.DataDir
	}
	if c.Sample {
		return DefaultDataDir() + "-sample"
	}
	return DefaultDataDir()
}

// OnServer reports whether the search engine is a server that other processes use too.
func (c *Config) OnServer() bool { return c.Engine == "meilisearch" }

// Logger returns a logger on w with the configured level and format.
func (c *Config) Logger(w io.Writer) *slog.Logger {
	var level slog.Level
	if err := level.UnmarshalText([]byte(c.LogLevel)); err != nil {
		level = slog.LevelWarn
	}
	opts := &slog.HandlerOptions{Level: level}
	if c.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(w, opts))
	}
	return slog.New(slog.NewTextHandler(w, opts))
}

// LogValue shows c without its secrets.
func (c Config) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("data_dir", c.Dir()), slog.String("engine", c.Engine), slog.Bool("embedded_nats", c.NATS == ""),
		slog.Float64("rate", c.Rate), slog.Int("per_host", c.PerHost), slog.Int("workers", c.Workers),
		slog.String("listen", c.Listen), slog.Int("mirrors", len(c.Mirror)),
	)
}
