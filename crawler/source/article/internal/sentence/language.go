package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// isEnglish reports a sentence in English: by the page's language, or its own words,
// since pages lie about their language.
func (r *Reader) isEnglish(s *Sentence) bool {
	return r.Language == "" || r.Language == "en" || strings.HasPrefix(r.Language, "en-") || strings.HasPrefix(r.Language, "en_") ||
		words.HasAny(s.lower, "the", "and", "with", "than", "use", "uses", "used", "developers", "users", "from", "their", "has", "have", "which", "more", "less")
}

// isOfMemory reports a sentence that speaks of memory, or stands under a heading that
// does.
func (s *Sentence) isOfMemory() bool {
	if !s.ofMemory.known {
		s.ofMemory.set(hasMemoryWord(s.lower) || hasMemoryWord(s.Section.Title.Lower))
	}
	return s.ofMemory.value
}

// hasMemoryWord reports words of memory.
func hasMemoryWord(lower string) bool {
	if strings.HasPrefix(lower, "ram ") {
		return true
	}
	for _, w := range [...]string{"memory", " ram", "footprint", "arbeitsspeicher", "speicherverbrauch", "speicherbedarf", "mémoire", "memoria"} {
		if strings.Contains(lower, w) {
			return true
		}
	}
	return false
}

// foreignShare names a percentage on a page in another language: a lead in speed where
// it is plain, else no more than what it is.
func (s *Sentence) foreignShare(tail string) string {
	tail = strings.TrimLeft(tail, " ")
	switch {
	case words.HasPrefix(tail, "schneller", "plus rapide", "más rápido", "più veloce", "mais rápido", "高速", "速い", "快", "더 빠"):
		return "speed"
	case words.HasPrefix(tail, "langsamer", "plus lent", "más lento", "più lento", "mais lento", "低速", "遅い", "慢", "더 느"):
		return "slowdown"
	case strings.Contains(s.lower, "marktanteil"), strings.Contains(s.lower, "part de marché"), strings.Contains(s.lower, "cuota de mercado"):
		return "market_share"
	case words.HasPrefix(tail, "der entwickler", "aller entwickler", "der befragten", "des développeurs", "de los desarrolladores", "degli sviluppatori"):
		return "usage"
	}
	return "percentage"
}
