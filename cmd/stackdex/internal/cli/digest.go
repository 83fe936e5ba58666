package cli

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/ingest/record"
)

// digest sums up changes by document. It reads them twice: first to learn what became of
// each document, then to learn how the few that are listed changed.
type digest struct {
	docs   map[index.Ref]*docChange
	groups []digestGroup     // once choose chose them
	fields map[string]string // so that each name of a field is kept once
}

// digestGroup are the documents of an index by state, in order, and how many of each
// state are listed.
type digestGroup struct {
	name  index.Name
	docs  map[string][]*docChange
	quota [len(docStates)]int
}

func newDigest() *digest {
	return &digest{docs: map[index.Ref]*docChange{}, fields: map[string]string{}}
}

type docChange struct {
	id     string
	born   bool // it was not there before
	gone   bool // it is not there now
	again  bool // it was there, went, and came again
	listed bool
	times  int
	fields []string              // that changed after it was there
	values []record.ChangedValue // each once, from the first to the last that is told
}

// add takes in what became of a document.
func (d *digest) add(ch record.StoredChange) error {
	c := &ch.Change
	ref, created := index.Ref{Index: index.Name(c.Index), ID: c.ID}, creates(c)
	doc := d.docs[ref]
	if doc == nil {
		doc = &docChange{id: c.ID, born: created}
		d.docs[ref] = doc
	}
	doc.times++
	doc.again = doc.again || doc.gone && created && !doc.born
	doc.gone = c.Op == record.OpDelete
	return nil
}

func creates(c *record.Change) bool { return slices.Contains(c.Fields, "id") }

// choose selects the documents to list, once all changes were added.
func (d *digest) choose() {
	byIndex := map[index.Name]map[string][]*docChange{}
	for ref, doc := range d.docs {
		state := doc.state()
		if state == "" {
			continue
		}
		if byIndex[ref.Index] == nil {
			byIndex[ref.Index] = map[string][]*docChange{}
		}
		byIndex[ref.Index][state] = append(byIndex[ref.Index][state], doc)
	}
	for _, name := range index.Names() {
		docs := byIndex[name]
		if len(docs) == 0 {
			continue
		}
		g := digestGroup{name, docs, shares(len(docs[docChanged]), len(docs[docNew]), len(docs[docGone]))}
		for i, state := range docStates {
			slices.SortFunc(docs[state], func(a, b *docChange) int { return cmp.Compare(a.id, b.id) })
			for _, doc := range docs[state][:g.quota[i]] {
				doc.listed = true
			}
		}
		d.groups = append(d.groups, g)
	}
}

// detail takes in how a listed document changed.
func (d *digest) detail(ch record.StoredChange) error {
	c := &ch.Change
	doc := d.docs[index.Ref{Index: index.Name(c.Index), ID: c.ID}]
	if doc == nil || !doc.listed || c.Op == record.OpDelete || creates(c) {
		return nil
	}
	for _, f := range c.Fields {
		if _, ok := d.fields[f]; !ok {
			d.fields[f] = f
		}
		if !slices.Contains(doc.fields, f) {
			doc.fields = append(doc.fields, d.fields[f])
		}
	}
	for _, v := range c.Values {
		doc.addValue(v)
	}
	return nil
}

// maxDigestValues is how many values of a document a digest keeps.
const maxDigestValues = 20

func (c *docChange) addValue(v record.ChangedValue) {
	i := slices.IndexFunc(c.values, func(have record.ChangedValue) bool { return have.Kind == v.Kind && have.Name == v.Name })
	switch {
	case i >= 0:
		c.values[i].To = v.To
	case len(c.values) < maxDigestValues:
		c.values = append(c.values, v)
	}
}

// state is what became of a document, "" if it came and went.
func (c *docChange) state() string {
	switch {
	case c.born && c.gone:
		return ""
	case c.gone:
		return docGone
	case c.born:
		return docNew
	}
	return docChanged
}

// The states of documents in a digest, in the order in which people read them.
const (
	docChanged = "changed"
	docNew     = "new"
	docGone    = "gone"
)

