package cli

import (
	"cmp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
)

// printComparison writes a comparison as a person would put it side by side.
func printComparison(s *screen.Screen, c *index.Comparison, cited map[string]*index.Passage) {
	s.Printf("%s\n", s.Bold(screen.Clean(c.Title)))
	if c.Derived {
		s.Printf("%s\n", s.Warn("no page compares these; put together from what is known of each"))
	}
	if c.Sample {
		s.Printf("%s\n", s.Warn("from the bundled sample web, not from the real sites"))
	}
	if c.Summary != "" {
		s.Printf("%s\n", screen.Wrap(c.Summary, s.Width(), ""))
	}
	printVerdicts(s, c)
	printSideFigures(s, c)
	printRows(s, c)
	printSidePoints(s, c)
	printMeasured(s, c, cited)
	printPageFigures(s, c)
	printDifferences(s, c)
	printGuidance(s, c)
	printSources(s, c.Sources, c.SourcesTotal)
}

func sideNames(c *index.Comparison) []string {
	names := make([]string, len(c.Sides))
	for i, side := range c.Sides {
		names[i] = screen.Clean(side.Name)
	}
	return names
}

// sideName returns the name of the side called id.
func sideName(c *index.Comparison, id string) string {
	for _, side := range c.Sides {
		if side.ID == id {
			return screen.Clean(side.Name)
		}
	}
	return screen.Clean(id)
}

func printVerdicts(s *screen.Screen, c *index.Comparison) {
	if len(c.Verdicts) == 0 {
		return
	}
	s.Printf("\n%s\n", s.Bold("Verdicts"))
	for _, v := range c.Verdicts {
		winner := "no winner"
		if v.Winner != nil {
			winner = s.Good(sideName(c, *v.Winner))
		}
		s.Printf("  %s %s  %s\n", winner, marks(v.Src), screen.Wrap(v.Summary, s.Width(), "    "))
		for _, u := range v.UseIf {
			s.Printf("    %s %s\n", s.Dim("use "+sideName(c, u.Tool)+" if"), screen.Wrap(u.Text, s.Width(), "      "))
		}
	}
}

// printSideFigures writes what the tools' documents show.
func printSideFigures(s *screen.Screen, c *index.Comparison) {
	if len(c.Figures) == 0 {
		return
	}
	s.Printf("\n%s\n", s.Bold("Figures"))
	var rows [][]string
	for _, f := range c.Figures {
		cells := make([][]string, len(f.Sides))
		for i, side := range f.Sides {
			if side == nil {
				cells[i] = []string{"-"}
				continue
			}
			cells[i] = []string{figureText(side.Display) + "  " + s.Dim(screen.Clean(side.Date)+" "+marks(side.Src))}
			for _, o := range side.Others {
				cells[i] = append(cells[i], status(s, o.Status)+": "+figureText(o.Display)+"  "+s.Dim(screen.Clean(o.Date)+" "+marks(o.Src)))
			}
		}
		rows = append(rows, beneath("  "+screen.Clean(f.Label), cells)...)
	}
	s.Table(append([]string{""}, sideNames(c)...), rows)
}

func printRows(s *screen.Screen, c *index.Comparison) {
	if len(c.Rows) == 0 {
		return
	}
	s.Printf("\n%s\n", s.Bold("Side by side"))
	var rows [][]string
	alone := map[string]bool{} // keys of rows that stand alone
	for _, r := range c.Rows {
		alone[r.Key] = alone[r.Key] || !r.Relative
	}
	for _, r := range c.Rows {
		lines := rowLines(s, r)
		if r.Relative && alone[r.Key] {
			lines[0][0] += " (beside each other)"
		}
		rows = append(rows, lines...)
	}
	s.Table(append([]string{""}, sideNames(c)...), rows)
}

// rowLines writes a row, and beneath its cells what others say.
func rowLines(s *screen.Screen, r index.Row) [][]string {
	const width = 44
	cells := make([][]string, len(r.Cells))
	for i, text := range r.Cells {
		cells[i] = []string{screen.Cut(text, width)}
		if i < len(r.Sides) {
			cells[i][0] = strings.TrimSpace(cells[i][0] + " " + someMarks(r.Sides[i].Src))
			cells[i] = append(cells[i], otherCells(s, r.Sides[i], width)...)
		}
	}
	return beneath("  "+screen.Clean(r.Label), cells)
}

