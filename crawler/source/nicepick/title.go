package nicepick

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// readNames takes the names of the tools from the title "A vs B": a heading,
// else the title of the window. Those of another comparison do not fit the
// page's address.
func (d *document) readNames() bool {
	slugs := strings.Split(strings.TrimSuffix(d.page.URL[strings.LastIndex(strings.TrimSuffix(d.page.URL, "/"), "/")+1:], "/"), "-vs-")
	for i, s := range slugs {
		slugs[i] = letters(s)
	}
	window := d.page.Outline.Data().Title
	for _, fits := range [...]func(a, b string) bool{sameText, strings.Contains} {
		for i := range d.page.Outline.Blocks() {
			b := &d.page.Outline.Blocks()[i]
			if b.Kind != outline.Heading && !b.Strong {
				continue
			}
			if names := versus(b.Text); fitting(names, slugs, fits) {
				d.names = names
				return true
			}
		}
		if names := versus(window); fitting(names, slugs, fits) {
			d.names = names
			return true
		}
	}
	return false
}

// maxNames bounds the tools that a page compares.
const maxNames = 16

func sameText(a, b string) bool { return a == b }

// fitting reports whether each name is that of a slug of its own.
func fitting(names, slugs []string, fits func(slug, name string) bool) bool {
	if len(names) < 2 || len(names) > maxNames || len(names) != len(slugs) {
		return false
	}
	left := slices.Clone(slugs)
	for _, n := range names {
		i := slices.IndexFunc(left, func(s string) bool { return fits(s, letters(n)) })
		if n == "" || i < 0 {
			return false
		}
		left = slices.Delete(left, i, i+1)
	}
	return true
}

// letters keeps what slugs keep of a name.
func letters(s string) string {
	return strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c > 0x7f {
			return c
		}
		return -1
	}, strings.ToLower(s))
}

// versus splits "A vs B" into its names, without what pages append: "A vs B
// (2025) | Site", "A vs B: which one?".
func versus(title string) []string {
	title = strip(canon.Text(title))
	lower := strings.ToLower(title)
	if !strings.Contains(lower, " vs") && !strings.Contains(lower, " versus ") || len(lower) != len(title) {
		return nil
	}
	var names []string
	for {
		i, size := -1, 0
		for _, sep := range [...]string{" vs ", " vs. ", " versus "} {
			if at := strings.Index(lower, sep); at >= 0 && (i < 0 || at < i) {
				i, size = at, len(sep)
			}
		}
		if i < 0 {
			break
		}
		name := strings.TrimSpace(title[:i])
		for _, sep := range [...]string{" | ", ": ", " – ", " — ", " - "} { // behind the name of the site
			if at := strings.LastIndex(name, sep); at >= 0 && len(names) == 0 {
				name = name[at+len(sep):]
			}
		}
		names = append(names, name)
		title, lower = title[i+size:], lower[i+size:]
	}
	if len(names) == 0 {
		return nil
	}
	for _, sep := range [...]string{" | ", " (", ": ", " – ", " — ", " - ", "?"} {
		if i := strings.Index(title, sep); i > 0 {
			title = title[:i]
		}
	}
	return append(names, strings.TrimSpace(title))
}

// findTitle takes a heading that names all the tools, in front of any that names one, for the
// title, whatever else it says: "A vs B: Which Is Better?".
func (r *reader) findTitle() {
	for i := range r.tokens {
		t := &r.tokens[i]
		if t.isLabel && (t.label.both || t.label.named()) {
			return
		}
		if !t.isLabel && t.heads() && t.cell.Table == 0 && r.words.namesAll(t.text) {
			t.isLabel, t.label = true, label{tool: -1, role: intro, both: true}
			return
		}
	}
}
