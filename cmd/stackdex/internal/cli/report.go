package cli

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

// reportFlag asks for the report of a run in JSON.
type reportFlag struct {
	JSON bool `name:"json" help:"Print what the run did as JSON, one line a run."`
}

// runReport is what a command tells of a run that is finished.
type runReport struct {
	Run       string            `json:"run"`
	Command   string            `json:"command"`
	Started   time.Time         `json:"started"`
	Finished  time.Time         `json:"finished"`
	Summary   record.RunSummary `json:"summary"`
	PutOff    []ingest.PutOff   `json:"put_off,omitempty"`  // the most frequent reasons for which pages wait
	Unusable  []unusablePage    `json:"unusable,omitempty"` // the first of them
	Sitemaps  []unusablePage    `json:"sitemaps,omitempty"` // those that could not be read, or not to their end
	Refused   int               `json:"refused_documents"`
	Index     *indexReport      `json:"index,omitempty"`      // absent: another process indexes
	IndexedBy string            `json:"indexed_by,omitempty"` // that process, if it is known
	ExitCode  int               `json:"exit_code"`

	took    time.Duration
	nothing bool // was due
}

// unusablePage is a page that a run could not use, or not wholly.
type unusablePage struct {
	URL    string `json:"url"`
	Class  string `json:"class"`
	Reason string `json:"reason"`
}

// indexReport is what indexing after a run did.
type indexReport struct {
	Written   int64              `json:"documents_written"`
	Documents map[index.Name]int `json:"documents"`
}

// shownReasons is how many reasons a report gives for what was not fetched.
const shownReasons = 3

// report describes a finished run by what the log says of it.
func (a *app) report(log *ingest.Log, run record.Run, took time.Duration) (runReport, error) {
	r := runReport{
		Run: run.ID, Command: run.Command, Started: run.Started, Finished: run.Finished, Summary: run.Summary,
		took: took, nothing: run.Scope.Known && len(run.Seeds) == 0 && run.Summary.Pages()+run.Summary.PutOff+run.Summary.Links == 0 && run.Summary.EndedBy == "",
	}
	if r.Summary.PutOff > 0 {
		table, err := log.CountURLs(a.ctx)
		if err != nil {
			return r, err
		}
		r.PutOff = table.Waiting[:min(shownReasons, len(table.Waiting))]
	}
	err := a.unusable(&r, log, run)
	if err != nil {
		return r, err
	}
	if r.Refused, err = node.Refused(a.ctx, log); err != nil {
		return r, err
	}
	r.ExitCode = a.codeOf(r)
	return r, nil
}

// unusable adds to a report the first pages that its run could not use, and its sitemaps,
// which the summary does not count.
func (a *app) unusable(r *runReport, log *ingest.Log, run record.Run) error {
	if r.Summary.Dead+r.Summary.InPart == 0 && !run.Scope.Sitemaps {
		return nil
	}
	return log.DeadLetters(a.ctx, func(d record.DeadLetter) error {
		if d.Run != run.ID || len(r.Unusable) >= shownReasons && !run.Scope.Sitemaps {
			return nil
		}
		letter := unusablePage{cmp.Or(d.URL, d.Key), d.Class, d.Reason}
		if run.Scope.Sitemaps && d.URL != "" && len(r.Sitemaps) < shownReasons {
			stored, err := log.GetURL(a.ctx, d.URL)
			if err != nil && !errors.Is(err, record.ErrNotFound) {
				return err
			}
			if stored.Row.Sitemap {
				r.Sitemaps = append(r.Sitemaps, letter)
				return nil
			}
		}
		if len(r.Unusable) < shownReasons {
			r.Unusable = append(r.Unusable, letter)
		}
		return nil
	})
}

// codeOf returns the exit code of a command whose run ended so. Of the sample some pages
// fail on purpose.
func (a *app) codeOf(r runReport) int {
	switch {
	case len(r.Summary.HeldSources) > 0:
		return exitHeld
	case (r.Summary.Dead > 0 || r.Summary.PutOff > 0 || len(r.Sitemaps) > 0) && !a.cfg.Sample, r.Refused > 0:
		return exitPartial
	}
	return 0
}

// outcome is the error that ends a command with the exit code of a report.
func (r *runReport) outcome() error {
	if r.ExitCode == 0 {
		return nil
	}
	return &exitError{code: r.ExitCode}
}

