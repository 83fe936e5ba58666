package cli

import (
	"cmp"
	"errors"
	"fmt"
	"net"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/instance"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/index/web"
	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

type statusCmd struct {
	JSON    bool `name:"json" help:"Print JSON."`
	Healthy bool `help:"Print nothing; exit with 0 if what is configured answers, for health checks. One of who serves in a cluster needs its --listen, too: without it only NATS is asked."`
}

func (statusCmd) Help() string {
	return `Known URLs are

  due        to be fetched; those that were put off are told with their host, the reason and the time
  done       read, or answered by their site
  gone       gone for good, as their site says
  dead       of no use as they are; "stackdex dead list" says why
  forbidden  by robots.txt

The exit code is 1 if nothing can be searched now.`
}

func (c *statusCmd) Run(a *app) error {
	if c.Healthy {
		return a.healthy()
	}
	s, running, err := a.status()
	if s == nil {
		return err
	}
	if err == nil && s.EngineError != "" {
		err = &exitError{code: 1}
	}
	if c.JSON {
		return errors.Join(a.printJSON(s), err)
	}
	printStatus(a.out, s, running, a.cfg.NATS != "")
	if a.cfg.NATS != "" && (s.Index == nil || s.StandsBy) {
		printIndexer(a.out, s)
	}
	return err
}

// status asks the stackdex that runs here, else the files. If the index cannot be
// read, it returns what the log says, and the error.
func (a *app) status() (*node.Status, bool, error) {
	if err := a.fallBack(); err != nil {
		return nil, false, err
	}
	inst, running, err := instance.Find(a.ctx, a.cfg.Dir())
	if err != nil {
		return nil, false, err
	}
	if running {
		s, err := remoteStatus(a.ctx, web.NewClient(inst.HTTP, inst.Client()))
		return s, true, err
	}
	if exists, _, err := node.Holds(a.cfg.Dir()); err != nil {
		return nil, false, err
	} else if !exists && a.cfg.NATS == "" {
		return nil, false, a.nothingHere()
	}
	storage, _, err := a.storage(a.ctx)
	if err != nil {
		return nil, false, err
	}
	s, err := node.StoredStatus(a.ctx, storage)
	if err == nil && a.cfg.NATS != "" {
		err = s.AskIndexer(a.ctx, storage)
	}
	if err = errors.Join(err, storage.Close()); err != nil {
		return nil, false, err
	}
	s.Version, s.DataDir, s.Sample, s.Engine = programVersion(), a.cfg.Dir(), a.cfg.Sample, a.cfg.Engine
	return s, false, a.readStatus(s)
}

// readStatus adds what the files of the index say.
func (a *app) readStatus(s *node.Status) error {
	r, err := node.OpenReader(a.ctx, a.cfg, a.log)
	switch {
	case errors.Is(err, node.ErrNoState) && a.cfg.NATS == "" && s.Applicable() > 0:
		return fmt.Errorf("%w; `stackdex engine reindex` makes it anew from the log", err)
	case errors.Is(err, node.ErrEmpty), errors.Is(err, node.ErrNoState):
		return node.ServerStatus(a.ctx, a.cfg, a.log, s)
	case errors.Is(err, node.ErrBehind) && s.Applicable() == 0:
		return nil // nothing to be behind of
	case errors.Is(err, node.ErrBehind):
		a.warn(fmt.Sprintf("%v; the next command that reads the index catches up first", err))
		return nil
	case errors.Is(err, node.ErrOlder):
		return err
	case a.mendable(err):
		return fmt.Errorf("%w; `stackdex engine reindex` sets it aside and rebuilds it from the log", err)
	case err != nil:
		return err
	}
	err = r.Status(a.ctx, s)
	return errors.Join(err, r.Close())
}

// healthy returns nil if the stackdex that runs here answers searches. In a cluster it
// asks the API, if that is configured to listen on a fixed port, else the log.
func (a *app) healthy() error {
	if inst, running, err := instance.Find(a.ctx, a.cfg.Dir()); err != nil {
		return err
	} else if running {
		return web.NewClient(inst.HTTP, inst.Client()).Ready(a.ctx)
	}
	if a.cfg.NATS == "" {
		return fmt.Errorf("no stackdex runs in %s", a.cfg.Dir())
	}
	host, port, err := net.SplitHostPort(a.cfg.Listen)
	if err == nil && port != "0" { // a role that serves runs with this
		if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
			host = "127.0.0.1"
		}
		return web.NewClient("http://"+net.JoinHostPort(host, port), instance.Client()).Ready(a.ctx)
	}
	s, err := node.OpenStorage(a.ctx, a.cfg, a.log, node.Access{MustExist: true})
	if err != nil {
		return err
	}
	_, err = s.Log.PagesInfo(a.ctx)
	return errors.Join(err, s.Close())
}

