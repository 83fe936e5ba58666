package state

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/ingest/record"
)

// chapter is what a page said of the figures of one evidence in one month.
type chapter struct {
	source, url string
	tool        string  // the spelling
	points      []point // sorted
}

// point is what the page stated of one metric on one day; a later statement of that day
// replaces it. It is decoded on demand: most points are copied from one version of a chapter to
// the next.
type point struct {
	day       int64
	metric    string
	statement string // statement
}

// statement is what an entry of HISTORY said of one metric of one day.
type statement struct {
	seen   time.Time
	asOf   record.Date // the page's own date
	sample bool
	stats  []record.Stat
}

func comparePoints(a, b point) int {
	return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.metric, b.metric))
}

// newer reports whether p replaces q: it was seen later, or at the same instant and its
// encoding is greater.
func (p point) newer(q point) bool {
	var a, b statement
	(&coder{r: p.statement, reading: true}).instant(&a.seen, p.day)
	(&coder{r: q.statement, reading: true}).instant(&b.seen, q.day)
	return cmp.Or(a.seen.Compare(b.seen), cmp.Compare(p.statement, q.statement)) > 0
}

// add puts points in their places and reports whether anything changed.
func (ch *chapter) add(points []point) bool {
	changed := false
	for _, p := range points {
		i, known := slices.BinarySearchFunc(ch.points, p, comparePoints)
		switch {
		case !known:
			ch.points = slices.Insert(ch.points, i, p)
		case p.newer(ch.points[i]):
			ch.points[i] = p
		default:
			continue
		}
		changed = true
	}
	return changed
}

const monthBytes = 4

// chapterKey returns the key under which a day of a page is kept.
func chapterKey(evidence, page ID, day int64) []byte {
	date := time.Unix(day*24*60*60, 0).UTC()
	month := date.Year()*12 + int(date.Month()) - 1
	return binary.BigEndian.AppendUint32(join(evidence[:], page[:]), uint32(month))
}

// PutHistory stores entries of HISTORY and marks the tools that they name; storing an entry
// again changes nothing. Their names are resolved but are no evidence, because the page no
// longer shows them.
func (t *Tx) PutHistory(entries []record.HistoryEntry) error {
	chapters := map[string]*chapter{}
	for i := range entries {
		filed, err := t.fileEntry(&entries[i])
		if err != nil {
			return err
		}
		for key, ch := range filed {
			if have := chapters[key]; have != nil {
				have.add(ch.points)
			} else {
				chapters[key] = ch
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(chapters)) {
		if err := t.putChapter([]byte(key), chapters[key]); err != nil {
			return err
		}
	}
	return nil
}

// fileEntry stores the evidence of an entry and returns its figures by the
// chapter to which they belong.
func (t *Tx) fileEntry(e *record.HistoryEntry) (map[string]*chapter, error) {
	chapters := map[string]*chapter{}
	page := &Page{}
	b := builder{page: page, at: map[string]int{}}
	for _, tool := range e.Tools {
		b.context(tool)
	}
	for _, s := range e.Stats {
		b.name(s.Tool)
	}
	id := PageID(e.Source, e.URL)
	for _, n := range page.Names {
		n.evidence.Learned = false
		evidence := n.evidence.id()
		points := pointsOf(e, n.Spelling)
		if len(points) == 0 {
			continue
		}
		for _, p := range points {
			key := string(chapterKey(evidence, id, p.day))
			if chapters[key] == nil {
				chapters[key] = &chapter{source: e.Source, url: e.URL, tool: n.Spelling}
			}
			chapters[key].add([]point{p})
		}
		if err := t.putEvidence(n.Key, evidence, n.evidence); err != nil {
			return nil, err
		}
	}
	return chapters, nil
}

// pointsOf returns what an entry states of a tool.
func pointsOf(e *record.HistoryEntry, tool string) []point {
	var points []point
	var statements []statement
	for _, s := range e.Stats {
		if s.Tool != tool {
			continue
		}
		p := point{day: int64(fold.HistoryDay(e, s)), metric: s.Metric}
		i := slices.IndexFunc(points, func(q point) bool { return comparePoints(p, q) == 0 })
		if i < 0 {
			i = len(points)
			points, statements = append(points, p), append(statements, statement{seen: e.SeenAt, asOf: e.AsOf, sample: e.Sample})
		}
		statements[i].stats = append(statements[i].stats, s)
	}
	for i := range points {
		var c coder
		c.statement(&statements[i], points[i], tool)
		points[i].statement = string(c.w)
	}
	return points
}

func (t *Tx) putChapter(key []byte, ch *chapter) error {
	have := &chapter{source: ch.source, url: ch.url, tool: ch.tool}
	if value := t.get(bHistory, key); value != nil {
		if err := t.readChapter(key, value, have); err != nil {
			return err
		}
	}
	if !have.add(ch.points) {
		return nil
	}
	c := coder{w: make([]byte, checksum, 1024)}
	c.chapter(have)
	if err := t.put(bHistory, key, seal(c.w)); err != nil {
		return err
	}
	return t.Mark(DirtyEvidence, key[:len(ID{})], nil)
}

func (t *Tx) readChapter(key, value []byte, ch *chapter) error {
	raw, err := unseal(value)
	if err != nil {
		return fmt.Errorf("%w: %s: history %x: %w", ErrDamaged, t.s.path, key, err)
	}
	c := coder{r: string(raw), reading: true}
	c.chapter(ch)
	return c.done(t.s.path)
}

// Figures holds what pages said about the figures of evidence.
type Figures struct {
	Evidence ID
	Spelling string
	Entries  []record.HistoryEntry // without Tools
}

// EachFigures calls fn with what each page said about the figures of evidence.
func (t *Tx) EachFigures(evidence ID, fn func(*Figures) error) error {
	return t.each(bHistory, evidence[:], func(rest, value []byte) (bool, error) {
		var ch chapter
		if err := t.readChapter(join(evidence[:], rest), value, &ch); err != nil {
			return false, err
		}
		f := &Figures{Evidence: evidence, Spelling: ch.tool}
		f.Entries = make([]record.HistoryEntry, 0, len(ch.points))
		c := coder{reading: true}
		for _, p := range ch.points {
			var said statement
			c.r = p.statement
			c.statement(&said, p, ch.tool)
			if err := c.done(t.s.path); err != nil {
				return false, err
			}
			f.Entries = append(f.Entries, record.HistoryEntry{
				Schema: record.SchemaVersion, Source: ch.source, URL: ch.url, SeenAt: said.seen, AsOf: said.asOf, Sample: said.sample, Stats: said.stats,
			})
		}
		return true, fn(f)
	})
}

// EachFigured calls fn for all evidence that HISTORY has figures of, with the pages that stated
// them.
func (t *Tx) EachFigured(fn func(evidence ID, source, url string) error) error {
	var last []byte
	return t.each(bHistory, nil, func(key, value []byte) (bool, error) {
		if len(key) != 2*len(ID{})+monthBytes {
			return false, fmt.Errorf("%w: %s: key of %d bytes", ErrDamaged, bHistory, len(key))
		}
		if of := key[:len(key)-monthBytes]; !bytes.Equal(of, last) {
			last = bytes.Clone(of)
			var ch chapter
			if err := t.readChapter(key, value, &ch); err != nil {
				return false, err
			}
			return true, fn(ID(key[:len(ID{})]), ch.source, ch.url)
		}
		return true, nil
	})
}
