package cli

import (
	"fmt"
	"log/slog"
	"os"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
)

// setOutput sets standard error: lines for people or, if the log is JSON, records only.
// What libraries write to the standard logger goes to the log too; Bleve does so when a
// merge that is given up removes its file before the cleaner does.
func (a *app) setOutput(to *os.File, asJSON bool) {
	a.err = screen.New(to, a.cfg.Color)
	a.log = a.cfg.Logger(a.err)
	slog.SetLogLoggerLevel(slog.LevelDebug)
	slog.SetDefault(a.log)
	if asJSON {
		a.records = slog.New(slog.NewJSONHandler(a.err, nil)) // whatever the level of the log: it is said to someone
		a.err = screen.Plain(lines{a.records})
	}
}

// lines makes a record of every line.
type lines struct{ log *slog.Logger }

func (l lines) Write(b []byte) (int, error) {
	for line := range strings.Lines(string(b)) {
		if line = screen.Clean(line); line != "" {
			l.log.Info(line)
		}
	}
	return len(b), nil
}

// note writes a remark for a person, on standard error.
func (a *app) note(format string, args ...any) {
	a.err.Printf("%s\n", a.err.Dim(fmt.Sprintf(format, args...)))
}

// warn writes what a person must know now.
func (a *app) warn(s string) {
	if a.records != nil {
		a.records.Warn(screen.Clean(s))
		return
	}
	a.err.Printf("%s\n", a.err.Warn(screen.Clean(s)))
}

// fail writes why a command failed and, perhaps, on a second line what helps.
func (a *app) fail(text string) {
	if a.records != nil {
		a.records.Error(screen.Clean(text))
		return
	}
	a.err.Printf("stackdex: %s\n", text)
}

// asksJSON reports whether a command line that cannot be parsed, or the environment,
// asks for a log in JSON.
func asksJSON(args []string) bool {
	if i := slices.Index(args, "--log-format"); i >= 0 && i+1 < len(args) {
		return args[i+1] == "json"
	}
	return slices.Contains(args, "--log-format=json") || os.Getenv(config.EnvPrefix+"_LOG_FORMAT") == "json"
}
