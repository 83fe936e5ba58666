// Package cli is the command line of stackdex: one file a command. Commands
// work beside a running stackdex, as its clients, and alone.
package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/crawler"
	"github.com/stackdex/stackdex/crawler/fetch"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// Exit codes beside 0 (complete) and 1 (an error, which is printed).
const (
	exitUsage   = 2 // the command line or the configuration is wrong
	exitPartial = 3 // the run is complete, but some pages are dead or put off, or documents refused
	exitHeld    = 4 // the loss gate holds back what the run found
	exitStopped = 130
)

// Streams are the files that a command reads and writes.
type Streams struct {
	In       *os.File
	Out, Err *os.File
}

type grammar struct {
	config.Config

	ConfigFile kong.ConfigFlag  `name:"config" help:"YAML file with settings, one \"name: value\" a line." placeholder:"FILE"`
	Version    kong.VersionFlag `help:"Print the version." short:"V" env:"-"`

	Up      upCmd      `cmd:"" group:"main" settings:"storage,fetching,serving" help:"Run everything in one process: crawl, index and serve."`
	Search  searchCmd  `cmd:"" group:"main" help:"Search tools, comparisons and passages."`
	Show    showCmd    `cmd:"" group:"main" help:"Show all that is known of a tool, each figure with source and date."`
	Compare compareCmd `cmd:"" group:"main" help:"Put two to five tools side by side."`

	Crawl   crawlCmd   `cmd:"" group:"crawl" settings:"fetching" help:"Crawl these URLs and what their sources follow."`
	Refresh refreshCmd `cmd:"" group:"crawl" settings:"fetching" help:"Fetch what is known again, with conditional requests."`
	Extract extractCmd `cmd:"" group:"crawl" settings:"fetching" help:"Print the facts of one page; nothing is crawled or stored."`
	Import  importCmd  `cmd:"" group:"crawl" help:"Import a dataset."`
	Run     runCmd     `cmd:"" group:"crawl" help:"Run one role of a cluster: crawl, index or serve."`

	Evidence evidenceCmd `cmd:"" group:"ask" help:"List everything behind a figure or an attribute of a tool."`
	History  historyCmd  `cmd:"" group:"ask" help:"Print how a figure of a tool changed."`
	Changes  changesCmd  `cmd:"" group:"ask" help:"Print which documents changed."`
	Resolve  resolveCmd  `cmd:"" group:"ask" help:"Say which tool a name means."`
	Export   exportCmd   `cmd:"" group:"ask" help:"Write documents as NDJSON, figures also as CSV."`
	Schema   schemaCmd   `cmd:"" group:"ask" help:"Print the JSON Schema of a document or of the page record."`

	Status statusCmd  `cmd:"" group:"keep" help:"Say what is stored, what runs and what needs a decision."`
	Held   heldCmd    `cmd:"" group:"keep" help:"Decide on page versions that the loss gate holds back."`
	Dead   deadCmd    `cmd:"" group:"keep" help:"Look at, replay or drop what could not be used."`
	Forget forgetCmd  `cmd:"" group:"keep" help:"Keep a page, a source or an author out of the index for good."`
	Engine engineCmd  `cmd:"" group:"keep" help:"Look after the search engine: reindex, settings, keys."`
	Ver    versionCmd `cmd:"" name:"version" group:"keep" help:"Print the version and how it was built."`
}

// app is what every command is given.
type app struct {
	ctx context.Context
	cfg *config.Config
	in  *os.File
	out *screen.Screen
	err *screen.Screen
	log *slog.Logger

	records *slog.Logger // what err is told as, in JSON; nil: in lines

	wrote     int64  // documents written to the engine when last told
	indexedBy string // the process that indexed what was fetched; empty: this one
}

// exitError ends a command with a code of its own.
type exitError struct {
	code int
	err  error // nil: nothing more to say
}

