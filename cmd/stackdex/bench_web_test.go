package main_test

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/gocolly/colly/v2"

	"github.com/stackdex/stackdex/crawler/source/specimen"
)

// benchSite is the site that the generated web stands for.
const benchSite = "https://stackshare.io"

// benchWorkers is how many pages are fetched at the same time, by stackdex and
// by bare Colly.
const benchWorkers = 16

// benchWeb is a web of generated comparisons, about 23 KB of HTML each, on a
// server of this machine: two tools each, which stand on about fifty pages, most often as an alternative or an integration,
// with what a tool's pages have in common and texts that stand on one alone.
type benchWeb struct {
	*httptest.Server
	contents    []*specimen.Comparison
	pages       map[string][]byte // by path
	bytes       int
	unmodified  atomic.Int64 // answers 304
	transferred atomic.Int64 // answers 200
}

func newBenchWeb(b *testing.B) *benchWeb {
	w := &benchWeb{contents: benchComparisons(), pages: map[string][]byte{}}
	for _, c := range w.contents {
		page := c.Render()
		w.pages[c.Path] = page.Body
		w.bytes += len(page.Body)
	}
	w.Server = httptest.NewServer(http.HandlerFunc(w.serve))
	b.Cleanup(w.Close)
	return w
}

func (w *benchWeb) serve(out http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/robots.txt":
		fmt.Fprint(out, "User-agent: *\nDisallow: /private\n")
		return
	case "/sitemap.xml":
		fmt.Fprint(out, `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`)
		for _, c := range w.contents {
			fmt.Fprintf(out, "<url><loc>%s</loc></url>", c.Address())
		}
		fmt.Fprint(out, "</urlset>")
		return
	}
	page, ok := w.pages[r.URL.Path]
	if !ok {
		http.NotFound(out, r)
		return
	}
	const etag = `"1"`
	out.Header().Set("ETag", etag)
	if r.Header.Get("If-None-Match") == etag {
		w.unmodified.Add(1)
		out.WriteHeader(http.StatusNotModified)
		return
	}
	w.transferred.Add(1)
	out.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = out.Write(page)
}

// colly fetches and parses every page with nothing but Colly.
func (w *benchWeb) colly(b *testing.B) {
	c := colly.NewCollector(colly.Async(true))
	c.WithTransport(&http.Transport{MaxIdleConnsPerHost: benchWorkers})
	if err := c.Limit(&colly.LimitRule{DomainGlob: "*", Parallelism: benchWorkers}); err != nil {
		b.Fatal(err)
	}
	var read atomic.Int64
	c.OnHTML("body", func(*colly.HTMLElement) { read.Add(1) }) // which has it parse
	for path := range w.pages {
		if err := c.Visit(w.URL + path); err != nil {
			b.Fatal(err)
		}
	}
	c.Wait()
	if n := read.Load(); n != int64(len(w.pages)) {
		b.Fatalf("Colly read %d of %d pages", n, len(w.pages))
	}
}

// benchComparisons are some two thousand comparisons of a thousand tools.
func benchComparisons() []*specimen.Comparison {
	n := 2000
	if testing.Short() {
		n = 300
	}
	var all []*specimen.Comparison
	seen := map[string]bool{}
	for i := range n {
		c := benchComparison(i, n/2)
		if !seen[c.Path] {
			all = append(all, c)
		}
		seen[c.Path] = true
	}
	return all
}

// benchComparison is the i-th page of a web with so many tools.
func benchComparison(i, tools int) *specimen.Comparison {
	r := rand.New(rand.NewPCG(uint64(i), 7))
	one := r.IntN(tools)
	two := (one + 1 + r.IntN(tools-1)) % tools
	sides := []specimen.Side{benchSide(one, tools), benchSide(two, tools)}
	c := &specimen.Comparison{
		Base: benchSite, Path: fmt.Sprintf("/stackups/tool%d-vs-tool%d", one, two),
		Crumbs: []string{"Application & Data", benchWord(one%40) + " Frameworks"}, Sides: sides,
		Intro: benchProse(r, 4), Summary: benchProse(r, 2),
	}
	for n := range 5 {
		c.Differences = append(c.Differences, specimen.Difference{Title: benchWord(n*31 + one), Text: benchProse(r, 3)})
	}
	for n := range 3 { // which stand on every page of the tool
		said := rand.New(rand.NewPCG(uint64(one), uint64(n)))
		c.Opinions = append(c.Opinions, specimen.Opinion{
			Author: benchWord(said.IntN(900)), Date: "2021-03-04", Stance: "decided", Views: "12k",
			Tags: []specimen.Ref{sides[0].Ref}, Text: []string{benchProse(said, 5)},
		})
	}
	for n := range 8 {
		other := benchRef((one + two + n + 1) % tools)
		c.Alternatives = append(c.Alternatives, specimen.Alternative{Ref: other, Description: benchAbout(other.Name)})
	}
	for n := range 5 {
		a, d := benchRef(one), benchRef((one+n+1)%tools)
		c.Related = append(c.Related, specimen.RelatedPage{Title: a.Name + " vs " + d.Name, Path: "/stackups" + a.Path + "-vs-" + d.Path[1:], Logos: []string{a.Name, d.Name}})
	}
	return c
}

func benchRef(tool int) specimen.Ref {
	return specimen.Ref{Name: fmt.Sprintf("%s Tool%d", benchWord(tool), tool), Path: fmt.Sprintf("/tool%d", tool)}
}

func benchAbout(name string) string {
	return name + " does what tools of its kind do, and a little more of it than those that came before."
}

func benchSide(tool, tools int) specimen.Side {
	r := rand.New(rand.NewPCG(uint64(tool), 11))
	ref := benchRef(tool)
	thousands := func() string { return fmt.Sprintf("%d.%dK", 1+r.IntN(90), r.IntN(10)) }
	s := specimen.Side{
		Ref: ref, Description: benchAbout(ref.Name), Stacks: thousands(), Followers: thousands(), Votes: thousands(),
		Stars: thousands(), Forks: thousands(), Features: []string{benchWord(tool + 1), benchWord(tool + 2), benchWord(tool + 3)},
	}
	for n := range 8 {
		s.Pros = append(s.Pros, specimen.Point{Text: "Good " + benchWord(tool*7+n) + " and " + benchWord(tool+n*13), Votes: int64(900 - n*100 - r.IntN(90))})
		s.Cons = append(s.Cons, specimen.Point{Text: "Poor " + benchWord(tool*5+n), Votes: int64(90 - n*10 - r.IntN(9))})
		s.Integrations = append(s.Integrations, benchRef((tool+n*n+1)%tools))
	}
	return s
}

// benchWord is one of some thousand words.
func benchWord(n int) string {
	const heads, tails = "batokeluminorapisedova", "nterldmsk"
	var s strings.Builder
	for n = n%5000 + 25; n > 0; n /= 11 {
		s.WriteString(heads[n%11*2 : n%11*2+2])
		s.WriteByte(tails[n%9])
	}
	word := s.String()
	return strings.ToUpper(word[:1]) + word[1:]
}

// benchProse is that many sentences.
func benchProse(r *rand.Rand, sentences int) string {
	var s strings.Builder
	for range sentences {
		fmt.Fprintf(&s, "%s", benchWord(r.IntN(5000)))
		for range 12 {
			fmt.Fprintf(&s, " %s", strings.ToLower(benchWord(r.IntN(5000))))
		}
		s.WriteString(". ")
	}
	return strings.TrimSpace(s.String())
}
