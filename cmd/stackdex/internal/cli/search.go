package cli

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/ask"
	"github.com/stackdex/stackdex/index/web"
)

type searchCmd struct {
	Query  []string `arg:"" optional:"" help:"What to look for."`
	In     []string `help:"Search only these indexes: tools, comparisons, passages." enum:"tools,comparisons,passages" placeholder:"INDEX"`
	Filter string   `help:"Condition on documents, as 'kind = framework AND metrics.github_stars > 10000'." placeholder:"CONDITION"`
	Facet  []string `help:"Count hits by the values of this attribute, as languages." placeholder:"ATTRIBUTE"`
	Sort   string   `help:"Order, as metrics.github_stars:desc." placeholder:"ATTRIBUTE"`
	Limit  int      `help:"Hits of each index, 1 to 1000." default:"5" placeholder:"N"`
	Offset int      `help:"Hits to leave out before the first." placeholder:"N"`
	JSON   bool     `name:"json" help:"Print JSON."`
}

func (searchCmd) Help() string {
	return `A question may be the name of a tool, plain words, or one of

  django alternatives            what can be used in place of Django
  alternatives to django with python
  fastapi vs flask               a comparison
  who uses django                the companies that pages name
  redis pros and cons            what is known of one tool; also license, stars, latest version …
  apache licensed databases      those under a licence
  who says django does 743 req/s the passages behind a claim
  databases, php framework       the tools of a kind or category, in a language
  php framework without laravel  what is named after without, except, other than … is left out

Conditions know =, !=, <, <=, >, >=, IN [a, b], EXISTS, AND, OR, NOT and brackets:

  stackdex search framework --in tools --filter 'languages = Python AND metrics.github_stars > 50000' --sort metrics.github_stars:desc
  stackdex search "" --in tools --facet languages,kind`
}

func (c *searchCmd) Validate() error {
	if c.Limit < 1 || c.Limit > index.MaxLimit {
		return fmt.Errorf("--limit %d is not between 1 and %d", c.Limit, index.MaxLimit)
	}
	if c.Offset < 0 {
		return fmt.Errorf("--offset %d is negative", c.Offset)
	}
	return nil
}

func (c *searchCmd) Run(a *app) (err error) {
	lib, done, err := a.open(a.ctx)
	if err != nil {
		return err
	}
	defer closing(&err, done)
	q := web.Query{Text: strings.Join(c.Query, " "), Filter: c.Filter, Sort: c.Sort, Facets: c.Facet, Limit: c.Limit, Offset: c.Offset}
	for _, name := range c.In {
		q.In = append(q.In, index.Name(name))
	}
	answer, err := lib.Ask(a.ctx, q)
	if err != nil {
		return err
	}
	if c.JSON {
		return a.printJSON(answer)
	}
	printAnswer(a.out, answer)
	return nil
}

func printAnswer(s *screen.Screen, answer ask.Answer) {
	if answer.Reading.Said != "" {
		s.Printf("%s\n", s.Dim("read as: "+screen.Clean(answer.Reading.Said)))
	}
	if d := answer.Derived; d != nil {
		s.Printf("%s\n", s.Dim("no page compares these; `stackdex compare "+screen.Clean(strings.Join(d.Tools, " "))+"` puts together what is known of each"))
	}
	found, hidden := false, false
	for _, g := range answer.Groups {
		if len(g.Result.Hits) == 0 {
			continue
		}
		found = true
		total := screen.Count(int64(g.Result.Total))
		if !g.Result.Exact {
			total = "about " + total
		}
		s.Printf("\n%s %s\n", s.Bold(strings.ToUpper(string(g.Index[:1]))+string(g.Index[1:])), s.Dim(total))
		for _, h := range g.Result.Hits {
			hidden = !printHit(s, g.Index, h) || hidden
			if g.Index == index.Tools {
				printFacts(s, answer.Reading, h)
			}
		}
		printFacets(s, g.Result.Facets)
	}
	if !found {
		s.Printf("nothing was found for %q\n", screen.Clean(answer.Query))
	}
	if hidden {
		s.Printf("%s\n", s.Warn("the search engine hides what stands in its documents; `stackdex engine settings --diff` says where"))
	}
}

