package icon_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/internal/dom/domtest"
	"github.com/stackdex/stackdex/crawler/source/internal/icon"
)

func TestIsBadge(t *testing.T) {
	for _, page := range domtest.Misjudged(icon.IsBadge, map[string]bool{
		`<h1>Moss<sup test>®</sup></h1>`:                               true,
		`<h1>Moss <span test title="Verified publisher">✔</span></h1>`: true,
		`<h1>Moss <svg test aria-label="Official"></svg></h1>`:         true,
		`<h1>Moss <svg test><title>Certified</title></svg></h1>`:       true,
		`<h1><sup test>®</sup> Moss</h1>`:                              false, // behind nothing
		`<h1>Moss<sup test>2</sup></h1>`:                               false,
		`<h1>Moss <span test title="Verified">verified</span></h1>`:    false, // a word
		`<h1>Moss <span test title="Stars">★</span></h1>`:              false,
	}) {
		t.Errorf("IsBadge is wrong about %s", page)
	}
}

func TestDrawnFigure(t *testing.T) {
	for page, want := range map[string]string{
		`<svg test><rect/><text>38.7K</text></svg>`:                               "38.7K",
		`<svg test><g><text>Stacks</text><text>38.7K</text></g></svg>`:            "Stacks: 38.7K",
		`<svg test><text>Stacks</text><text>38.7K</text><text>38.7K</text></svg>`: "Stacks: 38.7K", // a shadow
		`<svg test><text>10</text><text>20</text><text>30</text></svg>`:           "",
		`<svg test><text>Stacks</text></svg>`:                                     "",
		`<svg test><title>38.7K</title></svg>`:                                    "",
		`<svg test></svg>`:                                                        "",
	} {
		if got := icon.DrawnFigure(domtest.Node(page)); got != want {
			t.Errorf("%s: %q, want %q", page, got, want)
		}
	}
}

func TestIsPictograph(t *testing.T) {
	for s, want := range map[string]bool{
		"🚀": true, " ⭐ ": true, "⚙️": true, "🚀🔥": true,
		"": false, "👍": false, "✓": false, "🚀🔥⭐": false, "🚀 fast": false, "a": false,
	} {
		if got := icon.IsPictograph(s); got != want {
			t.Errorf("IsPictograph(%q) = %v", s, got)
		}
	}
}

func TestLigatureOf(t *testing.T) {
	for text, want := range map[string]icon.Ligature{
		"expand_more": icon.IsName, "star": icon.IsWord, " check ": icon.IsWord,
		"snake_case": icon.NoLigature, "Star": icon.NoLigature, "go": icon.NoLigature, "two words": icon.NoLigature, "": icon.NoLigature,
	} {
		if got := icon.LigatureOf(domtest.Node("<i test>" + text + "</i>")); got != want {
			t.Errorf("LigatureOf(%q) = %v, want %v", text, got, want)
		}
	}
}
