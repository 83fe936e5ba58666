package article

import (
	"iter"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// otherLeads stand in front of the tool that a title sets its own against.
var otherLeads = [...]string{"comparison with ", "comparison to ", "compared to ", "compared with ", "comparing to ", "differences to ", "differences from "}

// fromOther takes the tool that the title, or the heading of a section within, sets its own
// against: "Comparison with X", and the own one, which the text sets beside X or the sections
// share.
func (r *reader) fromOther(within []bool, whole bool) bool {
	if whole && r.setAgainst(r.title) {
		return true
	}
	for i := range r.parts {
		if s := &r.parts[i]; within[i] && s.Heading != "" && r.setAgainst(s.Title.Plain) {
			r.heading = s.Heading
			return true
		}
	}
	return false
}

// setAgainst takes the two tools of such a title.
func (r *reader) setAgainst(title string) bool {
	lower := strings.ToLower(title)
	for _, lead := range otherLeads {
		if !strings.HasPrefix(lower, lead) || len(lower) != len(title) {
			continue
		}
		other := r.otherName(title[len(lead):])
		if other == "" {
			return false
		}
		r.names.Add(other)
		own := r.pairedWith(other)
		if own == "" {
			own = r.siteName()
		}
		if own == "" {
			own = r.ownName()
		}
		if own == "" || own == other || r.body.Exact(own) < manyTimes {
			return false
		}
		r.compareAll([]string{own, other})
		if lower := strings.ToLower(own); lower != own && r.isOddWord(lower) {
			r.names.AddSpelling(r.names.Add(own), lower)
		}
		return true
	}
	return false
}

// otherName returns the name that the rest of such a title is or begins with.
func (d *document) otherName(rest string) string {
	if name := d.prefixName(rest, manyTimes); name != "" {
		return name
	}
	name := names.Clean(rest)
	if (words.IsCapitalized(name) || d.isOddWord(name)) && !strings.Contains(name, " ") && !vocab.IsKind(strings.TrimSuffix(name, "s")) &&
		d.body.Exact(name) >= manyTimes {
		return name
	}
	return ""
}

// siteName returns what the site of the page is called, as the title element says behind the
// title of the page, without the words for what it is, if the text uses it as a name; else "".
func (d *document) siteName() string {
	data := d.page.Outline.Data()
	name := data.Meta["og:site_name"]
	if name == "" {
		at := -1
		for _, sep := range [...]string{" | ", " – ", " — ", " - ", " · ", " :: "} {
			if i := strings.LastIndex(data.Title, sep); i > at {
				at, name = i, data.Title[i+len(sep):]
			}
		}
	}
	for name = names.Clean(name); strings.Contains(name, " "); {
		last := words.Last(name)
		if !vocab.IsKind(strings.ToLower(last)) && !isOfDocs(last) {
			break
		}
		name = strings.TrimSpace(strings.TrimSuffix(name, last))
	}
	const some = 3 // times that the text of a site names it
	if !words.IsCapitalized(name) || vocab.IsCommon(name) || vocab.IsStop(name) || strings.Count(name, " ") > 3 || d.body.Exact(name) < some {
		return ""
	}
	return name
}

// isOfDocs reports words for the pages of a site on software.
func isOfDocs(w string) bool {
	switch strings.ToLower(w) {
	case "documentation", "documents", "docs", "manual", "handbook", "guide", "web", "project", "wiki":
		return true
	}
	return false
}

// ownName returns the one name that nearly all sections use.
func (r *reader) ownName() string {
	var sections []int
	for i := range r.parts {
		if r.parts[i].Level < outline.WeakLevel && len(r.parts[i].Pieces) > 0 {
			sections = append(sections, i)
		}
	}
	own, alone := r.sharedName(sections)
	if !alone {
		return ""
	}
	return own
}

// isOddWord reports one word in small letters that the page uses often, and as
// names are used, without an article: "mise", "jj".
func (d *document) isOddWord(w string) bool {
	if len(w) < 2 || !isLowerWord(w) || vocab.IsStop(w) || vocab.IsCommon(w) || d.body.Exact(w) < manyTimes {
		return false
	}
	used, determined := 0, 0
	for rest := d.body.Text; used < maxPairs; used++ {
		at := strings.Index(rest, " "+w)
		if at < 0 {
			break
		}
		if words.Alone(rest, at+1, at+1+len(w)) && vocab.IsDeterminer(words.Last(rest[max(0, at-words.MaxFold):at])) {
			determined++
		}
		rest = rest[at+1+len(w):]
	}
	return 4*determined <= used
}

// maxPairs bounds the places that are looked at for a name beside another.
const maxPairs = 256

// pairedWith returns the name that the text contrasts with a tool, or replaces it by: "how X
// differs from it", "between it and X", "from it to X"; "" if there is none, or several.
func (d *document) pairedWith(other string) (own string) {
	left := maxPairs
	for i := range d.parts {
		for _, p := range d.parts[i].Pieces {
			if p.Table != nil {
				continue
			}
			for w := range namesBeside(p.Text, other, &left) {
				switch {
				case w == "" || w == own || w == other || !d.mayBeOwn(w):
				case own != "":
					return ""
				default:
					own = w
				}
			}
		}
	}
	return own
}

// mayBeOwn reports a word that the page uses as a name, and often.
func (d *document) mayBeOwn(w string) bool {
	if words.IsCapitalized(w) {
		return d.body.IsProper(w) && d.body.Exact(w) >= manyTimes
	}
	return d.isOddWord(w)
}

// namesBeside are the words that a text sets beside a tool, at no more places than are
// left.
func namesBeside(text, other string, left *int) iter.Seq[string] {
	return func(yield func(string) bool) {
		for from := 0; *left > 0; *left-- {
			at := strings.Index(text[from:], other)
			if at < 0 {
				return
			}
			at += from
			if from = at + len(other); !words.Alone(text, at, from) {
				continue
			}
			if !yield(names.Clean(besideBefore(text[:at]))) || !yield(names.Clean(besideAfter(text[:at], text[from:]))) {
				return
			}
		}
	}
}

// besideBefore returns the word that stands before what leads to a tool.
func besideBefore(before string) string {
	before = strings.TrimRight(before, " ")
	for _, by := range [...]string{" is different from", " differs from", " vs", " vs.", " versus"} {
		if head, ok := strings.CutSuffix(before, by); ok {
			return words.Last(head)
		}
	}
	if head, ok := strings.CutSuffix(before, " and"); ok {
		if w := words.Last(head); strings.HasSuffix(strings.TrimSuffix(head, w), "between ") {
			return w
		}
	}
	return ""
}

// besideAfter returns the word that follows a tool and what joins the two.
func besideAfter(before, after string) string {
	for _, by := range [...]struct{ lead, join string }{{"from ", " to "}, {"between ", " and "}, {"", " vs "}, {"", " vs. "}, {"", " versus "}} {
		if rest, ok := strings.CutPrefix(after, by.join); ok && strings.HasSuffix(before, by.lead) {
			w, _ := words.First(rest)
			return w
		}
	}
	return ""
}
