package conformance

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/ingest/record"
)

// phrases are the words that rules ask for, and what may stand around them: pages
// of random bytes seldom have two of them in a sentence.
var phrases = strings.Split(`Django|Flask|Zeta Streams|NATS|FastAPI|'s|’s| |, |: |; |. |(|)| and | while | but | which | than | with its | unlike | the | a |In practice, |needs|took|starts in|serves|answers|`+
	`p99|median|average|(p99)|latency|cold start|startup time|response time|5 ms|512 MB|1h 30m|1m 45s|40%|-3%|12,5 %|−5 ms|~9k req/s|900 req/s|1.2M msg/s|3x|between 1 minute and 30 seconds|respectively|`+
	`grew by|cut|reduction|um|gewachsen|schneller|Anfragen pro Sekunde|par seconde|In our test (PostgreSQL 16, 8 workers) |In our benchmark (|The test used 64 connections|We tested on an M2|For small sites|`+
	`is the better choice|wins|overall|is licensed under MIT|34k stars on GitHub|GitHub stars: 2.2k|İ|K|ß|é| |…|“|”|–|—|Alternatives to|clients|vs|vs.|versus|If not|instead of|Skip|if|Choose|Over|`+
	`Pros|Cons|of|Pros & Cons of Django|👍|👎|✓|- |+ |Votes|40 votes – |(12)|12|1.2K|Stacks|Followers|Ana Lee|, engineer at Acme|(May 21, 2020)|May 21, 2020 at 3:14 pm|views|Difference 1 of 6|2/6|`+
	`Read more|Categories:|Printed on |Last updated: May 3, 2024 by |© 2024 Acme|#|No|1.|License|Language|Plan|Team|$12|2023|Attribute|Memory|written in Go|used by|In 2024|Use|limitations|`+
	`It|it|is|was|has|on|at|in|for|by|not|never|will|expected|hopes to|plan|limited|timeout|when|once we|under|before|test|benchmark|load|people said|rumor|longer|developers|used at|used in production by|`+
	`What are the differences?|Detailed Comparison|Statistics|Integrations|Decisions about Django|Nice Pick|FAQ|Why|?`, "|")

// phraseTags are elements in which the phrases of a page stand.
var phraseTags = strings.Split(`p|li|ul|ol|h1|h2|h3|h4|div|span|b|em|strong|a href=/x|a href=/django|button|table|tr|td|th|td colspan=2|td rowspan=2|dl|dt|dd|div role=grid|div role=row aria-rowindex=1|`+
	`div role=cell aria-colindex=1|div role=columnheader aria-colindex=2|div hidden|div style="display:none"|span aria-hidden=true|span style="display:inline-block"|dialog open|div role=dialog|sup|sub|ruby|rt|`+
	`math|mn|mo|mi|mfrac|s|del|span aria-label="9 ms"|blockquote|footer|details|summary|article|figure|img alt="Django"|time datetime=2020-05-21|br|hr`, "|")

// phraseHeads make readers take a page for a comparison; one is none.
var phraseHeads = [...]string{
	`<title>Django vs Flask</title><h1>Django vs Flask</h1><p>Django and Flask are Python frameworks for developers, each with an API.</p><table><tr><th>Attribute<th>Django<th>Flask<tr><td>License<td>BSD<td>BSD</table>`,
	`<title>Best Django alternatives</title><h1>Best Django alternatives</h1><p>software framework open source library developers api python web code Django Flask</p><h2>1. Flask</h2><p>Flask is a framework.</p><h2>2. FastAPI</h2><p>FastAPI is a framework.</p>`,
	``,
}

// FuzzPhrases fuzzes a source with pages made of the words that its rules look for, in all
// kinds of elements: each must give valid facts or be of an unknown kind.
func FuzzPhrases(f *testing.F, s source.Source, address string) {
	for seed := range uint64(64) {
		f.Add(seed, uint64(0))
	}
	f.Fuzz(func(t *testing.T, seed, more uint64) {
		body := phrasePage(rand.New(rand.NewPCG(seed, more)))
		o, err := source.Parse([]byte(body))
		if err != nil {
			t.Fatalf("%v of %s", err, body)
		}
		e, err := s.Extract(&source.Page{URL: address, Outline: o})
		if errors.Is(err, source.ErrUnknownKind) {
			return
		}
		page := e.Page
		page.Schema, page.URL, page.Source, page.Extractor, page.SeenAt = record.SchemaVersion, address, s.Info().Name, s.Info().Name+"/1", time.Unix(0, 0).UTC()
		if err == nil {
			page.ContentHash, err = page.Hash()
		}
		if err == nil {
			err = page.Validate()
		}
		if err != nil {
			t.Errorf("%v of %s", err, body)
		}
	})
}

// phrasePage makes up a page.
func phrasePage(r *rand.Rand) string {
	w := phraseWriter{Rand: r}
	w.WriteString(phraseHeads[r.IntN(len(phraseHeads))])
	for range 1 + r.IntN(5) {
		w.part(0)
	}
	return w.String()
}

type phraseWriter struct {
	*rand.Rand
	strings.Builder
}

// part writes texts, elements with parts in them, and parts that are repeated.
func (w *phraseWriter) part(depth int) {
	const deepest, most = 7, 1 << 15
	for range 1 + w.IntN(6) {
		switch k := w.IntN(10); {
		case w.Len() > most:
			return
		case k < 5 || depth > deepest:
			w.text()
		case k == 5:
			from := w.Len()
			w.part(depth + 2)
			w.WriteString(strings.Repeat(w.String()[from:], 1+w.IntN(3)))
		default:
			tag := phraseTags[w.IntN(len(phraseTags))]
			w.WriteString("<" + tag + ">")
			w.part(depth + 1)
			if w.IntN(12) > 0 {
				name, _, _ := strings.Cut(tag, " ")
				w.WriteString("</" + name + ">")
			}
		}
	}
}

func (w *phraseWriter) text() {
	for range 1 + w.IntN(8) {
		w.WriteString(phrases[w.IntN(len(phrases))])
		if w.IntN(3) > 0 {
			w.WriteByte(' ')
		}
	}
}
