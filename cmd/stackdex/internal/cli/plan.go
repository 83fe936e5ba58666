package cli

import (
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/crawler"
	"github.com/stackdex/stackdex/ingest"
)

// plan prints what r would fetch.
func (a *app) plan(r crawler.RunRequest, asJSON bool) (err error) {
	storage, done, err := a.planStorage()
	if err != nil {
		return err
	}
	defer closing(&err, done)
	control, err := node.NewControl(a.cfg, storage, a.log, programVersion())
	if err != nil {
		return err
	}
	defer closing(&err, control.Close)
	plan, err := control.Plan(a.ctx, r)
	if err != nil {
		return err
	}
	if asJSON {
		return a.lines().Encode(planReport(plan))
	}
	printPlan(a.out, plan)
	return nil
}

// planReport is a plan in JSON, with times in seconds.
func planReport(p crawler.Plan) any {
	type page struct {
		URL       string `json:"url"`
		Source    string `json:"source"`
		Forbidden bool   `json:"forbidden"`
		Why       string `json:"why,omitempty"`
	}
	type host struct {
		Host      string  `json:"host"`
		Pages     int     `json:"pages"`
		Forbidden int     `json:"forbidden"`
		Every     float64 `json:"every_seconds"`
		Takes     float64 `json:"takes_seconds"`
	}
	report := struct {
		Total     int     `json:"total"`
		Forbidden int     `json:"forbidden"`
		Takes     float64 `json:"takes_seconds"`
		Follows   bool    `json:"follows_links"` // which come on top
		Hosts     []host  `json:"hosts"`
		Pages     []page  `json:"pages"` // the first of them
	}{p.Total, p.Forbidden, p.Takes.Seconds(), p.Open, []host{}, []page{}}
	for _, h := range p.Hosts {
		report.Hosts = append(report.Hosts, host{h.Host, h.Pages, h.Forbidden, h.Interval.Seconds(), h.Takes.Seconds()})
	}
	for _, pg := range p.Pages {
		report.Pages = append(report.Pages, page(pg))
	}
	return report
}

// planStorage opens the log to plan with, an empty one if nothing was ever crawled
// here: planning leaves no trace.
func (a *app) planStorage() (*node.Storage, func() error, error) {
	exists, _, err := node.Holds(a.cfg.Dir())
	if err != nil {
		return nil, nil, err
	}
	if exists || a.cfg.NATS != "" {
		s, _, err := a.patientStorage(a.ctx, node.Access{MustExist: true})
		if err == nil {
			return s, s.Close, nil
		}
		if !errors.Is(err, ingest.ErrNoStreams) {
			return nil, nil, err
		}
	}
	dir, err := os.MkdirTemp("", "stackdex-plan")
	if err != nil {
		return nil, nil, fmt.Errorf("plan: %w", err)
	}
	empty := *a.cfg
	empty.DataDir, empty.NATS = dir, ""
	s, err := node.OpenStorage(a.ctx, &empty, a.log, node.Access{})
	if err != nil {
		return nil, nil, errors.Join(err, os.RemoveAll(dir))
	}
	return s, func() error { return errors.Join(s.Close(), os.RemoveAll(dir)) }, nil
}

func printPlan(s *screen.Screen, p crawler.Plan) {
	var rows [][]string
	for _, page := range p.Pages {
		note := ""
		if page.Forbidden || page.Why != "" {
			note = s.Warn(screen.Clean(page.Why))
		}
		rows = append(rows, []string{"  " + screen.Clean(page.URL), screen.Clean(page.Source), note})
	}
	s.Table(nil, rows)
	if more := p.Total + p.Forbidden - len(p.Pages); more > 0 {
		s.Printf("  and %s more\n", screen.Count(int64(more)))
	}
	rows = nil
	for _, h := range p.Hosts {
		rows = append(rows, []string{"  " + screen.Clean(h.Host), screen.Count(int64(h.Pages)), screen.Count(int64(h.Forbidden)), h.Interval.String(), h.Takes.Round(time.Second).String()})
	}
	s.Printf("\n")
	s.Table([]string{"  host", "pages", "forbidden", "one every", "takes"}, rows)
	s.Printf("\n%s in about %s; robots.txt forbids %s", counted(p.Total, "page"), p.Takes.Round(time.Second), screen.Count(int64(p.Forbidden)))
	if p.Open {
		s.Printf("; links found on them come on top")
	}
	s.Printf("\n")
}
