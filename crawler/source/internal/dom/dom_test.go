package dom_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/dom/domtest"
)

func TestNeighbours(t *testing.T) {
	for _, c := range []struct {
		name, page string
		find       func(*html.Node) *html.Node
		want       string // text of the element that is found; "": none
	}{
		{"an empty inline element is no neighbour", `<p><b test>a</b> <i class=icon></i><!-- --><u>c</u>`, dom.NextElement, "c"},
		{"no neighbour", `<p><b test>a</b> and text`, dom.NextElement, ""},
		{"before", `<p><b>a</b> and <i test>b</i>`, dom.ElementBefore, "a"},
		{"beside: the next", `<p><b>a</b><i test>b</i><u>c</u>`, dom.Beside, "c"},
		{"beside: the one before", `<p><b>a</b><i test>b</i>`, dom.Beside, "a"},
		{"sole child", `<div test> <!-- --> <p>a</p> </div>`, dom.SoleChild, "a"},
		{"a text beside it", `<div test>b<p>a</p></div>`, dom.SoleChild, ""},
		{"two children", `<div test><p>a</p><p>b</p></div>`, dom.SoleChild, ""},
		{"outermost", `<ul><li><div><b test>a</b></div></li><li>b</li></ul>`, dom.Outermost, "a"},
	} {
		got := ""
		if n := c.find(domtest.Node(c.page)); n != nil {
			got = dom.FirstText(n)
		}
		if got != c.want {
			t.Errorf("%s: %s: found %q, want %q", c.name, c.page, got, c.want)
		}
	}
	if n := dom.Outermost(domtest.Node(`<ul><li><div><b test>a</b></div></li><li>b</li></ul>`)); n.Data != "li" {
		t.Errorf("the outermost element around a sole child is %s, want li", n.Data)
	}
}

func TestVisibility(t *testing.T) {
	for page, want := range map[string]struct{ shown, concealed bool }{
		`<p test>`:        {true, false},
		`<p test hidden>`: {false, true},
		`<p test style="color:red; display:none">`: {false, true},
		`<p test style="display:block">`:           {true, false},
		`<p test aria-hidden=true>`:                {false, false}, // a person sees it
		`<p test aria-hidden=false>`:               {true, false},
	} {
		n := domtest.Node(page)
		if shown, concealed := dom.IsShown(n), dom.IsConcealed(n); shown != want.shown || concealed != want.concealed {
			t.Errorf("%s: shown %v, concealed %v; want %+v", page, shown, concealed, want)
		}
	}
}

func TestTexts(t *testing.T) {
	for page, want := range map[string]struct{ only, label string }{
		`<p test>one</p>`:                     {"one", "one"},
		`<p test><!-- a -->one<!-- b --></p>`: {"one", "one"},
		`<p test>one <b>two</b></p>`:          {"", "one two"},
		"<p test>one\u00a0\n two\u200b</p>":   {"one\u00a0\n two\u200b", "one two"},
		`<p test>one<script>two()</script>`:   {"", "one"},
		`<p test></p>`:                        {"", ""},
	} {
		n := domtest.Node(page)
		if only, label := dom.OnlyText(n), dom.Label(n, 40); only != want.only || label != want.label {
			t.Errorf("%s: only text %q, label %q; want %+v", page, only, label, want)
		}
	}
	if got := dom.TextSize(domtest.Node(`<p test>one <b> two </b></p>`), 5); got != 5 {
		t.Errorf("the size of six letters is %d within a limit of 5", got)
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"plain":                "plain",
		" a  b\n\tc ":          "a b c",
		"soft\u00adware":       "software",
		"zero\u200bwidth":      "zerowidth",
		"evil\u202egnp.exe":    "evil\ufffdgnp.exe",
		"no-break\u00a0spaces": "no-break spaces",
	} {
		if got := dom.Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestReadAttributes(t *testing.T) {
	for page, want := range map[string]dom.Attributes{
		`<a test href=" /a " rel="nofollow sponsored">`:           {Href: "/a", Paid: true},
		`<a test rel=author>`:                                     {Author: true},
		`<b test role="Button tab" title=T aria-label=L>`:         {Role: "button", Title: "T", Label: "L"},
		`<div test hidden>`:                                       {Hidden: true},
		`<div test hidden=until-found aria-expanded=false>`:       {Expandable: true},
		`<div test x-show=open x-cloak>`:                          {Scripted: true},
		`<div test x-cloak>`:                                      {Scripted: true, Cloaked: true},
		`<div test aria-hidden=TRUE aria-level=3 aria-colspan=2>`: {ARIAHidden: true, Level: 3, ColSpan: 2},
		`<div test data-ad-slot=1 class=box>`:                     {Advert: true},
	} {
		var got dom.Attributes
		got.Read(domtest.Node(page))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("attributes of %s (-want +got):\n%s", page, diff)
		}
	}
}
