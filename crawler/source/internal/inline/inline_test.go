package inline_test

import (
	"testing"

	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/dom/domtest"
	"github.com/stackdex/stackdex/crawler/source/internal/inline"
)

func TestOneElement(t *testing.T) {
	for name, c := range map[string]struct {
		judge func(*html.Node) bool
		want  map[string]bool
	}{
		"IsCutNumber": {inline.IsCutNumber, map[string]bool{
			`<div test><span>85</span><span>.6K</span></div>`:              true,
			`<div test><span>85.6</span><!-- --><span>K</span></div>`:      true,
			`<div test><span>85</span><span>12</span></div>`:               false,
			`<div test><span>85</span> <span>.6K</span></div>`:             false,
			`<div test><span>85</span><span>B</span></div>`:                false, // of the alphabet
			`<div test><span>85</span><span>.6</span><span>K</span></div>`: false,
		}},
		"IsGluedDay": {inline.IsGluedDay, map[string]bool{
			`<p><b>Ana</b><span test>May 4, 2020</span></p>`:   true,
			`<p><b>Ana</b><time test>yesterday</time></p>`:     true,
			`<p><b>Ana</b> <span test>May 4, 2020</span></p>`:  false,
			`<p><b>Ana</b><span test>Version 4.2.0</span></p>`: false,
		}},
		"IsOfRow": {inline.IsOfRow, map[string]bool{
			`<p>Tags: <b test>Web</b><b>ORM</b></p>`:          true,
			`<p>Tags: <b>Web</b><b test>ORM</b></p>`:          true,
			`<p>Tags: <b test>Web</b></p>`:                    false,
			`<p>By <b test>Jane</b> <b>Doe</b></p>`:           false, // words of a name
			`<p>Tags: <b test>Web</b><b>ORM</b> and more</p>`: false,
		}},
		"IsNewTabNote": {inline.IsNewTabNote, map[string]bool{
			`<a href=/a>Docs<span test>(opens in a new tab)</span></a>`:                true,
			`<a href=/a>Docs <span test>External link, opens in new window</span></a>`: true,
			`<p>Docs<span test>(opens in a new tab)</span></p>`:                        false, // no link
			`<a href=/a><span test>opens in a new tab</span></a>`:                      false, // all that it says
			`<a href=/a>Docs<span test>(opens in a new era)</span></a>`:                false,
		}},
		"IsLongCaption": {inline.IsLongCaption, map[string]bool{
			`<a href=/a><span test>Read more about slate</span>Read more</a>`: true,
			`<a href=/a><span test>Readers of slate</span>Read</a>`:           false,
			`<p><span test>Read more about slate</span>Read more</p>`:         false,
		}},
		"IsBrokenText": {inline.IsBrokenText, map[string]bool{
			`<p test><span>Slate keeps </span><span>roofs dry below</span><span> the grey sky.</span></p>`: true,
			`<p test><span>Slate</span><span>Chalk</span><span>Marl</span></p>`:                            false,
			`<p test><span>Slate keeps </span><a href=/a>roofs dry below the grey sky.</a></p>`:            false,
		}},
	} {
		for _, page := range domtest.Misjudged(c.judge, c.want) {
			t.Errorf("%s is wrong about %s", name, page)
		}
	}
}

func TestAreVersus(t *testing.T) {
	for page, want := range map[string]bool{
		`<h1><b test>Slate</b><i>vs</i></h1>`:  true,
		`<h1><i test>VS.</i><b>Slate</b></h1>`: true,
		`<h1><i test>vs</i><b>12</b></h1>`:     false,
		`<h1><b test>Slate</b><i>and</i></h1>`: false,
		`<h1><b test>Slate</b></h1>`:           false,
	} {
		n := domtest.Node(page)
		if got := inline.AreVersus(n, dom.NextElement(n)); got != want {
			t.Errorf("%s: %v, want %v", page, got, want)
		}
	}
}

func TestFormulaText(t *testing.T) {
	for page, want := range map[string]string{
		`<math test><mn>12</mn><mi>ms</mi></math>`:              "12ms",
		`<math test><mfrac><mn>1</mn><mn>2</mn></mfrac></math>`: "",
		`<math test><msup><mn>10</mn><mn>6</mn></msup></math>`:  "",
		`<math test><mn>1</mn><mo>+</mo><mn>2</mn></math>`:      "",
	} {
		if got := inline.FormulaText(domtest.Node(page)); got != want {
			t.Errorf("%s: %q, want %q", page, got, want)
		}
	}
}

func TestShowSpelledFigure(t *testing.T) {
	for page, shown := range map[string]bool{
		`<p><span test aria-hidden=true>38.7K</span><span>38.7 thousand</span></p>`: true,
		`<p><span>5 million</span><span test aria-hidden=true>5M</span></p>`:        true,
		`<p><span test aria-hidden=true>38.7K</span><span>38.7 stars</span></p>`:    false,
	} {
		n := domtest.Node(page)
		inline.ShowSpelledFigure(n)
		if alone := dom.NextElement(n) == nil && dom.ElementBefore(n) == nil; alone != shown || dom.IsARIAHidden(n) == shown {
			t.Errorf("%s: alone %v, hidden %v", page, alone, dom.IsARIAHidden(n))
		}
	}
}
