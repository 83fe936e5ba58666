package article

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/article/internal/byline"
	"github.com/stackdex/stackdex/crawler/source/article/internal/corpus"
	"github.com/stackdex/stackdex/crawler/source/article/internal/facts"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/article/internal/sentence"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

type article struct{}

// New returns the source.
func New() source.Source { return article{} }

// Info implements source.Source.
func (article) Info() source.Info {
	return source.Info{
		Name: "article", Version: 16, SeedOnly: true,
		License: "unknown, all rights assumed reserved", Excerpt: 300,
	}
}

// Claim implements source.Source. No address tells that its page is a comparison article, so
// only seeds and configured patterns lead here, after every other source.
func (article) Claim(*url.URL) (record.PageType, bool) { return "", false }

// Extract implements source.Source. It returns ErrUnknownKind for a page that
// compares nothing.
func (article) Extract(p *source.Page) (source.Extraction, error) {
	r := &reader{document: document{page: p, language: p.Outline.Language()}, tableWork: tableWork{layouts: map[*outline.Table]layout{}}}
	divided := section.Divide(p.Outline)
	defer divided.Done()
	r.title, r.content, r.parts = divided.Title, divided.Content, divided.Parts
	r.body = corpus.New(divided.Text())
	r.numbers = quantity.Written(r.body.Text, r.language)
	r.subjects()
	if !r.compares() {
		return source.Extraction{}, fmt.Errorf("%w: %s", source.ErrUnknownKind, r.missing())
	}
	r.topics()
	r.facts = facts.New(&r.names, len(r.page.Outline.Blocks()))
	r.sentences = sentence.Reader{Names: &r.names, Body: r.body, Facts: r.facts, Language: r.language, Numbers: r.numbers, Subject: r.subject}
	r.byline = byline.Reader{Page: p, Content: r.content, Title: r.title, Language: r.language, Subject: r.subject, Names: &r.names, Body: r.body}
	r.sections()
	r.feedQuestions()
	if !r.facts.Compare && r.facts.Over == 0 {
		return source.Extraction{}, fmt.Errorf("%w: no table, list, figure or answer says anything of %s", source.ErrUnknownKind, r.found())
	}
	page := r.byline.About()
	facts, left := r.facts.List()
	x := source.Extraction{Page: page, Left: left}
	x.SetFacts(facts)
	return x, nil
}

// missing says what a page lacks that compares no tools.
func (r *reader) missing() string {
	n := 0
	for _, t := range r.names.List {
		if !t.Thing {
			n++
		}
	}
	switch {
	case n > 1:
		return fmt.Sprintf("%s are named, but hardly a word is about software", r.found())
	case n == 0 && listsOthers(r.title) && r.headsOfNames() > 0:
		return fmt.Sprintf("the title %q has no capitalized name that is clearly the tool replaced", record.Clip(r.title, 80))
	case n == 0 && listsOthers(r.title):
		return fmt.Sprintf("below the title %q no two headings are names that the text uses, and no table names two tools", record.Clip(r.title, 80))
	case n == 1:
		return fmt.Sprintf("of tools it names %s only, and no other in its title, headings and tables", r.found())
	}
	return fmt.Sprintf("neither the title %q nor a heading or table names two tools, as \"A vs B\" or \"X alternatives\" do", record.Clip(r.title, 80))
}

// found lists the first tools that the page names.
func (c *comparison) found() string {
	const most = 4
	var list []string
	for _, t := range c.names.List {
		if !t.Thing && len(list) < most {
			list = append(list, t.Name)
		}
	}
	return strings.Join(list, ", ")
}

// reader reads one page, in the steps of the package comment. What a method needs of the
// page is what its receiver says.
type reader struct {
	document
	comparison
	tableWork
	findings
}

// document is the page in sections. Apart from their topics, and the tables that recast
// makes of them, it does not change.
type document struct {
	page     *source.Page
	content  *outline.Outline // of the page, without what is chrome
	language string
	numbers  string // the language in whose style it writes them
	title    string
	parts    []section.Section
	body     *corpus.Corpus // the text under the headings
}

// comparison is what the page compares, and how it announces that.
type comparison struct {
	names    names.Names
	subject  *names.Tool   // X of "X alternatives"
	compared []*names.Tool // of "X vs Y"
	constant *names.Tool   // see weighedThroughout
	entries  []entry       // that sections list as alternatives
	heading  string        // that announces the comparison, if the title does not
	titled   bool          // the title says that each section compares its tool with the subject
	paired   bool          // the title calls one tool the alternative to another
	unnamed  bool          // the title announces a comparison and names no tools
	replaced bool          // the page lists alternatives to the subject
	ranking  bool          // "the best X"
}

// tableWork is what the rules about tables share between calls.
type tableWork struct {
	layouts map[*outline.Table]layout
	// cellsLeft bounds the cells that recast reads: each place may begin a
	// table whose end shows that it is none.
	cellsLeft int
	room      []token     // see tokens
	values    []string    // of the cell that is being read
	texts     words.Store // of values that facts hold
}

// findings are what has been read; they only grow.
type findings struct {
	facts       *facts.Facts
	sentences   sentence.Reader
	byline      byline.Reader
	verdict     verdict
	recommended recommendations // by the last piece that was asked about
	voted       bool            // a list of points has votes
}
