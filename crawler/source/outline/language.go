package outline

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/joint"
)

// language is a language whose most common words are known.
type language uint8

const (
	unknownLanguage language = iota
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

// How the language of a page is detected: by the words of which only one language makes
// its sentences.
const (
	maxLanguageWords = 1500 // of a page that are counted
	minTypicalWords  = 6    // of the language, at least
	typicalWordShare = 8    // at least 1 of so many words is one of these
	languageLead     = 4    // so many times as many as of any other language
	maxTypicalWord   = 6    // bytes
)

// detectLanguage returns the language of the page's sentences, or "" if there is a doubt.
// What a page declares is often what its theme came with, and decides how "2,847" is read.
func (d *Document) detectLanguage() string {
	var counts [languages]int
	words := 0
	for i := 0; i < len(d.Blocks) && words < maxLanguageWords; i++ {
		b := &d.Blocks[i]
		if b.Region.Chrome() || b.Kind == Code || len(b.Text) < 3*joint.LongChip {
			continue
		}
		for word := range strings.FieldsSeq(b.Text) {
			if words++; words == maxLanguageWords {
				break
			}
			if len(word) <= maxTypicalWord {
				counts[languageOfWord(word)]++
			}
		}
	}
	counts[unknownLanguage] = 0
	best := unknownLanguage
	for l := range languages {
		if counts[l] > counts[best] {
			best = l
		}
	}
	for l, n := range counts {
		if language(l) != best && n*languageLead > counts[best] {
			return ""
		}
	}
	if counts[best] < minTypicalWords || counts[best]*typicalWordShare < words {
		return ""
	}
	return languageCodes[best]
}

// languageOfWord returns the language of which word is typical.
func languageOfWord(word string) language {
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
	return unknownLanguage
}

// setLanguage corrects the language that the page declares.
func (d *Document) setLanguage() {
	detected := d.detectLanguage()
	if declared, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(d.Data.Language, "_", "-")), "-"); detected != "" && detected != declared {
		d.Data.Language = detected
	}
}
