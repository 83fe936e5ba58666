package article

// phrases finds which of many phrases stand in a text, in one pass over the
// beginnings of its words.
type phrases struct {
	list  []string
	first [256][]uint16 // by first byte, in the order of list
}

func newPhrases(list ...string) *phrases {
	p := &phrases{list: list}
	for i, s := range list {
		p.first[s[0]] = append(p.first[s[0]], uint16(i))
	}
	return p
}

// each calls found for every phrase that begins at the beginning of a word of
// s, until it returns false.
func (p *phrases) each(s string, found func(which, at int) bool) {
	word := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		was := word
		word = bytesOf[c]&ofWord != 0
		if was && word {
			continue
		}
		for _, which := range p.first[c] {
			if q := p.list[which]; len(s)-i >= len(q) && s[i:i+len(q)] == q && !found(int(which), i) {
				return
			}
		}
	}
}

// cue says what a sentence may state, by words that such statements use.
type cue uint8

const (
	cueLicense cue = 1 << iota
	cueMade        // created, released, written
	cueLatest
	cueUsers
	cueWritten
)

// cues are the words, each with what it hints at.
var cues = [...]struct {
	word string
	cue  cue
}{
	{"licen", cueLicense}, {"available under", cueLicense},
	{"created", cueMade}, {"developed", cueMade}, {"built by", cueMade}, {"designed by", cueMade}, {"invented by", cueMade}, {"authored", cueMade},
	{"founded", cueMade}, {"started", cueMade}, {"introduced", cueMade}, {"released", cueMade}, {"launched", cueMade}, {"debuted", cueMade},
	{"first ", cueMade}, {"initial ", cueMade}, {"open-sourced", cueMade}, {"open sourced", cueMade}, {"written by", cueMade}, {"written in", cueWritten},
	{"latest ", cueLatest}, {"current ", cueLatest},
	{"use", cueUsers}, {"run", cueUsers}, {"ran ", cueUsers}, {"rely ", cueUsers}, {"relie", cueUsers}, {"adopt", cueUsers}, {"chose ", cueUsers},
	{"customers", cueUsers}, {"companies", cueUsers}, {"trusted", cueUsers}, {"including", cueUsers}, {"in production", cueUsers},
	{"switched to", cueUsers}, {"moved to", cueUsers}, {"migrated to", cueUsers}, {"built on", cueUsers}, {"powers ", cueUsers}, {"famously", cueUsers},
}

var cueWords = cuePhrases()

func cuePhrases() *phrases {
	list := make([]string, len(cues))
	for i, c := range cues {
		list[i] = c.word
	}
	return newPhrases(list...)
}

// cuesOf returns what the words of a sentence in small letters hint at.
func cuesOf(lower string) cue {
	var all cue
	cueWords.each(lower, func(which, _ int) bool {
		all |= cues[which].cue
		return true
	})
	return all
}
