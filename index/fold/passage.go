package fold

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

// TextKey returns the key that facts of one kind with the same normalised text
// share, whatever tools they name: a short string of [a-z0-9_-]. ok is false
// for facts that make no passage: tool, stat, trait, relation,
// related_comparison, and pros and cons with votes, which are labels rather
// than prose.
func TextKey(f record.Fact) (key string, ok bool) {
	t, ok := newText(f)
	if !ok {
		return "", false
	}
	return textKey(t.kind, t.key), true
}

func textKey(kind record.Kind, text string) string {
	sum := sha256.Sum256([]byte(text))
	return string(kind) + "-" + hex.EncodeToString(sum[:12])
}

// PassageID returns the id of the passage that a text (its TextKey) makes about tools.
func PassageID(kind record.Kind, toolIDs []string, key string) string {
	if !slices.IsSorted(toolIDs) {
		toolIDs = slices.Sorted(slices.Values(toolIDs))
	}
	b := append(make([]byte, 0, 160), kind...)
	for i, id := range toolIDs {
		if i == 0 || id != toolIDs[i-1] {
			b = append(append(b, 0), id...)
		}
	}
	sum := sha256.Sum256(append(append(b, 0, 0), key...))
	return string(hex.AppendEncode([]byte("p_"), sum[:10]))
}

// boilerplateSets is on how many different sets of tools a text stands when it
// says nothing of any of them.
const boilerplateSets = 4

// Text is a text to be folded.
type Text struct {
	Key      string
	Pages    []*TextPage // those on which it stands, each once
	Siblings []*Siblings // of its measurements

	// Of a text that stands on so many pages that it is folded in parts: the
	// sets of tools of this part, as SetsOf names them, and how many there
	// are in all. Pages of other parts need not be given.
	Part map[string]bool
	Sets int
}

// Passages folds a text into one passage for each set of tools that it is about, sorted by id.
func (x *Text) Passages(cfg Config) []*index.Passage {
	name, _, _ := strings.Cut(x.Key, "-")
	kind := record.Kind(name)
	slices.SortFunc(x.Pages, func(a, b *TextPage) int { return compareViews(a.view, b.view) })
	drafts := map[string]*draft{}
	for _, t := range x.Pages {
		if t.view.Head.Gone {
			continue
		}
		for _, on := range t.with(x.Key) {
			x.addDraft(drafts, t, on)
		}
	}
	list := make([]*index.Passage, 0, len(drafts))
	for _, d := range drafts {
		p := d.passage(x.Key, cfg)
		p.Boilerplate = repeats(kind) && max(len(drafts), x.Sets) >= boilerplateSets
		p.Contrast = []index.Contrast{}
		if kind == record.KindMeasurement {
			p.Contrast = x.contrast(d, d.measured())
		}
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b *index.Passage) int { return cmp.Compare(a.ID, b.ID) })
	return list
}

// repeats reports whether a text of this kind says nothing if it stands on many
// sets of tools; a figure or a person's opinion does not lose its sense.
func repeats(k record.Kind) bool {
	return k != record.KindMeasurement && k != record.KindOpinion
}

// draft is a passage in the making: one text about one set of tools.
type draft struct {
	textFact
	ids         []string // of the tools that the facts name
	tools       []named  // those and the tools that the text names, by id
	versus      []string // sorted, like comparisons
	comparisons []string
	cites       []citation
	pages       []*TextPage // of these
	body        record.Body // of the page that is cited first
	winner      string
	attributed  string
	asOf        record.Date
	approximate bool
	views       *int64
}

type named struct{ id, name string }

type citation struct {
	view *view
	path []string
}

// addDraft adds a text on a page to the passage of its set of tools.
func (x *Text) addDraft(drafts map[string]*draft, page *TextPage, on textOnPage) {
	t, f := on.textFact, on.fact
	ids, whole := page.view.ids(t.tools)
	set := setName(ids)
	if !t.about(ids) || x.Part != nil && !x.Part[set] {
		return
	}
	s := page.surroundings()
	d := drafts[set]
	if d == nil {
		d = newDraft(s, t, f, ids)
		drafts[set] = d
	}
	if n := len(d.cites); n == 0 || d.cites[n-1].view != s.view {
		d.cites = append(d.cites, citation{s.view, f.Evidence.Path})
		d.pages = append(d.pages, page)
	}
	for _, id := range s.versus(t, f) {
		if !slices.Contains(ids, id) {
			d.versus = insert(d.versus, id)
		}
	}
	for _, id := range s.comparisons(t, ids, whole, d.versus) {
		d.comparisons = insert(d.comparisons, id)
	}
	switch b := f.Body.(type) {
	case record.Measurement:
		d.approximate = d.approximate || b.Approximate
		d.attributed = cmp.Or(d.attributed, normal(string(b.AttributedTo)))
		d.asOf = max(d.asOf, b.AsOf)
	case record.Opinion:
		for _, id := range s.mentioned(t.text) {
			if at, known := d.find(id); !known {
				d.tools = slices.Insert(d.tools, at, named{id, s.nameOf(id)})
			}
		}
		if d.views == nil {
			d.views = b.Views
		}
	}
}

