package node

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/crawler"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/index/meiliindex"
	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

// Status is the state of an installation at one moment.
type Status struct {
	Version       string               `json:"version"`
	DataDir       string               `json:"data_dir"`
	Sample        bool                 `json:"sample"`
	Engine        string               `json:"engine"`
	NATS          string               `json:"nats,omitempty"` // without what is secret in its address; empty: the embedded one
	Streams       []StreamStatus       `json:"streams"`
	URLs          []ingest.URLCount    `json:"urls"`
	Waiting       []ingest.PutOff      `json:"put_off,omitempty"`
	WaitingElse   int64                `json:"put_off_else,omitempty"` // pages put off for other reasons
	Resting       []record.RestingHost `json:"resting,omitempty"`      // hosts that the newest run left alone, with the pages put off for that
	Untried       []ingest.PutOff      `json:"untried,omitempty"`      // pages that are known and were not tried yet, by host
	UntriedElse   int64                `json:"untried_else,omitempty"` // such pages of other hosts
	Runs          []record.Run         `json:"runs"`                   // the newest first; of an active one, what it has done so far
	Progress      *record.Progress     `json:"progress,omitempty"`     // of the newest active run
	Index         *indexer.Status      `json:"index,omitempty"`        // of the state that follows the log, if another process indexes
	Indexer       string               `json:"indexer,omitempty"`      // the process of a cluster that indexes
	Indexing      *indexer.Status      `json:"indexing,omitempty"`     // what that process says of itself, asked by another one
	IndexerSilent bool                 `json:"indexer_silent,omitempty"`
	StandsBy      bool                 `json:"stands_by,omitempty"` // that is another one than this, which would
	Documents     map[index.Name]int   `json:"documents,omitempty"`
	InEngine      map[index.Name]int   `json:"in_engine,omitempty"`      // where there are more or fewer than Documents
	EngineError   string               `json:"engine_error,omitempty"`   // why the engine does not answer now
	Settings      []string             `json:"settings,omitempty"`       // of the engine that somebody changed, as stackdex_tools.rankingRules
	SettingsError string               `json:"settings_error,omitempty"` // why it is not known which somebody changed
	Dead          int                  `json:"dead"`                     // pages, messages and documents that could not be used
	Refused       int                  `json:"refused"`                  // of these, the documents: the engine refused them, or they could not be folded
	Held          []HeldStatus         `json:"held"`
	Unlinked      []indexer.Popular    `json:"without_repository"` // popular tools whose repository is not known
	Unresolved    int                  `json:"unresolved"`         // names that pages give tools and that mean none
	Drift         []string             `json:"drift"`
	Suppressed    int                  `json:"suppressed"`
	GeneratedAt   time.Time            `json:"generated_at"`
}

// Applicable returns how many pages the log has for the index.
func (s *Status) Applicable() uint64 {
	for _, st := range s.Streams {
		if st.Name == "PAGES" {
			return st.Messages
		}
	}
	return 0
}

// StreamStatus is a stream with its size.
type StreamStatus struct {
	Name     string `json:"name"`
	Messages uint64 `json:"messages"`
	Last     uint64 `json:"last"`
	Bytes    uint64 `json:"bytes"`
}

// HeldStatus counts what the loss gate holds back of a source.
type HeldStatus struct {
	Source    string `json:"source"`
	Pages     int    `json:"pages"`
	Decidable bool   `json:"decidable"` // the run is over: accept or reject
}

// What bounds the lists of a Status.
const (
	shownReasons  = 5
	shownRuns     = 5
	shownUnlinked = 10
)

