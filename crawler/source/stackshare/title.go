package stackshare

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// withoutQuestion cuts "What are the differences?" off a title.
func withoutQuestion(s string) string {
	const asks = "what are the "
	for i := 0; i+len(asks) < len(s); i++ {
		if s[i]|0x20 != 'w' || i > 0 && (isWordByte(s[i-1]) || s[i-1] == '_') || !strings.EqualFold(s[i:i+len(asks)], asks) {
			continue
		}
		rest := s[i+len(asks):]
		for _, kind := range [...]string{"key ", "main "} {
			if beginsWith(rest, kind) {
				rest = rest[len(kind):]
				break
			}
		}
		if startsWithWord(rest, "differences") {
			return strings.TrimRight(s[:i], ":-–—|·• \t\n")
		}
	}
	return s
}

// withoutSite cuts the name of the site, or of its page, off a title.
func withoutSite(s string) string {
	for i, c := range s {
		at := i + utf8.RuneLen(c)
		switch c {
		case '|':
		case '-', '–', '—', '·', ':':
			if at == len(s) || !isBlank(s[at]) {
				continue
			}
		default:
			continue
		}
		rest := strings.TrimLeft(s[at:], " \t\n")
		for _, word := range [...]string{"stackshare", "reviews", "companies using", "what are the", "comparison", "stackup", "stackups"} {
			if startsWithWord(rest, word) {
				return strings.TrimRight(s[:i], " \t\n")
			}
		}
	}
	return s
}

// withoutInvitation cuts off a title of two names what it says to do with them.
func withoutInvitation(s string) string {
	if len(s) < len("compare ") || s[0]|0x20 != 'c' {
		return s
	}
	for _, verb := range [...]string{"compare", "comparing", "comparison of", "comparison"} {
		if rest := strings.TrimPrefix(s[min(len(verb), len(s)):], ":"); beginsWith(s, verb) && rest != "" && isBlank(rest[0]) {
			return strings.TrimLeft(rest, " \t\n")
		}
	}
	return s
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

// beginsWith is strings.HasPrefix for letters of either case.
func beginsWith(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// startsWithWord reports whether s begins with word, and that ends there.
func startsWithWord(s, word string) bool {
	return beginsWith(s, word) && (len(s) == len(word) || !isWordByte(s[len(word)]) && s[len(word)] != '_')
}

// versus splits "A vs B" into its names; nil for any other title.
func versus(title string) []string {
	if len(title) > 300 || !mentionsVersus(title) {
		return nil
	}
	title = withoutSite(withoutQuestion(withoutInvitation(title)))
	var names []string
	for rest := title; ; {
		name, more, ok := cutVersus(rest)
		if name = strings.Trim(name, " :|?"); name == "" || len(name) > maxNameBytes {
			return nil
		}
		names = append(names, name)
		if !ok {
			break
		}
		rest = more
	}
	if len(names) < 2 {
		return nil
	}
	for i, n := range names {
		if slices.ContainsFunc(names[:i], func(m string) bool { return strings.EqualFold(m, n) }) {
			return nil
		}
	}
	return names
}

// cutVersus cuts s around the first "vs" or "vs." that is a word.
func cutVersus(s string) (before, after string, ok bool) {
	for i := 1; i+3 < len(s); i++ {
		if s[i-1] != ' ' || s[i]|0x20 != 'v' || s[i+1]|0x20 != 's' {
			continue
		}
		switch {
		case s[i+2] == ' ':
			return s[:i-1], s[i+3:], true
		case s[i+2] == '.' && s[i+3] == ' ':
			return s[:i-1], s[i+4:], true
		}
	}
	return s, "", false
}

func mentionsVersus(s string) bool {
	for i := 0; i+2 < len(s); i++ {
		if s[i] == ' ' && s[i+1]|0x20 == 'v' && s[i+2]|0x20 == 's' {
			return true
		}
	}
	return false
}

// comparedTools finds the names of the tools in the title of the page: of all
// texts like "A vs B" the one that fits the address best.
func (r *reader) comparedTools(slugs []string) []string {
	var best []string
	most := 0
	try := func(text string, bonus int) {
		names := versus(text)
		if names == nil || len(names) > maxSides || len(slugs) > 0 && len(names) != len(slugs) {
			return
		}
		fit := 0
		for _, n := range names {
			fit += fitsAny(n, slugs)
		}
		if fit == 0 && bonus < 3 {
			return
		}
		if score := 5*fit + bonus; score > most {
			best, most = names, score
		}
	}
	for i := range r.tokens {
		t := &r.tokens[i]
		switch {
		case len(t.text) > maxLabel || !mentionsVersus(t.text):
		case t.kind == outline.Heading && t.level1(r):
			try(numberless(t.text), 4)
		case t.kind == outline.Heading:
			try(numberless(t.text), 2)
		default:
			try(numberless(t.text), 1)
		}
	}
	data := r.page.Outline.Data()
	try(data.Title, 3)
	try(data.Meta["og:title"], 3)
	return best
}

func (t *token) level1(r *reader) bool { return r.page.Outline.Blocks()[t.block].Level == 1 }

// maxSides bounds the tools of a comparison.
const maxSides = 3

var numbered = regexp.MustCompile(`^(?:[IVX]{1,4}[.)]|#\d{1,3}[.):]?)\s+`)

// numberless drops the number of a list's entry.
func numberless(s string) string {
	if s == "" || !words.IsDigit(s[0]) && strings.IndexByte("(#IVXN", s[0]) < 0 && s[0] < utf8.RuneSelf {
		return s
	}
	if title, ok := words.CutOrdinal(s); ok {
		return title
	}
	return numbered.ReplaceAllString(s, "")
}

// fitsAny returns 2 if one of slugs spells name, 1 if one has it in it.
func fitsAny(name string, slugs []string) int {
	best := 0
	spelt := letters(name)
	for _, s := range slugs {
		switch slug := letters(s); {
		case spelt == slug:
			return 2
		case best == 0 && agrees(name, spelt, slug):
			best = 1
		}
	}
	return best
}

var spelled = strings.NewReplacer("#", "sharp", "+", "plus", "&", "and")

// fits reports whether slug may be how addresses spell name.
func fits(name, slug string) bool {
	return agrees(name, letters(name), letters(slug))
}

// agrees is fits for the letters of both.
func agrees(name, a, b string) bool {
	if strings.HasPrefix(strings.TrimSpace(name), ".") {
		a = "dot" + a
	}
	if a == "" || b == "" {
		return false
	}
	return strings.Contains(a, b) || strings.Contains(b, a)
}

// isLetters reports small letters and digits alone.
func isLetters(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !(c >= 'a' && c <= 'z' || words.IsDigit(c)) {
			return false
		}
	}
	return true
}

// letters keeps what slugs keep of a name.
func letters(s string) string {
	if isLetters(s) {
		return s
	}
	return strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c > 0x7f {
			return c
		}
		return -1
	}, strings.ToLower(spelled.Replace(s)))
}

