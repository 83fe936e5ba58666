package sentence_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/crawler/source/article/internal/corpus"
	"github.com/stackdex/stackdex/crawler/source/article/internal/facts"
	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/article/internal/sentence"
	"github.com/stackdex/stackdex/ingest/record"
)

// state reads a paragraph about Zeta and Omega, under a heading that is about own, and
// tells what it states.
func state(text, own string, advise func(*sentence.Sentence)) (said []string) {
	var known names.Names
	known.Add("Zeta")
	known.Add("Omega")
	r := sentence.Reader{Names: &known, Body: corpus.New(text), Facts: facts.New(&known, 1), Language: "en"}
	under := section.Section{Title: heading.Read(own), Tool: known.Get(own), Pieces: []section.Piece{{Text: text}}}
	r.Paragraph(&under, &under.Pieces[0], advise)
	list, _ := r.Facts.List()
	for _, f := range list {
		switch b := f.Body.(type) {
		case record.Measurement:
			said = append(said, strings.TrimRight(fmt.Sprintf("%s %s %g %s %s", b.Tool, b.Metric, *b.Value, b.Unit, b.Workload), " "))
		case record.Stat:
			said = append(said, fmt.Sprintf("%s %s %g", b.Tool, b.Metric, *b.Value))
		case record.Trait:
			said = append(said, fmt.Sprintf("%s %s %s", b.Tool, b.Attribute, strings.Join(b.Values, ", ")))
		case record.Relation:
			said = append(said, fmt.Sprintf("%s %s %s", b.From, b.Relation, b.To))
		}
	}
	return said
}

func TestParagraph(t *testing.T) {
	for _, test := range []struct {
		text, under string
		want        []string
	}{
		{"Zeta handles 900 req/s, while Omega manages 400.", "", []string{"Zeta throughput 900 req/s", "Omega throughput 400 req/s"}},
		{"It answers in 5 ms.", "Zeta", []string{"Zeta latency 5 ms"}},
		{"Omega came first. It answers in 5 ms.", "", []string{"Omega latency 5 ms"}},
		{"Zeta does not answer in 5 ms.", "", nil},
		{"If Zeta needs 5 ms, it is too slow.", "", nil},
		{"Set the timeout of Zeta to 5 ms.", "", nil},
		{"Zeta has 34k stars on GitHub.", "", []string{"Zeta github.stars 34000"}},
		{"Zeta was created by Ada Smith in 2011 and is licensed under MIT.", "", []string{"Zeta creator Ada Smith", "Zeta release year 2011", "Zeta license MIT"}},
		{"Zeta is used by Acme and Globex.", "", []string{"Zeta used_by Acme", "Zeta used_by Globex"}},
	} {
		if said := state(test.text, test.under, func(*sentence.Sentence) {}); !slices.Equal(said, test.want) {
			t.Errorf("%q states %q, want %q", test.text, said, test.want)
		}
	}
}

// TestAdvice: who may advise is told in its turn, and what is to be chosen by what it says.
func TestAdvice(t *testing.T) {
	var told []string
	state("Zeta is fast. For web apps Omega is the better choice. Overall, Zeta wins.", "", func(s *sentence.Sentence) {
		for does, tool := range map[string]*names.Tool{"fits": s.Favoured(), "wins": s.Winner()} {
			if tool != nil {
				told = append(told, tool.Name+" "+does)
			}
		}
	})
	if want := []string{"Omega fits", "Zeta wins"}; !slices.Equal(told, want) {
		t.Errorf("%q, want %q", told, want)
	}
}