// Status asks the log and the index.
func (n *Node) Status(ctx context.Context) (*Status, error) {
	s, err := StoredStatus(ctx, n.storage)
	if err != nil {
		return nil, err
	}
	s.Version, s.DataDir, s.Sample, s.Engine = n.version, n.cfg.Dir(), n.cfg.Sample, n.cfg.Engine
	if n.index == nil {
		if n.remote != nil {
			s.askServer(ctx, n.remote.engines)
		}
		return s, s.AskIndexer(ctx, n.storage)
	}
	if n.roles.Share && !n.index.works() {
		s.StandsBy = s.Indexer != "" && s.Indexer != n.storage.Log.Member()
		if x := n.index.Indexer(); x != nil {
			if status := x.Status(); status.Phase == indexer.PhaseFollowing {
				s.Index = &status
			}
		}
		s.askServer(ctx, n.index.engines)
		if !s.StandsBy {
			return s, nil
		}
		return s, s.AskIndexer(ctx, n.storage)
	}
	g, err := n.index.generation()
	if err != nil {
		return s, nil //nolint:nilerr // the log's part is true while the index is replaced
	}
	status := g.indexer.Status()
	s.Index, s.Documents = &status, status.Documents
	switch {
	case status.Phase == indexer.PhaseIdle:
		if s.askEngine(ctx, g.engine); s.EngineError == "" {
			s.askSettings(ctx, n.index.engines)
		}
	case status.WaitingOn == indexer.EngineName && !answers(ctx, g.answers): // one that is full does
		s.EngineError = status.LastError
	}
	if s.Unlinked, err = g.indexer.Reader().WithoutRepository(ctx, shownUnlinked); err != nil {
		return s, err
	}
	_, s.Unresolved, err = g.indexer.Reader().Unresolved(ctx, "", 0)
	return s, err
}

// PublicStatus is what strangers are told of the state of an installation: what can be
// found, and whether that is all there is.
type PublicStatus struct {
	Sample      bool               `json:"sample"`
	Documents   map[index.Name]int `json:"documents,omitempty"`
	Index       *PublicProgress    `json:"index,omitempty"`
	GeneratedAt time.Time          `json:"generated_at"`
}

// PublicProgress is how far an index is.
type PublicProgress struct {
	Applied   uint64 `json:"applied"` // sequence of PAGES
	Last      uint64 `json:"last"`    // sequence of the newest page
	Dirty     int    `json:"dirty"`   // pages, names and documents to be folded
	Phase     string `json:"phase"`
	Rewriting bool   `json:"rewriting"` // documents are being written again
}

// publicStatus asks the index of this process, if it has one, else the engine.
func (n *Node) publicStatus(ctx context.Context) *PublicStatus {
	p := &PublicStatus{Sample: n.cfg.Sample, GeneratedAt: time.Now().UTC()}
	switch {
	case n.remote != nil:
		if found, err := miscounted(ctx, n.remote.engine, nil); err == nil {
			p.Documents = found
		}
	case n.index != nil && (!n.roles.Share || n.index.works()):
		if x := n.index.Indexer(); x != nil {
			s := x.Status()
			p.Documents, p.Index = s.Documents, &PublicProgress{s.Applied, s.Last, s.Dirty, s.Phase, s.Rewriting}
		}
	}
	return p
}

// askLimit bounds the time an engine has to answer a question about itself.
const askLimit = 2 * time.Second

// answers reports whether searches are answered.
func answers(ctx context.Context, h *checkedEngine) bool {
	ctx, cancel := context.WithTimeout(ctx, askLimit)
	defer cancel()
	return h.ready(ctx) == nil
}

// askEngine adds how many documents an engine says that it has, where these are not
// those that were written, or that it does not answer.
func (s *Status) askEngine(ctx context.Context, e index.Engine) {
	found, err := miscounted(ctx, e, s.Documents)
	s.InEngine = found
	if err != nil {
		s.EngineError = explainTimeout(err).Error()
	}
}

// drifting is an engine on a server whose settings others can change.
type drifting interface {
	Drift(ctx context.Context) ([]meiliindex.Difference, error)
}

// askServer adds what somebody changed in the settings of the server of an engine, or why
// that is not known. A server that does not answer is an error of the engine.
func (s *Status) askServer(ctx context.Context, engines Engines) {
	err := s.readSettings(ctx, engines)
	if errors.Is(err, index.ErrUnavailable) || errors.Is(err, context.DeadlineExceeded) {
		s.EngineError = explainTimeout(err).Error()
	} else if err != nil {
		s.SettingsError = explainTimeout(err).Error()
	}
}

// askSettings is askServer for an engine that has just answered: it can be searched even
// if its settings cannot be read.
func (s *Status) askSettings(ctx context.Context, engines Engines) {
	if err := s.readSettings(ctx, engines); err != nil {
		s.SettingsError = explainTimeout(err).Error()
	}
}

