package walk_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSignsThatExplain leaves out the signs behind labels that explain these when they are
// pointed at, and no question marks, letters and words of texts.
func TestSignsThatExplain(t *testing.T) {
	for page, want := range map[string]string{
		`<div>Votes <span tabindex=0>ⓘ<span role=tooltip hidden>Counted for 30 days</span></span></div><div>12</div>`: "Votes|12",
		`<div>Votes<span class=t><span>ⓘ</span><span>Counted for 30 days</span></span></div><div>12</div>`:            "Votes|12",
		`<dl><dt>Votes <a href="#help">(?)</a></dt><dd>12</dd></dl>`:                                                  "Votes|12",
		`<dl><dt>Votes<sup>?</sup></dt><dd>12</dd></dl>`:                                                              "Votes|12",
		`<table><tr><th>Votes <i title="Counted for 30 days">i</i></th><td>12</td></tr></table>`:                      "Votes|12",
		`<div>Votes <details><summary>ℹ️</summary>Counted for 30 days</details></div><div>12</div>`:                   "Votes|12",
		`<div>Votes <span aria-hidden=true>ⓘ</span><span class=s>More information</span></div><div>12</div>`:          "Votes|12",
		`<ul><li>Votes <span class=q title="Counted">?</span>: <b>12</b></li></ul>`:                                   "Votes : 12",
		`<h2>Is it fast<span class=q>?</span></h2><p>Yes</p>`:                                                         "Is it fast?|Yes",
		`<h3>Why<b title=x>?</b></h3><p>Because</p>`:                                                                  "Why?|Because",
		`<p>ⓘ <span>Note that votes are old</span></p>`:                                                               "ⓘ Note that votes are old",
		`<p>x<sub>i</sub> and <i>i</i> are numbers</p>`:                                                               "xi and i are numbers",
		`<p>Read the <b>information</b> and <a href="/h">help</a></p>`:                                                "Read the information and help",
	} {
		var got []string
		for _, b := range parse(t, page).Blocks() {
			got = append(got, b.Text)
		}
		if got := strings.Join(got, "|"); got != want {
			t.Errorf("%s is read as %q, want %q", page, got, want)
		}
	}
	linked := parse(t, `<h3>Why is moss green?</h3><a href="/help">What is this?</a><p>It just is.</p><a href="/moss">What is moss?</a>`)
	if diff := cmp.Diff([]string{"h3: Why is moss green?", "paragraph(navigation): What is this?", "paragraph: It just is.", "paragraph: What is moss?"}, view(linked)); diff != "" {
		t.Errorf("a link to help (-want +got):\n%s", diff)
	}
	page := parse(t, `<div>Votes <svg role=img aria-label="More info"><path d=""/></svg></div><div>12</div><p><img alt="Info" src="i.png"></p>`)
	if images := page.Blocks()[0].Images; len(images) > 0 {
		t.Errorf("images %v behind a label", images)
	}
	if blocks := page.Blocks(); len(blocks[len(blocks)-1].Images) != 1 {
		t.Error("an image that stands by itself is left out")
	}
}
