package stackshare

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/ingest/record"
)

// traits are what the text of a token may be. They are found out once.
type traits struct {
	word
	*rarity  // never nil
	sentence bool
	absent   bool // says that there is nothing
	figure   bool // and nothing else
	tool     int  // index of the tool that it names, -1: none
}

// rarity is what few texts are.
type rarity struct {
	own, raw string // metric and figure, if it is a label with its figure
	day      record.Date
	headOf   int // the tool that the head of a part names, -1: none
}

var usual = &rarity{headOf: -1}

// word is what a short text means on these pages.
type word struct {
	column bool   // may head a column
	noise  bool   // of the site, no content
	metric string // whose label it is
	head   topic  // of the part of a section that it heads
}

// wordsByKey are all short texts with a meaning.
var wordsByKey = func() map[string]word {
	all := map[string]word{}
	for key := range noise {
		all[key] = word{noise: true}
	}
	for key, metric := range metrics {
		all[key] = word{metric: metric}
	}
	for key, head := range innerWords {
		all[key] = word{head: head}
	}
	for key := range columnWords {
		w := all[key]
		w.column = true
		all[key] = w
	}
	return all
}()

// maxWord bounds the keys of words, and texts that hold a label and a figure,
// in bytes.
const maxWord = 40

// annotate finds out what the tokens are.
func (r *reader) annotate() {
	scored := false // below a head of pros or cons: votes are theirs
	for i := range r.tokens {
		t := &r.tokens[i]
		if t.rarity != nil {
			continue
		}
		t.rarity, t.sentence, t.tool = usual, isSentence(t.text) && !isSigned(t.text) || isDatedProse(t.text), -1
		if t.sentence {
			t.noise = len(t.key) < 100 && isNoise(t.key) || t.isPageNote()
			t.absent = absentKey(t.key)
			continue
		}
		if len(t.key) > maxLabel {
			continue
		}
		t.tool, t.absent = r.tool(strings.TrimRight(t.key, ": ")), absentKey(t.key)
		if len(t.key) <= maxWord {
			t.word = wordsByKey[labelKey(t.key)]
			if t.word == (word{}) {
				t.head = signedTopic(t.key)
			}
			if t.head != nothing && !mayHead(t) && !r.headsByPress(i, t.head) {
				t.head = nothing
			}
			t.column = t.column && r.cellOf(i).Row == 1
		}
		t.noise = t.noise || isNoise(t.key) || t.isPageNote() || r.leadsToPart(t)
		own, raw := "", ""
		if t.metric == "" || t.metric != metrics[t.key] { // labelKey drops a dash that is a value
			if own, raw = ownFigure(t.text, t.key); own != "" {
				t.metric = ""
			}
		}
		t.figure = own == "" && isFigure(t)
		if t.figure {
			if metric := r.namedByIcon(i); metric != "" && !(scored && metric == "stackshare.votes") {
				t.figure, own, raw = false, metric, t.text
			}
		}
		day := dayIn(t)
		if day != "" && r.isOfJoining(i) {
			day = ""
		}
		if day != "" || own != "" {
			t.rarity = &rarity{own, raw, day, -1}
		}
		if i > 0 && t.metric != "" && t.kind == outline.Item && r.tokens[i-1].kind == outline.Item && r.tokens[i-1].head == features {
			r.tokens[i-1].head = nothing // of a column of labels
		}
		if i > 0 && r.isCount(i) {
			t.figure, t.noise = false, true
		}
		r.annotateHead(i, t)
		if t.head != nothing || t.tool >= 0 || t.kind == outline.Heading {
			scored = t.head == pros || t.head == cons || t.head == both
		}
	}
}

// annotateHead finds out whether a token heads what follows.
func (r *reader) annotateHead(i int, t *token) {
	if t.head == nothing && (t.kind == outline.Heading || t.kind == outline.Term) {
		t.head = countedTopic(t.key)
	}
	if head, tool := r.headWithTool(t); head != nothing && (mayHead(t) || r.headsByPress(i, head)) {
		t.head, t.rarity = head, &rarity{headOf: tool}
	}
	if i == 0 || t.head == nothing {
		return
	}
	before := &r.tokens[i-1]
	if before.kind == outline.Heading && (t.kind != outline.Heading || r.levelOf(i) > r.levelOf(i-1)) && before.head == t.head && before.key == t.key {
		t.head, t.noise = nothing, true // the label of a row under a heading that says the same
	}
	if t.column && t.head != nothing && r.headOverTable(i) == t.head {
		t.head = nothing // says again what the heading above its table says
	}
}

// headOverTable returns what the text right in front of a table heads, of which token i
// stands in the first row, or the heading above it if that text is the name of a tool.
func (d *document) headOverTable(i int) topic {
	const most = 4 // columns in front of it
	at := d.cellOf(i)
	for k := i - 1; k >= max(0, i-most); k-- {
		if over := d.cellOf(k); over.Table != at.Table {
			t := &d.tokens[k]
			if path := d.page.Outline.Blocks()[d.tokens[i].block].Path; t.tool >= 0 && t.kind == outline.Heading && len(path) > 1 {
				return innerWords[labelKey(d.key(path[len(path)-2]))]
			}
			return t.head
		} else if over.Row != at.Row {
			break
		}
	}
	return nothing
}