func printStatus(out *screen.Screen, s *node.Status, running, cluster bool) {
	what, where := "not running, in", s.DataDir
	switch {
	case running:
		what = out.Good("running") + ", in"
	case cluster:
		what, where = "a client of", s.NATS
	}
	if s.Sample {
		where += ", the sample"
	}
	out.Printf("stackdex %s, %s %s, engine %s\n", screen.Clean(s.Version), what, screen.Clean(where), screen.Clean(s.Engine))
	if len(s.Runs) == 0 && len(s.URLs) == 0 && s.Applicable() == 0 {
		out.Printf("nothing was crawled yet; `stackdex crawl URL` begins, `stackdex up --sample` shows it on the sample\n")
	}
	printRuns(out, s.Runs)
	printURLs(out, s)
	printIndexStatus(out, s, cluster)
	for _, h := range s.Held {
		source, verb := screen.Clean(h.Source), "waits for the end of its run"
		if h.Decidable {
			verb = fmt.Sprintf("decide with `stackdex held accept %s` or `stackdex held reject %s`", source, source)
		}
		out.Printf("%s\n", out.Warn(fmt.Sprintf("held back: %s of %s; %s", counted(h.Pages, "page"), source, verb)))
	}
	if pages := s.Dead - s.Refused; pages > 0 {
		out.Printf("%s could not be used, or not wholly; see `stackdex dead list`\n", counted(pages, "page"))
	}
	printRefused(out, s.Refused)
	if s.Unresolved > 0 {
		out.Printf("%s on pages could be more than one tool, or none; see `stackdex resolve --unresolved`\n", counted(s.Unresolved, "name"))
	}
	if s.Suppressed > 0 {
		out.Printf("%s forgotten; see `stackdex forget --list`\n", counted(s.Suppressed, "thing"))
	}
	for _, d := range s.Drift {
		out.Printf("%s\n", out.Warn(screen.Clean(d)))
	}
	printUnlinked(out, s)
}

func printRuns(out *screen.Screen, runs []record.Run) {
	if len(runs) == 0 {
		return
	}
	var rows [][]string
	for _, r := range runs {
		rows = append(rows, []string{"  " + r.Started.UTC().Format("2006-01-02 15:04"), screen.Clean(string(r.State)), screen.Cut(r.Command, 50),
			screen.Count(r.Summary.Fetched), screen.Count(r.Summary.Unchanged), screen.Count(r.Summary.PutOff), screen.Count(r.Summary.Dead), screen.Count(r.Summary.Held)})
	}
	out.Printf("\n")
	out.Table([]string{"  run", "state", "command", "fetched", "unchanged", "put off", "dead", "held"}, rows)
}

func printURLs(out *screen.Screen, s *node.Status) {
	if len(s.URLs) == 0 {
		return
	}
	var rows [][]string
	for _, u := range s.URLs {
		rows = append(rows, []string{"  " + screen.Clean(u.Source), screen.Clean(string(u.State)), screen.Count(int64(u.Count))})
	}
	out.Printf("\n")
	out.Table([]string{"  source", "URLs", ""}, rows)
	printPutOff(out, s)
}

// printPutOff says how many pages of which host are put off, why and until when.
func printPutOff(out *screen.Screen, s *node.Status) {
	printWaiting(out, "", s.Waiting)
	if s.WaitingElse > 0 {
		out.Printf("%s put off for other reasons\n", counted(s.WaitingElse, "page"))
	}
	printResting(out, "", s.Resting, s.GeneratedAt)
	for _, u := range s.Untried {
		out.Printf("%s of %s known and not tried yet, as %s\n", counted(u.Count, "page"), screen.Clean(u.Host), screen.Clean(u.Example))
	}
	if s.UntriedElse > 0 {
		out.Printf("%s of other hosts known and not tried yet\n", counted(s.UntriedElse, "page"))
	}
}

// printWaiting says of pages that were tried why and until when they are put off.
func printWaiting(out *screen.Screen, indent string, reasons []ingest.PutOff) {
	for _, w := range reasons {
		out.Printf("%s%s of %s put off, the first until %s: %s, as %s\n", indent, counted(w.Count, "page"), cmp.Or(screen.Clean(w.Host), "several hosts"), minute(w.NextDue), screen.Cut(w.Reason, 100), screen.Clean(w.Example))
	}
}

