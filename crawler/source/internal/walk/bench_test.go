package walk_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source/internal/walk"
)

// pages are what benchmarks read: pages of our own making and, with
// STACKDEX_PAGES set, the HTML files under a directory.
func pages(tb testing.TB) map[string][]byte {
	tb.Helper()
	list := map[string][]byte{"comparison": comparisonPage(40), "article": articlePage(60)}
	dir := os.Getenv("STACKDEX_PAGES")
	if dir == "" {
		return list
	}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".html") {
			return err
		}
		b, err := os.ReadFile(path)
		list[strings.TrimPrefix(path, dir)] = b
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return list
}

// comparisonPage is a page of cards with hashed class names, as frameworks
// render them.
func comparisonPage(cards int) []byte {
	var b bytes.Buffer
	b.WriteString(`<!DOCTYPE html><html lang="en"><head><title>A vs B</title></head><body><main class="css-1x2y3z"><h1 class="css-9a8b7c">A vs B</h1>`)
	for i := range cards {
		fmt.Fprintf(&b, `<div class="css-a%d MuiBox-root"><div class="css-hd%d"><a href="/tools/t%d" class="css-link"><img class="css-img" src="/i/%d.png" alt="Tool %d"><span class="css-nm">Tool %d</span></a></div>`, i, i, i, i, i, i)
		for _, l := range []string{"Stacks", "Followers", "Votes", "GitHub Stars"} {
			fmt.Fprintf(&b, `<div class="css-row"><span class="css-l">%s</span><span class="css-v">%d.%d<!-- -->K</span></div>`, l, i+10, i%10)
		}
		fmt.Fprintf(&b, `<p class="css-p">Tool %d does one thing and does it well, in the words of its authors, who wrote this sentence.</p><ul class="css-ul">`, i)
		for j := range 5 {
			fmt.Fprintf(&b, `<li class="css-li"><span class="css-n">%d</span><span class="css-t">Reason number %d</span></li>`, 100-j, j)
		}
		b.WriteString(`</ul></div>`)
	}
	b.WriteString(`</main></body></html>`)
	return b.Bytes()
}

// articlePage is a long article with tables.
func articlePage(sections int) []byte {
	var b bytes.Buffer
	b.WriteString(`<!DOCTYPE html><html lang="en"><head><title>Alternatives</title></head><body><article><h1>Alternatives</h1>`)
	for i := range sections {
		fmt.Fprintf(&b, "<h2 id=\"s%d\">Is Tool %d a good choice?</h2>\n<p>Tool %d handles <strong>~%d req/s</strong> in <a href=\"https://example.com/%d\">one benchmark</a>, and people who use it say that it is fast enough for what they do with it every day.</p>\n<table><thead><tr><th>Attribute</th><th>A</th><th>B</th></tr></thead><tbody>", i, i, i, i*10, i)
		for j := range 8 {
			fmt.Fprintf(&b, "<tr><td>Attribute %d</td><td>Yes, it has this</td><td>No, it lacks that</td></tr>\n", j)
		}
		b.WriteString("</tbody></table>\n")
	}
	b.WriteString(`</article></body></html>`)
	return b.Bytes()
}

// BenchmarkParse compares the outline with the DOM that it is read from: the
// steps "dom" and "outline", of which the second holds the first.
func BenchmarkParse(b *testing.B) {
	for _, name := range []string{"comparison", "article"} {
		page := pages(b)[name]
		b.Run(name+"/dom", func(b *testing.B) {
			b.SetBytes(int64(len(page)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := html.Parse(bytes.NewReader(page)); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"/outline", func(b *testing.B) {
			b.SetBytes(int64(len(page)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := walk.Page(page); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
