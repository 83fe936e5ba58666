package specimen

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/stackdex/stackdex/ingest/record"
)

// SeedDir holds the visible text of five real pages. Their sentences are not
// ours to publish, so it lies beside the checkout, as seen from the tests of a
// source, and those who do not have it skip what needs it.
const SeedDir = "../../../../shared/seeds"

// LoadSeeds reads the real pages in SeedDir as contents: with the real sentences
// in place of ours. Its error is fs.ErrNotExist where they are not there.
func LoadSeeds() ([]Content, error) {
	files, err := os.ReadDir(SeedDir)
	if err != nil {
		return nil, fmt.Errorf("seeds: %w", err)
	}
	var list []Content
	for _, f := range files {
		b, err := os.ReadFile(filepath.Join(SeedDir, f.Name()))
		if err != nil {
			return nil, fmt.Errorf("seeds: %w", err)
		}
		c, err := readSeed(newSeedText(string(b)))
		if err != nil {
			return nil, fmt.Errorf("seeds: %s: %w", f.Name(), err)
		}
		list = append(list, c)
	}
	return list, nil
}

func readSeed(t *seedText) (Content, error) {
	var c Content
	switch {
	case t.has("Detailed Comparison"):
		c = t.comparison()
	case t.has("Add tool"):
		c = t.oldComparison()
	case t.has("The Verdict"):
		c = t.nicePick()
	case t.has("FAQ on Django Alternatives"):
		c = t.article()
	default:
		return nil, fmt.Errorf("a page of no known kind")
	}
	return c, t.err
}

// seedText is the lines of a page's visible text, without empty ones.
type seedText struct {
	lines []string
	at    int
	err   error
}

func newSeedText(s string) *seedText {
	t := &seedText{}
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			t.lines = append(t.lines, line)
		}
	}
	return t
}

func (t *seedText) has(line string) bool { return slices.Contains(t.lines, line) }

// next returns the line and goes on; "" at the end.
func (t *seedText) next() string {
	s := t.peek()
	t.at++
	return s
}

func (t *seedText) peek() string {
	if t.at < len(t.lines) {
		return t.lines[t.at]
	}
	return ""
}

// to goes behind the next line that has the prefix.
func (t *seedText) to(prefix string) {
	for t.at < len(t.lines) {
		if strings.HasPrefix(t.next(), prefix) {
			return
		}
	}
	if t.err == nil {
		t.err = fmt.Errorf("no line begins with %q", prefix)
	}
}

// until returns the lines in front of the next one that has a prefix, and goes
// there.
func (t *seedText) until(prefixes ...string) []string {
	from := t.at
	for t.at < len(t.lines) && !slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(t.peek(), p) }) {
		t.at++
	}
	return t.lines[min(from, len(t.lines)):t.at]
}

// numbered returns the text behind "1. ".
func numbered(line string) (string, bool) {
	n, rest, ok := strings.Cut(line, ". ")
	return rest, ok && len(n) <= 2 && strings.Trim(n, "0123456789") == ""
}

// slug is how the site names a tool in addresses.
func slug(name string) string {
	return strings.NewReplacer(" ", "-", ".", "", "#", "-sharp", "+", "plus").Replace(strings.ToLower(name))
}

func seedRef(name string) Ref { return Ref{Name: name, Path: "/" + slug(name)} }

func (t *seedText) comparison() *Comparison {
	c := &Comparison{Base: stackshareBase}
	t.to("1. Stackups")
	for {
		crumb, ok := numbered(t.peek())
		if !ok {
			break
		}
		t.at++
		if c.Crumbs = append(c.Crumbs, crumb); strings.Contains(crumb, " vs ") {
			c.Crumbs = c.Crumbs[:len(c.Crumbs)-1]
			names := strings.Split(crumb, " vs ")
			c.Path = "/stackups/" + slug(strings.Join(names, " vs "))
			for _, n := range names {
				c.Sides = append(c.Sides, Side{Ref: seedRef(n)})
			}
		}
	}
	t.to("Overview")
	t.to("Overview")
	for i := range c.Sides {
		t.at += 2 // the name and its icon
		c.Sides[i].overview(t)
	}
	t.differences(c)
	t.opinions(c)
	t.detailed(c)
	t.to("What are some alternatives to ")
	for t.peek() != "Related Comparisons" && t.err == nil && t.at < len(t.lines) {
		t.at++
		c.Alternatives = append(c.Alternatives, Alternative{seedRef(t.next()), t.next()})
	}
	t.relatedPages(c)
	return c
}

