package stackshare

import (
	"regexp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// topic is what a section of a page, or a part of one, is about.
type topic uint8

const (
	nothing   topic = iota // chrome in the midst of the content
	beginning              // before the first heading that is known
	titled                 // the title
	overview
	differences
	advice
	detailed
	alternatives
	related
	answered     // What is X?
	chosen       // Why do developers choose X?
	companies    // What companies use X?
	users        // Who uses X?
	integrations // also of one tool
	features
	pros
	cons
	// Within a section:
	both // Pros & Cons
	statistics
	description
	introduction
	summary
)

// label is what a text announces.
type label struct {
	topic topic
	tool  int // index of the tool it names, -1: none
}

// sectionWords are whole headings.
var sectionWords = map[string]topic{
	"overview": overview, "at a glance": overview, "detailed comparison": detailed, "side-by-side comparison": detailed, "related comparisons": related,
	"similar comparisons": related, "more comparisons": related, "other comparisons": related, "trending comparisons": related, "popular comparisons": related, "share your stack": nothing,
}

// headingWords are headings where the markup says so; elsewhere they may be
// tabs.
var headingWords = map[string]topic{
	"comparison": detailed, "alternatives": alternatives, "decisions": advice, "advice": advice, "opinions": advice, "key differences": differences, "differences": differences,
}

// innerWords head parts of a section about one or all tools.
var innerWords = map[string]topic{
	"statistics": statistics, "stats": statistics, "pros & cons": both, "pros and cons": both, "pros/cons": both, "pros": pros, "cons": cons,
	"advantages": pros, "disadvantages": cons, "strengths": pros, "weaknesses": cons, "integrations": integrations, "features": features, "key features": features, "main features": features, "highlights": features, "key highlights": features, "capabilities": features,
	"description": description, "about": description,
	"benefits": pros, "drawbacks": cons, "upsides": pros, "downsides": cons, "shortcomings": cons, "likes": pros, "dislikes": cons, "the good": pros, "the bad": cons,
}

// readerComments are headings above what readers of a page have written.
var readerComments = regexp.MustCompile(`^(\d[\d.,]* (comments?|responses?|replies)|(comments|responses|replies|discussion) ?\(\d[\d.,]*\))$`)

// maxLabel bounds a label in bytes.
const maxLabel = 220

// labelKey trims what decorates headings.
func labelKey(key string) string {
	if n := len(key); n == 0 || isWordByte(key[0]) && (isWordByte(key[n-1]) || key[n-1] == '?') {
		return key
	}
	key = strings.TrimLeft(key, "#")
	if n := len(key) - 1; n > 1 && key[n] == ')' {
		if open := strings.LastIndex(key, " ("); open > 0 {
			if _, ok := wholeNumber(key[open+2 : n]); ok {
				key = key[:open] // how many there are
			}
		}
	}
	end := len(strings.TrimRight(key, " :#¶›»▾▼+−-–—*†‡ⓘℹ\ufe0f"))
	for end < len(key) && (key[end] == '#' || key[end] == '+') { // of a name: C#, C++
		end++
	}
	return strings.TrimSpace(key[:end])
}

// label recognises a text that begins a section.
func (r *reader) label(t *token) (label, bool) {
	if t.picture || len(t.key) > maxLabel || t.kind == outline.Button {
		return label{}, false
	}
	if t.isTab() {
		return label{}, false
	}
	key := labelKey(t.key)
	if len(key) <= maxWord {
		if k, ok := sectionWords[key]; ok {
			return label{k, -1}, true
		}
		if t.kind == outline.Heading {
			if k, ok := headingWords[key]; ok {
				return label{k, -1}, true
			}
		}
		if key == "comparison" && r.unheaded && t.kind == outline.Paragraph {
			return label{detailed, -1}, true
		}
	}
	if key == r.titleKey {
		return label{titled, -1}, true
	}
	if t.kind == outline.Heading && (strings.HasSuffix(key, ")") || key != "" && words.IsDigit(key[0])) && readerComments.MatchString(key) {
		return label{nothing, -1}, true
	}
	if k, ok := r.sentenceLabel(key); ok {
		return label{k, -1}, true
	}
	return r.toolLabel(key)
}

// isTab reports an entry of a table of contents, or a tab.
func (t *token) isTab() bool { return strings.HasPrefix(t.Link, "#") && t.kind != outline.Heading }

// sentenceLabel recognises the site's longer headings.
func (sub *subject) sentenceLabel(key string) (topic, bool) {
	switch {
	case strings.HasSuffix(key, "what are the differences?"), strings.HasSuffix(key, "what are the differences"):
		return differences, true
	case strings.HasPrefix(key, "what are some alternatives to "), strings.HasPrefix(key, "alternatives to "):
		return alternatives, !strings.HasSuffix(key, ".")
	case strings.HasSuffix(key, " alternatives & comparisons"), strings.HasSuffix(key, " alternatives and comparisons"):
		return alternatives, true
	case strings.HasSuffix(key, " alternatives"):
		return alternatives, sub.namesAll(strings.TrimSuffix(key, " alternatives"))
	case headsAdvice(key):
		return advice, sub.endsWithTool(key)
	}
	return nothing, false
}

// namesAll reports the names of several of the tools, and nothing else.
func (sub *subject) namesAll(key string) bool {
	names := joined.Split(key, -1)
	return len(names) > 1 && !slices.ContainsFunc(names, func(n string) bool { return sub.tool(n) < 0 })
}

// endsWithTool reports whether a text ends with the name of one of the tools.
func (sub *subject) endsWithTool(key string) bool {
	for _, k := range sub.keys {
		if strings.HasSuffix(key, " "+k) {
			return true
		}
	}
	return false
}

// toolForms are headings around the name of a tool.
var toolForms = []struct {
	before, after string
	topic         topic
}{
	{"what is ", "?", answered}, {"what is ", "", answered},
	{"why do developers choose ", "?", chosen}, {"why developers choose ", "", chosen}, {"why developers like ", "?", chosen}, {"why developers like ", "", chosen},
	{"why do developers not choose ", "?", cons}, {"why don't developers choose ", "?", cons}, {"why developers do not choose ", "?", cons}, {"why developers dislike ", "?", cons},
	{"what companies use ", "?", companies}, {"companies that use ", "", companies}, {"companies using ", "", companies},
	{"who uses ", "?", users}, {"who uses ", "", users},
	{"what tools integrate with ", "?", integrations}, {"", " integrations", integrations}, {"integrations of ", "", integrations},
	{"pros of ", "", pros}, {"cons of ", "", cons}, {"", " pros", pros}, {"", " cons", cons}, {"advantages of ", "", pros}, {"disadvantages of ", "", cons}, {"strengths of ", "", pros}, {"weaknesses of ", "", cons}, {"", " strengths", pros}, {"", " weaknesses", cons},
	{"benefits of ", "", pros}, {"drawbacks of ", "", cons}, {"upsides of ", "", pros}, {"downsides of ", "", cons}, {"", " advantages", pros}, {"", " disadvantages", cons}, {"", " benefits", pros}, {"", " drawbacks", cons},
	{"", "'s features", features}, {"", " features", features}, {"features of ", "", features},
	{"", " alternatives", alternatives},
}

// withoutArticle drops what says nothing at the head of a label: "the pros", "top pros".
func withoutArticle(key string) string {
	return strings.TrimPrefix(strings.TrimPrefix(key, "the "), "top ")
}

// toolLabel recognises headings with the name of a tool in them.
func (sub *subject) toolLabel(key string) (label, bool) {
	if !slices.ContainsFunc(sub.keys, func(k string) bool { return strings.Contains(key, k) }) {
		return label{}, false
	}
	key = withoutArticle(key)
	for i := range toolForms {
		f := &toolForms[i]
		if len(key) <= len(f.before)+len(f.after) || !strings.HasPrefix(key, f.before) || !strings.HasSuffix(key, f.after) {
			continue
		}
		if tool := sub.tool(key[len(f.before) : len(key)-len(f.after)]); tool >= 0 {
			return label{f.topic, tool}, true
		}
	}
	if l, ok := sub.likedLabel(key); ok {
		return l, true
	}
	return sub.asksFor(key)
}

// asksFor recognises questions for the pros or the cons of a tool, however they
// are put: "what are the cons of using X?".
func (sub *subject) asksFor(key string) (label, bool) {
	key, ok := strings.CutSuffix(key, "?")
	if !ok {
		return label{}, false
	}
	for tool, name := range sub.keys {
		ahead, ok := strings.CutSuffix(key, " "+name)
		if !ok {
			continue
		}
		found := nothing
		for word := range strings.FieldsSeq(ahead) {
			k := kindWords[word]
			if k == nothing {
				k = kindWords[strings.TrimSuffix(word, "s")]
			}
			if k != nothing && found != nothing && k != found {
				return label{}, false
			}
			found = max(found, k)
		}
		if found != nothing {
			return label{found, tool}, true
		}
	}
	return label{}, false
}

// mayHead reports what may head a part of a section if it has the words.
func mayHead(t *token) bool {
	return !t.picture && (t.kind != outline.Button || t.Link != "") && !t.isTab()
}

// headsByPress reports a button, not in a row of tabs, that shows the part of the page right
// after it.
func (d *document) headsByPress(i int, head topic) bool {
	t := &d.tokens[i]
	if t.picture || t.kind != outline.Button || t.isTab() || i+1 >= len(d.tokens) ||
		i > 0 && d.tokens[i-1].kind == outline.Button && !words.IsDigit(d.tokens[i-1].text[0]) {
		return false
	}
	switch head {
	case pros, cons, both, features, integrations:
	default:
		return false
	}
	next := &d.tokens[i+1]
	return next.kind != outline.Button || words.IsDigit(next.text[0])
}

// tool returns the index of the tool that is called key, -1 if none is.
func (sub *subject) tool(key string) int {
	for i, k := range sub.keys {
		if k == key {
			return i
		}
	}
	return -1
}

// noise are texts of the site around the content.
var noise = map[string]bool{
	"comments": true, "comment": true, "see more": true, "see all": true, "see all alternatives": true, "show more": true, "read more": true, "view all": true,
	"show less": true, "read less": true, "see less": true, "view less": true,
	"add tool": true, "get advice icon": true, "get advice": true, "ask the stackshare community!": true, "view docs": true, "cli (node.js)": true, "or": true, "manual": true,
	"share": true, "reply": true, "report": true, "follow": true, "follow on": true, "save": true, "+ 1": true, "+1": true, "upvote": true, "on": true, "vs": true,
	"make informed product decisions": true, "learn more": true, "view more": true, "load more": true, "visit website": true, "visit site": true, "visit homepage": true, "go to site": true, "github repository": true,
	"website": true, "·": true, "|": true, "/": true, "compare": true, "sponsored": true, "advertisement": true, "likes": true, "like": true, "close": true,
	"pinned": true, "📌 pinned": true, "pinned post": true, "table of contents": true, "contents": true, "on this page": true, "in this article": true,
	"back to top": true, "↑ back to top": true, "back to top ↑": true, "helpful?": true, "says": true, "says:": true, "wrote": true, "wrote:": true, "writes:": true,
}

// isRest reports what stands for entries that are left out: "+3 more", "and 5 others",
// "and 2,341 more companies", "and many more".
func isRest(key string) bool {
	if key == "" || strings.IndexByte("svlra+0123456789", key[0]) < 0 || !strings.Contains(key, "more") && !strings.Contains(key, "other") {
		return false
	}
	key = strings.TrimRight(key, ".…")
	for _, press := range [...]string{"see ", "show ", "view ", "load ", "read "} {
		key = strings.TrimPrefix(key, press)
	}
	rest, joined := strings.CutPrefix(key, "and ")
	rest, added := strings.CutPrefix(rest, "+")
	count, rest, _ := strings.Cut(strings.TrimSpace(rest), " ")
	switch {
	case count == "more" || count == "others":
		return joined && rest == ""
	case count == "many" || count == "several":
		if !joined {
			return false
		}
	default:
		if _, ok := wholeNumber(strings.ReplaceAll(count, ",", "")); !ok {
			return false
		}
	}
	more, of, several := strings.Cut(rest, " ")
	switch of {
	case "", "companies", "tools", "integrations", "developers", "pros", "cons", "alternatives", "reviews", "opinions", "decisions", "comments":
	default:
		return false
	}
	return more == "more" || (joined || added) && (more == "others" && !several || more == "other" && several)
}

// invites reports a text that asks the reader to write one: "Missing something? Suggest a
// con", "Add your own".
func invites(key string) bool {
	const most = 60
	if key == "" || len(key) > most || strings.IndexByte("nsow.!", key[len(key)-1]) < 0 {
		return false
	}
	key = strings.TrimRight(key, ".!")
	at := strings.LastIndexByte(key, ' ')
	if at < 0 {
		return false
	}
	switch key[at+1:] {
	case "con", "cons", "pro", "pros", "review", "opinion", "own":
	default:
		return false
	}
	words := strings.Fields(key[:at])
	for k := len(words) - 1; k >= 0; k-- {
		switch words[k] {
		case "suggest", "add", "leave", "submit", "write", "share", "post":
			return k == 0 || strings.ContainsAny(words[k-1], "?!.,")
		case "a", "an", "your", "own", "another", "more", "the", "first":
		default:
			return false
		}
	}
	return false
}

// isNoise reports a text that is no content wherever it stands.
func isNoise(key string) bool {
	if len(key) <= maxWord && noise[key] {
		return true
	}
	if isRest(key) || invites(key) || countsReplies(key) || isFiling(key) {
		return true
	}
	if key == "" || strings.IndexByte("snlvah", key[0]) < 0 {
		return strings.HasSuffix(key, "ask the stackshare community!") || strings.HasSuffix(key, " min read") && len(key) < 16
	}
	for _, prefix := range [...]string{"sign up ", "sign in ", "log in ", "need advice about ", "see all", "show all", "view all", "add a ", "hide "} {
		if strings.HasPrefix(key, prefix) {
			return len(key) < 100
		}
	}
	return strings.HasSuffix(key, "ask the stackshare community!")
}

// isFiling reports under which heading a blog has filed the page: "Posted in Tools".
func isFiling(key string) bool {
	for _, verb := range [...]string{"posted in ", "filed under", "filed in ", "tagged ", "tagged:"} {
		if strings.HasPrefix(key, verb) {
			return true
		}
	}
	return false
}

// countsReplies reports how much readers had to say: "3 comments", "12 upvotes · 3 replies".
func countsReplies(key string) bool {
	const most = 60
	if len(key) > most || key == "" || !words.IsDigit(key[0]) {
		return false
	}
	replies := false
	for part := range strings.FieldsFuncSeq(key, func(c rune) bool { return strings.ContainsRune("·•|,", c) }) {
		count, what, ok := strings.Cut(strings.TrimSpace(part), " ")
		if !ok || strings.Trim(count, "0123456789.km") != "" {
			return false
		}
		switch what {
		case "comment", "comments", "reply", "replies", "answer", "answers", "share", "shares":
			replies = true
		case "upvote", "upvotes", "vote", "votes", "like", "likes", "reaction", "reactions", "view", "views":
		default:
			return false
		}
	}
	return replies
}
