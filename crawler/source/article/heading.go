package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// topic says what a section holds.
type topic uint8

const (
	noTopic  topic = iota
	whatIs         // what a tool is
	reasons        // when to choose a tool
	limits         // when not to, and what it cannot do
	pros           // what speaks for it
	cons           // what speaks against it
	features       // what it has
	users          // who uses it
	faqs           // a list of questions
)

type topicWord struct {
	words string
	topic topic
}

// topicWords are what headings of a topic say; the first that occurs decides,
// so that what contains another stands before it.
var topicWords = [...]topicWord{
	{"pros and cons", noTopic}, {"pros & cons", noTopic}, {"pros / cons", noTopic}, {"advantages and disadvantages", noTopic}, {"strengths and weaknesses", noTopic}, {"benefits and drawbacks", noTopic},
	{"pros and drawbacks", noTopic}, {"advantages and drawbacks", noTopic}, {"vor- und nachteile", noTopic}, {"vor und nachteile", noTopic},
	{"when not to", limits}, {"when to avoid", limits}, {"who should avoid", limits}, {"reasons not to", limits}, {"why not", limits},
	{"when should you avoid", limits}, {"not the right choice", limits}, {"not the right fit", limits}, {"not a good fit", limits}, {"consider an alternative", limits}, {"consider alternatives", limits}, {"look elsewhere", limits}, {"isn't the right fit", limits}, {"isn't the right choice", limits}, {"isn't a good fit", limits}, {"limitation", limits}, {"limits", limits}, {"caveats", limits}, {"einschränkungen", limits}, {"grenzen", limits},
	{"disadvantage", cons}, {"drawback", cons}, {"weakness", cons}, {"downside", cons}, {"shortcoming", cons}, {"cons", cons},
	{"we dislike", cons}, {"what we don't like", cons}, {"what we didn't like", cons}, {"what i don't like", cons}, {"dislikes", cons}, {"the bad", cons}, {"nachteile", cons}, {"schwächen", cons}, {"minuses", cons},
	{"where it falls short", cons}, {"falls short", cons}, {"challenges", cons}, {"trade-offs", cons}, {"tradeoffs", cons}, {"inconvénients", cons}, {"desventajas", cons},
	{"advantage", pros}, {"strengths", pros}, {"benefit", pros}, {"upsides", pros}, {"pros", pros}, {"what we like", pros}, {"what i like", pros}, {"why we like", pros}, {"shines", pros},
	{"likes", pros}, {"the good", pros}, {"vorteile", pros}, {"stärken", pros}, {"plusses", pros}, {"pluses", pros}, {"where it shines", pros}, {"does well", pros}, {"is good at", pros}, {"are good at", pros}, {"avantages", pros}, {"ventajas", pros},
	{"why choose", reasons}, {"why use", reasons}, {"why pick", reasons}, {"why developers choose", reasons}, {"reasons to", reasons}, {"when to choose", reasons}, {"when to use", reasons}, {"when to pick", reasons},
	{"when to go with", reasons}, {"when to consider", reasons}, {"when to prefer", reasons}, {"when to switch to", reasons}, {"who should use", reasons}, {"who should choose", reasons},
	{"when should you choose", reasons}, {"when should you use", reasons}, {"when should you pick", reasons}, {"when should i use", reasons}, {"when should i choose", reasons}, {"when should i pick", reasons},
	{"when should you consider", reasons}, {"when should you prefer", reasons}, {"when should you go with", reasons}, {"when does it make sense", reasons},
	{"when would you choose", reasons}, {"when would you use", reasons}, {"when do you choose", reasons}, {"when do you use", reasons}, {"when should teams choose", reasons}, {"when should teams use", reasons},
	{"best for", reasons}, {"ideal for", reasons}, {"best use cases", reasons}, {"ideal use cases", reasons}, {"makes sense", reasons}, {"is the right choice", reasons}, {"is the better choice", reasons}, {"is better:", reasons}, {"is a better fit", reasons}, {"perfect for you", reasons}, {"right for you if", reasons}, {"wann sollte man", reasons},
	{"production users", users}, {"used by", users}, {"who uses", users}, {"companies using", users}, {"companies that use", users}, {"notable users", users},
	{"frequently asked", faqs}, {"faq", faqs}, {"questions and answers", faqs}, {"common questions", faqs}, {"people also ask", faqs}, {"q&a", faqs}, {"häufige fragen", faqs},
	{"key features", features}, {"main features", features}, {"core features", features}, {"standout features", features},
}