func (s *Status) readSettings(ctx context.Context, engines Engines) error {
	d, ok := engines.(drifting)
	if !ok {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, askLimit)
	defer cancel()
	all, err := d.Drift(ctx)
	for _, one := range all {
		s.Settings = append(s.Settings, one.Index+"."+one.Setting)
	}
	return err
}

// explainTimeout returns a readable error in place of one that only means that askLimit
// has passed.
func explainTimeout(err error) error {
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("the engine did not answer within %s; it may be down, or busy: ask again", askLimit)
	}
	return err
}

// ServerStatus adds to s what an engine on a server says, where this process has no state
// of its own.
func ServerStatus(ctx context.Context, cfg *config.Config, log *slog.Logger, s *Status) error {
	if !cfg.OnServer() {
		return nil
	}
	engines, err := OpenEngines(ctx, cfg, log)
	if err != nil {
		return err
	}
	if live, err := engines.Published(ctx); err == nil { // before the first set-up nothing is amiss
		s.askServer(ctx, engines)
		return errors.Join(live.Close(), engines.Close())
	}
	return engines.Close()
}

// miscounted returns the counts of an engine that others can write to, where they
// are not those of what was written.
func miscounted(ctx context.Context, e index.Engine, written map[index.Name]int) (map[index.Name]int, error) {
	c, ok := e.(index.Counter)
	if !ok {
		return nil, nil
	}
	ctx, cancel := context.WithTimeout(ctx, askLimit)
	defer cancel()
	found := map[index.Name]int{}
	for _, n := range index.Names() {
		count, err := c.Count(ctx, n)
		if err != nil {
			return found, err
		}
		if count != written[n] {
			found[n] = count
		}
	}
	return found, nil
}

// StoredStatus asks only the log.
func StoredStatus(ctx context.Context, storage *Storage) (*Status, error) {
	s := &Status{Held: []HeldStatus{}, Drift: []string{}, Unlinked: []indexer.Popular{}, GeneratedAt: time.Now().UTC()}
	if storage.server == nil {
		s.NATS = storage.Log.Address()
	}
	streams, err := storage.Log.StreamInfos(ctx)
	if err != nil {
		return nil, err
	}
	for _, st := range streams {
		s.Streams = append(s.Streams, StreamStatus{Name: st.Name, Messages: st.Info.Count, Last: st.Info.Last, Bytes: st.Bytes})
		if st.Name == "DEAD" {
			s.Dead = int(st.Info.Count)
		}
	}
	if s.Refused, err = Refused(ctx, storage.Log); err != nil {
		return nil, err
	}
	urls, err := storage.Log.CountURLs(ctx)
	if err != nil {
		return nil, err
	}
	s.URLs = urls.Counts
	if err := s.runs(ctx, storage.Log); err != nil {
		return nil, err
	}
	s.putOff(urls, s.GeneratedAt)
	if s.Held, err = heldBySource(ctx, storage.Log); err != nil {
		return nil, err
	}
	if s.Indexer, err = storage.Indexer(ctx); err != nil {
		return nil, err
	}
	suppressed, _, err := storage.Log.ListSuppressions(ctx)
	if err != nil {
		return nil, err
	}
	s.Suppressed = len(suppressed)
	for _, d := range storage.Log.Drift() {
		s.Drift = append(s.Drift, d.String())
	}
	return s, nil
}

// Refused returns how many documents are dead letters, because the engine refused them or
// because they could not be folded.
func Refused(ctx context.Context, log *ingest.Log) (documents int, err error) {
	err = log.DeadLetters(ctx, func(d record.DeadLetter) error {
		if d.Class == indexer.ClassRefused {
			documents++
		}
		return nil
	})
	return documents, err
}

func heldBySource(ctx context.Context, held crawler.HeldPages) ([]HeldStatus, error) {
	counts := map[string]*HeldStatus{}
	err := held.HeldPages(ctx, "", func(h record.Held) error {
		c := counts[h.Page.Source]
		if c == nil {
			c = &HeldStatus{Source: h.Page.Source}
			counts[h.Page.Source] = c
		}
		c.Pages++
		c.Decidable = c.Decidable || h.Decidable
		return nil
	})
	all := make([]HeldStatus, 0, len(counts))
	for _, c := range counts {
		all = append(all, *c)
	}
	slices.SortFunc(all, func(a, b HeldStatus) int { return strings.Compare(a.Source, b.Source) })
	return all, err
}