func (e *exitError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit code %d", e.code)
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// Main runs the command that args name and returns the exit code.
func Main(ctx context.Context, args []string, std Streams) int {
	var g grammar
	var files config.Files
	a := &app{ctx: ctx, cfg: &g.Config, in: std.In}
	a.setOutput(std.Err, asksJSON(args))
	parser, err := newParser(&g, &files, std)
	if err != nil {
		a.fail(err.Error())
		return exitUsage
	}
	switch {
	case len(args) == 0:
		args = []string{"--help"}
	case args[0] == "help": // as in other tools
		args = append(slices.Clone(args[1:]), "--help")
	}
	kctx, err := parser.Parse(args)
	if err != nil {
		a.fail(usageError(err, &files))
		return exitUsage
	}
	a.out = screen.New(std.Out, g.Color)
	a.setOutput(std.Err, g.LogFormat == "json")
	a.log.Info("settings", "config", g.Config)
	for _, unknown := range config.UnknownVariables(parser.Model) {
		a.warn(unknown)
	}
	return a.exitCode(a.output(kctx.Run(a)))
}

// output returns the error of a command that returned err: a command whose output was
// lost has failed, unless its reader had read enough.
func (a *app) output(err error) error {
	lost := a.out.Err()
	var exit *exitError
	switch {
	case lost == nil, err != nil && !errors.Is(err, lost) && !errors.As(err, &exit):
		return err
	case !errors.Is(lost, syscall.EPIPE):
		return lost
	case errors.Is(err, lost):
		return nil
	}
	return err
}

func newParser(g *grammar, files *config.Files, std Streams) (*kong.Kong, error) {
	parser, err := kong.New(g,
		kong.Name("stackdex"),
		kong.Description(description),
		kong.Vars{"data_dir": config.DefaultDataDir(), "version": programVersion()},
		kong.DefaultEnvars(config.EnvPrefix),
		kong.Configuration(files.Load, configFiles()...),
		kong.TypeMapper(reflect.TypeFor[time.Duration](), kong.MapperFunc(decodeDuration)),
		kong.Writers(std.Out, std.Err),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, FlagsLast: true, WrapUpperBound: 100}),
		kong.Help(printHelp),
		kong.ValueFormatter(helpText),
		kong.ExplicitGroups(groups),
	)
	if err != nil {
		return nil, err
	}
	named := os.Getenv(config.EnvPrefix + "_CONFIG")
	if named == "" {
		return parser, nil
	}
	resolver, err := parser.LoadConfig(named)
	if err != nil {
		return nil, fmt.Errorf("%s_CONFIG: %w", config.EnvPrefix, err)
	}
	return parser, kong.Resolvers(resolver).Apply(parser)
}

// configFiles are read if they exist; the last one wins.
func configFiles() []string {
	var files []string
	if dir, err := os.UserConfigDir(); err == nil {
		files = append(files, filepath.Join(dir, "stackdex", "config.yaml"))
	}
	return append(files, "stackdex.yaml")
}

// usageError says what is wrong with the command line or the configuration, where, and
// which help explains it.
func usageError(err error, files *config.Files) string {
	help := "`stackdex --help` lists the commands, `stackdex COMMAND --help` teaches one."
	var parse *kong.ParseError
	if errors.As(err, &parse) && parse.Context != nil {
		if node := parse.Context.Selected(); node != nil {
			help = fmt.Sprintf("`stackdex %s --help` teaches it.", node.Path())
		}
	}
	text := err.Error()
	var wrong *config.Wrong
	if errors.As(err, &wrong) {
		text = origin(wrong.Setting, parse, files) + ": " + wrong.Problem
	}
	return text + "\n" + help
}

// origin says where the value of a setting comes from.
func origin(setting string, parse *kong.ParseError, files *config.Files) string {
	if parse != nil && parse.Context != nil {
		for _, p := range parse.Context.Path {
			if p.Flag != nil && p.Flag.Name == setting && !p.Resolved {
				return "--" + setting
			}
		}
	}
	env := config.EnvPrefix + "_" + strings.ReplaceAll(strings.ToUpper(setting), "-", "_")
	if _, set := os.LookupEnv(env); set {
		return env
	}
	if place := files.Place(setting); place != "" {
		return place + ": " + setting
	}
	return "--" + setting
}

// exitCode returns the exit code of a command that returned err, and prints an error.
func (a *app) exitCode(err error) int {
	if err == nil {
		return 0
	}
	var exit *exitError
	if errors.As(err, &exit) {
		if exit.err != nil {
			a.fail(screen.Clean(exit.err.Error()))
		}
		return exit.code
	}
	if a.ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return exitStopped
	}
	a.fail(screen.Clean(err.Error()))
	for _, wrong := range usageErrors {
		if errors.Is(err, wrong) {
			return exitUsage
		}
	}
	return 1
}

// usageErrors are errors that another command line would avoid, though they occur only
// when the command runs.
var usageErrors = []error{index.ErrQuery, canon.ErrURL, crawler.ErrNoSource, fetch.ErrNoContact, fetch.ErrPrivate}
