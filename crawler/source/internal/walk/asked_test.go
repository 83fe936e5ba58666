package walk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestBoxesInBetween tells boxes that sites put between the paragraphs of a text from what
// looks like them and is of the text.
func TestBoxesInBetween(t *testing.T) {
	const offer = `<div><span>We host with</span><h4>Acme Box</h4><div>4.9/5 (310 reviews)</div><ul><li>From $3/month</li><li>4 GB RAM</li></ul><a rel="sponsored" href="https://a.example">Try Acme</a></div>`
	sold := []string{"paragraph(advert): We host with", "h4(advert): Acme Box", "paragraph(comments): 4.9/5 (310 reviews)", "item(advert): From $3/month", "item(advert): 4 GB RAM", "paragraph(advert): Try Acme"}
	product := func(name string) string {
		return `<div><h3>` + name + `</h3><p>$9 a year</p><a rel="sponsored" href="https://a.example/` + name + `">Get it</a></div>`
	}
	for _, c := range []struct {
		name, page string
		want       []string
	}{
		{"a quiz", `<p>Text.</p><div><p>Lost? Take our test.</p><label><input type="radio"> I like moss</label><label><input type="radio"> I like fern</label><button>Next (1/4)</button></div>`,
			[]string{"paragraph: Text.", "paragraph(comments): Lost? Take our test.", "paragraph(comments): I like moss ¦ I like fern", "button(comments): Next (1/4)"}},
		{"an answer behind a switch", `<div><p>What is moss?</p><input type="checkbox" id="q"><label for="q">Show</label><p>Moss is a plant. It grows on walls and in woods.</p><button>Next</button></div>`,
			[]string{"paragraph: What is moss?", "paragraph: Show", "paragraph: Moss is a plant. It grows on walls and in woods.", "button: Next"}},
		{"an offer", `<h2>Moss</h2><p>Moss is a plant.</p>` + offer, append([]string{"h2: Moss", "paragraph: Moss is a plant."}, sold...)},
		{"products", product("One") + product("Two") + product("Three"), []string{"h3: One", "paragraph: $9 a year", "paragraph(advert): Get it", "h3: Two", "paragraph: $9 a year", "paragraph(advert): Get it", "h3: Three", "paragraph: $9 a year", "paragraph(advert): Get it"}},
		{"a product with a text", `<div><h3>One</h3><p>One costs $9 a year and does all that you need.</p><a rel="sponsored" href="https://a.example">Get it</a></div>`, []string{"h3: One", "paragraph: One costs $9 a year and does all that you need.", "paragraph(advert): Get it"}},
		{"a sentence to share", `<blockquote><p>Moss never sleeps.</p><a href="https://x.example/intent">Click To Tweet</a></blockquote><blockquote><p>Fern sleeps.</p><a href="/t">A tweet</a></blockquote>`,
			[]string{"quote(navigation): Moss never sleeps.", "quote(navigation): Click To Tweet", "quote: Fern sleeps.", "quote: A tweet"}},
		{"counted shares", `<div><span>1.2K shares</span><ul><li><a href="#">Facebook <b>842</b></a></li><li><a href="#">X <b>311</b></a></li></ul></div><p>Networks</p><ul><li><a href="/f">Facebook <b>842</b></a></li><li><a href="/x">X <b>311</b></a></li></ul>`,
			[]string{"paragraph(navigation): 1.2K shares", "item(navigation): Facebook 842", "item(navigation): X 311", "paragraph: Networks", "item: Facebook 842", "item: X 311"}},
		{"an aside that leads away", `<main><h1>Moss</h1><aside><h4>Trending now</h4><ol><li><a href="/c">Fern vs Pine</a> 41.2K views</li></ol></aside><aside><h4>Popular uses</h4><p>Moss lies in beds.</p></aside></main>`,
			[]string{"h1: Moss", "h4(navigation): Trending now", "item(navigation): Fern vs Pine 41.2K views", "h4(aside): Popular uses", "paragraph(aside): Moss lies in beds."}},
		{"headings beside their sections", `<h1>Stones</h1><section><aside><h2>Moss</h2></aside><div><p>Moss is a plant.</p></div></section><aside><h2>Fern</h2><p>Fern is another.</p></aside>`,
			[]string{"h1: Stones", "h2: Moss", "paragraph: Moss is a plant.", "h2(aside): Fern", "paragraph(aside): Fern is another."}},
		{"a footer of the page", `<article><h1>Moss</h1><p>Text.</p><footer><a href="/e">Edit this page</a> Last updated on <time>Jun 11, 2026</time></footer></article><article><h2>Fern</h2><p>Text.</p><footer>Ana, Jun 11, 2026</footer></article>`,
			[]string{"h1: Moss", "paragraph: Text.", "paragraph(footer): Edit this page Last updated on Jun 11, 2026", "h2: Fern", "paragraph: Text.", "paragraph: Ana, Jun 11, 2026"}},
	} {
		if diff := cmp.Diff(c.want, view(parse(t, c.page))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}
