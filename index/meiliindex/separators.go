package meiliindex

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/rangetable"
)

// A server that has a list of its own of what divides words, or a dictionary,
// does not keep what it makes of it: twice a search it makes an automaton of all
// its separators, more than a thousand, and looks through them for every word
// that it indexes (Meilisearch 1.50). C# and F# need such a list, so it also
// takes out most of the thousand: what is neither ASCII nor written today.

// joiners are no separators: they are part of C# and C++.
const joiners = "#+"

// dividers are separators, which the server takes for letters.
const dividers = "<=>^|~→\u2011" // the last is the hyphen at which no line ends

// usual are the separators that pages may hold, in whatever living language.
var usual = &unicode.RangeTable{
	LatinOffset: 1,
	R16: []unicode.Range16{
		{Lo: 0x00, Hi: 0xFF, Stride: 1},
		{Lo: 0x37E, Hi: 0x387, Stride: 1},   // Greek
		{Lo: 0x55A, Hi: 0x58A, Stride: 1},   // Armenian
		{Lo: 0x5BE, Hi: 0x5F4, Stride: 1},   // Hebrew
		{Lo: 0x600, Hi: 0x6FF, Stride: 1},   // Arabic
		{Lo: 0x964, Hi: 0x970, Stride: 1},   // Devanagari and others of India
		{Lo: 0xF0B, Hi: 0xF14, Stride: 1},   // Tibetan
		{Lo: 0x104A, Hi: 0x104F, Stride: 1}, // Burmese
		{Lo: 0x10FB, Hi: 0x10FB, Stride: 1}, // Georgian
		{Lo: 0x1361, Hi: 0x1368, Stride: 1}, // Ethiopic
		{Lo: 0x17D4, Hi: 0x17DA, Stride: 1}, // Khmer
		{Lo: 0x2000, Hi: 0x206F, Stride: 1}, // dashes, quotes, bullets
		{Lo: 0x3000, Hi: 0x303F, Stride: 1}, // Chinese, Japanese, Korean
		{Lo: 0x30A0, Hi: 0x30FB, Stride: 0x5B},
		{Lo: 0xFF00, Hi: 0xFFEF, Stride: 1}, // of full width
	},
}

// usualSigns are mathematical operators that texts use.
const usualSigns = "−∕∗∙√∞≈≠≤≥⋅"

const firstOperator, lastOperator = '∀', '⋿'

// nonSeparators returns what is not to divide words.
func nonSeparators() []any {
	list := signs(joiners)
	for _, r := range rare() {
		list = append(list, string(r))
	}
	return list
}

// rare returns the punctuation and the mathematical operators that are of no use
// as separators.
func rare() []rune {
	var all []rune
	rangetable.Visit(unicode.P, func(r rune) { all = append(all, r) })
	for r := firstOperator; r <= lastOperator; r++ {
		all = append(all, r)
	}
	return slices.DeleteFunc(all, func(r rune) bool { return unicode.Is(usual, r) || strings.ContainsRune(usualSigns, r) })
}

// yield leaves out of a list what an operator has as a separator, but for what C#
// and C++ need.
func yield(list []any, separators any) []any {
	operators, _ := separators.([]any)
	return slices.DeleteFunc(list, func(v any) bool { return slices.Contains(operators, v) && !strings.Contains(joiners, v.(string)) })
}

// signs returns each sign of a text.
func signs(text string) []any {
	var list []any
	for _, r := range text {
		list = append(list, string(r))
	}
	return list
}