// topicOf reads the topic of a heading in lower case with plain quotes.
func topicOf(lower string) topic {
	if t := topicOfSign(lower); t != noTopic {
		return t
	}
	best := len(topicWords)
	for which, at := range topicLexicon.In(lower) {
		if which < best && endsTopic(lower, at+len(topicWords[which].words), len(topicWords[which].words)) {
			best = which
		}
	}
	if best < len(topicWords) {
		t := topicWords[best]
		if t.topic == reasons && speaksAgainst(lower, strings.Index(lower, t.words)) {
			return limits
		}
		return t.topic
	}
	if words.HasPrefix(lower, "choose ", "pick ", "use ", "go with ", "consider ", "opt for ") && (strings.Contains(lower, " if") || strings.Contains(lower, " when")) && !strings.HasPrefix(lower, "how ") {
		return reasons
	}
	if lower == "features" {
		return features
	}
	return noTopic
}

// topicOfSign reads a heading that is no more than a sign: "👍".
func topicOfSign(s string) topic {
	const longest = 12 // bytes
	if len(s) > longest {
		return noTopic
	}
	switch strings.Trim(s, " :\uFE0E\uFE0F🏻🏼🏽🏾🏿") {
	case "👍", "✅", "➕":
		return pros
	case "👎", "❌", "➖":
		return cons
	}
	return noTopic
}

// leaving are what turns reasons against what they are about.
var leaving = [...]string{" avoid", " leav", " away from", " abandon", " ditch", " other than ", " something else"}

// speaksAgainst reports a heading of reasons, which begin at a byte, that are
// denied or lead away: "not ideal for", "reasons to leave".
func speaksAgainst(lower string, at int) bool {
	return at > 0 && vocab.IsDenied(lower[:at]) || slices.ContainsFunc(leaving[:], func(part string) bool { return strings.Contains(lower, part) })
}

// endsTopic reports whether a phrase of size bytes that ends at end may do so
// within a word: only long ones may.
func endsTopic(lower string, end, size int) bool {
	return end >= len(lower) || lower[end] < 'a' || lower[end] > 'z' || lower[end] == 's' || size > 6
}

var topicLexicon = words.LexiconOf(topicWords[:], func(w topicWord) string { return w.words })

// isLabel reports a short text that says no more than what the list below it
// holds: "Pros", "Main drawbacks:".
func isLabel(s string) bool {
	if len(s) > 40 || strings.Count(s, " ") > 3 || s == "" {
		return false
	}
	s = words.Plain(s)
	if strings.IndexByte(".!?,;", s[len(s)-1]) >= 0 {
		return false
	}
	for w := range strings.FieldsSeq(s) {
		if !labelWord(strings.Trim(w, ":-&")) {
			return false
		}
	}
	switch topicOf(strings.ToLower(s)) {
	case pros, cons, limits, reasons:
		return true
	}
	return false
}

// labelWord reports words that labels are made of, whatever their case.
func labelWord(w string) bool {
	switch w = strings.ToLower(w); w {
	case "main", "key", "the", "of", "its", "it", "it's", "some", "biggest", "major", "top", "when", "to", "use", "choose", "pick", "not", "best",
		"for", "ideal", "avoid", "why", "reasons", "cases", "go", "with", "consider", "what", "we", "like", "don't", "good", "bad", "if", "":
		return true
	}
	t := topicOf(w)
	return t == pros || t == cons || t == limits
}

