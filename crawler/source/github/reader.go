package github

import (
	"cmp"
	"net/url"
	"strconv"
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// reader collects what the page says. The targets of links tell counts apart:
// they are part of the site's addresses and outlive its markup.
type reader struct {
	page *source.Page
	root string // /owner/repository
	repo string

	described bool // the box About was begun
	about     string
	aboutAt   record.Evidence
	homepage  string
	topics    []string
	license   string
	licenseAt record.Evidence
	languages []share
	shares    float64           // the sum of those of the languages in percent
	stats     map[string]figure // by metric
	release   string
	releaseAt record.Date
	tagAt     record.Evidence
	pushed    record.Date
	pushedAt  record.Evidence
	archived  record.Evidence
}

type figure struct {
	quantity.Quantity
	exact    bool
	evidence record.Evidence
}

type share struct {
	name, percent string
	evidence      record.Evidence
}

func (r *reader) read() {
	blocks := r.page.Outline.Blocks()
	section := ""
	for i := range blocks {
		b := &blocks[i]
		if b.Region == outline.Footer || b.Region == outline.Dialog {
			continue
		}
		if b.Kind == outline.Heading {
			section = sectionOf(section, b.Text)
		}
		r.block(b, section)
	}
	r.fallBack()
}

// sectionOf returns a heading without the count that stands in it. Headings
// that only readers of screens hear divide the box About and do not end it.
func sectionOf(current, heading string) string {
	name := strings.ToLower(strings.TrimRight(strings.TrimSpace(heading), " 0123456789,.kKmM+"))
	switch name {
	case "topics", "resources", "license", "stars", "watchers", "forks", "code of conduct", "security policy", "security", "citation",
		"uh oh!", "custom properties":
		return current
	}
	return name
}

func (r *reader) block(b *outline.Block, section string) {
	text := canon.Text(b.Text)
	evidence := record.Evidence{Quote: record.Clip(text, record.MaxQuote), Path: b.Path}
	if strings.Contains(text, "This repository was archived by the owner") {
		r.archived = evidence
	}
	r.starOrFork(b, text, evidence)
	for _, f := range fieldsOf(b) {
		r.linked(f, evidence)
	}
	switch section {
	case "about":
		r.inAbout(b, text, evidence)
	case "languages":
		r.inLanguages(b, evidence)
	}
}

// field is an inline item of a block.
type field struct {
	text, link, title, time string
}

// fieldsOf joins the runs of a block that share a link.
func fieldsOf(b *outline.Block) []field {
	var fields []field
	var grown words.Growing // the text of the last one
	for _, run := range b.Runs {
		text := strings.TrimSpace(b.Text[run.Start:run.End])
		if n := len(fields); n > 0 && run.Link != "" && fields[n-1].link == run.Link {
			last := &fields[n-1]
			last.text = grown.Add(last.text, text)
			last.title = cmp.Or(last.title, run.Title)
			last.time = cmp.Or(last.time, run.Time)
			continue
		}
		fields = append(fields, field{text, run.Link, run.Title, run.Time})
	}
	return fields
}

// starOrFork reads the buttons at the top, which lead to a login and carry the
// exact count as their title.
func (r *reader) starOrFork(b *outline.Block, text string, evidence record.Evidence) {
	for label, metric := range map[string]string{"Star": "github.stars", "Fork": "github.forks"} {
		rest, ok := strings.CutPrefix(text, label)
		if !ok || rest == "" || !strings.ContainsRune("0123456789 ", rune(rest[0])) {
			continue
		}
		for _, run := range b.Runs {
			r.count(metric, run.Title, true, evidence)
		}
		r.count(metric, rest, false, evidence)
	}
}

// counted maps what follows the repository in a link to a metric and the words
// that stand beside the count.
var counted = []struct{ path, metric string }{
	{"/stargazers", "github.stars"},
	{"/forks", "github.forks"},
	{"/network/members", "github.forks"},
	{"/watchers", "github.watchers"},
	{"/issues", "github.open_issues"},
	{"/pulls", "github.open_pulls"},
	{"/pull-requests", "github.open_pulls"},
	{"/graphs/contributors", "github.contributors"},
	{"/network/dependents", "github.used_by"},
}

// linked reads a count, a release or a date by where its link leads.
func (r *reader) linked(f field, evidence record.Evidence) {
	path, own := r.path(f.link)
	if f.time != "" {
		r.dated(f, path, evidence)
		return
	}
	if !own {
		return
	}
	switch {
	case strings.HasPrefix(path, "/commits"):
		if strings.Contains(strings.ToLower(f.text), "commit") {
			r.count("github.commits", f.text, true, evidence)
		}
		return
	case strings.HasPrefix(path, "/releases/tag/"):
		if tag := strings.TrimSpace(strings.TrimSuffix(f.text, "Latest")); r.release == "" && tag != "" {
			r.release, r.tagAt = tag, evidence
		}
		return
	}
	for _, c := range counted {
		if path != c.path || strings.HasPrefix(f.text, "+") {
			continue
		}
		r.count(c.metric, f.title, true, evidence)
		r.count(c.metric, f.text, false, evidence)
	}
}

// path returns what a link has after the repository's address.
func (r *reader) path(link string) (string, bool) {
	if link == "" {
		return "", false
	}
	u, err := url.Parse(link)
	if err != nil {
		return "", false
	}
	path, ok := strings.CutPrefix(strings.ToLower(u.Path), strings.ToLower(r.root))
	return path, ok
}

// dated reads the day of the newest release or of the last commit.
func (r *reader) dated(f field, path string, evidence record.Evidence) {
	day, ok := dayOf(f)
	if !ok {
		return
	}
	if strings.HasPrefix(path, "/releases") {
		if r.releaseAt == "" {
			r.releaseAt = day
		}
		return
	}
	if r.pushed == "" {
		r.pushed, r.pushedAt = day, evidence
	}
}

func dayOf(f field) (record.Date, bool) {
	if len(f.time) >= len("2006-01-02") {
		d := record.Date(f.time[:len("2006-01-02")])
		if _, ok := d.Time(); ok {
			return d, true
		}
	}
	return dates.Parse(f.text)
}

// count notes a figure; an exact one wins over an abbreviated one.
func (r *reader) count(metric, text string, exact bool, evidence record.Evidence) {
	if !strings.ContainsAny(text, "0123456789") {
		return
	}
	found := quantity.Find(text, "en")
	if len(found) != 1 || found[0].Value < 0 {
		return
	}
	q := found[0]
	exact = exact && q.Low == q.High
	if old, ok := r.stats[metric]; ok && (old.exact || !exact) {
		return
	}
	r.stats[metric] = figure{q, exact, evidence}
}

func (r *reader) inAbout(b *outline.Block, text string, evidence record.Evidence) {
	for _, l := range b.Links() {
		r.aboutLink(l)
	}
	if name, ok := strings.CutSuffix(text, " license"); ok && b.Link() != "" {
		r.license, r.licenseAt = name, evidence
		return
	}
	if !r.described && b.Kind == outline.Paragraph && b.Link() == "" && text != "" {
		r.described = true // also if it says that there is no description
		if !strings.HasPrefix(text, "No description") {
			r.about, r.aboutAt = text, evidence
		}
	}
}

func (r *reader) aboutLink(l outline.Link) {
	u, err := url.Parse(l.URL)
	if err != nil {
		return
	}
	if topic, ok := strings.CutPrefix(u.Path, "/topics/"); ok {
		r.topics = append(r.topics, topic)
		return
	}
	if u.IsAbs() && (u.Scheme == "https" || u.Scheme == "http") && r.homepage == "" && !isOwn(u) {
		r.homepage = l.URL
	}
}

func isOwn(u *url.URL) bool {
	for _, h := range hosts {
		if strings.EqualFold(u.Hostname(), h) {
			return true
		}
	}
	return false
}

// inLanguages reads names with shares, in one item or in several, until the
// shares are the whole.
func (r *reader) inLanguages(b *outline.Block, evidence record.Evidence) {
	if b.Kind == outline.Heading || r.shares > 99.5 {
		return
	}
	for _, run := range b.Runs {
		for word := range strings.FieldsSeq(canon.Text(b.Text[run.Start:run.End])) {
			r.language(word, evidence)
		}
	}
}

// language reads a word of a name, a share, or both without a gap.
func (r *reader) language(word string, evidence record.Evidence) {
	name, percent := word, ""
	if number, ok := strings.CutSuffix(word, "%"); ok {
		name = strings.TrimRight(number, "0123456789.")
		percent = number[len(name):]
	}
	open := len(r.languages) > 0 && r.languages[len(r.languages)-1].percent == ""
	switch {
	case name != "" && open && len(r.languages[len(r.languages)-1].name) > maxLanguage: // of no language, and told so at once
	case name != "" && open:
		r.languages[len(r.languages)-1].name += " " + name
	case name != "":
		r.languages = append(r.languages, share{name: name, evidence: evidence})
	}
	if percent != "" && len(r.languages) > 0 && r.languages[len(r.languages)-1].percent == "" {
		r.languages[len(r.languages)-1].percent = percent
		if p, err := strconv.ParseFloat(percent, 64); err == nil {
			r.shares += p
		}
	}
}

// maxLanguage bounds the bytes of the name of a language: more is too long in
// characters too.
const maxLanguage = 4 * record.MaxName

// fallBack takes the description from the page's title where the page itself
// shows none, and drops languages without a share.
func (r *reader) fallBack() {
	kept := r.languages[:0]
	for _, l := range r.languages {
		if l.percent != "" {
			kept = append(kept, l)
		}
	}
	r.languages = kept
	title := canon.Text(r.page.Outline.Data().Title)
	if _, about, ok := strings.Cut(title, r.root[1:]+": "); ok && r.about == "" {
		r.about = about
	}
}