// beneath lays out a row whose cells have several lines.
func beneath(label string, cells [][]string) [][]string {
	lines := [][]string{make([]string, len(cells)+1)}
	lines[0][0] = label
	for i, said := range cells {
		for n, t := range said {
			if n == len(lines) {
				lines = append(lines, make([]string, len(cells)+1))
			}
			lines[n][i+1] = t
		}
	}
	return lines
}

// printSidePoints writes the pros and cons of each side that has some, one side after the
// other: set side by side they would be cut short.
func printSidePoints(s *screen.Screen, c *index.Comparison) {
	for _, p := range c.Points {
		name := sideName(c, p.Tool)
		printPoints(s, "Pros of "+name, p.Pros, p.ProsTotal)
		printPoints(s, "Cons of "+name, p.Cons, p.ConsTotal)
	}
}

func printMeasured(s *screen.Screen, c *index.Comparison, cited map[string]*index.Passage) {
	if len(c.Measured) == 0 {
		return
	}
	s.Printf("\n%s\n", s.Bold("Measured"))
	header := append(append([]string{""}, sideNames(c)...), "", "")
	var rows [][]string
	for _, m := range c.Measured {
		row := []string{"  " + screen.Clean(strings.ReplaceAll(m.Metric, "_", " "))}
		for _, d := range m.Display {
			row = append(row, cmp.Or(joinClean([]string{d, m.Unit}, " "), "-"))
		}
		rows = append(rows, append(row, screen.Cut(m.Workload, 40), citations(m.Passages, cited)))
		for _, o := range m.Others {
			row := make([]string, len(c.Sides)+1)
			for i, side := range c.Sides {
				if side.ID == o.Tool {
					row[i+1] = "or " + joinClean([]string{o.Display, m.Unit}, " ")
				}
			}
			rows = append(rows, append(row, "", citations([]string{o.Passage}, cited)))
		}
	}
	s.Table(header, rows)
}

// citations says where passages stand, each place once.
func citations(ids []string, cited map[string]*index.Passage) string {
	var places []string
	for _, id := range ids {
		if place := citation(cited[id]); place != "" && !slices.Contains(places, place) {
			places = append(places, place)
		}
	}
	return strings.Join(places, "; ")
}

func printPageFigures(s *screen.Screen, c *index.Comparison) {
	if len(c.PageFigures) == 0 {
		return
	}
	s.Printf("\n%s\n", s.Bold("As the pages printed it"))
	header := append(append([]string{""}, sideNames(c)...), "", "")
	var rows [][]string
	for _, f := range c.PageFigures {
		row := []string{"  " + screen.Clean(fold.MetricLabel(f.Metric))}
		for _, v := range f.Values {
			if v == nil {
				row = append(row, "-")
				continue
			}
			row = append(row, screen.Count(int64(*v)))
		}
		rows = append(rows, append(row, screen.Clean(cmp.Or(f.Date, f.SeenAt)), marks(f.Src)))
	}
	s.Table(header, rows)
}

func printDifferences(s *screen.Screen, c *index.Comparison) {
	if len(c.Differences) == 0 {
		return
	}
	s.Printf("\n%s\n", s.Bold("Differences"))
	for _, d := range c.Differences {
		s.Printf("  %s  %s\n", screen.Cut(d.Title, 90), s.Dim(screen.Clean(d.Passage)))
	}
	more(s, c.DifferencesTotal-len(c.Differences))
}

func printGuidance(s *screen.Screen, c *index.Comparison) {
	if len(c.Guidance) == 0 {
		return
	}
	s.Printf("\n%s\n", s.Bold("Advice"))
	for _, g := range c.Guidance {
		verb := map[string]string{"choose_when": "choose", "limitation": "limits of", "recommendation": "advice on"}[g.Advice]
		s.Printf("  %s %s: %s\n", verb, sideName(c, g.Tool), screen.Wrap(g.Excerpt, s.Width(), "    "))
	}
	more(s, c.GuidanceTotal-len(c.Guidance))
}
