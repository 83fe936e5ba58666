package record

import (
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"strings"
	"time"
	"unicode/utf8"
)

// Errors that stores of records return; test with errors.Is.
var (
	// ErrNotFound means that there is no record under the key.
	ErrNotFound = errors.New("not found")
	// ErrConflict means that somebody wrote the record since it was read.
	ErrConflict = errors.New("changed by another writer")
	// ErrTooLarge means that a record does not fit into a message.
	ErrTooLarge = errors.New("record is too large")
	// ErrUnavailable means that the log cannot be reached or has no room now;
	// the same call may succeed later. Every other error is permanent.
	ErrUnavailable = errors.New("log is unavailable")
)

// Partitions is the number of shares into which the known URLs are divided.
const Partitions = 16

// Token returns the 11 characters that stand for s in a subject: 64 bits of
// its SHA-256 in URL-safe base64.
func Token(s string) string {
	sum := sha256.Sum256([]byte(s))
	return base64.RawURLEncoding.EncodeToString(sum[:8])
}

// PartitionOf returns the partition, from 0, to which host belongs.
func PartitionOf(host string) int {
	sum := sha256.Sum256([]byte(host))
	return int(sum[0]) % Partitions
}

// URLState is what is to be done with a known URL.
type URLState string

// The states of a URL.
const (
	Due       URLState = "due"       // to be fetched at DueAt
	Done      URLState = "done"      // fetched, until a run wants it again
	Dead      URLState = "dead"      // gone or given up
	Forbidden URLState = "forbidden" // robots.txt forbids it
)

// URLRow is what is known of one URL: the frontier is a table of them.
type URLRow struct {
	Schema       int       `json:"schema"`
	URL          string    `json:"url"`  // canonical, the key
	Host         string    `json:"host"` // with port, decides the partition
	Source       string    `json:"source"`
	Depth        int       `json:"depth"` // links from a seed
	Seed         bool      `json:"seed,omitempty"`
	Sitemap      bool      `json:"sitemap,omitempty"` // a list of URLs and not a page
	Run          string    `json:"run"`               // the run that made it due last
	State        URLState  `json:"state"`
	DueAt        time.Time `json:"due_at,omitzero"`
	Attempts     int       `json:"attempts,omitempty"` // failures since the last success
	CheckedAt    time.Time `json:"checked_at,omitzero"`
	FetchedAt    time.Time `json:"fetched_at,omitzero"` // last time the content was read
	ETag         string    `json:"etag,omitempty"`
	LastModified string    `json:"last_modified,omitempty"`
	Extractor    string    `json:"extractor,omitempty"`
	ContentHash  string    `json:"content_hash,omitempty"`
	MissingSince time.Time `json:"missing_since,omitzero"` // first 404 of an unbroken series
	Alias        string    `json:"alias,omitempty"`        // the canonical URL it moved to
	Note         string    `json:"note,omitempty"`         // why it is in its state
	Unread       string    `json:"unread,omitempty"`       // parts of the page that were not read, as its dead letter says
}

// StoredURL is a row with the revision that Put expects.
type StoredURL struct {
	Row URLRow
	Seq uint64
}

// StoredPage is a page as it stands in the log.
type StoredPage struct {
	Page Page
	Seq  uint64
}

// StreamInfo identifies a log and its end.
type StreamInfo struct {
	Created time.Time // a different time is a different log: rebuild
	First   uint64
	Last    uint64 // sequence of the newest message that can be read, 0 if there is none
	End     uint64 // sequence of the newest message that there was
	Count   uint64
}

// HistoryEntry is the figures of a page version that differ from those of the version
// before.
type HistoryEntry struct {
	Schema int       `json:"schema,omitempty"`
	Source string    `json:"source,omitempty"`
	URL    string    `json:"url"`
	SeenAt time.Time `json:"seen_at,omitzero"`
	AsOf   Date      `json:"as_of,omitempty"` // the page's own date
	Sample bool      `json:"sample"`
	Tools  []Tool    `json:"tools"` // those that Stats names, as context for their names
	Stats  []Stat    `json:"stats"`
}

