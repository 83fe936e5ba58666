package source

import "strings"

// spoken is a language of which the words that stand in most sentences are known.
type spoken uint8

const (
	noLanguage spoken = iota
	english
	german
	french
	spanish
	italian
	portuguese
	dutch
	languages
)

var languageCodes = [languages]string{"", "en", "de", "fr", "es", "it", "pt", "nl"}

// The words of a page by which its language is told.
const (
	wordsHeard   = 1500 // of a page that are listened to
	enoughHeard  = 6    // that only one language has
	shareHeard   = 8    // 1 of so many words at least is one of these
	outspoken    = 4    // so many times as many as of any other language
	longestHeard = 6    // bytes
)

// hear returns the language of the page's sentences, if they leave no doubt. What a
// page declares is often what its theme came with, and decides how "2,847" is read.
func (d *document) hear() string {
	var heard [languages]int
	words := 0
	for i := 0; i < len(d.blocks) && words < wordsHeard; i++ {
		b := &d.blocks[i]
		if b.Region.Chrome() || b.Kind == Code || len(b.Text) < 3*longChip {
			continue
		}
		for word := range strings.FieldsSeq(b.Text) {
			if words++; words == wordsHeard {
				break
			}
			if len(word) <= longestHeard {
				heard[languageOf(word)]++
			}
		}
	}
	heard[noLanguage] = 0
	best := noLanguage
	for l := range languages {
		if heard[l] > heard[best] {
			best = l
		}
	}
	for l, n := range heard {
		if spoken(l) != best && n*outspoken > heard[best] {
			return ""
		}
	}
	if heard[best] < enoughHeard || heard[best]*shareHeard < words {
		return ""
	}
	return languageCodes[best]
}

// languageOf returns the language whose sentences have a word and those of the
// others do not.
func languageOf(word string) spoken {
	switch word {
	case "the", "and", "of", "with", "that", "this", "are", "from", "you", "your", "than", "which", "when", "it", "its", "to", "has", "have",
		"was", "be", "as", "by", "or", "not", "can":
		return english
	case "der", "das", "und", "ist", "nicht", "mit", "für", "ein", "eine", "einen", "auf", "sich", "auch", "von", "dem", "den", "zu", "bei",
		"oder", "wird", "sind", "im", "wie", "als":
		return german
	case "le", "les", "et", "est", "des", "pour", "dans", "pas", "avec", "sur", "qui", "ou", "au", "aux", "cette", "du", "ce", "sont", "plus":
		return french
	case "el", "los", "las", "y", "del", "más", "como", "es", "su", "pero", "muy", "sin":
		return spanish
	case "il", "che", "di", "è", "per", "non", "della", "sono", "gli", "dei", "anche", "nel", "più":
		return italian
	case "não", "uma", "os", "ao", "da", "dos", "são", "mais", "é", "em", "você", "no":
		return portuguese
	case "het", "een", "van", "voor", "niet", "zijn", "ook", "deze", "bij", "naar", "wordt", "aan", "op":
		return dutch
	}
	return noLanguage
}

// setLanguage takes the language that is heard where the page declares another one.
func (d *document) setLanguage() {
	heard := d.hear()
	if declared, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(d.data.Language, "_", "-")), "-"); heard != "" && heard != declared {
		d.data.Language = heard
	}
}
