package article

// phrases finds which of many phrases stand in a text, in one pass over the
// beginnings of its words.
type phrases struct {
	list  []string
	from  [keys + 1]uint16 // by key: where in order its phrases begin
	order []uint16         // indexes of list by key, then in the order of list
}

// keys is the number of the values of phraseKey.
const keys = 1 << 10

// phraseKey hashes the first two letters of a phrase, whatever their case.
func phraseKey(a, b byte) uint { return (uint(a|0x20)*31 + uint(b|0x20)) % keys }

// newPhrases takes phrases in small letters, of two bytes and more.
func newPhrases(list ...string) *phrases {
	p := &phrases{list: list}
	var by [keys][]uint16
	for i, s := range list {
		key := phraseKey(s[0], s[1])
		by[key] = append(by[key], uint16(i))
	}
	for key := range by {
		p.from[key] = uint16(len(p.order))
		p.order = append(p.order, by[key]...)
	}
	p.from[keys] = uint16(len(p.order))
	return p
}

// each calls found for every phrase that begins at the beginning of a word of
// s, whatever the case of its letters, until it returns false.
func (p *phrases) each(s string, found func(which, at int) bool) {
	was := uint8(0)
	for i := 0; i+1 < len(s); i++ {
		is := bytesOf[s[i]] & ofWord
		if is&^was != 0 || is == 0 {
			key := phraseKey(s[i], s[i+1])
			for _, which := range p.order[p.from[key]:p.from[key+1]] {
				if hasFold(s[i:], p.list[which]) && !found(int(which), i) {
					return
				}
			}
		}
		was = is
	}
}

// hasFold reports whether s begins with lower, whatever the case of its
// letters.
func hasFold(s, lower string) bool {
	if len(s) < len(lower) {
		return false
	}
	for i := range len(lower) {
		if c := s[i]; c != lower[i] && (c < 'A' || c > 'Z' || c|0x20 != lower[i]) {
			return false
		}
	}
	return true
}

// cue says what a sentence may state, by words that such statements use.
type cue uint8

const (
	cueFigure cue = 1 << iota // a digit, or a number in words
	cueLicense
	cueMade // created, released, written
	cueLatest
	cueUsers
	cueWritten
	cueSource // who measured
)

// cues are the words, each with what it hints at.
var cues = [...]struct {
	word string
	cue  cue
}{
	{"one in ", cueFigure}, {"two in ", cueFigure}, {"three in ", cueFigure}, {"percent", cueFigure},
	{"million", cueFigure}, {"billion", cueFigure}, {"trillion", cueFigure},
	{"licen", cueLicense}, {"available under", cueLicense},
	{"created", cueMade}, {"developed", cueMade}, {"built by", cueMade}, {"designed by", cueMade}, {"invented by", cueMade}, {"authored", cueMade},
	{"founded", cueMade}, {"started", cueMade}, {"introduced", cueMade}, {"released", cueMade}, {"launched", cueMade}, {"debuted", cueMade},
	{"first ", cueMade}, {"initial ", cueMade}, {"open-sourced", cueMade}, {"open sourced", cueMade}, {"written by", cueMade}, {"written in", cueWritten},
	{"latest ", cueLatest}, {"current ", cueLatest},
	{"use", cueUsers}, {"run", cueUsers}, {"ran ", cueUsers}, {"rely ", cueUsers}, {"relie", cueUsers}, {"adopt", cueUsers}, {"chose ", cueUsers},
	{"customers", cueUsers}, {"companies", cueUsers}, {"trusted", cueUsers}, {"including", cueUsers}, {"in production", cueUsers},
	{"switched to", cueUsers}, {"moved to", cueUsers}, {"migrated to", cueUsers}, {"built on", cueUsers}, {"powers ", cueUsers}, {"famously", cueUsers},
	{"according to ", cueSource}, {"says ", cueSource}, {"estimates of ", cueSource}, {"data from ", cueSource}, {"reported by ", cueSource},
	{"measured by ", cueSource}, {"survey", cueSource}, {"index", cueSource},
}

var cueWords = cuePhrases()

func cuePhrases() *phrases {
	list := make([]string, len(cues))
	for i, c := range cues {
		list[i] = c.word
	}
	return newPhrases(list...)
}

// hint is a cue in a text.
type hint struct {
	at  int
	cue cue
}

// appendHints appends the cues of a text to list, in order.
func appendHints(list []hint, s string) []hint {
	was := uint8(0)
	for i := 0; i < len(s); i++ {
		c := s[i]
		is := bytesOf[c] & ofWord
		switch {
		case isDigit(c):
			if n := len(list); n == 0 || list[n-1] != (hint{i - 1, cueFigure}) {
				list = append(list, hint{i, cueFigure})
			} else {
				list[n-1].at = i
			}
		case is&^was != 0 && i+1 < len(s):
			key := phraseKey(c, s[i+1])
			for _, which := range cueWords.order[cueWords.from[key]:cueWords.from[key+1]] {
				if hasFold(s[i:], cueWords.list[which]) {
					list = append(list, hint{i, cues[which].cue})
				}
			}
		}
		was = is
	}
	return list
}