// cellOf returns where in a table a token stands.
func (d *document) cellOf(i int) outline.CellRef {
	return d.page.Outline.Blocks()[d.tokens[i].block].Cell
}

// leadsToPart reports a tab, or an entry of a table of contents, that is called as a
// part of the page is.
func (sub *subject) leadsToPart(t *token) bool {
	if t.picture || !t.isTab() {
		return false
	}
	key := labelKey(t.key)
	if innerWords[key] != nothing {
		return true
	}
	_, ok := sub.toolLabel(key)
	return ok
}

// isPageNote reports a text about the page; among entries of lists only one that says
// so.
func (t *token) isPageNote() bool {
	return (t.kind == outline.Paragraph || strings.HasPrefix(t.key, "this page ")) && chrome.IsPageNote(t.text)
}

// isCount reports how many entries there are under the heading that token i ends:
// "Pros (5)".
func (d *document) isCount(i int) bool {
	t, before := &d.tokens[i], &d.tokens[i-1]
	if t.kind != outline.Heading || before.block != t.block || len(t.text) > 7 || before.head == nothing {
		return false
	}
	return isCountOf(t.text)
}

// signedTopic returns what a label heads that has a sign around it: "⊕ Pros", "(−) Cons".
func signedTopic(key string) topic {
	if first, last := key[0], key[len(key)-1]; isWordByte(first) && isWordByte(last) {
		return nothing
	}
	switch head := innerWords[strings.TrimFunc(key, func(c rune) bool { return !isAlnum(c) })]; head {
	case pros, cons:
		return head
	}
	return nothing
}

// countedTopic returns what a label heads that says how many there are: "Pros 5",
// "5 Pros", "1 Con".
func countedTopic(key string) topic {
	if len(key) > maxWord {
		return nothing
	}
	if label, count, ok := cutLast(key); ok && isCountOf(count) {
		return innerWords[labelKey(label)]
	}
	if count, label, ok := strings.Cut(key, " "); ok && isCountOf(count) {
		label = labelKey(label)
		return max(innerWords[label], kindWords[label])
	}
	return nothing
}

// isCountOf reports the number of entries beside their label: "5", "(5)".
func isCountOf(s string) bool {
	_, ok := wholeNumber(strings.Trim(s, "()[]"))
	return ok
}

// columnWords head the columns of tables.
var columnWords = map[string]bool{
	"name": true, "tool": true, "alternative": true, "description": true, "what it is": true, "about": true, "point": true, "points": true,
	"difference": true, "differences": true, "title": true, "aspect": true, "area": true, "topic": true, "criterion": true, "feature": true, "details": true, "detail": true, "explanation": true,
	"pro": true, "con": true, "pros": true, "cons": true, "kind": true, "type": true, "reason": true, "text": true, "advantage": true, "disadvantage": true,
	"advantages": true, "disadvantages": true, "strengths": true, "weaknesses": true,
	"votes": true, "no": true, "no.": true, "#": true,
}

// isSentence reports running text: it ends as sentences do, or is long.
func isSentence(s string) bool {
	if s == "" {
		return false
	}
	if !isWordByte(s[len(s)-1]) {
		if s = strings.TrimRight(s, `"'”’)»`); s == "" {
			return false
		}
	}
	switch last := s[len(s)-1]; {
	case last == '.':
		return strings.IndexByte(s, ' ') >= 0 && !abbreviated(s)
	case last == '!', last == '?':
		return strings.IndexByte(s, ' ') >= 0
	case last == ':', last == ';':
		return strings.Count(s, " ") >= 3
	case len(s) < 24: // twelve words are longer
		return strings.HasSuffix(s, "…") && strings.Count(s, " ") >= 2
	}
	words := strings.Count(s, " ") + 1
	return (len(s) > 90 || words > 12) && nameList(s) == nil || strings.HasSuffix(s, "…") && words >= 3
}

// abbreviated reports a name that ends as sentences do: "Acme Inc.", "Ana B.".
func abbreviated(s string) bool {
	last := strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:])
	switch last {
	case "inc.", "ltd.", "co.", "llc.", "corp.", "jr.", "sr.", "gmbh.":
		return len(s) < 80
	}
	return len(last) == 2 && len(s) < 30
}

// maxNameBytes bounds what is taken for the name of a tool or a company.
const maxNameBytes = 80

// isName reports a text that may be the name of a tool.
func (t *token) isName() bool {
	return len(t.text) <= maxNameBytes && !t.sentence && !t.absent && !t.noise && !t.figure && hasLetter(t.text) && t.kind != outline.Button
}

func hasLetter(s string) bool {
	if s != "" && (s[0]|0x20 >= 'a' && s[0]|0x20 <= 'z') {
		return true
	}
	return strings.IndexFunc(s, func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0x7f }) >= 0
}
