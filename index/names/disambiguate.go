package names

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// disambiguate decides on ambiguous words by what stands around them:
//  1. words next to a cue ("Go language", "written in Rust", "we use R");
//  2. soft ones in a sentence that names another tool, has a cue or is about
//     software, and hard ones written with a capital inside such a sentence;
//  3. those in a row with sure ones ("Django, Flask and Spring"), however long
//     it is, and two in a row that both have capitals ("Grunt and Gulp").
//
// What the sentence settles does not settle others in the sentence. Surnames,
// places and names in a sentence about other things need a cue.
func disambiguate(words []word, all []found) {
	open := false
	for i := range all {
		f := &all[i]
		if f.from >= 0 && (f.level > free || f.other) {
			f.settleByCue(words)
		}
		open = open || !f.sure
	}
	if !open {
		return
	}
	sentences := cutSentences(words, all)
	settleBySentence(words, sentences, all)
	settlePairs(words, sentences, all)
	for i := 1; i < len(all); i++ {
		if all[i-1].sure && !all[i].sure && !all[i].offTopic {
			all[i].sure = inRow(words, &all[i-1], &all[i])
		}
	}
	for i := len(all) - 1; i > 0; i-- {
		if all[i].sure && !all[i-1].sure && !all[i-1].offTopic {
			all[i-1].sure = inRow(words, &all[i-1], &all[i])
		}
	}
}

// settleByCue settles a name by the words next to it, and notes whether one that they leave
// open is off topic.
func (f *found) settleByCue(words []word) {
	if cueAfter(words, f) || cueBefore(words, f) || used(words, f) || workedWith(words, f) || called(words, f) {
		f.sure = true
		return
	}
	f.offTopic = f.surname(words) || f.besideOffTopic(words)
	f.sure = !f.offTopic && (f.sure || subject(words, f))
}

// statement is what a sentence reveals about the ambiguous words in it.
type statement struct {
	start, end   int         // bytes
	to           int         // last word
	cue          bool        // one of its words is a cue
	hint         bool        // one of its words is about software
	german       bool        // one of its words is German, where all nouns have capitals
	spoken       registrySet // of the languages that it names
	small, large int         // longer words that are written small, or with a capital and name no tool
	tools        [2]string   // that it names beyond doubt; two are enough to know of
}

// cutSentences returns the sentences of words with the sure ones of all.
func cutSentences(words []word, all []found) []statement {
	var out []statement
	named := make([]bool, len(words))
	for _, f := range all {
		for i := f.from; i >= 0 && i <= f.to; i++ {
			named[i] = true
		}
	}
	for i, w := range words {
		if w.first {
			out = append(out, statement{start: w.start})
		}
		s := &out[len(out)-1]
		s.end, s.to = w.end, i
		key := strings.ToLower(w.text)
		about := hints[key]
		s.cue, s.hint, s.german = s.cue || about&aboutTools != 0, s.hint || about&aboutSoftware != 0, s.german || about&isGerman != 0
		switch {
		case w.first || named[i] || len(w.text) < 4 || about&connects != 0:
		case capital(w.text) && strings.ToUpper(w.text) == w.text:
		case capital(w.text):
			s.large++
		default:
			s.small++
		}
	}
	at := 0
	for _, f := range all {
		for at+1 < len(out) && out[at+1].start <= f.start {
			at++
		}
		if s := &out[at]; f.sure && f.start >= s.start && f.end <= s.end {
			s.name(f.id)
			if f.language {
				s.spoken |= f.spoken
			}
		}
	}
	return out
}

func (s *statement) name(tool string) {
	switch {
	case s.tools[0] == "":
		s.tools[0] = tool
	case s.tools[1] == "" && s.tools[0] != tool:
		s.tools[1] = tool
	}
}

// others reports whether the sentence names a tool besides this one.
func (s *statement) others(tool string) bool {
	return s.tools[0] != "" && s.tools[0] != tool || s.tools[1] != ""
}

// plain reports whether the words are a sentence, not a heading in which every word has a
// capital.
func (s *statement) plain() bool { return s.small >= s.large }

// settleBySentence settles ambiguous words by what else their sentence names and says.
func settleBySentence(words []word, sentences []statement, all []found) {
	at := 0
	for i := range all {
		f := &all[i]
		if f.sure || f.from < 0 || f.offTopic {
			continue
		}
		for sentences[at].to < f.from {
			at++
		}
		s := &sentences[at]
		switch f.level {
		case soft:
			f.sure = !f.lowercase && !person(words, f) && (s.cue || s.hint && !words[f.from].first || s.others(f.id))
		case low:
			f.sure = s.others(f.id) && !determined(words, f.from)
		case hard:
			f.sure = s.settlesHard(words, f)
		}
	}
}

// settlesHard reports whether a word that is usually not a tool is one here.
func (s *statement) settlesHard(words []word, f *found) bool {
	asName := s.plain() && standsOut(words, f) // it has a capital where other words have none
	switch {
	case asName && s.others(f.id) && (!f.mass || s.hint): // beside another tool
		return true
	case qualifies(words, s, f):
		return true
	case s.spoken&f.spoken != 0 && follows(words, f): // beside its language
		return true
	}
	return asName && s.hint && !s.german && !f.mass && follows(words, f)
}

// person reports whether a name is a word for somebody, with an article that a tool would not
// have: "the Chef cooked".
func person(words []word, f *found) bool {
	if before := lower(words, f.from-1); !beside(words, f.from) || before != "the" && before != "a" && before != "an" {
		return false
	}
	if next := lower(words, f.to+1); beside(words, f.to+1) {
		return limits[next] || holds[next] || strings.HasSuffix(next, "ed")
	}
	return f.to+1 == len(words) || !strings.HasSuffix(words[f.to+1].gap, "s ")
}

// standsOut reports whether a name has a capital inside a sentence and is no part of a
// longer one.
func standsOut(words []word, f *found) bool {
	if f.lowercase || f.other || f.obscure || f.letter() || words[f.from].first || determined(words, f.from) {
		return false
	}
	if beside(words, f.to+1) && capital(words[f.to+1].text) {
		return false
	}
	before := f.from - 1
	return !beside(words, f.from) || !capital(words[before].text) || words[before].first || len(words[before].text) == 1
}

// qualifies reports whether a name stands before a word for software, in a sentence that names
// another tool: "Electron apps such as Slack".
func qualifies(words []word, s *statement, f *found) bool {
	return !f.lowercase && !f.other && !f.obscure && !f.letter() && s.others(f.id) && s.plain() && beside(words, f.to+1) && cueWeak[lower(words, f.to+1)]
}

// settlePairs settles two names in a row with capitals in a sentence: chance
// does not bring two together.
func settlePairs(words []word, sentences []statement, all []found) {
	at := 0
	for i := 1; i < len(all); i++ {
		a, b := &all[i-1], &all[i]
		if a.sure || b.sure || !a.pairs() || !b.pairs() || a.other && b.other || a.id == b.id || !inRow(words, a, b) {
			continue
		}
		for sentences[at].to < b.from {
			at++
		}
		if (sentences[at].plain() || versus(words, a, b)) && a.start >= sentences[at].start {
			a.sure, b.sure = true, true
		}
	}
}

// pairs reports whether a name may settle another one beside it.
func (f *found) pairs() bool {
	return f.from >= 0 && !f.offTopic && !f.lowercase && !f.mass && !f.obscure && !f.letter()
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// letter reports whether the name is a single letter.
func (f *found) letter() bool { return f.end-f.start < 2 }
