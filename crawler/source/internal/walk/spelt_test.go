package walk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Text that is animated: what is for the eye only is said once more by a label.
func TestTextInPieces(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"words that are boxes": {
			`<h2 aria-label="Pros of Kafka"><div aria-hidden="true">Pros</div> <div aria-hidden="true">of</div> <div aria-hidden="true">Kafka</div></h2><p>It replays.</p>`,
			[]string{"h2: Pros of Kafka", "paragraph: It replays."},
		},
		"a heading under a heading": {
			`<h2>Overview</h2><h3 aria-label="Apache Kafka"><div aria-hidden="true">Apache</div> <div aria-hidden="true">Kafka</div></h3><p>It replays.</p>`,
			[]string{"h2: Overview", "h3: Apache Kafka", "paragraph: It replays."},
		},
		"letters within words": {
			`<h2>Overview</h2><h3 aria-label="Kafka 3"><span aria-hidden="true"><span>K</span><span>a</span><span>f</span><span>k</span><span>a</span></span> <span aria-hidden="true"><span>3</span></span></h3><p>It replays.</p>`,
			[]string{"h2: Overview", "h3: Kafka 3", "paragraph: It replays."},
		},
		"a paragraph": {
			`<h2>Overview</h2><p aria-label="It replays 40 events."><span aria-hidden="true">It</span> <span aria-hidden="true">replays</span> <span aria-hidden="true">40</span> <span aria-hidden="true">events.</span></p>`,
			[]string{"h2: Overview", "paragraph: It replays 40 events."},
		},
		"beside a logo, in a link": {
			`<h3 aria-label="Apache Kafka"><img alt="Apache Kafka" src="/k.png"><a href="/kafka"><div aria-hidden="true">Apache</div> <div aria-hidden="true">Kafka</div></a></h3><p>It replays.</p>`,
			[]string{"h3: [Apache Kafka] ¦ Apache Kafka", "paragraph: It replays."},
		},
		"with a label of its own inside another": {
			`<div aria-label="Pros"><h3 aria-label="Pros"><div aria-hidden="true">Pros</div></h3></div><p>It replays.</p>`,
			[]string{"h3: Pros", "paragraph: It replays."},
		},
		"an icon in a link": {
			`<ul><li><a href="/up" aria-label="upvote"><i aria-hidden="true">upvote</i></a> 9 Fast</ul>`,
			[]string{"item: [upvote] ¦ 9 Fast"},
		},
		"an icon with a role": {
			`<ul><li><span role="img" aria-label="check"><i aria-hidden="true">check</i></span>Fast (9)</ul>`,
			[]string{"item: Fast (9)"},
		},
		"what is hidden from all": {
			`<p>Quarry</p><div aria-label="Sale: 50% off"><div aria-hidden="true" hidden>Sale:</div> <div aria-hidden="true" style="display: none">50% off</div></div>`,
			[]string{"paragraph: Quarry"},
		},
		"a list": {
			`<ul aria-label="Fast Small"><li aria-hidden="true">Fast</li><li aria-hidden="true">Small</li></ul><p>Quarry</p>`,
			[]string{"paragraph: Quarry"},
		},
		"a letter an element, and stops": {
			`<h2 aria-label="Ask: Bob, Al?"><span style="display:inline-block">A</span><span style="display:inline-block">s</span><span style="display:inline-block">k</span><span style="display:inline-block">:</span><span>&nbsp;</span><span style="display:inline-block">B</span><span style="display:inline-block">o</span><span style="display:inline-block">b</span><span style="display:inline-block">,</span><span>&nbsp;</span><span style="display:inline-block">A</span><span style="display:inline-block">l</span><span style="display:inline-block">?</span></h2><p>It replays.</p>`,
			[]string{"h2: Ask: Bob, Al?", "paragraph: It replays."},
		},
		"a label that says something else": {
			`<h2>Overview</h2><p aria-label="close">It replays <span aria-hidden="true">·</span> events.</p>`,
			[]string{"h2: Overview", "paragraph: It replays events."},
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := view(parse(t, c.body))
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}
