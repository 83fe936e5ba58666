package record

import "time"

// RunState is how far a run has come.
type RunState string

// The states of a run.
const (
	RunActive   RunState = "active"
	RunFinished RunState = "finished"
)

// Scope says what a run fetches; the zero value is its seeds alone.
type Scope struct {
	Sources  []string      `json:"sources,omitempty"`   // empty: all
	Include  []string      `json:"include,omitempty"`   // regular expressions on URLs
	Exclude  []string      `json:"exclude,omitempty"`   // regular expressions on URLs
	MaxDepth int           `json:"max_depth,omitempty"` // links from a seed; 0: as the source declares
	MaxPages int           `json:"max_pages,omitempty"` // 0: no limit
	MaxTime  time.Duration `json:"max_time,omitempty"`  // 0: no limit
	Follow   bool          `json:"follow"`              // whether links found are fetched too
	Known    bool          `json:"known"`               // whether rows checked before the cutoff are fetched (refresh)
	Sitemaps bool          `json:"sitemaps"`            // whether the sitemaps of the sources are read
}

// Run is one crawl or refresh. Rows in its scope are due if they were checked
// before its cutoff.
type Run struct {
	Schema   int        `json:"schema"`
	ID       string     `json:"id"`
	Command  string     `json:"command"` // identifies what was asked: the same command resumes an active run
	Seeds    []string   `json:"seeds"`   // those of old runs that are finished are not kept
	Scope    Scope      `json:"scope"`
	Cutoff   time.Time  `json:"cutoff"`
	State    RunState   `json:"state"`
	Started  time.Time  `json:"started"`
	Finished time.Time  `json:"finished,omitzero"`
	Summary  RunSummary `json:"summary"`
}

// RunSummary counts what a run did.
type RunSummary struct {
	Fetched     int64            `json:"fetched"`           // pages read with new content
	Unchanged   int64            `json:"unchanged"`         // 304, or the same content
	Failed      int64            `json:"failed"`            // put off or dead
	Dead        int64            `json:"dead"`              // ended in DEAD
	PutOff      int64            `json:"put_off"`           // due beyond the waiting limit
	Resting     []RestingHost    `json:"resting,omitempty"` // of these, the pages that their host alone puts off
	Blocked     int64            `json:"blocked"`           // challenge, consent wall, 401, 403
	Forbidden   int64            `json:"forbidden"`         // by robots.txt
	Gone        int64            `json:"gone"`
	Held        int64            `json:"held"`
	InPart      int64            `json:"in_part,omitempty"`      // pages of which not all was read
	HeldSources map[string]int64 `json:"held_sources,omitempty"` // sources that the loss gate stopped
	Facts       int64            `json:"facts"`
	Links       int64            `json:"links"`     // new URLs
	Unclaimed   int64            `json:"unclaimed"` // links that no source claims
	Bytes       int64            `json:"bytes"`
	EndedBy     string           `json:"ended_by,omitempty"` // the limit that it reached: LimitPages or LimitTime
}

// The limits of a Scope that a run can reach.
const (
	LimitPages = "max_pages"
	LimitTime  = "max_time"
)

// Pages returns how many pages a run is done with.
func (s *RunSummary) Pages() int64 {
	return s.Fetched + s.Unchanged + s.Dead + s.Blocked + s.Forbidden + s.Gone
}

// MaxResting bounds the hosts that a summary names.
const MaxResting = 20

// RestingHost is a host that a run leaves alone, with the pages that are put off for that
// and for nothing of their own.
type RestingHost struct {
	Host   string    `json:"host"`
	Pages  int64     `json:"pages"`
	Reason string    `json:"reason"`
	Until  time.Time `json:"until"`
}

// StoredRun is a run with the revision that PutRun expects.
type StoredRun struct {
	Run Run
	Seq uint64
}

// Progress is what the owner of a partition reports about a run while it
// works; the sum over partitions is the run's progress.
type Progress struct {
	Run       string     `json:"run"`
	Partition int        `json:"partition"`
	Member    string     `json:"member"`
	Due       int64      `json:"due"` // due now or within the waiting limit
	InFlight  int64      `json:"in_flight"`
	PutOff    int64      `json:"put_off"` // due later than the waiting limit
	NextDue   time.Time  `json:"next_due,omitzero"`
	WaitingOn string     `json:"waiting_on,omitempty"` // e.g. "stackshare.io: Retry-After 30s"
	Tail      uint64     `json:"tail"`                 // sequence of URLS up to which the owner has read
	Counts    RunSummary `json:"counts"`
	At        time.Time  `json:"at"`
}
