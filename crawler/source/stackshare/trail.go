package stackshare

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// maxTrail bounds the steps of a breadcrumb.
const maxTrail = 10

// siteName is how the site calls itself.
const siteName = "stackshare"

// roots are the sections of the site, with which its breadcrumbs begin.
var roots = []string{"stackups", "tools", siteName, "home"}

// sites are the roots that stand elsewhere too.
var sites = []string{siteName, "home"}

// breadcrumb returns the categories of the page from the outermost, without
// the site's section and the page.
func (r *reader) breadcrumb() []string {
	if data := r.page.Outline.Data().Objects("BreadcrumbList"); len(data) > 0 {
		var names []string
		for _, l := range r.page.Outline.Breadcrumb() {
			names = append(names, l.Text)
		}
		if names = r.categoriesOf(names); names != nil {
			return names
		}
	}
	var steps, found []string
	behind := maxTrail // steps behind a root
	rootAt := 0        // its block
	evident := false   // they are more than links to sections of the site
	rooted := false    // their root is
	strong := true     // their root is more than the name of the site, or signs part them
	blocks := r.page.Outline.Blocks()
	for i := 0; i < len(blocks) && found == nil; i++ {
		b := &blocks[i]
		if b.Region == outline.Footer && b.Kind == outline.Item && !b.Ordered || len(steps) == 0 && !mayHoldRoot(b) {
			continue
		}
		if mayHoldRoot(b) {
			if found = r.lineTrail(i); found != nil {
				break
			}
		}
		if b.Kind == outline.Button && hasAlnum(b.Text) || b.Kind == outline.Heading && b.Region == outline.Footer { // of a menu
			steps, behind, evident, rooted = steps[:0], maxTrail, false, false
			continue
		}
		shows := b.Region != outline.Navigation || b.Ordered || partsSteps(b.Text) ||
			len(b.Runs) > 0 && strings.Contains(strings.ToLower(b.Runs[0].Title), "breadcrumb")
		eachField(b, func(f field) {
			for _, step := range steplike(f.text) {
				if found == nil && r.isHere(step) && !isOfContents(b, f) && (evident && strong || b.Kind != outline.Heading && (shows || r.inOneBox(rootAt, i))) {
					if found = r.categoriesOf(steps); b.Kind == outline.Heading && isMenu(found) {
						found = nil
					}
				}
				if behind++; len(step) <= maxWord && slices.Contains(roots, r.key(step)) {
					behind, evident, rooted, rootAt = 0, false, shows, i
					strong = !slices.Contains(sites, r.key(step))
				}
				strong = strong || b.Ordered || partsSteps(b.Text)
				evident = evident || rooted && shows && b.Kind != outline.Heading
				if len(steps) == maxTrail {
					steps = append(steps[:0], steps[1:]...)
				}
				if steps = append(steps, step); behind >= maxTrail {
					steps = steps[:0]
				}
			}
		})
	}
	return found
}

// isOfContents reports an item that leads to a place on the page, as those of its contents do.
func isOfContents(b *outline.Block, f field) bool {
	return b.Kind == outline.Item && len(f.Link) > 1 && f.Link[0] == '#'
}

// inOneBox reports a small element that holds two blocks, and no heading.
func (d *document) inOneBox(a, b int) bool {
	const small = 100
	for from, to := range d.page.Outline.Enclosing(a) {
		if to > b {
			return to-from <= small &&
				!slices.ContainsFunc(d.page.Outline.Blocks()[from:to], func(b outline.Block) bool { return b.Kind == outline.Heading })
		}
	}
	return false
}

// mayHoldRoot is a quick look whether one of the steps in a block may be a root.
func mayHoldRoot(b *outline.Block) bool {
	if len(b.Text) > maxLabel && !holdsArrow(b.Text) && !slices.ContainsFunc(b.Runs, func(r outline.Run) bool { return r.Apart }) {
		return false // a single step, and too long
	}
	return mentionsRoot(b.Text) || !isPlain(b.Text) && mentionsRoot(canon.Text(b.Text))
}

// holdsArrow reports a sign that may part steps.
func holdsArrow(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '>', c == '/':
			return true
		case c >= 0x80:
			return strings.ContainsAny(s[i:], "›»→>/")
		}
	}
	return false
}

// partsSteps reports a sign between two steps.
func partsSteps(s string) bool {
	return strings.Contains(s, " / ") || strings.ContainsAny(s, "›»→>")
}

// mentionsRoot reports whether the name of a root stands in a text.
func mentionsRoot(s string) bool {
	for i := 0; i+4 <= len(s); i++ {
		switch s[i] | 0x20 {
		case 's':
			if beginsWith(s[i:], "stackups") || beginsWith(s[i:], "stackshare") {
				return true
			}
		case 't':
			if beginsWith(s[i:], "tools") {
				return true
			}
		case 'h':
			if beginsWith(s[i:], "home") {
				return true
			}
		}
	}
	return false
}

// steplike returns the steps of a breadcrumb in a text, one or several with arrows between
// them; nil for any other text.
func steplike(s string) []string {
	if len(s) > maxLabel {
		return []string{""}
	}
	if !holdsArrow(s) {
		if s = trimSigns(numberless(s)); s == "" {
			return nil
		}
		return []string{s}
	}
	var steps []string
	s = strings.ReplaceAll(s, " / ", " › ")
	for step := range strings.FieldsFuncSeq(s, func(c rune) bool { return c == '›' || c == '»' || c == '→' || c == '>' }) {
		if step = trimSigns(numberless(trimSigns(step))); step != "" {
			steps = append(steps, step)
		}
	}
	return steps
}

// categoriesOf returns what stands behind the last root in steps, without the
// page itself; nil if there is no root.
func (sub *subject) categoriesOf(steps []string) []string {
	for i := len(steps) - 1; i >= 0; i-- {
		if !slices.Contains(roots, keyOf(steps[i])) {
			continue
		}
		names := slices.Clone(steps[i+1:])
		for k := range names {
			names[k] = strings.TrimSpace(strings.Map(withoutControls, names[k]))
		}
		for n := len(names) - 1; n >= 0 && (sub.isHere(names[n]) || isHereMark(names[n])); n-- {
			names = names[:n]
		}
		for _, n := range names {
			if len(n) > maxNameBytes || len(n) > record.MaxName || isSentence(n) || n == "" || opensAccount(keyOf(n)) {
				return nil
			}
		}
		return names
	}
	return nil
}

// isMenu reports what is no categories but a menu of the site in front of the title.
func isMenu(names []string) bool {
	const most = 5
	return len(names) > most || slices.ContainsFunc(names, func(n string) bool {
		switch keyOf(n) {
		case "stacks", "news", "jobs", "feed", "blog", "companies", "advice", "trending", "trends", "browse", "docs", "api", "pricing", "product", "products", "company", "about", "about us", "contact",
			"legal", "privacy", "privacy policy", "terms", "terms of service", "search", "login", "help", "community", "careers":
			return true
		}
		return false
	})
}

// opensAccount reports the words of links to an account, which no category has.
func opensAccount(key string) bool {
	switch key {
	case "sign in", "sign up", "log in", "login", "register", "sign up free", "get started", "get started free":
		return true
	}
	return false
}
