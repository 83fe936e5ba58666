package cli

import (
	"strings"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/ingest/record"
)

type historyCmd struct {
	Tool   string `arg:"" help:"Name of a tool."`
	Metric string `arg:"" help:"Name of a metric, as github.stars."`
	JSON   bool   `name:"json" help:"Print JSON."`
}

func (historyCmd) Help() string {
	return `One line a day on which a page printed the figure, the oldest first.

  stackdex history django github.stars

The metrics are ` + metricNames()
}

// metricNames lists the metrics whose days are kept.
func metricNames() string {
	var names []string
	for _, m := range record.Metrics() {
		names = append(names, m.Name)
	}
	return strings.Join(names, ", ") + "."
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
	printSeries(a.out, points)
	return nil
}

// printSeries writes a line a day with a bar, because a curve is read faster than
// numbers.
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
		rows = append(rows, []string{screen.Clean(p.Day), figureText(p.Display), bar, screen.Clean(p.Site), s.Dim(screen.Clean(p.URL))})
	}
	s.Table(nil, rows)
}
