package cli

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
)

// printTool writes a tool for a person: every figure with its source and date.
func printTool(s *screen.Screen, t *index.Tool, cited map[string]*index.Passage) {
	printToolHead(s, t)
	printFigures(s, t.Figures)
	printTraits(s, t.Traits)
	printClaims(s, t.Claims, t.ClaimsTotal, cited)
	printPoints(s, "Pros", t.Pros, t.ProsTotal)
	printPoints(s, "Cons", t.Cons, t.ConsTotal)
	printRefs(s, "Alternatives", t.Alternatives, t.AltTotal)
	printRefs(s, "Integrations", t.Integrations, t.IntTotal)
	printNamed(s, "Used by", t.UsedBy, t.UsedByTotal)
	printNames(s, "Compared in", t.Comparisons, t.CompTotal)
	printSources(s, t.Sources, t.SourcesTotal)
}

func printToolHead(s *screen.Screen, t *index.Tool) {
	facts := append([]string{t.Kind}, t.Languages...)
	facts = append(facts, t.Licenses...)
	s.Printf("%s  %s\n", s.Bold(screen.Clean(t.Name)), s.Dim(joinClean(facts, " · ")))
	if t.Sample {
		s.Printf("%s\n", s.Warn("from the bundled sample web, not from the real sites"))
	}
	if t.Summary != "" {
		s.Printf("%s\n", screen.Wrap(t.Summary, s.Width(), ""))
	}
	for _, c := range deepest(t.Category) {
		s.Printf("%s\n", s.Dim(screen.Clean(c)))
	}
	if links := joinClean([]string{t.Homepage, t.Repository}, " · "); links != "" {
		s.Printf("%s\n", s.Dim(links))
	}
}

// deepest returns the most specific categories.
func deepest(c index.Category) []string {
	switch {
	case len(c.Lvl2) > 0:
		return c.Lvl2
	case len(c.Lvl1) > 0:
		return c.Lvl1
	}
	return c.Lvl0
}

func printFigures(s *screen.Screen, figures []index.Figure) {
	if len(figures) == 0 {
		return
	}
	s.Printf("\n%s\n", s.Bold("Figures"))
	var rows [][]string
	for _, f := range figures {
		rows = append(rows, []string{"  " + screen.Clean(f.Label), figureText(f.Display), screen.Clean(cmp.Or(f.Date, f.SeenAt)), marks(f.Src), s.Dim(othersText(f))})
	}
	s.Table(nil, rows)
}

// othersText says how a figure changed, and what the other sources say of it.
func othersText(f index.Figure) string {
	parts := fold.GrowthTexts(f)
	listed := len(f.Src)
	for _, o := range f.Others {
		listed += len(o.Src)
		parts = append(parts, fmt.Sprintf("%s %s %s %s", o.Status, figureText(o.Display), cmp.Or(o.Date, o.SeenAt), marks(o.Src)))
	}
	if more := f.Total - listed; more > 0 {
		parts = append(parts, fmt.Sprintf("and %d more", more))
	}
	return screen.Clean(strings.Join(parts, "; "))
}

func figureText(display string) string {
	if display == "" {
		return "none"
	}
	return screen.Clean(display)
}

func printTraits(s *screen.Screen, traits []index.ToolTrait) {
	if len(traits) == 0 {
		return
	}
	s.Printf("\n%s\n", s.Bold("Traits"))
	var rows [][]string
	for _, t := range traits {
		rows = append(rows, []string{"  " + screen.Clean(t.Label), screen.Cut(strings.Join(t.Values, ", "), 60), marks(t.Src), strings.Join(otherCells(s, t.Cell, 60), "; ")})
	}
	s.Table(nil, rows)
}

