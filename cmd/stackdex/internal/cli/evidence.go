package cli

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/index/fold"
)

type evidenceCmd struct {
	Tool   string `arg:"" help:"Name of a tool."`
	Metric string `arg:"" help:"Name of a metric, as github.stars."`
	JSON   bool   `name:"json" help:"Print JSON."`
}

func (evidenceCmd) Help() string {
	return `Each line is what one page says: whether it is the value shown, agrees with it, lags behind, is superseded or conflicts, and why. Measurements are stated, each with its workload.

  stackdex evidence django github.stars
  stackdex evidence django throughput`
}

func (c *evidenceCmd) Run(a *app) (err error) {
	lib, done, err := a.open(a.ctx)
	if err != nil {
		return err
	}
	defer closing(&err, done)
	observations, err := lib.Evidence(a.ctx, c.Tool, c.Metric)
	if err != nil {
		return err
	}
	if c.JSON {
		return a.printJSON(observations)
	}
	if len(observations) == 0 {
		return noFigure(a.ctx, lib, c.Tool, c.Metric)
	}
	printEvidence(a.out, observations)
	return nil
}

// printEvidence writes a line a page: why a figure is shown, or how a
// measurement was made.
func printEvidence(s *screen.Screen, observations []fold.Observation) {
	how := "why"
	var rows [][]string
	for _, o := range observations {
		reason := o.Why
		if o.Passage != "" {
			how, reason = "workload", o.Workload
			if o.AttributedTo != "" {
				reason = strings.TrimPrefix(reason+", by "+o.AttributedTo, ", ")
			}
		}
		rows = append(rows, []string{status(s, o.Status), figureText(o.Display), o.Day, screen.Cut(reason, 40), screen.Clean(o.Site), screen.Clean(o.URL), screen.Cut(strings.Join(o.Path, " > "), 40)})
	}
	s.Table([]string{"status", "value", "date", how, "site", "page", "under"}, rows)
}

func status(s *screen.Screen, name string) string {
	switch name {
	case "shown", "agrees":
		return s.Good(name)
	case "conflicts":
		return s.Warn(name)
	}
	return name
}

type historyCmd struct {
	Tool   string `arg:"" help:"Name of a tool."`
	Metric string `arg:"" help:"Name of a metric, as github.stars."`
	JSON   bool   `name:"json" help:"Print JSON."`
}

func (historyCmd) Help() string {
	return `One line a day on which a page printed the figure, the oldest first.

  stackdex history django github.stars`
}

func (c *historyCmd) Run(a *app) (err error) {
	lib, done, err := a.open(a.ctx)
	if err != nil {
		return err
	}
	defer closing(&err, done)
	points, err := lib.Series(a.ctx, c.Tool, c.Metric)
	if err != nil {
		return err
	}
	if c.JSON {
		return a.printJSON(points)
	}
	if len(points) == 0 {
		return noSeries(a.ctx, lib, c.Tool, c.Metric)
	}
	printSeries(a.out, points)
	return nil
}

// noSeries says which figures of a tool there are instead, or that what was
// asked for is measured, which makes no series.
func noSeries(ctx context.Context, lib reading, tool, metric string) error {
	if stated, err := lib.Evidence(ctx, tool, metric); err != nil || len(stated) > 0 {
		return cmp.Or(err, fmt.Errorf("%q is measured, each time in its own way, and makes no series; `stackdex evidence %q %q` lists what pages state", metric, tool, metric))
	}
	return noFigure(ctx, lib, tool, metric)
}

// noFigure says which figures of a tool there are instead.
func noFigure(ctx context.Context, lib library, tool, metric string) error {
	t, err := lib.Tool(ctx, tool)
	if err != nil {
		return err
	}
	var known []string
	for _, f := range t.Figures {
		known = append(known, string(f.Metric))
	}
	for _, c := range t.Claims {
		if metric := screen.Clean(c.Metric); !slices.Contains(known, metric) {
			known = append(known, metric)
		}
	}
	if len(known) == 0 {
		return fmt.Errorf("no page prints a figure of %s", t.Name)
	}
	return fmt.Errorf("no page says %q of %s; there are %s", metric, t.Name, strings.Join(known, ", "))
}

// printSeries writes a line a day with a bar, since a curve is read faster
// than numbers.
func printSeries(s *screen.Screen, points []fold.Point) {
	const width = 40
	most := 0.0
	for _, p := range points {
		if p.Value != nil {
			most = max(most, *p.Value)
		}
	}
	var rows [][]string
	for _, p := range points {
		bar := ""
		if p.Value != nil && *p.Value > 0 {
			bar = strings.Repeat("█", max(1, int(*p.Value/most*width)))
		}
		rows = append(rows, []string{p.Day, figureText(p.Display), bar, screen.Clean(p.Site), s.Dim(screen.Clean(p.URL))})
	}
	s.Table(nil, rows)
}
