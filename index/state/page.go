package state

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"slices"

	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/ingest/record"
)

// ID identifies something on disk: 96 bits of the SHA-256 of its name.
type ID [12]byte

// newID hashes parts, each with its length.
func newID(parts ...string) ID {
	buf := make([]byte, 0, 192) // mostly enough, and on the stack
	for _, p := range parts {
		buf = binary.AppendUvarint(buf, uint64(len(p)))
		buf = append(buf, p...)
	}
	sum := sha256.Sum256(buf)
	return ID(sum[:12])
}

// PageID returns the id of a page.
func PageID(source, url string) ID { return newID(source, url) }

// Evidence is one way in which pages show a name: its spelling and its context. It resolves to
// the same tool on every page.
type Evidence struct {
	Key      string // names.Key of the spelling
	Spelling string
	Context  names.Context
	Learned  bool // a page has a `tool` fact of it
}

func (e Evidence) id() ID {
	flags := []byte{'0', '0'}
	if e.Context.Subject {
		flags[0] = '1'
	}
	if e.Learned {
		flags[1] = '1'
	}
	return newID(e.Spelling, e.Context.PageURL, e.Context.Homepage, e.Context.Repository, string(flags))
}

// Name is a name as a page writes it.
type Name struct {
	Spelling string
	Key      ID // of its name key
	Evidence ID
	Facts    []int32 // that involve it
	evidence Evidence
}

// Set is a set of names that a page compares.
type Set struct {
	ID       ID
	Evidence []ID // sorted
}

// Text is a fact that makes a passage.
type Text struct {
	Key    string // fold.TextKey
	Fact   int32
	Metric string // of a measurement
	Tool   ID     // evidence of the tool of a measurement
}

// Page is a page as it is stored. One goroutine at a time may use it: facts are decompressed
// when they are asked for.
type Page struct {
	ID      ID
	Head    record.Page // without facts
	Hidden  []int32     // facts that a suppression hides; nothing refers to them
	Names   []Name
	Sets    []Set
	Texts   []Text
	Context []int32 // what compares and measurements, which say what a text is set against
	Prose   []int32 // opinions, answers and guidance, which only passages show
	Aside   []int32 // opinions and related comparisons, which stand beside a comparison

	// The facts, in blocks.
	offsets []int32  // of the facts
	starts  []int32  // of the blocks, where the first of their facts begins
	ends    []int32  // of the blocks in packed
	packed  []byte   // all blocks, compressed
	blocks  [][]byte // those that have been decompressed; empty: not yet

	// Of a page that is read, kept for the next one that is read into it.
	buf   []byte
	lists []int32
	filed []byte // sets and texts, to be read

	picked []byte // facts that are being decoded
	cuts   []int  // where they end
	coder  coder
}

// Hides reports which facts of a page are suppressed.
type Hides func(head *record.Page, f *record.Fact) bool

// NewPage extracts what is stored of a page; hides may be nil.
func NewPage(p record.Page, hides Hides) *Page {
	out := &Page{ID: PageID(p.Source, p.URL), Head: p}
	out.Head.Facts = nil
	b := builder{page: out, at: map[string]int{}}
	out.Hidden = hidden(&out.Head, p.Facts, hides)
	shown := make([]bool, len(p.Facts))
	for i := range p.Facts {
		_, hidden := slices.BinarySearch(out.Hidden, int32(i))
		if shown[i] = !hidden; shown[i] {
			b.context(p.Facts[i].Body)
		}
	}
	c := coder{w: make([]byte, 0, factRoom*len(p.Facts))}
	for i := range p.Facts {
		out.offsets = append(out.offsets, int32(len(c.w)))
		f := p.Facts[i] // the page belongs to the caller
		c.fact(&f)
		if shown[i] {
			b.fact(int32(i), f)
		}
	}
	out.compress(c.w)
	b.finish(p.Facts, shown)
	return out
}

// hidden returns the indexes of the facts that are suppressed, sorted.
func hidden(head *record.Page, facts []record.Fact, hides Hides) []int32 {
	var all []int32
	for i := range facts {
		if hides != nil && hides(head, &facts[i]) {
			all = append(all, int32(i))
		}
	}
	return all
}