// otherCells says what others say of a cell that is not the same in other
// words, how it differs, and who says it, at most width characters of each; and
// how many more values there are.
func otherCells(s *screen.Screen, c index.Cell, width int) []string {
	const most = 5
	var parts []string
	agreeing := 0
	for _, o := range c.Others {
		switch {
		case o.Status == "agrees":
			agreeing++
		case len(parts) < most:
			parts = append(parts, status(s, o.Status)+": "+screen.Cut(strings.Join(o.Values, ", "), width)+" "+someMarks(o.Src))
		}
	}
	if more := c.OthersTotal - len(parts) - agreeing; more > 0 {
		parts = append(parts, s.Dim(fmt.Sprintf("and %d more", more)))
	}
	if agreeing > 0 {
		parts = append(parts, s.Dim(fmt.Sprintf("agrees: %s", counted(agreeing, "other wording"))))
	}
	return parts
}

func printClaims(s *screen.Screen, claims []index.Claim, total int, cited map[string]*index.Passage) {
	if len(claims) == 0 {
		return
	}
	s.Printf("\n%s\n", s.Bold("Measured"))
	var rows [][]string
	for _, c := range claims {
		rows = append(rows, []string{"  " + screen.Clean(c.Display), claimed(c), citation(cited[c.Passage]), s.Dim(screen.Clean(c.Passage))})
	}
	s.Table(nil, rows)
	more(s, total-len(claims))
}

// claimed says what was measured, under which load.
func claimed(c index.Claim) string {
	return screen.Cut(joinClean([]string{strings.ReplaceAll(c.Metric, "_", " "), c.Workload}, ", "), 50)
}

func printPoints(s *screen.Screen, title string, points []index.Point, total int) {
	if len(points) == 0 {
		return
	}
	s.Printf("\n%s\n", s.Bold(title))
	var rows [][]string
	for _, p := range points {
		votes := ""
		if p.Votes != nil {
			votes = screen.Count(*p.Votes)
		}
		rows = append(rows, []string{fmt.Sprintf("  %6s", votes), screen.Cut(p.Text, 90), marks(p.Src)})
	}
	s.Table(nil, rows)
	more(s, total-len(points))
}

func printRefs(s *screen.Screen, title string, refs []index.ToolRef, total int) {
	names := make([]string, len(refs))
	for i, r := range refs {
		names[i] = r.Name
	}
	printNames(s, title, names, total)
}

func printNamed(s *screen.Screen, title string, named []index.Named, total int) {
	printNames(s, title, namesOf(named), total)
}

func namesOf(named []index.Named) []string {
	names := make([]string, len(named))
	for i, n := range named {
		names[i] = n.Name
	}
	return names
}

func printNames(s *screen.Screen, title string, names []string, total int) {
	if len(names) == 0 {
		return
	}
	s.Printf("\n%s  %s\n", s.Bold(title), screen.Wrap(joinClean(names, ", "), s.Width(), "  "))
	more(s, total-len(names))
}

func printSources(s *screen.Screen, sources []index.Source, total int) {
	if len(sources) == 0 {
		return
	}
	s.Printf("\n%s\n", s.Bold("Sources"))
	var rows [][]string
	for _, c := range sources {
		rows = append(rows, []string{"  [" + strconv.Itoa(c.N) + "]", screen.Clean(c.Site), screen.Clean(c.URL), s.Dim("seen " + screen.Clean(c.SeenAt))})
	}
	s.Table(nil, rows)
	more(s, total-len(sources))
}

func more(s *screen.Screen, n int) {
	if n > 0 {
		s.Printf("  %s\n", s.Dim(fmt.Sprintf("and %d more", n)))
	}
}

// marks writes source numbers as [1][3].
func marks(src []int) string {
	var b strings.Builder
	for _, n := range src {
		fmt.Fprintf(&b, "[%d]", n)
	}
	return b.String()
}

// someMarks writes as many source numbers as leave room beside each other.
func someMarks(src []int) string {
	const most = 6
	if len(src) <= most {
		return marks(src)
	}
	return marks(src[:most]) + fmt.Sprintf(" and %d more", len(src)-most)
}

// joinClean joins the parts that are not empty.
func joinClean(parts []string, sep string) string {
	var kept []string
	for _, p := range parts {
		if p = screen.Clean(p); p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, sep)
}
