package node

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/ingest"
)

// ErrMixed means that sample data and real data would meet in one directory.
var ErrMixed = errors.New("sample data and real data do not mix")

// dataDir is the layout of a data directory:
//
//	stackdex.json   what the directory holds
//	run.json        where the stackdex that runs here answers
//	nats/           streams of the embedded NATS
//	index/          the embedded engine, one directory a generation
//	state/          the indexer's state, one file a generation
type dataDir string

func (d dataDir) nats() string  { return filepath.Join(string(d), "nats") }
func (d dataDir) index() string { return filepath.Join(string(d), "index") }
func (d dataDir) state(generation string) string {
	return filepath.Join(string(d), "state", generation+stateSuffix)
}

// stateSuffix ends the name of a state's file.
const stateSuffix = ".db"

// hasState returns ErrNoState if there is no state of the first of some
// generations, the live one, or none at all if there are no generations.
func (d dataDir) hasState(generations []string) error {
	files, err := os.ReadDir(filepath.Dir(d.state("")))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("state of the index: %w", err)
	}
	isState := func(f fs.DirEntry) bool {
		name, ok := strings.CutSuffix(f.Name(), stateSuffix)
		return ok && (len(generations) == 0 || name == generations[0])
	}
	if !slices.ContainsFunc(files, isState) {
		return fmt.Errorf("%s: %w", d, ErrNoState)
	}
	return nil
}

// lock makes this process the only user of the directory.
func (d dataDir) lock() (unlock func() error, err error) {
	unlock, err = ingest.LockDir(string(d))
	switch {
	case errors.Is(err, ingest.ErrLocked):
		err = fmt.Errorf("%w; wait for it, stop it, or choose another directory with --data-dir", err)
	case err != nil:
		err = fmt.Errorf("%w; choose another one with --data-dir", err)
	}
	return unlock, err
}

type mark struct {
	Schema int    `json:"schema"`
	Sample bool   `json:"sample"`
	ID     string `json:"id"` // who indexes here; empty in directories of before there was one
}

const markFile = "stackdex.json"

// claim creates the directory; one that holds the other kind of data is refused.
func (d dataDir) claim(sample bool) (marked bool, err error) {
	if err := os.MkdirAll(string(d), 0o700); err != nil {
		return false, fmt.Errorf("data directory: %w; choose another one with --data-dir", err)
	}
	return d.fits(sample)
}

// fits returns an error if the directory holds the other kind of data.
func (d dataDir) fits(sample bool) (marked bool, err error) {
	held, ok, err := d.holds()
	switch {
	case err != nil:
		return false, err
	case ok && held.Sample && !sample:
		return true, fmt.Errorf("data directory %s holds the sample web: %w; use another --data-dir for real pages", d, ErrMixed)
	case ok && !held.Sample && sample:
		return true, fmt.Errorf("data directory %s holds real pages: %w; use another --data-dir for the sample", d, ErrMixed)
	}
	return ok, nil
}

// mark claims the directory and records what it holds from now on. The caller has its
// lock, so that no two processes mark it.
func (d dataDir) mark(sample bool) error {
	if marked, err := d.claim(sample); marked || err != nil {
		return err
	}
	b, err := json.Marshal(mark{Schema: 1, Sample: sample, ID: rand.Text()})
	if err != nil {
		return fmt.Errorf("data directory: %w", err)
	}
	if err := write(filepath.Join(string(d), markFile), b); err != nil {
		return fmt.Errorf("data directory cannot be written: %w; choose another one with --data-dir", err)
	}
	return nil
}

// write writes a file completely or not at all, even if the power fails.
func write(path string, content []byte) error {
	f, err := os.OpenFile(path+".tmp", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(path+".tmp", path)
}

// holds reads the mark; false if there is none.
func (d dataDir) holds() (mark, bool, error) {
	b, err := os.ReadFile(filepath.Join(string(d), markFile))
	if errors.Is(err, fs.ErrNotExist) {
		return mark{}, false, nil
	}
	var m mark
	if err == nil {
		err = json.Unmarshal(b, &m)
	}
	if err != nil {
		return m, false, fmt.Errorf("data directory %s: %s: %w; choose another one with --data-dir", d, markFile, err)
	}
	return m, true, nil
}

// CheckDir returns an error if the configured data directory cannot be read, or holds the
// other kind of data.
func CheckDir(c *config.Config) error {
	_, err := dataDir(c.Dir()).fits(c.Sample)
	return err
}

// Holds reports whether dir is a data directory, and whether of the sample.
func Holds(dir string) (exists, sample bool, err error) {
	m, ok, err := dataDir(dir).holds()
	return ok, m.Sample, err
}