var docStates = [...]string{docChanged, docNew, docGone}

// What a digest lists of an index at most, and of each state if there are others.
const (
	digestLines = 20
	digestShare = 5
)

// titleFunc returns the title of a document, "" if it is not known.
type titleFunc func(ref index.Ref) string

func (d *digest) print(s *screen.Screen, age time.Duration, titles titleFunc) {
	if len(d.groups) == 0 {
		s.Printf("no document changed in the last %s\n", ageText(age))
		return
	}
	s.Printf("in the last %s\n", ageText(age))
	for _, g := range d.groups {
		g.print(s, titles)
	}
}

// print lists documents of one index: what changed and how, and what came and went.
func (g digestGroup) print(s *screen.Screen, titles titleFunc) {
	var counts []string
	var rows [][]string
	left := 0
	for i, state := range docStates {
		list := g.docs[state]
		if len(list) == 0 {
			continue
		}
		left += len(list) - g.quota[i]
		counts = append(counts, screen.Count(int64(len(list)))+" "+state)
		rows = append(rows, digestRows(s, g.name, list[:g.quota[i]], titles)...)
	}
	s.Printf("\n%s\n", s.Bold(string(g.name)+": "+strings.Join(counts, ", ")))
	s.Table(nil, rows)
	if left > 0 {
		s.Printf("  %s\n", s.Dim(fmt.Sprintf("and %s more; `stackdex changes --json` lists all", screen.Count(int64(left)))))
	}
}

// shares says how many documents of each state are listed: each state has a share, and
// what it does not use goes to the states before it.
func shares(changed, born, gone int) [len(docStates)]int {
	b, g := min(born, digestShare), min(gone, digestShare)
	c := min(changed, digestLines-b-g)
	b = min(born, digestLines-c-g)
	return [len(docStates)]int{c, b, min(gone, digestLines-c-b)}
}

// digestRows writes documents by their titles; of what is gone and has no name
// but a hash there is nothing to say.
func digestRows(s *screen.Screen, name index.Name, list []*docChange, titles titleFunc) [][]string {
	rows := make([][]string, 0, len(list))
	for _, doc := range list {
		called := ""
		if !doc.gone {
			called = titles(index.Ref{Index: name, ID: doc.id})
		}
		switch {
		case called != "":
		case name == index.Passages:
			called = "a passage whose text is not known any more"
		case name == index.Comparisons:
			called = strings.Join(fold.ComparedIDs(doc.id), " vs ")
		default:
			called = doc.id
		}
		rows = append(rows, []string{"  " + screen.Cut(called, 70), doc.what(s)})
	}
	return joinEqual(rows)
}

// joinEqual puts rows in order and joins those that say the same.
func joinEqual(rows [][]string) [][]string {
	slices.SortFunc(rows, func(a, b []string) int { return slices.Compare(a, b) })
	var out [][]string
	for i := 0; i < len(rows); {
		n := 1
		for i+n < len(rows) && slices.Equal(rows[i], rows[i+n]) {
			n++
		}
		if row := rows[i]; n > 1 {
			out = append(out, []string{row[0], fmt.Sprintf("%s, %d of them", row[1], n)})
		} else {
			out = append(out, row)
		}
		i += n
	}
	return out
}

// what says what became of a document.
func (c *docChange) what(s *screen.Screen) string {
	moved := movedWords(c.values)
	fields := c.fields
	if len(moved) > 0 {
		fields = slices.DeleteFunc(slices.Clone(fields), func(f string) bool { return slices.Contains(byValues, f) })
	}
	words := moved
	if len(fields) > 0 || len(moved) == 0 {
		words = slices.Concat(moved, fieldWords(fields))
	}
	switch {
	case c.state() == docGone:
		return s.Bad(docGone)
	case c.state() == docNew && len(c.fields) == 0:
		return docNew
	case c.state() == docNew:
		words = slices.Concat([]string{docNew}, words)
	case c.again:
		words = []string{"gone and made again"}
	}
	what := screen.Cut(strings.Join(words, ", "), 120)
	if c.times > 1 {
		what += s.Dim(fmt.Sprintf(", in %d changes", c.times))
	}
	return what
}

