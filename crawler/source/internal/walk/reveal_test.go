package walk_test

import "testing"

// TestShownByScripts reads small boxes of figures that only a script shows, and no
// boxes that nothing says so of.
func TestShownByScripts(t *testing.T) {
	const figures = `<div>8K</div><div>5.8K</div>`
	for open, shown := range map[string]bool{
		`<div x-data="{}" x-cloak style="display:none">`:                              true,
		`<div v-cloak style="display: none">`:                                         true,
		`<div x-show="shown" style="display:none">`:                                   true,
		`<div data-sr-id=3 style="visibility: hidden; opacity: 0">`:                   true,
		`<div data-scroll-reveal="enter bottom" style="visibility:hidden">`:           true,
		`<div data-aos="fade-up" style="visibility:hidden">`:                          true,
		`<div data-wow-delay="0.2s" style="visibility:hidden; animation-name: none">`: true,
		`<div [hidden]="!shown" hidden>`:                                              true,
		`<div id=af3 style="display:none">`:                                           true,
		`<template x-if="true">`:                                                      true,
		`<turbo-stream action=append target=x><template>`:                             true,
		`<div style="visibility:hidden">`:                                             false,
		`<div hidden>`:                                                                false,
		`<template>`:                                                                  false,
		`<div data-aos="fade-up" style="display:none">`:                               true, // figures alone
	} {
		want := "Rocks / end"
		if shown {
			want = "Rocks / 8K / 5.8K / end"
		}
		closed := map[bool]string{true: "</template>", false: "</div>"}[open[:2] == "<t"]
		if got := apart(t, `<h1>Rocks</h1>`+open+figures+closed+`<p>end</p>`); got != want {
			t.Errorf("%s reads %q, want %q", open, got, want)
		}
	}
	menu := `<h1>Rocks</h1><div x-show="open" style="display:none"><a href=/a>1</a><a href=/b>2</a></div><div x-show="open" x-cloak style="display:none"><p>We use no cookies here.</p></div>`
	if got := apart(t, menu); got != "Rocks" {
		t.Errorf("menus that a script shows read %q", got)
	}
}

// TestMovedParts reads what Marko streams at the end of a page in its place.
func TestMovedParts(t *testing.T) {
	page := `<h2>Figures</h2><noscript id="afph0"></noscript><h2>Notes</h2><span id="afphnotes">Loading notes</span><p>end</p>` +
		`<div id="af0" style="display:none"><p>8K</p></div><script>$af(0)</script><div id="afnotes" style="display:none"><p>Small.</p></div><script>$af("notes")</script>`
	if got, want := apart(t, page), "Figures / 8K / Notes / Small. / end"; got != want {
		t.Errorf("reads %q, want %q", got, want)
	}
}

// TestReadMore reads the hidden end of a text that is cut short.
func TestReadMore(t *testing.T) {
	for page, want := range map[string]string{
		`<p>Slate is grey and flat, <span>...</span><span style="display:none">and splits well.</span></p>`:                     "Slate is grey and flat, and splits well.",
		`<p>Slate is grey and flat… <span hidden>and splits well.</span> <a href=#>Read more</a></p>`:                           "Slate is grey and flat and splits well. Read more",
		`<p><span>Slate is grey and flat…</span><span style="display:none">Slate is grey and flat, and splits well.</span></p>`: "Slate is grey and flat, and splits well.",
		`<p>Slate is grey. <span hidden>It was blue.</span></p>`:                                                                "Slate is grey.",
		`<amp-accordion><section><header>Is it flat?</header><div>It is.</div></section></amp-accordion>`:                       "Is it flat? / It is.",
	} {
		if got := apart(t, page); got != want {
			t.Errorf("%s\n reads %q, want %q", page, got, want)
		}
	}
}