// indexed adds what indexing did, of which x tells, to the report of a run.
func (a *app) indexed(r *runReport, x *indexer.Status, by string) {
	switch {
	case by != "":
		r.IndexedBy = by
	case x != nil:
		wrote := int64(x.Written + x.Deleted)
		r.Index = &indexReport{Written: wrote - a.wrote, Documents: x.Documents}
		a.wrote = wrote
	}
}

// printRun says what a run did.
func (a *app) printRun(r *runReport) {
	s, out := r.Summary, a.out
	out.Printf("%s in %s: %s fetched, %s unchanged, %s, %s\n", out.Bold("run complete"), r.took.Round(10*time.Millisecond),
		screen.Count(s.Fetched), screen.Count(s.Unchanged), counted(s.Facts, "fact"), counted(s.Links, "new URL"))
	if r.nothing {
		out.Printf("  nothing was due: no page that is known fits; `stackdex status` says what is known\n")
	}
	if s.EndedBy != "" {
		out.Printf("  ended by --%s; `stackdex status` says what is left, `stackdex refresh` goes on with it\n", strings.ReplaceAll(screen.Clean(s.EndedBy), "_", "-"))
	}
	a.printNotes(r)
	if len(r.Sitemaps) > 0 {
		out.Printf("  sitemaps that were not read, or not to their end; see `stackdex dead list`\n")
		printUnusable(out, r.Sitemaps)
	}
	for _, source := range slices.Sorted(maps.Keys(s.HeldSources)) {
		out.Printf("  %s\n", out.Warn(fmt.Sprintf("%s: %s lost most of their facts; nothing was published. Decide with `stackdex held accept %s` or `stackdex held reject %s`", source, counted(s.HeldSources[source], "page"), source, source)))
	}
}

// printNotes says how many pages were not read, with the first reasons.
func (a *app) printNotes(r *runReport) {
	s, out := r.Summary, a.out
	left := int64(0)
	for _, n := range s.HeldSources {
		left += n
	}
	for _, n := range []struct {
		count int64
		text  string
		more  func()
	}{
		{s.Forbidden, "forbidden by robots.txt", nil}, {s.Gone, "gone", nil}, {s.Blocked, "blocked by the site", nil},
		{s.PutOff, "put off; `stackdex status` says why and until when, a refresh after that tries them again", func() {
			printWaiting(out, "    ", r.PutOff)
			printResting(out, "    ", s.Resting[:min(shownReasons, len(s.Resting))], r.Finished)
		}},
		{s.Dead, "unusable; see `stackdex dead list`", nil}, {s.InPart, "read, but not all of it; see `stackdex dead list`", nil},
		{s.Dead + s.InPart, "", func() { printUnusable(out, r.Unusable) }},
		{left, "held back by the loss gate; see `stackdex held list`", nil},
		{s.Held - left, "that lost facts, published: they are few", nil}, {s.Unclaimed, "links that no source reads", nil},
	} {
		if n.count == 0 {
			continue
		}
		if n.text != "" {
			out.Printf("  %s %s\n", screen.Count(n.count), n.text)
		}
		if n.more != nil {
			n.more()
		}
	}
}

func printUnusable(out *screen.Screen, pages []unusablePage) {
	for _, p := range pages {
		out.Printf("    %s: %s\n", screen.Cut(p.URL, 100), screen.Cut(p.Reason, 200))
	}
}

// printIndexed says what was written to the search engine.
func (a *app) printIndexed(r *runReport) {
	out := a.out
	switch {
	case r.IndexedBy != "" && a.cfg.OnServer():
		out.Printf("searchable: indexed by %s\n", screen.Clean(r.IndexedBy))
	case r.IndexedBy != "":
		out.Printf("searchable where %s runs, once it has indexed what was fetched: its search engine is its own\n", screen.Clean(r.IndexedBy))
	case r.Index == nil:
	case r.Index.Written == 0:
		out.Printf("nothing changed: nothing was written to the search engine\n")
	default:
		out.Printf("%s written to the search engine\n", counted(r.Index.Written, "document"))
	}
	if r.Index != nil {
		out.Printf("searchable: %s\n", documentCounts(r.Index.Documents))
	}
}