// printHit prints a hit; false if the engine hides what there would be to print.
func printHit(s *screen.Screen, n index.Name, h index.Hit) (shown bool) {
	switch n {
	case index.Tools:
		var t index.Tool
		if shown = json.Unmarshal(h.Document, &t) == nil && t.Name != ""; shown {
			printToolHit(s, &t)
		}
	case index.Comparisons:
		var c index.Comparison
		if shown = json.Unmarshal(h.Document, &c) == nil && c.Title != ""; shown {
			s.Printf("  %s  %s\n", s.Bold(screen.Clean(c.Title)), s.Dim(comparisonNote(&c)))
		}
	case index.Passages:
		var p index.Passage
		if shown = json.Unmarshal(h.Document, &p) == nil && p.Title != ""; shown {
			printPassageHit(s, &p)
		}
	}
	if !shown {
		s.Printf("  %s\n", s.Dim(screen.Clean(h.ID)))
	}
	return shown
}

func printToolHit(s *screen.Screen, t *index.Tool) {
	facts := append([]string{t.Kind}, t.Languages...)
	s.Printf("  %s  %s\n", s.Bold(screen.Clean(t.Name)), s.Dim(joinClean(facts, " · ")))
	if t.Summary != "" {
		s.Printf("    %s\n", s.Fit(t.Summary, 5))
	}
	if figures := hitFigures(t, s.Width()-5); figures != "" {
		s.Printf("    %s\n", s.Dim(figures))
	}
}

// printFacts adds to a tool what its document says of the aspects that were asked for.
func printFacts(s *screen.Screen, reading ask.Reading, h index.Hit) {
	var t index.Tool
	if len(reading.Aspects) == 0 || json.Unmarshal(h.Document, &t) != nil {
		return
	}
	for _, f := range reading.Facts(&t) {
		if f.Text == "" {
			s.Printf("    %s\n", s.Dim(screen.Clean(f.Label)+": no page says"))
			continue
		}
		line := screen.Clean(f.Label) + ": " + screen.Clean(f.Text)
		if f.Site != "" {
			line += " " + s.Dim("("+screen.Clean(f.Site)+")")
		}
		s.Printf("    %s\n", line)
	}
}

// hitFigures writes up to three figures with source and day, as many as fit
// into room columns, and one at least; without room all.
func hitFigures(t *index.Tool, room int) string {
	line := ""
	for _, f := range t.Figures[:min(3, len(t.Figures))] {
		figure := fmt.Sprintf("%s %s (%s, %s)", f.Label, figureText(f.Display), index.SiteOf(t.Sources, f.Src), screen.Clean(cmp.Or(f.Date, f.SeenAt)))
		longer := joinClean([]string{line, figure}, " · ")
		if line != "" && room > 0 && len([]rune(longer)) > room {
			break
		}
		line = longer
	}
	return line
}

func comparisonNote(c *index.Comparison) string {
	var parts []string
	for _, w := range c.Winners {
		parts = append(parts, "pick: "+sideName(c, w))
	}
	if n := len(c.Rows); n > 0 {
		parts = append(parts, counted(n, "row"))
	}
	parts = append(parts, strings.Join(c.SourceNames, ", "))
	return joinClean(parts, " · ")
}

func printPassageHit(s *screen.Screen, p *index.Passage) {
	s.Printf("  %s  %s\n", s.Bold(screen.Cut(p.Title, 90)), s.Dim(screen.Clean(p.Kind)))
	if p.Excerpt != "" {
		s.Printf("    %s\n", s.Fit(p.Excerpt, 5))
	}
	for _, c := range p.Sources[:min(2, len(p.Sources))] {
		s.Printf("    %s\n", s.Dim(joinClean([]string{c.Site, c.URL, "seen " + c.SeenAt}, " · ")))
	}
}

func printFacets(s *screen.Screen, facets map[string][]index.FacetCount) {
	for _, name := range slices.Sorted(maps.Keys(facets)) {
		s.Printf("\n  %s\n", s.Bold(screen.Clean(name)))
		var rows [][]string
		for _, f := range facets[name] {
			rows = append(rows, []string{"    " + screen.Clean(f.Value), screen.Count(int64(f.Count))})
		}
		s.Table(nil, rows)
	}
}
