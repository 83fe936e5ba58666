package bleveindex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// word is a word of a text as people write it, node.js and c++ included.
type word struct {
	start, end int      // bytes of the text
	terms      []string // the whole word first, then other spellings of it
	parts      []string // what it is joined of, if more than one
}

// spellings are other ways to type a word that holds no letters of them.
var spellings = map[string][]string{
	"c++":  {"cpp"},
	"c#":   {"csharp"},
	"f#":   {"fsharp"},
	".net": {"dotnet"},
}

const (
	maxParts = 6   // of a joined word
	maxWord  = 100 // bytes; longer words are not searched
)

// wordsOf calls fn with the words of a text in order, until fn returns false.
func wordsOf(text string, fn func(word) bool) {
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !inWord(r) {
			at += size
			continue
		}
		w, next := readWord(text, at)
		if len(w.terms) > 0 && !fn(w) {
			return
		}
		at = next
	}
}

// inWord reports whether a rune is part of a word by itself.
func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// readWord reads the word whose letters begin at start, and returns where the
// next may begin.
func readWord(text string, start int) (w word, next int) {
	var parts []string
	end := start
	for {
		from := end
		end = runEnd(text, from)
		parts = append(parts, fold(text[from:end]))
		if size := signs(text, from, end); size > 0 {
			end += size
			return signedWord(start, end, parts, text[end-size:end])
		}
		if end >= len(text) || !strings.ContainsRune(".-_'’", firstRune(text[end:])) {
			break
		}
		_, size := utf8.DecodeRuneInString(text[end:])
		if !inWord(firstRune(text[end+size:])) {
			break
		}
		end += size
	}
	w = word{start: start, end: end}
	if start > 0 && text[start-1] == '.' && len(parts) == 1 && unicode.IsLetter(firstRune(text[start:])) && !dotted(text[:start-1]) {
		return dottedWord(w, parts[0]), end
	}
	w.setTerms(parts)
	return w, end
}

// setTerms sets the terms of a word joined of parts.
func (w *word) setTerms(parts []string) {
	if len(parts) == 1 || len(parts) > maxParts {
		w.terms = short(parts)
		return
	}
	w.terms = short([]string{strings.Join(parts, "")})
	w.parts = short(parts)
}

// signedWord is a word that ends in signs, as c++, c# and notepad++.
func signedWord(start, end int, parts []string, sign string) (word, int) {
	w := word{start: start, end: end}
	base := strings.Join(parts, "")
	w.terms = append(short([]string{base + sign}), spellings[base+sign]...)
	if utf8.RuneCountInString(base) > 2 {
		w.parts = short(parts)
	}
	return w, end
}

// dottedWord is a word with a dot before it, as .net.
func dottedWord(w word, base string) word {
	w.start--
	w.terms = append(short([]string{"." + base}), spellings["."+base]...)
	if base != "net" {
		w.parts = short([]string{base})
	}
	return w
}

// dotted reports whether a dot behind text belongs to what is before it.
func dotted(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return text != "" && (inWord(r) || r == '.' || r == '/')
}

// signs returns the length of the + or # that belong to the letters before
// them.
func signs(text string, from, end int) int {
	rest := text[end:]
	base := utf8.RuneCountInString(text[from:end])
	switch {
	case strings.HasPrefix(rest, "++"):
		return 2
	case strings.HasPrefix(rest, "#") && (base <= 2 || !inWord(firstRune(rest[1:]))),
		strings.HasPrefix(rest, "+") && !inWord(firstRune(rest[1:])):
		return 1
	}
	return 0
}

func runEnd(text string, at int) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !inWord(r) {
			break
		}
		at += size
	}
	return at
}

func firstRune(s string) rune {
	if s == "" {
		return ' '
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// short drops words that are too long to be searched, and empty ones.
func short(words []string) []string {
	kept := words[:0]
	for _, w := range words {
		if w != "" && len(w) <= maxWord {
			kept = append(kept, w)
		}
	}
	return kept
}

// fold makes spellings equal that differ in case, accents or width.
func fold(s string) string {
	ascii := true
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return norm.NFC.String(b.String())
}

// stem takes the plural off an English word.
func stem(term string) string {
	n := len(term)
	switch {
	case n <= 3 || term[n-1] != 's':
	case strings.HasSuffix(term, "ies") && n > 4:
		return term[:n-3] + "y"
	case strings.HasSuffix(term, "ss"), strings.HasSuffix(term, "us"), strings.HasSuffix(term, "js"):
	default:
		return term[:n-1]
	}
	return term
}

// exactKey is what two spellings of a whole name have in common: ASP.NET Core
// and aspnetcore, but not .NET and net.
func exactKey(name string) string {
	var b strings.Builder
	wordsOf(name, func(w word) bool {
		b.WriteString(w.terms[0])
		return b.Len() <= 4*maxWord
	})
	return b.String()
}

// stemKey is what two texts have in common that differ in plurals: Databases
// and database.
func stemKey(text string) string {
	var b strings.Builder
	wordsOf(text, func(w word) bool {
		b.WriteString(stem(w.terms[0]))
		return b.Len() <= 4*maxWord
	})
	return b.String()
}
