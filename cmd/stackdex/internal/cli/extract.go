package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/crawler"
	"github.com/stackdex/stackdex/crawler/fetch"
	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

type extractCmd struct {
	Page    string `arg:"" help:"A saved page, - for standard input, or a URL to fetch." name:"file-or-url"`
	URL     string `name:"url" help:"Where a saved page comes from; it decides which source reads it." placeholder:"URL"`
	Type    string `name:"content-type" help:"Content type under which a saved page was served, for its charset." placeholder:"TYPE"`
	Outline bool   `help:"Print what the source sees: the page as a list of blocks."`
	JSON    bool   `name:"json" help:"Print the page record as JSON."`
}

func (extractCmd) Help() string {
	return `Shows what stackdex reads on a page, for those who write a source or doubt a figure.

  stackdex extract page.html --url https://stackshare.io/stackups/django-vs-flask
  stackdex extract page.html --url https://example.com/django-alternatives --json
  stackdex extract page.html --outline
  stackdex extract https://github.com/django/django --contact you@your.domain`
}

func (c *extractCmd) Validate() error {
	_, err := os.Stat(c.Page)
	if c.URL == "" && !c.Outline && !c.remote() && (c.Page == "-" || err == nil) { // else Run says that there is no such file
		return errors.New("say with --url where the page comes from: the address decides which source reads it")
	}
	if c.URL == "" {
		return nil
	}
	if _, err := canon.URL("", c.URL); err != nil {
		return fmt.Errorf("--url: %w", err)
	}
	return nil
}

// remote says that the page is to be fetched.
func (c *extractCmd) remote() bool {
	return strings.HasPrefix(c.Page, "http://") || strings.HasPrefix(c.Page, "https://")
}

func (c *extractCmd) Run(a *app) error {
	page, err := c.page(a)
	if err != nil {
		return err
	}
	page.outline, err = source.Parse(page.body)
	if err != nil {
		return fmt.Errorf("%s: %w", c.Page, err)
	}
	if c.Outline {
		return page.outline.Dump(a.out)
	}
	read, left, err := page.extract()
	if err != nil {
		return fmt.Errorf("%s: %w", c.Page, err)
	}
	for _, l := range left {
		a.warn(leftLine(l))
	}
	if c.JSON {
		return a.printJSON(read)
	}
	printPage(a.out, &read)
	return nil
}

// fetched is a page before it is read.
type fetched struct {
	url     string // canonical; empty: not known
	body    []byte // UTF-8
	seen    time.Time
	outline *outline.Outline
}

// maxPage bounds a saved page, as the crawler bounds fetched ones.
const maxPage = 10 << 20

func (c *extractCmd) page(a *app) (fetched, error) {
	if c.remote() {
		return c.fetch(a)
	}
	p := fetched{seen: time.Now().UTC()}
	var file io.Reader
	if c.Page == "-" {
		file = a.input()
	} else {
		f, err := os.Open(c.Page)
		if err != nil {
			return p, fmt.Errorf("extract: %w", err)
		}
		defer f.Close()
		file = f
	}
	body, err := io.ReadAll(io.LimitReader(file, maxPage+1))
	if err != nil {
		return p, fmt.Errorf("extract %s: %w", c.Page, err)
	}
	if len(body) > maxPage {
		return p, fmt.Errorf("extract %s: larger than %d bytes", c.Page, maxPage)
	}
	p.body, _ = source.Decode(body, c.Type)
	if c.URL != "" {
		if p.url, err = canon.URL("", c.URL); err != nil {
			return p, fmt.Errorf("--url: %w", err)
		}
	}
	return p, nil
}

// fetch gets the page politely; it is stored nowhere.
func (c *extractCmd) fetch(a *app) (p fetched, err error) {
	opts, stop, err := node.FetchOptions(a.cfg, programVersion())
	if err != nil {
		return fetched{}, err
	}
	defer closing(&err, stop)
	f, err := fetch.New(opts)
	if err != nil {
		return fetched{}, err
	}
	defer f.Close()
	target, err := f.Canonical("", c.Page)
	if err != nil {
		return fetched{}, err
	}
	if err := f.Refuses(target); err != nil {
		return fetched{}, fmt.Errorf("%s: %w", c.Page, err)
	}
	resp, err := f.Do(a.ctx, fetch.Request{URL: target})
	if err != nil {
		return fetched{}, err
	}
	if resp.Status != 200 {
		return fetched{}, fmt.Errorf("%s answered with status %d", target, resp.Status)
	}
	p = fetched{url: resp.URL, body: resp.Body, seen: resp.ReceivedAt}
	if c.URL != "" {
		p.url, err = canon.URL("", c.URL)
	}
	return p, err
}

// extract asks the source that claims the page's address, else the one that
// reads any page a user names.
func (p *fetched) extract() (record.Page, []source.Left, error) {
	u, err := url.Parse(p.url)
	if err != nil {
		return record.Page{}, nil, fmt.Errorf("--url: %w", err)
	}
	claims, err := crawler.NewClaims(node.Sources(), nil, record.IsSampleHost(u.Host))
	if err != nil {
		return record.Page{}, nil, err
	}
	reader, ok := claims.ClaimSeed(u)
	if !ok {
		return record.Page{}, nil, fmt.Errorf("%s: %w", p.url, crawler.ErrNoSource)
	}
	got, err := crawler.Read(reader, &source.Page{URL: p.url, SeenAt: p.seen, Outline: p.outline})
	if err != nil {
		return record.Page{}, nil, fmt.Errorf("source %s: %w", reader.Info().Name, err)
	}
	got.Page.ContentHash, err = got.Page.Hash()
	return got.Page, got.Left, err
}

// leftLine says what of a page was not read.
func leftLine(l source.Left) string {
	s := "not read: " + l.Why + ": " + screen.Count(int64(l.Count))
	if l.Example != "" {
		s += ", as " + strconv.Quote(screen.Cut(l.Example, 60))
	}
	return s
}

func printPage(s *screen.Screen, p *record.Page) {
	s.Printf("%s  %s\n%s\n", s.Bold(screen.Clean(p.Title)), s.Dim(joinClean([]string{string(p.PageType), p.Source, strings.Join(p.CategoryPath, " > ")}, " · ")), s.Dim(screen.Clean(p.URL)))
	if dates := joinClean([]string{p.Author, string(p.PublishedAt), string(p.ModifiedAt)}, " · "); dates != "" {
		s.Printf("%s\n", s.Dim(dates))
	}
	counts := map[record.Kind]int{}
	var rows [][]string
	for _, f := range p.Facts {
		counts[f.Body.Kind()]++
		rows = append(rows, []string{string(f.Body.Kind()), factLine(f.Body), s.Dim(screen.Cut(strings.Join(f.Evidence.Path, " > "), 40))})
	}
	s.Printf("\n")
	s.Table(nil, rows)
	var parts []string
	for _, kind := range slices.Sorted(maps.Keys(counts)) {
		parts = append(parts, fmt.Sprintf("%d %s", counts[kind], kind))
	}
	s.Printf("\n%s: %s\n", counted(len(p.Facts), "fact"), cmp.Or(strings.Join(parts, ", "), "none"))
}
