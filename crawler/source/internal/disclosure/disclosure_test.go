package disclosure_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/internal/disclosure"
	"github.com/stackdex/stackdex/crawler/source/internal/dom/domtest"
)

func TestIsFold(t *testing.T) {
	const other = `<div><button>Second</button><div hidden>More text than a hint has, of the second.</div></div>`
	for _, page := range domtest.Misjudged(disclosure.IsFold, map[string]bool{
		`<section><div><button>First</button><div test hidden>More text than a hint has.</div></div>` + other + `</section>`:                     true,
		`<section><div><button>First</button><div test hidden>More text than a hint has.</div></div></section>`:                                  false, // alone
		`<section><div><button>First</button><div test hidden>More text.</div><p>Behind</p></div>` + other + `</section>`:                        false,
		`<section><div><button hidden>First</button><div test hidden>More text than a hint has.</div></div>` + other + `</section>`:              false, // nothing is shown
		`<section><div><b>First</b><div test hidden>More text than a hint has.</div></div><div><b>Second</b><div hidden>a</div></div></section>`: false, // a hint
	}) {
		t.Errorf("IsFold is wrong about %s", page)
	}
}

func TestIsRestOfList(t *testing.T) {
	for _, page := range domtest.Misjudged(disclosure.IsRestOfList, map[string]bool{
		`<ul><li>a</li><li test hidden>b</li></ul><button>Show all 12</button>`:                  true,
		`<ul><li>a</li></ul><ul test hidden><li>b</li></ul><a role=button>View more</a>`:         true,
		`<table><tr><td>a</td></tr><tr test hidden><td>b</td></tr></table><button>More</button>`: true,
		`<ul><li>a</li><li test hidden>b</li></ul><button>Buy</button>`:                          false,
		`<ul><li>a</li><li test hidden>b</li></ul><p>Then</p><button>Show more</button>`:         false,
		`<ul><li test hidden>a</li></ul><button>Show more</button>`:                              false, // nothing is shown
	}) {
		t.Errorf("IsRestOfList is wrong about %s", page)
	}
}

func TestOpensOnly(t *testing.T) {
	for _, page := range domtest.Misjudged(disclosure.OpensOnly, map[string]bool{
		`<summary test>Show details</summary>`:    true,
		`<summary test>Click to expand</summary>`: true,
		`<summary test>▸ Read more</summary>`:     true,
		`<summary test>Details</summary>`:         true,
		`<summary test>Show all walls</summary>`:  false,
		`<summary test>Is slate dry?</summary>`:   false,
	}) {
		t.Errorf("OpensOnly is wrong about %s", page)
	}
}

func TestCutShort(t *testing.T) {
	for text, want := range map[string]struct {
		head string
		cut  bool
	}{
		"It keeps walls dry… Read more":                {"It keeps walls dry", true},
		"It keeps walls dry...":                        {"It keeps walls dry", true},
		"It keeps walls dry.":                          {"", false},
		"Once… upon a time, there was a wall of slate": {"", false},
	} {
		head, cut := disclosure.CutShort([]byte(text))
		if string(head) != want.head || cut != want.cut {
			t.Errorf("CutShort(%q) = %q, %v, want %+v", text, head, cut, want)
		}
	}
}

func TestSlides(t *testing.T) {
	const slide = `<div hidden><h3>Slate</h3><p>A text that is as long as that of a slide, and longer.</p></div>`
	const first = `<div test hidden><h3>Marl</h3><p>A text that is as long as that of a slide, and longer.</p></div>`
	const shown = `<div><h3>Chalk</h3><p>A text that is as long as that of a slide, and longer.</p></div>`
	for page, want := range map[string]bool{
		`<section>` + shown + first + slide + `</section>`: true,
		`<section>` + slide + first + slide + `</section>`: false, // none is shown
		`<section>` + shown + first + `</section>`:         false, // two are few
	} {
		var d disclosure.Deck
		if got := d.IsSlide(domtest.Node(page)); got != want {
			t.Errorf("IsSlide of %s: %v, want %v", page, got, want)
		}
	}
}