// aboutTool finds the name of the tool that a page is about.
func (r *reader) aboutTool(slug string) string {
	best, most := "", 0
	try := func(name string, bonus int) {
		name = strings.TrimSpace(name)
		if name == "" || len(name) > maxNameBytes || isSentence(name) {
			return
		}
		score := bonus
		if slug == "" || fits(name, slug) {
			score += 10
		}
		if score > most {
			best, most = name, score
		}
	}
	for i := range r.tokens {
		t := &r.tokens[i]
		if t.kind == outline.Heading && t.level1(r) {
			try(t.text, 6)
		}
		if name, ok := cutAround(t.text, "What is ", "?"); ok {
			try(name, 5)
		}
		for _, prefix := range [...]string{"Pros of ", "Cons of "} {
			if name, ok := strings.CutPrefix(t.text, prefix); ok && t.kind != outline.Paragraph {
				try(name, 4)
			}
		}
	}
	if title := r.page.Outline.Data().Title; title != "" {
		name, _, _ := strings.Cut(title, " | ")
		name, _, _ = strings.Cut(name, " - ")
		try(name, 3)
	}
	if most < 10 {
		return ""
	}
	return best
}

func cutAround(s, prefix, suffix string) (string, bool) {
	if len(s) < len(prefix)+len(suffix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return "", false
	}
	return strings.CutSuffix(s[len(prefix):], suffix)
}

// address splits the page's address: the slugs of the tools, and its type; ""
// if it is no page of the site.
func (d *document) address() (slugs []string, kind record.PageType) {
	u, err := url.Parse(d.page.URL)
	if err != nil {
		return nil, ""
	}
	kind, ok := stackshare{}.Claim(u)
	if !ok {
		return nil, ""
	}
	path := strings.Trim(u.Path, "/")
	if kind == record.PageComparison {
		return versusSlugs(strings.TrimPrefix(path, "stackups/")), kind
	}
	return []string{path}, kind
}
