package main_test

import (
	"bytes"
	"context"
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
		if _, stderr := writesTo(t, dir, w, append(args, "--sample")...); stderr != "" {
			t.Errorf("%q to a closed pipe says\n%s", args, stderr)
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