// Refile returns the page with the facts hidden that hides says; nil if they
// are already.
func Refile(p *Page, hides Hides) (*Prepared, error) {
	facts, err := p.AllFacts()
	if err != nil || slices.Equal(hidden(&p.Head, facts, hides), p.Hidden) {
		return nil, err
	}
	page := p.Head
	page.Facts = facts
	return Prepare(page, hides), nil
}

// builder collects what a page is filed under.
type builder struct {
	page  *Page
	at    map[string]int // spelling → index of Names
	names []string       // of a fact
}

// name returns the entry of a spelling; nil for what cannot be a name.
func (b *builder) name(spelling string) *Name {
	if i, ok := b.at[spelling]; ok {
		if i < 0 {
			return nil
		}
		return &b.page.Names[i]
	}
	key := names.Key(spelling)
	if key == "" {
		b.at[spelling] = -1
		return nil
	}
	b.at[spelling] = len(b.page.Names)
	b.page.Names = append(b.page.Names, Name{Spelling: spelling, Key: newID(key), evidence: Evidence{Key: key, Spelling: spelling}})
	return &b.page.Names[len(b.page.Names)-1]
}

// context joins what the tool facts of a page state of one spelling: the first link of each
// kind, and whether the page is about it.
func (b *builder) context(body record.Body) {
	t, ok := body.(record.Tool)
	if !ok {
		return
	}
	n := b.name(t.Name)
	if n == nil {
		return
	}
	e := &n.evidence
	e.Learned = true
	first(&e.Context.PageURL, t.PageURL)
	first(&e.Context.Homepage, t.Homepage)
	first(&e.Context.Repository, t.Repository)
	e.Context.Subject = e.Context.Subject || t.Role == record.RoleSubject
}

func first(dst *string, s string) {
	if *dst == "" {
		*dst = s
	}
}

func (b *builder) fact(i int32, f record.Fact) {
	b.names = namesIn(f.Body, b.names[:0])
	for _, spelling := range b.names {
		if n := b.name(spelling); n != nil && (len(n.Facts) == 0 || n.Facts[len(n.Facts)-1] != i) {
			n.Facts = append(n.Facts, i)
		}
	}
	kind := f.Body.Kind()
	if _, compares := fold.Compared(f); compares || kind == record.KindMeasurement {
		b.page.Context = append(b.page.Context, i)
	}
	if kind == record.KindOpinion || kind == record.KindRelatedComparison {
		b.page.Aside = append(b.page.Aside, i)
	}
	if kind == record.KindOpinion || kind == record.KindAnswer || kind == record.KindGuidance {
		b.page.Prose = append(b.page.Prose, i)
	}
	if key, ok := fold.TextKey(f); ok {
		b.page.Texts = append(b.page.Texts, Text{Key: key, Fact: i})
	}
}

// finish computes the ids that depend on the whole page.
func (b *builder) finish(facts []record.Fact, shown []bool) {
	p := b.page
	for i := range p.Names {
		p.Names[i].Evidence = p.Names[i].evidence.id()
	}
	for i := range p.Texts {
		if m, ok := facts[p.Texts[i].Fact].Body.(record.Measurement); ok {
			if n := b.name(m.Tool); n != nil {
				p.Texts[i].Metric, p.Texts[i].Tool = m.Metric, n.Evidence
			}
		}
	}
	seen := map[ID]bool{}
	for i, f := range facts {
		tools, ok := fold.Compared(f)
		if !ok || !shown[i] {
			continue
		}
		if s, ok := b.set(tools); ok && !seen[s.ID] {
			seen[s.ID] = true
			p.Sets = append(p.Sets, s)
		}
	}
}

// maxSet bounds the names of a set: several names may be one tool, so that it
// is more than a comparison may have sides.
const maxSet = 4 * fold.MaxSides

func (b *builder) set(tools []string) (Set, bool) {
	var s Set
	for _, spelling := range tools {
		if n := b.name(spelling); n != nil {
			s.Evidence = append(s.Evidence, n.Evidence)
		}
	}
	slices.SortFunc(s.Evidence, compareIDs)
	s.Evidence = slices.Compact(s.Evidence)
	if len(s.Evidence) < 2 || len(s.Evidence) > maxSet {
		return s, false
	}
	parts := make([]string, len(s.Evidence))
	for i, e := range s.Evidence {
		parts[i] = string(e[:])
	}
	s.ID = newID(parts...)
	return s, true
}

func compareIDs(a, b ID) int { return bytes.Compare(a[:], b[:]) }
