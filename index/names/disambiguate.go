package names

import "strings"

// disambiguate decides on ambiguous words by what stands around them: words next to a
// cue ("Go language", "written in Rust"); soft ones in a sentence that names
// another tool or has a cue; then those in a row with sure ones ("Django, Flask
// and Spring"), however long it is. What the sentence settles does not settle
// others in the sentence.
func disambiguate(words []word, all []found) {
	soft := false
	for i := range all {
		f := &all[i]
		f.sure = f.sure || cueAfter(words, f) || cueBefore(words, f)
		soft = soft || f.soft && !f.sure
	}
	if soft {
		settleBySentence(cutSentences(words, all), all)
	}
	for i := 1; i < len(all); i++ {
		if all[i-1].sure && !all[i].sure {
			all[i].sure = inRow(words, &all[i-1], &all[i])
		}
	}
	for i := len(all) - 1; i > 0; i-- {
		if all[i].sure && !all[i-1].sure {
			all[i-1].sure = inRow(words, &all[i-1], &all[i])
		}
	}
}

// statement is what a sentence says of the ambiguous words in it.
type statement struct {
	start, end int       // bytes
	to         int       // last word
	cue        bool      // one of its words is a cue
	tools      [2]string // that it names beyond doubt; two are enough to know of
}

// cutSentences returns the sentences of words with the sure ones of all.
func cutSentences(words []word, all []found) []statement {
	var out []statement
	for i, w := range words {
		if w.first {
			out = append(out, statement{start: w.start})
		}
		s := &out[len(out)-1]
		s.end, s.to = w.end, i
		s.cue = s.cue || cueNouns[strings.ToLower(w.text)]
	}
	at := 0
	for _, f := range all {
		for at+1 < len(out) && out[at+1].start <= f.start {
			at++
		}
		if s := &out[at]; f.sure && f.start >= s.start && f.end <= s.end {
			s.name(f.id)
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

// settles reports that the sentence names a tool besides this one or holds a
// cue.
func (s *statement) settles(tool string) bool {
	return s.cue || s.tools[0] != "" && s.tools[0] != tool || s.tools[1] != ""
}

func settleBySentence(sentences []statement, all []found) {
	at := 0
	for i := range all {
		f := &all[i]
		if f.sure || !f.soft {
			continue
		}
		for sentences[at].to < f.from {
			at++
		}
		f.sure = sentences[at].settles(f.id)
	}
}

func cueAfter(words []word, f *found) bool {
	n := f.to + 1
	if f.from < 0 || n >= len(words) || words[n].gap != " " && words[n].gap != "-" && words[n].gap != "’s " && words[n].gap != "'s " {
		return false
	}
	w := strings.ToLower(words[n].text)
	if cueNouns[w] {
		return true
	}
	return !words[f.from].first && cueWeak[w]
}

func cueBefore(words []word, f *found) bool {
	if f.from < 2 || words[f.from].gap != " " || words[f.from].first {
		return false
	}
	a, b := strings.ToLower(words[f.from-2].text), strings.ToLower(words[f.from-1].text)
	return b == "in" && cueIn[a] || b == "with" && cueIn[a] || b == "framework" || b == "language" || b == "using" && !f.letter()
}

// letter reports a single letter, which even "using" does not settle.
func (f *found) letter() bool { return f.end-f.start < 2 }

// inRow reports that only a comma, a slash or a conjunction stands between
// two mentions.
func inRow(words []word, a, b *found) bool {
	if a.from < 0 || b.from < 0 {
		return false
	}
	switch b.from - a.to {
	case 1:
		gap := words[b.from].gap
		return gap == ", " || gap == "/" || gap == " / " || gap == " & " || gap == " + "
	case 2:
		w := words[a.to+1]
		before := w.gap == " " || w.gap == ", "
		after := words[b.from].gap == " " || words[b.from].gap == ". " && strings.EqualFold(w.text, "vs")
		switch strings.ToLower(w.text) {
		case "and", "or", "vs", "versus":
			return before && after
		}
	}
	return false
}
