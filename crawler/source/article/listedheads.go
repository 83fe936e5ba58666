package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/sentence"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// replacedByHeads returns X of a title "X alternatives" of a page whose headings are the names
// of alternatives. Its text need not name X then.
func (r *reader) replacedByHeads(title string) string {
	if !listsOthers(title) || isWhyTitle(title) || r.headsOfNames() == 0 {
		return ""
	}
	return r.alternativesTo(title, func(name string) bool { return standsApart(title, name) })
}

// listsOthers reports a title that speaks of several things in place of another.
func listsOthers(title string) bool {
	return words.HasAny(strings.ToLower(title), "alternatives", "competitors", "alternativen")
}

// headsOfNames returns the level of the headings of which several are names, and no more are
// anything else that the page goes into; 0: there is none.
func (r *reader) headsOfNames() uint8 {
	var named, other [outline.WeakLevel]int
	for i := range r.parts {
		s := &r.parts[i]
		if s.Block == nil || s.Level == 0 || s.Level >= outline.WeakLevel {
			continue
		}
		switch {
		case r.isNameOfText(i):
			named[s.Level]++
		case s.Title.Topic == heading.NoTopic && s.Title.Plain != r.title && !heading.IsQuestion(s.Heading) && !vocab.IsCommon(s.Title.Plain):
			other[s.Level]++
		}
	}
	for level, n := range named {
		if n > 1 && n > other[level] {
			return uint8(level)
		}
	}
	return 0
}

// isNameOfText reports a heading that is a name, which the text below it uses as one.
func (r *reader) isNameOfText(i int) bool {
	t := r.parts[i].Title
	name := t.Bare
	if name == "" || t.Topic != heading.NoTopic || !r.isListedName(name) {
		return false
	}
	if last := words.LowerASCII(words.Last(name)); !r.looksLikeName(i, name) && (sentence.IsMatter(last) || vocab.IsKind(last) || isAbstract(last)) {
		return false
	}
	if r.opensBelow(i, name) {
		return !isPlural(name, r.parts[i].Pieces[0].Text[len(name):])
	}
	return r.isNamed(name) && r.calledBelow(i, name)
}

// isPlural reports a word for several things by what follows it: "Trees need", where "Rails
// needs" would be of one.
func isPlural(name, after string) bool {
	next, _ := words.First(after)
	if !strings.HasSuffix(name, "s") || strings.HasSuffix(name, "ss") || next == "" {
		return false
	}
	switch next {
	case "can", "will", "may", "must", "should", "could":
		return false
	}
	return !strings.HasSuffix(next, "s") && !strings.HasPrefix(after, ",")
}

// isAbstract reports the form of words for what tools do and are like: "clustering",
// "persistence".
func isAbstract(w string) bool {
	for _, end := range [...]string{"ing", "ence", "ance", "ency", "ancy", "tion", "sion", "ity", "ness", "ment", "ism", "age", "ship", "ics"} {
		if len(w) > len(end)+2 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// standsApart reports a name in a title that has none of the words that praise or sort, and
// stands between words that cannot belong to it: where each word of a title has a capital, the
// title does not tell otherwise where a name ends.
func standsApart(title, name string) bool {
	if strings.Count(name, " ") > 2 || !words.IsCapitalized(name) {
		return false
	}
	for w := range strings.FieldsSeq(name) {
		if w != "on" && w != "of" && sortsOthers(w) {
			return false
		}
	}
	at := strings.Index(title, name)
	if at < 0 {
		return false
	}
	next, _ := words.First(title[at+len(name):])
	return boundsName(words.Last(title[:at])) && boundsName(next)
}

// boundsName reports a word of a title beside which a name begins or ends; "": there is none.
func boundsName(w string) bool {
	if w == "" || names.Clean(w) != w || !words.IsCapitalized(w) {
		return true
	}
	switch words.LowerASCII(w) {
	case "alternatives", "competitors", "alternativen", "framework", "library", "best", "top", "popular", "great", "good", "better", "free", "source", "open-source", "lightweight",
		"modern", "self-hosted", "powerful", "the", "to", "for", "in", "of", "and", "with", "that", "you", "worth", "every":
		return true
	}
	return false
}

// sortsOthers reports a word by which a title tells which things it lists.
func sortsOthers(w string) bool {
	w = words.LowerASCII(w)
	switch w {
	case "powerful", "great", "amazing", "awesome", "excellent", "solid", "better", "cheap", "cheaper", "affordable", "fast", "faster", "fastest", "simple", "simpler", "easy",
		"easier", "new", "newer", "real", "true", "viable", "promising", "proven", "reliable", "secure", "private", "commercial", "enterprise", "european", "eu", "us", "american",
		"hosted", "managed", "minimal", "tiny", "small", "underrated", "strong", "serious", "healthy", "healthier", "sustainable", "proprietary", "paid", "ai", "web", "foss",
		"all", "alternatives", "alternative", "competitors", "alternativen", "every", "low-cost", "no-code", "low-code":
		return true
	}
	return isListing(w) || vocab.IsStop(w) || vocab.IsDeterminer(w) || vocab.IsCommon(w) || vocab.IsKind(strings.TrimSuffix(w, "s")) ||
		strings.Contains(w, "-") && (strings.HasSuffix(w, "-friendly") || strings.HasSuffix(w, "-native") || strings.HasSuffix(w, "-focused") || strings.HasSuffix(w, "-first"))
}
