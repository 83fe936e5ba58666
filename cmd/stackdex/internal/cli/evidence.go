package cli

import (
	"fmt"
	"strings"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/index/fold"
)

type evidenceCmd struct {
	Tool   string `arg:"" help:"Name of a tool."`
	Metric string `arg:"" optional:"" help:"Name of a metric or an attribute, as github.stars or license; none: list those that pages state."`
	JSON   bool   `name:"json" help:"Print JSON."`
}

func (evidenceCmd) Help() string {
	return `Each line is what one page says: whether it is the value shown, agrees with it, lags behind, is superseded, conflicts or is worded otherwise, and why. Only the newest version of a page is evidence; what an earlier one said is superseded. Measurements are stated, each with its workload. A cell that makes sense only beside other tools is relative; a stated absence is absent.

The date is what the page says the figure is as of, else the date that the page gives itself, else the day on which it was seen; show, export and compare print the same one. Seen is the day on which that version of the page was last seen.

  stackdex evidence django                what can be asked
  stackdex evidence django github.stars
  stackdex evidence django throughput
  stackdex evidence django "built-in ORM"`
}

func (c *evidenceCmd) Run(a *app) (err error) {
	lib, done, err := a.open(a.ctx)
	if err != nil {
		return err
	}
	defer closing(&err, done)
	if c.Metric == "" {
		return c.topics(a, lib)
	}
	observations, err := lib.Evidence(a.ctx, c.Tool, c.Metric)
	if err != nil {
		return err
	}
	if c.JSON {
		return a.printJSON(observations)
	}
	printEvidence(a.out, observations)
	return nil
}

// topics lists what can be asked.
func (c *evidenceCmd) topics(a *app, lib fullLibrary) error {
	topics, err := lib.Topics(a.ctx, c.Tool)
	if err != nil {
		return err
	}
	if c.JSON {
		return a.printJSON(topics)
	}
	var rows [][]string
	for _, t := range topics {
		others := ""
		if t.Others > 0 {
			others = fmt.Sprintf("and %d more", t.Others)
		}
		rows = append(rows, []string{screen.Clean(t.Name), screen.Clean(t.Kind), screen.Cut(t.Label, 40), screen.Cut(t.Display, 44), status(a.out, t.Status), others})
	}
	a.out.Table([]string{"ask for", "", "", "shown", "status", ""}, rows)
	return nil
}

// printEvidence writes what was measured, and then what is shown and said.
func printEvidence(s *screen.Screen, observations []fold.Observation) {
	measured, said := 0, len(observations)
	for measured < said && observations[measured].Passage != "" {
		measured++
	}
	for _, part := range [][]fold.Observation{observations[:measured], observations[measured:]} {
		if len(part) > 0 {
			printObservations(s, part)
		}
	}
}

// printObservations writes a line a page: why something is shown, how a
// measurement was made, or beside which tools a cell stands.
func printObservations(s *screen.Screen, observations []fold.Observation) {
	how := "why"
	var rows [][]string
	for _, o := range observations {
		reason := o.Why
		switch {
		case o.Passage != "":
			how, reason = "workload", o.Workload
			if o.AttributedTo != "" {
				reason = strings.TrimPrefix(reason+", by "+o.AttributedTo, ", ")
			}
		case o.Status == "relative":
			reason = "beside " + strings.Join(o.Versus, ", ")
		}
		rows = append(rows, []string{status(s, o.Status), screen.Cut(figureText(o.Display), 44), screen.Clean(o.Date), screen.Cut(reason, 40), screen.Clean(o.Site), screen.Clean(o.URL), screen.Clean(o.SeenAt), screen.Cut(strings.Join(o.Path, " > "), 40)})
	}
	s.Table([]string{"status", "value", "date", how, "site", "page", "seen", "under"}, rows)
}

func status(s *screen.Screen, name string) string {
	switch name {
	case "shown", "agrees":
		return s.Good(name)
	case "conflicts":
		return s.Warn(name)
	}
	return screen.Clean(name)
}