// printResting says of pages that are put off for their host alone until when it rests.
func printResting(out *screen.Screen, indent string, hosts []record.RestingHost, now time.Time) {
	for _, h := range hosts {
		rests := "which is left alone until " + minute(h.Until)
		if !h.Until.After(now) {
			rests = "which was left alone until " + minute(h.Until) + "; `stackdex refresh` tries them now"
		}
		out.Printf("%s%s put off for their host %s, %s: %s\n", indent, counted(h.Pages, "page"), screen.Clean(h.Host), rests, screen.Cut(h.Reason, 100))
	}
}

// minute writes a time of status.
func minute(t time.Time) string { return t.UTC().Format("2006-01-02 15:04 MST") }

// printIndexer says who indexes in a cluster.
func printIndexer(out *screen.Screen, s *node.Status) {
	if s.Indexer == "" {
		out.Printf("%s\n", out.Warn("nobody indexes: start `stackdex run index`"))
		return
	}
	out.Printf("indexing: %s\n", screen.Clean(s.Indexer))
	if s.IndexerSilent {
		out.Printf("%s\n", out.Warn("it does not say how far it is: it may be gone, or busy; ask again"))
	}
	printProgress(out, s.Indexing)
}

func printIndexStatus(out *screen.Screen, s *node.Status, cluster bool) {
	printEngine(out, s, cluster)
	if s.Index != nil && s.StandsBy {
		printStandby(out, s.Index)
		return
	}
	printProgress(out, s.Index)
}

// printProgress says how far an indexer is, and what it waits for; x may be nil.
func printProgress(out *screen.Screen, x *indexer.Status) {
	if x == nil {
		return
	}
	if x.Applied < x.Last || x.Dirty > 0 {
		out.Printf("indexing: %s of %s applied, %s to fold\n", screen.Count(int64(x.Applied)), counted(int64(x.Last), "page"), screen.Count(int64(x.Dirty)))
	}
	if x.Kept > 0 {
		out.Printf("%s\n", out.Warn(fmt.Sprintf("%s of before are kept, which this log does not make; `stackdex engine reindex --accept` publishes an index without them", counted(int64(x.Kept), "document"))))
	}
	if x.WaitingOn != "" {
		out.Printf("%s\n", out.Warn("the indexer waits for "+screen.Clean(x.WaitingOn)+": "+screen.Clean(x.LastError)))
	}
}

// printStandby says how far the state of a process that stands by follows the log.
func printStandby(out *screen.Screen, x *indexer.Status) {
	if x.Applied < x.Last || x.Dirty > 0 {
		out.Printf("standing by: has read %s of %s, %s to fold\n", screen.Count(int64(x.Applied)), counted(int64(x.Last), "page"), screen.Count(int64(x.Dirty)))
		return
	}
	out.Printf("standing by: has read all that is indexed, and can take over at once\n")
}

// printEngine says what is searchable, and what is wrong in the engine.
func printEngine(out *screen.Screen, s *node.Status, cluster bool) {
	can := "searchable"
	if s.EngineError != "" {
		can = "written"
		out.Printf("\n%s\n", out.Warn("nothing is searchable now: "+screen.Clean(s.EngineError)))
	}
	if len(s.Documents) > 0 {
		out.Printf("\n%s: %s\n", can, documentCounts(s.Documents))
	}
	repairs := "the next `stackdex refresh` or `up` repairs that"
	switch {
	case s.Index != nil:
		repairs = "that is being repaired"
	case cluster:
		repairs = "`stackdex run index` repairs that"
	}
	for _, n := range index.Names() {
		if count, ok := s.InEngine[n]; ok {
			why := "somebody else changed them; " + repairs
			if s.Index != nil && s.Index.Kept > 0 && count > s.Documents[n] {
				why = "the others are of before"
			}
			out.Printf("%s\n", out.Warn(fmt.Sprintf("%s of %s are in the engine, %s were written: %s", screen.Count(int64(count)), n, screen.Count(int64(s.Documents[n])), why)))
		}
	}
	if s.SettingsError != "" {
		out.Printf("%s\n", out.Warn("whether somebody changed the settings of the engine is not known: "+screen.Clean(s.SettingsError)))
	}
	if len(s.Settings) > 0 {
		out.Printf("%s\n", out.Warn(fmt.Sprintf("settings of the engine are not as stackdex needs them: %s; see `stackdex engine settings --diff`", joinClean(s.Settings, ", "))))
	}
}

// printUnlinked shows popular tools whose repository is not known, and what to
// paste into the file of names.
func printUnlinked(out *screen.Screen, s *node.Status) {
	if len(s.Unlinked) == 0 {
		return
	}
	out.Printf("\npopular tools without a repository; complete these lines in the file of --names:\n\n  tools:\n")
	for _, t := range s.Unlinked {
		out.Printf("    - {id: %s, name: %q, repository: https://github.com/…}\n", screen.Clean(t.ID), screen.Clean(t.Name))
	}
}
