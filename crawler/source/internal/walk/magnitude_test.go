package walk_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/internal/walk"
)

// TestMagnitudes joins a number and the letter that multiplies it where each has a box
// of its own, and nothing else.
func TestMagnitudes(t *testing.T) {
	for page, want := range map[string]string{
		`<div><div>Stars</div><div><div>12.4</div><div>K</div></div></div>`:               "Stars / 12.4K",
		`<div><div>Stars</div><div><div>12</div><div>.4</div><div>K</div></div></div>`:    "Stars / 12.4K",
		`<div><div>Stars</div><div><div>12</div><div>.4K</div></div></div>`:               "Stars / 12.4K",
		`<ul><li>12</li><li>.NET</li></ul>`:                                               "12 / .NET",
		`<ul><li>12</li><li>.5</li></ul>`:                                                 "12 / .5",
		`<div>Stars</div><p>12.4</p><p>k</p>`:                                             "Stars / 12.4k",
		`<div><span>3.1</span><div>M+</div></div><div>Users</div>`:                        "3.1M+ / Users",
		`<div><div>Stars</div><div><div>12</div><div>K</div></div></div>`:                 "Stars / 12K",
		`<ul><li>Stars <div>12.4</div><div>K</div></ul>`:                                  "Stars / 12.4K",
		`<div><div>Stars</div><div><div>12</div><div>B</div></div></div>`:                 "Stars / 12 / B",
		`<table><tr><td>Stars<td>12.4<td>K</table>`:                                       "Stars / 12.4 / K",
		`<ul><li>12.4<li>K</ul>`:                                                          "12.4 / K",
		`<div>Version 1.2</div><div>M</div>`:                                              "Version 1.2 / M",
		`<div><div>1.2.3</div><div>M</div></div>`:                                         "1.2.3 / M",
		`<div><div>12.4</div><div>Kafka</div></div>`:                                      "12.4 / Kafka",
		`<div><div>Ana</div><div>12</div><div>K</div></div>`:                              "Ana / 12 / K",
		`<a href="/stars"><span>Stars</span><span><b>12.4</b><small>K</small></span></a>`: "Stars ¦ 12.4K",
		`<a href="/stars"><span>Stars</span><span>12.4K</span></a>`:                       "Stars ¦ 12.4K",
		`<a href="/stars"><div>Stars</div><div><div>12.4</div><small>K</small></div></a>`: "Stars / 12.4K",
	} {
		if got := apart(t, page); got != want {
			t.Errorf("%s\n got %s\nwant %s", page, got, want)
		}
	}
}

// TestMagnitudeBesideIcon reads numbers cut in two as the text beside their icon.
func TestMagnitudeBesideIcon(t *testing.T) {
	const icon = `<svg role="img" aria-label="Fans"><title>Fans</title></svg>`
	for page, want := range map[string]string{
		icon + `<span><span>5.8</span><span>K</span></span>`:               "5.8K",
		icon + `<span><font>5</font><font>.8K</font></span>`:               "5.8K",
		icon + `<b><span>1,200</span><span>K+</span></b>`:                  "1,200K+",
		icon + `<span><span>5.8</span><!-- --><small>M</small></span>`:     "5.8M",
		icon + `<span><span>12</span><span>B</span></span>`:                "",
		icon + `<span><span>5.8</span><span>Kiln</span></span>`:            "",
		icon + `<span><span>5.8</span><div>K</div></span>`:                 "",
		icon + `<span><span>5.8</span><span>K</span><span>L</span></span>`: "",
	} {
		o, err := walk.Page([]byte(`<div>Ash</div><div>` + page + `</div>`))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, b := range o.Blocks() {
			if len(b.Images) > 0 {
				got = b.Text
			}
		}
		if got != want {
			t.Errorf("%s: the text beside the icon is %q, want %q", page, got, want)
		}
	}
}
