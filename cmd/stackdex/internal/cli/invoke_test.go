package cli

import (
	"io"
	"os"
	"path/filepath"
	"testing"
)

// answer is what a command printed and how it ended.
type answer struct {
	stdout, stderr string
	code           int
}

// home makes dir the place of everything that a command reads and keeps.
func home(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for _, name := range []string{"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"} {
		t.Setenv(name, dir)
	}
	t.Chdir(dir)
	return dir
}

// invoke runs a command in this process.
func invoke(t *testing.T, args ...string) answer {
	t.Helper()
	open := func(name string) *os.File {
		f, err := os.Create(filepath.Join(t.TempDir(), name))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = f.Close() })
		return f
	}
	std := Streams{In: open("in"), Out: open("out"), Err: open("err")}
	a := answer{code: Main(t.Context(), args, std)}
	for f, text := range map[*os.File]*string{std.Out: &a.stdout, std.Err: &a.stderr} {
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		*text = string(b)
	}
	return a
}
