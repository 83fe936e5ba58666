package stackshare_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// between are what sites put between a heading and what it heads, and nobody takes for
// an entry.
var between = []string{
	`<hr>`, `<div><span>Advertisement</span></div>`, `<div><button>Share</button> <button>Save</button></div>`, `<label>Search: <input type="search"></label>`, `<div></div><p>&nbsp;</p>`,
}

// leads are lines that say of a section what it is; under other headings the first line
// may be an entry.
var leads = []struct {
	heading *regexp.Regexp
	lines   []string
}{
	{regexp.MustCompile(`^(Overview|Statistics)`), []string{"The figures are counted again every night.", "How both did so far, in short."}},
	{regexp.MustCompile(`^Pros (&amp;|and) Cons`), []string{"What people like about them, and what they would rather do without.", "Voted for by readers."}},
	{regexp.MustCompile(`^Integrations`), []string{"These go well together with either of them.", "What else runs beside it."}},
	{regexp.MustCompile(`^Detailed Comparison`), []string{"One beside the other, point by point."}},
	{regexp.MustCompile(`(?i)^(What are some )?alternatives to `), []string{"Others in the same trade that are worth a look.", "Have a look at these before you decide."}},
	{regexp.MustCompile(`^Related Comparisons`), []string{"Other pairs that people put on the scales."}},
	{regexp.MustCompile(`^(Advice on|Decisions about) `), []string{"What people wrote who had to choose.", "Told by those who were there."}},
}

// pointsLeads are lines in front of points, told from these where they are a list.
var pointsLeads = []string{"The most voted for come first.", "Showing the top five."}

var (
	pointsHead = regexp.MustCompile(`^(Pros|Cons)( of .*)?$`)
	listBegins = regexp.MustCompile(`^\s*<[ou]l`)
	headingEnd = regexp.MustCompile(`(?i)<h[2-5]\b[^>]*>((?:[^<]|<[^h/][^>]*>|</[^h][^>]*>)*)</h[2-5]>`)
	goesOn     = regexp.MustCompile(`(?i)^\s*</(summary|button|a|div|header|span|section|th|td|dt|legend)`)
	anyTag     = regexp.MustCompile(`<[^>]*>`)
)

// place is where something may be put between a heading and what it heads.
type place struct {
	at      int
	heading string
}

func places(page string) []place {
	var list []place
	for _, m := range headingEnd.FindAllStringSubmatchIndex(page, -1) {
		if !goesOn.MatchString(page[m[1]:]) {
			list = append(list, place{m[1], strings.TrimSpace(anyTag.ReplaceAllString(page[m[2]:m[3]], ""))})
		}
	}
	return list
}

// TestBetween puts a line, or what nobody reads, between the headings of pages and what
// they head: the facts stay the same.
func TestBetween(t *testing.T) {
	const seeds = 12
	var pages []stylePage
	pages = append(pages, stylePages(t, ownContents())...)
	for _, c := range ownContents() {
		for seed := range uint64(seeds) {
			r := c.Variant(seed + 1)
			body, _ := source.Decode(r.Body, r.ContentType)
			pages = append(pages, stylePage{name: fmt.Sprintf("%s seed %d %v", c.Name(), seed+1, r.Notes), address: c.Address(), body: string(body)})
		}
	}
	tried, failed := 0, 0
	for k, p := range pages {
		random := rand.New(rand.NewPCG(uint64(k), 7))
		want := bodiesAt(p.address, p.body)
		for _, at := range places(p.body) {
			put := []string{between[random.IntN(len(between))]}
			for _, l := range leads {
				if l.heading.MatchString(at.heading) {
					put = append(put, "<p>"+l.lines[random.IntN(len(l.lines))]+"</p>")
				}
			}
			if pointsHead.MatchString(at.heading) && listBegins.MatchString(p.body[at.at:]) {
				put = append(put, "<p>"+pointsLeads[random.IntN(len(pointsLeads))]+"</p>")
			}
			for _, piece := range put {
				tried++
				if diff := cmp.Diff(want, bodiesAt(p.address, p.body[:at.at]+piece+p.body[at.at:])); diff != "" {
					failed++
					t.Errorf("%s: %q under %q:\n%s", p.name, piece, at.heading, diff)
				}
			}
		}
	}
	t.Logf("%d of %d change facts", failed, tried)
}

// bodiesAt reads the facts of a page, nil if it has none.
func bodiesAt(address, page string) []record.Body {
	got, err := extract(address, specimen.Rendering{Body: []byte(page), ContentType: "text/html; charset=utf-8"})
	if err != nil {
		return nil
	}
	var list []record.Body
	for _, f := range got.Facts {
		list = append(list, f.Body)
	}
	return list
}
