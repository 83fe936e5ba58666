package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/crawler/fetch"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// seeds are the arguments that say where a run starts.
type seeds struct {
	URLs []string `arg:"" optional:"" name:"url" help:"Pages to start from; - reads a list of them from standard input."`
	List string   `name:"urls" help:"Start from the pages that this file lists, one URL a line; # begins a comment." placeholder:"FILE"`
}

const (
	maxSeeds    = 100_000 // of a list
	maxSeedLine = 16 << 10
)

// read returns the pages to start from, and the words of a command line that asks for
// these: a list stands there with a hash of what it holds. A page that a run would not
// start from is refused, before anything is opened.
func (s *seeds) read(a *app) (urls, words []string, err error) {
	if s.List == "" && len(s.URLs) == 0 {
		return nil, nil, nil
	}
	if err := node.CheckDir(a.cfg); err != nil {
		return nil, nil, err
	}
	control, err := node.NewControl(a.cfg, &node.Storage{}, a.log, programVersion())
	if err != nil {
		return nil, nil, err
	}
	defer closing(&err, control.Close)
	if s.List != "" {
		f, err := os.Open(s.List)
		if err != nil {
			return nil, nil, fmt.Errorf("--urls: %w", err)
		}
		defer f.Close()
		if urls, err = readSeeds(s.List, f, control.CheckSeed); err != nil {
			return nil, nil, err
		}
		words = append(words, listWords("--urls="+s.List, urls))
	}
	for _, u := range s.URLs {
		if u != "-" {
			if info, err := os.Stat(u); err == nil && !info.IsDir() {
				return nil, nil, fmt.Errorf("%q is a file, %w; `--urls %s` reads the URLs in it", u, canon.ErrURL, u)
			}
			if err := control.CheckSeed(u); err != nil {
				return nil, nil, err
			}
			urls, words = append(urls, u), append(words, u)
			continue
		}
		list, err := readSeeds("standard input", a.input(), control.CheckSeed)
		if err != nil {
			return nil, nil, err
		}
		urls, words = append(urls, list...), append(words, listWords("-", list))
	}
	return urls, words, nil
}

func listWords(name string, urls []string) string {
	return fmt.Sprintf("%s (%s, %s)", name, counted(len(urls), "URL"), record.Token(strings.Join(urls, "\n")))
}

// readSeeds reads a list of URLs. Every line that check refuses is reported, and then
// nothing is returned: a list with a slip of the pen is not crawled in part.
func readSeeds(name string, r io.Reader, check func(url string) error) (urls []string, err error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxSeedLine)
	var bad leftOut
	number := 0
	for lines.Scan() {
		number++
		ref := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if at := strings.Index(" "+ref, " #"); at >= 0 { // a fragment has no blank before it
			ref = strings.TrimSpace(ref[:max(0, at-1)])
		}
		if ref == "" {
			continue
		}
		err := check(ref)
		if errors.Is(err, fetch.ErrNoContact) { // as of all other lines
			return nil, fmt.Errorf("%s:%d: %w", name, number, err)
		}
		if err != nil {
			bad.add("%s:%d: %v", name, number, err)
			continue
		}
		if urls = append(urls, ref); len(urls) > maxSeeds {
			return nil, fmt.Errorf("%s:%d: more than %s URLs; crawl such a list in parts", name, number, screen.Count(maxSeeds))
		}
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return nil, fmt.Errorf("%s:%d: the line is longer than %s bytes: %w", name, number+1, screen.Count(maxSeedLine), canon.ErrURL)
	}
	if lines.Err() != nil {
		return nil, fmt.Errorf("%s: %w", name, lines.Err())
	}
	if bad.count > 0 {
		return nil, badSeeds(bad)
	}
	if len(urls) == 0 {
		return nil, fmt.Errorf("%s: no URL stands there: %w", name, canon.ErrURL)
	}
	return urls, nil
}

// badSeeds says which lines of a list are refused.
func badSeeds(bad leftOut) error {
	text := strings.Join(bad.first, "; ")
	if more := bad.count - int64(len(bad.first)); more > 0 {
		text += fmt.Sprintf("; and %s more", counted(more, "line"))
	}
	return &exitError{code: exitUsage, err: errors.New(text + "; nothing was crawled")}
}
