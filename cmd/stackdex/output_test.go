package main_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// TestAnswersThatCannotBeWritten: a full disk ends with 1 and a sentence,
// whatever is written; a reader that has had enough hears nothing.
func TestAnswersThatCannotBeWritten(t *testing.T) {
	t.Parallel()
	dir := crawled(t)
	for _, args := range [][]string{
		{"show", "django"}, {"show", "django", "--json"}, {"search", "django"}, {"evidence", "django", "github.stars"}, {"status"}, {"export", "tools"},
		{"compare", "django", "flask"}, {"up", "--once"},
	} {
		full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if err != nil {
			t.Skip(err)
		}
		code, stderr := writesTo(t, dir, full, append(args, "--sample")...)
		if code != 1 || !strings.HasSuffix(stderr, "stackdex: write /dev/stdout: no space left on device\n") {
			t.Errorf("%q to a full disk: exit code %d\n%s", args, code, stderr)
		}
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		r.Close()
		_, stderr = writesTo(t, dir, w, append(args, "--sample")...)
		for line := range strings.Lines(stderr) {
			if !strings.HasPrefix(line, "fetched ") { // how far it is, of what takes more than some seconds
				t.Errorf("%q to a closed pipe says\n%s", args, stderr)
			}
		}
	}
}

// TestStandardErrorInJSON: who reads the log as JSON finds nothing else on standard
// error, whatever a command has to say there.
func TestStandardErrorInJSON(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, c := range []struct {
		args  []string
		code  int
		level string
		says  string
	}{
		{[]string{"up", "--sample", "--once", "--log-level", "info"}, 0, "INFO", "settings"},
		{[]string{"up", "--sample", "--once"}, 0, "", ""},
		{[]string{"search", "django"}, 0, "INFO", "this is the sample"},
		{[]string{"run", "serve"}, 1, "ERROR", "a role of a cluster needs --nats URL"},
		{[]string{"run", "serve", "--listen", "8080"}, 2, "ERROR", "is not host:port"},
		{[]string{"run", "nothing"}, 2, "ERROR", "stackdex run"},
		{[]string{"show", "nothing-of-that-name", "--sample"}, 1, "ERROR", "no tool is called"},
	} {
		r := stackdex(t, dir, append(c.args, "--log-format", "json")...)
		said := false
		for line := range strings.Lines(r.stderr) {
			var record struct{ Time, Level, Msg string }
			if err := json.Unmarshal([]byte(line), &record); err != nil || record.Time == "" || record.Msg == "" {
				t.Errorf("%q says %s, which is no record: %v", c.args, line, err)
			}
			said = said || record.Level == c.level && strings.Contains(record.Msg, c.says)
		}
		if r.code != c.code || said != (c.says != "") {
			t.Errorf("%q: exit code %d, want %d and %s %q: %s", c.args, r.code, c.code, c.level, c.says, r.stderr)
		}
	}
}

// writesTo runs a command with out as its standard output, and closes out.
func writesTo(t *testing.T, dir string, out *os.File, args ...string) (code int, stderr string) {
	t.Helper()
	defer out.Close()
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	var said bytes.Buffer
	cmd := command(ctx, dir, args...)
	cmd.Stdout, cmd.Stderr = out, &said
	_ = cmd.Run() // its code follows
	return cmd.ProcessState.ExitCode(), said.String()
}