func newDraft(s *surroundings, t textFact, f record.Fact, ids []string) *draft {
	d := &draft{textFact: t, ids: ids, tools: make([]named, len(ids)), body: f.Body}
	for i, id := range ids {
		d.tools[i] = named{id, cmp.Or(s.resolution(id, t.tools).Name, id)}
	}
	if b, ok := f.Body.(record.Verdict); ok {
		d.winner = cmp.Or(s.tool(string(b.Winner)).Name, normal(string(b.Winner)))
	}
	return d
}

// find returns where a tool stands, or would.
func (d *draft) find(id string) (int, bool) {
	return slices.BinarySearchFunc(d.tools, id, func(t named, id string) int { return cmp.Compare(t.id, id) })
}

// insert adds s to a sorted list unless it is there.
func insert(list []string, s string) []string {
	at, known := slices.BinarySearch(list, s)
	if known {
		return list
	}
	return slices.Insert(list, at, s)
}

// maxExcerpt is how many characters of a text an excerpt has.
const maxExcerpt = 280

func (d *draft) passage(key string, cfg Config) *index.Passage {
	pages := make(cites, len(d.cites))
	for i, c := range d.cites {
		pages[i] = c.view
	}
	tools, toolNames := make([]string, len(d.tools)), make([]string, len(d.tools))
	for i, t := range d.tools {
		tools[i], toolNames[i] = t.id, t.name
	}
	p := &index.Passage{
		ID: PassageID(d.kind, d.ids, key), Schema: index.DocumentSchema, Sample: anySample(pages), Kind: string(d.kind),
		Tools: tools, ToolNames: toolNames,
		Versus: firstOf(d.versus), Comparisons: firstOf(d.comparisons),
		Contrast: []index.Contrast{}, Citations: len(d.cites), SourceNames: siteNames(pages), Sources: d.sources(cfg),
	}
	chars := pages.chars()
	p.Text = cut(d.text, chars)
	p.Excerpt = cut(p.Text, maxExcerpt)
	_, p.NewestSeen = seenSpan(pages)
	if day := newestDate(pages); day != "" {
		p.Date = &day
	}
	d.fill(p)
	p.Title = cut(d.heading(p), maxTitle)
	return p
}

// firstOf returns what stands inline of a list.
func firstOf(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list[:min(len(list), MaxInline)]
}

// fill adds the fields of the passage's kind.
func (d *draft) fill(p *index.Passage) {
	switch b := d.body.(type) {
	case record.Measurement:
		b.Approximate = d.approximate
		p.Metric, p.Value, p.Low, p.High = b.Metric, b.Value, b.Low, b.High
		p.Approximate, p.Unit, p.Workload = b.Approximate, normal(b.Unit), normal(b.Workload)
		p.Display = measurementDisplay(b)
		p.AttributedTo, p.AsOf = pointer(d.attributed), pointer(string(d.asOf))
	case record.Guidance:
		p.Advice = string(b.Advice)
	case record.Opinion:
		p.Author, p.AuthorRole = pointer(normal(b.Author)), normal(b.Role)
		p.Stance, p.Views = pointer(b.Stance), d.views
		p.Date = pointer(string(b.Date))
	}
}

// pointer returns nil for an empty text.
func pointer(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func (d *draft) sources(cfg Config) []index.PassageSource {
	list := make([]index.PassageSource, min(len(d.cites), MaxInline))
	for i := range list {
		v := d.cites[i].view
		list[i] = index.PassageSource{
			Site: v.Head.Source, URL: v.Head.URL, Path: strings.Join(d.cites[i].path, " > "),
			SeenAt: v.seenDay(), PublishedAt: publishedAt(v), License: cfg.Sites[v.Head.Source].License,
		}
	}
	return list
}

// newestDate is the newest date that one of the pages gives itself.
func newestDate(pages cites) string {
	var newest *view
	for _, v := range pages {
		if v.dated && (newest == nil || v.date > newest.date || v.date == newest.date && publishedAt(v) > publishedAt(newest)) {
			newest = v
		}
	}
	if newest == nil {
		return ""
	}
	return publishedAt(newest)
}