// HistoryBatch is one part of a dataset, seen at one instant. On the wire its entries
// have neither schema, source nor instant of their own.
type HistoryBatch struct {
	Schema  int            `json:"schema"`
	Source  string         `json:"source"`
	Part    string         `json:"part"` // of the dataset: the day and a number
	SeenAt  time.Time      `json:"seen_at"`
	Entries []HistoryEntry `json:"entries"`
}

// StoredHistory is a history entry as it stands in the log.
type StoredHistory struct {
	Entry HistoryEntry
	Seq   uint64
}

// Held is a page version that would take facts away and waits for a decision.
type Held struct {
	Schema    int          `json:"schema"`
	Page      Page         `json:"page"`
	Run       string       `json:"run"`
	Class     string       `json:"class"`            // gone, moved, fewer, hollow or unread
	Target    string       `json:"target,omitempty"` // where the page redirects to
	Reason    string       `json:"reason"`           // for people
	Was       map[Kind]int `json:"was"`
	Now       map[Kind]int `json:"now"`
	Vanished  []string     `json:"vanished"` // headings of the stored version that are missing
	HeldAt    time.Time    `json:"held_at"`
	Decidable bool         `json:"decidable"` // the run ended with its source held
	Seq       uint64       `json:"-"`         // revision at which it was read; 0: it was not
}

// DeadLetter is a page or message that could not be used.
type DeadLetter struct {
	Schema  int       `json:"schema"`
	Key     string    `json:"key"` // the URL, or stream and sequence
	URL     string    `json:"url,omitempty"`
	Source  string    `json:"source,omitempty"`
	Class   string    `json:"class"` // unreadable, unknown_kind, over_limit, invalid_record, refused_document, read_in_part …
	Reason  string    `json:"reason"`
	Excerpt string    `json:"excerpt"` // at most MaxExcerpt bytes
	Run     string    `json:"run,omitempty"`
	At      time.Time `json:"at"`
}

// MaxExcerpt is how many bytes of what could not be used a DeadLetter shows.
const MaxExcerpt = 4 << 10

// Excerpt returns the beginning of b as text for a DeadLetter.
func Excerpt[T string | []byte](b T) string {
	n := min(len(b), MaxExcerpt)
	for back := 0; n < len(b) && back < utf8.UTFMax && !utf8.RuneStart(b[n]); back++ {
		n--
	}
	s := strings.ToValidUTF8(string(b[:n]), "\uFFFD")
	if len(s) > MaxExcerpt { // U+FFFD is longer than the bytes it replaces
		return Excerpt(s)
	}
	return s
}

// The operations of a Change.
const (
	OpUpsert = "upsert"
	OpDelete = "delete"
)

// Change records that a committed document changed.
type Change struct {
	Schema int       `json:"schema"`
	Op     string    `json:"op"`    // OpUpsert or OpDelete
	Index  string    `json:"index"` // tools, comparisons or passages
	ID     string    `json:"id"`
	Fields []string  `json:"fields"` // top-level fields that changed, sorted; id only if it was not there before
	Hash   string    `json:"hash"`
	At     time.Time `json:"at"`

	// Values are the shown figures and attributes of a tool that changed, as far as
	// it is known what they were; at most 20.
	Values []ChangedValue `json:"values,omitempty"`
}

// ChangedValue is a figure or an attribute before and after a change, shortened; empty:
// there was none, or is none now.
type ChangedValue struct {
	Kind string `json:"kind"` // ChangedFigure or ChangedTrait: both may have one name
	Name string `json:"name"` // as documents name it: github_stars, license
	From string `json:"from"`
	To   string `json:"to"`
}

// The kinds of values of a tool.
const (
	ChangedFigure = "figure"
	ChangedTrait  = "trait"
)

// StoredChange is a change as it stands in the log.
type StoredChange struct {
	Change Change
	Seq    uint64
}
