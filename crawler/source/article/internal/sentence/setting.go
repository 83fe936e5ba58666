package sentence

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// setting is what a sentence of its own in a paragraph says of how all of its figures
// were measured: "The test used 64 connections."
type setting struct {
	text string
	read bool
	load string
}

// maxSetting bounds such a sentence, in bytes.
const maxSetting = 200

// testsLead is what such a sentence begins with.
var testsLead = words.NewLexicon("the test ", "the tests ", "this test ", "all tests ", "our test ", "our tests ", "each test ", "every test ", "the benchmark ", "the benchmarks ", "this benchmark ", "all benchmarks ",
	"our benchmark ", "our benchmarks ", "we tested ", "we measured ", "we benchmarked ", "we ran ", "tests ran ", "tests were run ", "both were measured ", "both were tested ", "all were measured ")

// settingOf returns the load or the machine that a paragraph gives all its figures of
// rates and times, "" if it gives none, or two.
func (r *Reader) settingOf(t *setting) string {
	if t.read {
		return t.load
	}
	t.read = true
	for from, to := range phrase.Spans(t.text) {
		text := t.text[from:to]
		if len(text) > maxSetting || testsLead.Head(text) < 0 || names.CountTools(r.Names.Look(text)) > 0 || vocab.IsDenied(words.LowerASCII(text)) {
			continue
		}
		load := settingIn(text)
		if load == "" {
			continue
		}
		if t.load != "" && t.load != load {
			t.load = ""
			return ""
		}
		t.load = load
	}
	return t.load
}

// settingIn reads the load or the machine behind the verb of a test.
func settingIn(text string) string {
	for _, lead := range [...]string{" used ", " using ", " with ", " on "} {
		_, phrase, ok := strings.Cut(text, lead)
		if !ok {
			continue
		}
		phrase = strings.TrimRight(phrase, ".!")
		if end := strings.IndexAny(phrase, ",;:("); end >= 0 {
			phrase = phrase[:end]
		}
		preposition := "with"
		if lead == " on " {
			preposition = "on"
		}
		if phrase != "" {
			if load := loadAt(preposition, phrase); load != "" {
				return load
			}
		}
	}
	return ""
}

// loadOfHeading returns the load under which the figures of a section were measured, as its
// heading says: "Latency at 200 req/s", "With 64 connections", "20 RPS: no surprises".
func loadOfHeading(heading string) (load string, of quantity.Quantity) {
	const longest = 80 // bytes
	if len(heading) > longest || !words.HasDigit(heading) {
		return "", of
	}
	list := quantity.Find(heading, "")
	if len(list) != 1 || list[0].Hypothetical {
		return "", of
	}
	q := list[0]
	head, tail := strings.TrimRight(heading[:q.Start], " "), heading[q.End:]
	if tail != "" && tail[0] != ':' && !strings.HasPrefix(tail, " (") && !strings.HasPrefix(tail, " – ") && !strings.HasPrefix(tail, " — ") {
		return "", of
	}
	switch words.LowerASCII(words.Last(head)) {
	case "at", "with", "under":
	case "":
		if tail == "" {
			return "", of
		}
	default:
		return "", of
	}
	if !isLoad(q) {
		return "", of
	}
	return strings.TrimSpace(heading[q.Start:q.End]), q
}

// isLoad reports a rate, or a number of what a test is made of.
func isLoad(q quantity.Quantity) bool {
	noun := words.LowerASCII(words.Last(q.Unit))
	return metric.Family(q.Unit) == "rate" || slices.Contains(loads[:], strings.TrimSuffix(noun, "s"))
}

// isOfTests reports a figure that depends on how it was measured.
func isOfTests(q quantity.Quantity) bool {
	family := metric.Family(q.Unit)
	return family == "rate" || family == "time"
}
