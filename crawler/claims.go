package crawler

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// ErrNoSource means that no source reads a URL.
var ErrNoSource = errors.New("no source reads this URL")

// Claims decides which source reads a URL.
type Claims struct {
	sources  []claimant
	patterns []*regexp.Regexp
	sample   bool // claim the hosts of the sample web, and no others
}

type claimant struct {
	source.Source
	info source.Info
}

// extractor is the name and version under which pages are stored.
func (c *claimant) extractor() string { return extractor(c.info) }

func extractor(i source.Info) string { return i.Name + "/" + strconv.Itoa(i.Version) }

// known returns the source, and false if c is nil.
func (c *claimant) known() (source.Source, bool) {
	if c == nil {
		return nil, false
	}
	return c.Source, true
}

// NewClaims returns the claims of sources, the first of which wins; patterns
// are regular expressions of URLs that seed-only sources take from links. With
// sample the hosts of the sample web are claimed, and no others.
func NewClaims(sources []source.Source, patterns []string, sample bool) (*Claims, error) {
	c := &Claims{sample: sample}
	for _, s := range sources {
		info := s.Info()
		if info.Name == "" || c.named(info.Name) != nil {
			return nil, fmt.Errorf("source %q: the name is missing or given twice", info.Name)
		}
		c.sources = append(c.sources, claimant{s, info})
	}
	for _, p := range patterns {
		re, err := regexp.Compile(p)
		if err != nil {
			return nil, fmt.Errorf("pattern %q: %w", p, err)
		}
		c.patterns = append(c.patterns, re)
	}
	return c, nil
}

// Claim returns the source that reads the page a link leads to: the first that claims
// it. Seed-only sources claim what a pattern matches.
func (c *Claims) Claim(u *url.URL) (source.Source, bool) { return c.claim(u, false).known() }

// ClaimSeed returns the source that reads a page somebody named. Seed-only sources claim
// it too, and the first of them that is open to any host reads what nobody claims.
func (c *Claims) ClaimSeed(u *url.URL) (source.Source, bool) { return c.claim(u, true).known() }

func (c *Claims) claim(u *url.URL, seed bool) *claimant {
	if record.IsSampleHost(u.Host) != c.sample {
		return nil
	}
	wanted := seed
	for i := range c.sources {
		s := &c.sources[i]
		if len(s.info.Hosts) > 0 && !slices.Contains(s.info.Hosts, canon.Host(u)) {
			continue
		}
		if s.info.SeedOnly && !wanted {
			if wanted = c.matches(u); !wanted {
				continue
			}
		}
		if _, ok := s.Claim(u); ok {
			return s
		}
	}
	if wanted || c.matches(u) {
		for i := range c.sources {
			if s := &c.sources[i]; s.info.SeedOnly && len(s.info.Hosts) == 0 {
				return s
			}
		}
	}
	return nil
}

func (c *Claims) matches(u *url.URL) bool {
	s := u.String()
	return slices.ContainsFunc(c.patterns, func(re *regexp.Regexp) bool { return re.MatchString(s) })
}

func (c *Claims) named(name string) *claimant {
	if i := c.place(name); i >= 0 {
		return &c.sources[i]
	}
	return nil
}

func (c *Claims) place(name string) int {
	return slices.IndexFunc(c.sources, func(s claimant) bool { return s.info.Name == name })
}

func (c *Claims) names() string {
	var names []string
	for i := range c.sources {
		names = append(names, c.sources[i].info.Name)
	}
	return strings.Join(names, ", ")
}

// newRow returns the row of a URL that is due at once.
func newRow(u *url.URL, s *claimant) record.URLRow {
	return record.URLRow{Schema: record.SchemaVersion, URL: u.String(), Host: canon.Host(u), Source: s.info.Name, State: record.Due}
}