// topics gives each section its topic and its tool.
func (r *reader) topics() {
	type open struct {
		level  uint8
		tool   *names.Tool
		weighs bool // the heading weighs the tool against another
		at     *section
	}
	r.constant = r.weighedThroughout()
	var stack []open
	var last *names.Tool // of the section before, for headings of one level
	var questions faqLevels
	for i := range r.parts {
		s := &r.parts[i]
		if s.heading == "" {
			continue
		}
		h := s.title
		h.mentions = r.names.Find(h.plain)
		s.topic = r.topicWithName(h)
		for len(stack) > 0 && stack[len(stack)-1].level >= s.level {
			stack = stack[:len(stack)-1]
		}
		if s.topic == noTopic && asksWhy(h) && s.hasItems() {
			s.topic = reasons
		}
		if s.topic == noTopic && (len(h.mentions) > 0 || len(stack) > 0 && stack[len(stack)-1].tool != nil) {
			s.topic = r.judges(h)
		}
		s.faq = questions.goOn(r, i)
		others := catalogOf(h) != noCatalog
		if !others {
			s.tool = r.mainTool(h)
		}
		s.owns = s.tool != nil && s.tool != r.subject && !s.faq && (r.names.Get(h.bare) == s.tool || r.opens(h))
		switch {
		case s.tool != nil, others, r.isOfStrange(s):
		case isGeneric(s.topic) && words.HasAny(h.lower, "other", "others", "else", "elsewhere", "each", "which"): // of any of them
		case isGeneric(s.topic) && len(h.mentions) > 0: // of leaving the subject, in the section of another tool
		case len(stack) > 0 && stack[len(stack)-1].tool != nil:
			if !isGeneric(s.topic) || !stack[len(stack)-1].weighs {
				s.tool = stack[len(stack)-1].tool
			}
		case last != nil && isGeneric(s.topic) && h.isBareTopic() && !h.isOfKind():
			s.tool, s.follows = last, true
		}
		if len(stack) > 0 {
			r.sharesTopic(s, stack[len(stack)-1].at)
		}
		if !s.faq {
			last = s.tool
		}
		stack = append(stack, open{s.level, s.tool, r.subject == nil && r.constant == nil && saysVersus(h.plain) && len(toolsOf(h.mentions)) > 1, s})
		if s.owns {
			s.tool.TakeLinks(s.block, r.page.URL)
		}
	}
}

// asksWhy reports a heading that asks why a tool, and nothing more: "Why X?".
func asksWhy(h *title) bool {
	rest, ok := strings.CutPrefix(h.lower, "why ")
	return ok && len(h.lower) == len(h.plain) && len(h.mentions) == 1 && h.mentions[0].Start == len("why ") && strings.TrimRight(rest[h.mentions[0].End-len("why "):], " ?:!") == ""
}

// faqLevels follows the questions of a FAQ.
type faqLevels struct {
	faq, top uint8 // of the questions, 0 outside of a FAQ, and of its heading
	asked    int   // questions in it
	askedAt  uint8 // level of the last one
}

// goOn looks at the heading of a section, and reports whether that is within a FAQ.
func (f *faqLevels) goOn(r *reader, i int) bool {
	s := &r.parts[i]
	asks := isQuestion(s.title.plain)
	switch {
	case s.topic == faqs:
		f.faq = max(s.level, 1)
		f.top, f.asked = f.faq, 0
		if i+1 < len(r.parts) && isQuestion(r.parts[i+1].heading) { // of a higher level, on some pages
			f.faq = min(f.faq, max(r.parts[i+1].level, 1))
		}
	case f.faq > 0 && (s.level < f.faq || !asks && (s.level <= f.top || f.asked > 1 && s.level <= f.askedAt)):
		f.faq = 0
	case f.faq > 0 && asks:
		f.asked, f.askedAt = f.asked+1, s.level
	}
	return f.faq > 0 && s.topic != faqs
}

// sharesTopic gives a section that is headed with the name of a tool alone the topic of
// the heading above, which names none: "Pros", and below it "X" and "Y". What the
// heading above says is then of no tool but theirs.
func (r *reader) sharesTopic(s, above *section) {
	h := s.title
	if s.topic != noTopic || s.tool == nil || s.faq || len(h.bare) != len(h.plain) || r.names.Get(h.bare) != s.tool {
		return
	}
	if !isPointed(above.topic) || !above.title.isBareTopic() || above.title.isOfKind() || above.hasItems() || above.tool != nil && !above.follows {
		return
	}
	s.topic = above.topic
	above.tool, above.follows = nil, false
}