func (s *Side) overview(t *seedText) {
	for _, f := range []struct {
		label string
		value *string
	}{{"Stacks", &s.Stacks}, {"Followers", &s.Followers}, {"Votes", &s.Votes}, {"GitHub Stars", &s.Stars}, {"Forks", &s.Forks}} {
		if value, ok := strings.CutPrefix(t.peek(), f.label); ok {
			*f.value = value
			t.at++
		}
	}
}

func (t *seedText) differences(c *Comparison) {
	t.to("Introduction")
	c.Intro = t.next()
	for {
		text, ok := numbered(t.peek())
		if !ok {
			break
		}
		title, text, _ := strings.Cut(text, ": ")
		c.Differences = append(c.Differences, Difference{title, text})
		t.at++
	}
	c.Summary = t.next()
}

func (t *seedText) opinions(c *Comparison) {
	t.to("Advice on ")
	for t.peek() != "Detailed Comparison" && t.at < len(t.lines) {
		var o Opinion
		t.at++
		o.Author = t.next()
		if _, ok := seedDate(t.peek()); !ok {
			o.Role = t.next()
		}
		o.Date, _ = seedDate(t.next())
		badge := t.next()
		o.Stance = "decided"
		if strings.HasPrefix(badge, "Needs advice") {
			o.Stance = "needs_advice"
		}
		_, tags, _ := strings.Cut(badge, "adviceon")
		for _, name := range doubled(tags) {
			o.Tags = append(o.Tags, seedRef(name))
		}
		lines := t.until("Comments")
		t.at++
		views, _, _ := strings.Cut(lines[len(lines)-1], " views")
		o.Text, o.Views = lines[:len(lines)-1], views
		c.Opinions = append(c.Opinions, o)
	}
}

func seedDate(s string) (record.Date, bool) {
	d, err := time.Parse("Jan 2, 2006", s)
	return record.Day(d), err == nil
}

// doubled reads "PythonPythonJinjaJinja".
func doubled(s string) []string {
	for n := 1; 2*n <= len(s); n++ {
		if s[:n] == s[n:2*n] {
			return append([]string{s[:n]}, doubled(s[2*n:])...)
		}
	}
	return nil
}

func (t *seedText) detailed(c *Comparison) {
	t.at += 1 + 2*len(c.Sides) // the heading, names and icons
	texts := t.until("Statistics")
	for i := range c.Sides {
		c.Sides[i].Description = texts[i]
		if len(texts) == 2*len(c.Sides) && texts[len(c.Sides)+i] != "-" {
			c.Sides[i].Features = strings.Split(texts[len(c.Sides)+i], "; ")
		}
	}
	t.to("Pros & Cons")
	for i := range c.Sides {
		t.at++
		c.Sides[i].Pros = t.points("Cons")
		t.at++
		c.Sides[i].Cons = t.points("Pros", "Integrations")
	}
	t.at++
	for i := range c.Sides {
		if t.next() != "No integrations available" {
			c.Sides[i].Integrations = []Ref{seedRef(t.next())}
		}
	}
}

func (t *seedText) points(end ...string) []Point {
	var list []Point
	lines := t.until(end...)
	for i := 0; i+1 < len(lines); i += 2 {
		list = append(list, Point{lines[i+1], *count(strings.TrimPrefix(lines[i], "• "))})
	}
	return list
}

func (t *seedText) relatedPages(c *Comparison) {
	t.to("Related Comparisons")
	var logos []string
	for t.at < len(t.lines) {
		line := t.next()
		if !strings.Contains(line, " vs ") {
			logos = append(logos, line)
			continue
		}
		c.Related = append(c.Related, RelatedPage{line, "/stackups/" + slug(line), logos})
		logos = nil
	}
}