// byValues are the fields that say less than the values that changed.
var byValues = []string{"figures", "traits", "metrics", "licenses", "popularity", "popularity_tier", "sources", "sources_total", "oldest_seen_ts", "newest_seen_ts"}

// movedWords writes values as they were and as they are; those that came back to
// what they were say nothing.
func movedWords(values []record.ChangedValue) (words []string) {
	for _, v := range values {
		if v.From == v.To {
			continue
		}
		label := fold.MetricLabel(v.Name)
		if v.Kind == record.ChangedTrait {
			label = strings.ReplaceAll(v.Name, "_", " ")
		}
		words = append(words, label+" "+cmp.Or(v.From, "none")+" → "+cmp.Or(v.To, "none"))
	}
	return words
}

// fieldWords writes fields for people, without those that only count or repeat
// others for machines.
func fieldWords(fields []string) []string {
	var words []string
	for _, f := range slices.Sorted(slices.Values(fields)) {
		twin := strings.TrimSuffix(f, "_total")
		switch {
		case twin != f && slices.Contains(fields, twin), strings.HasSuffix(f, "_ts"), f == "metrics" && slices.Contains(fields, "figures"),
			f == "popularity_tier", f == "name_keys":
			continue
		}
		words = append(words, cmp.Or(fieldNames[f], strings.ReplaceAll(f, "_", " ")))
	}
	if len(words) == 0 {
		return []string{"seen again"}
	}
	return words
}

// fieldNames are the fields whose own names say too little.
var fieldNames = map[string]string{
	"alternative_of": "what it is an alternative to", "claims": "measurements", "former_ids": "former names", "measured": "measurements",
	"page_figures": "figures of its pages", "rows": "attributes", "traits": "attributes", "sides": "names",
}

// ageText writes an age as people say it: in the last hour, in the last 7 days.
func ageText(d time.Duration) string {
	for _, unit := range []struct {
		name string
		size time.Duration
	}{{"day", 24 * time.Hour}, {"hour", time.Hour}, {"minute", time.Minute}} {
		switch {
		case d == unit.size:
			return unit.name
		case d >= unit.size && d%unit.size == 0:
			return counted(int64(d/unit.size), unit.name)
		}
	}
	return counted(int64(max(1, d.Round(time.Second)/time.Second)), "second")
}

// titles returns a function that finds the titles of documents, as far as an index
// answers, and one that closes the index.
func (a *app) titles() (titleFunc, func() error) {
	lib, done, err := a.open(a.ctx)
	if err != nil {
		a.log.Debug("titles of documents", "err", err)
		return func(index.Ref) string { return "" }, func() error { return nil }
	}
	return func(ref index.Ref) string {
		doc, err := lib.Document(a.ctx, ref)
		if err != nil {
			return ""
		}
		return titleOf(doc)
	}, done
}

// titleOf is what a document is called: a passage by its title and its text,
// which the title may begin.
func titleOf(doc []byte) string {
	var d struct {
		Kind, Name, Title, Excerpt, Text string
		ToolNames                        []string `json:"tool_names"`
	}
	if json.Unmarshal(doc, &d) != nil {
		return ""
	}
	text := cmp.Or(d.Excerpt, d.Text)
	called := cmp.Or(d.Name, d.Title)
	switch at := strings.Index(called, text[:min(len(text), titleBytes)]); {
	case text == "" || d.Name != "" || d.Kind == string(record.KindMeasurement):
	case at >= 0:
		called = called[:at] + text
	default:
		called = screen.Cut(called, 40) + ": " + text
	}
	if len(d.ToolNames) > 0 && !strings.Contains(called, d.ToolNames[0]) {
		called = d.ToolNames[0] + ": " + called
	}
	return called
}

// titleBytes is how much of a text a title begins with, if it does.
const titleBytes = 16