func isGeneric(t topic) bool { return t != noTopic && t != faqs }

// topicWithName reads the topic of a heading. What is said of leaving a tool
// is no reason to choose one.
func (r *reader) topicWithName(h *title) topic {
	if h.bare != "" && len(h.bare) < len(h.plain) && r.names.Get(h.bare) != nil { // what follows is a tagline, or a label
		at := strings.Index(h.plain, h.bare) + len(h.bare)
		if label := strings.Trim(h.plain[at:], " :–—-|()"); label != "" && !isLabel(label) {
			return noTopic
		}
	}
	lower := h.lower
	if h.topic == noTopic && h.what != "" && r.names.Get(h.what) != nil {
		return whatIs
	}
	if h.topic == noTopic && words.HasPrefix(lower, "why ", "when ") && strings.Contains(lower, "choose ") && r.mainTool(h) != nil && !strings.Contains(lower, "mistake") {
		return reasons
	}
	return h.topic
}

// mainTool returns the tool that a heading is about: the first it names that
// is not the subject; the subject if it names only that and is not about its
// alternatives.
func (r *reader) mainTool(h *title) *names.Tool {
	var subject *names.Tool
	for _, m := range h.mentions {
		switch {
		case vocab.IsAddOn(words.Bare(words.Head(h.lower[min(m.End, len(h.lower)):]))): // "X plugins", "our X course"
		case m.Tool == r.subject, m.Tool == r.constant && len(toolsOf(h.mentions)) > 1:
			subject = m.Tool
		case !m.Tool.Thing:
			return m.Tool
		}
	}
	lower := h.lower
	if subject != nil && !strings.Contains(lower, "alternative") && !strings.Contains(lower, "switch") && !strings.Contains(lower, "leav") && !strings.Contains(lower, "replac") && !strings.Contains(lower, "migrat") {
		return subject
	}
	return nil
}

// weighedThroughout returns the tool that several headings weigh against others, each
// against another one: what stands under them is about the others.
func (r *reader) weighedThroughout() (constant *names.Tool) {
	const several = 3
	if r.subject != nil {
		return nil
	}
	n := 0
	var first []names.Mention // of the first such heading
	for i := range r.parts {
		h := r.parts[i].title
		if !saysVersus(h.plain) || r.parts[i].level < 2 {
			continue
		}
		mentions := r.names.Find(h.plain)
		if len(toolsOf(mentions)) != 2 {
			continue
		}
		if n++; n == 1 {
			first = mentions
			continue
		}
		first = slices.DeleteFunc(first, func(m names.Mention) bool {
			return !slices.ContainsFunc(mentions, func(other names.Mention) bool { return other.Tool == m.Tool })
		})
	}
	if n >= several && len(toolsOf(first)) == 1 {
		return first[0].Tool
	}
	return nil
}

// opens reports a heading that begins what the page says of a tool.
func (r *reader) opens(h *title) bool {
	if len(toolsOf(h.mentions)) > 1 && !slices.ContainsFunc(h.mentions, func(m names.Mention) bool { return m.Tool == r.subject }) {
		return false // "Is A a good B alternative?" on a page about C
	}
	return r.subject != nil && (strings.Contains(h.lower, "alternative") || saysVersus(h.plain) || strings.Contains(h.lower, " different from ") || words.HasPrefix(h.lower, "what is ", "how does ", "how do ", "why ", "is "))
}

// role gives a tool the stronger of its role and another.
func (r *reader) role(t *names.Tool, role record.Role) {
	if rank(role) > rank(t.Role) {
		t.Role = role
	}
}

func rank(role record.Role) int {
	switch role {
	case record.RoleSubject:
		return 2
	case record.RoleAlternative:
		return 1
	}
	return 0
}
