package stackshare_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/crawler/source/conformance"
	"github.com/stackdex/stackdex/crawler/source/specimen"
)

// decoys stand around content and are none.
var decoys = []string{
	`<div class="promo"><p>Sponsored</p><p>Trusted by 12,000+ teams, 99.9K stars.</p></div>`,
	`<aside><h3>Newsletter</h3><p>Join 45,000+ developers.</p><form><input type=email><button>Sign up</button></form></aside>`,
	`<div role="dialog" aria-label="Cookies"><p>We and our 842 partners use cookies.</p><button>Accept all</button></div>`,
	`<script>var stars="99.9K"</script><style>.x{content:"Votes 9"}</style>`,
	`<div aria-hidden="true" style="display:none">Stacks 99.9K Followers 88.8K Votes 77</div>`,
	`<noscript><img src=x alt="pixel"></noscript><iframe src="/ad"></iframe>`,
	`<div class="banner"><a href="https://cloud.example/?utm=1">Try CloudHost free</a></div>`,
	`<!-- GitHub Stars 99.9K -->`,
	`<div class="ad"><span>Ad</span><a href="https://ads.example">CloudHost</a><p>Deploys 1,000 apps a day. 4.9K stars.</p></div>`,
}

var (
	afterBlock = regexp.MustCompile(`</(section|article|details|figure|table|dl|ol)>(\n|$)|\n(<div>)`)
	figureK    = regexp.MustCompile(`>(\d+)\.?(\d*)K<`)
	headingTag = regexp.MustCompile(`(</?)h([2-5])\b`)
	longWord   = regexp.MustCompile(`[a-z]{9,}`)
	tagOrText  = regexp.MustCompile(`<[^>]*>|[^<]+`)
)

// mutate changes a page in ways that no reader sees, and adds decoys.
func mutate(page string, r *rand.Rand) (string, []string) {
	var notes []string
	on := func(n int, what string) bool {
		if r.IntN(n) > 0 {
			return false
		}
		notes = append(notes, what)
		return true
	}
	if on(2, "decoys") && !strings.Contains(page, "<TABLE") {
		page = afterBlock.ReplaceAllStringFunc(page, func(s string) string {
			if r.IntN(6) > 0 {
				return s
			}
			d := decoys[r.IntN(len(decoys))]
			if strings.HasPrefix(s, "\n") {
				return "\n" + d + s
			}
			return s + d
		})
	}
	if on(2, "split figures") {
		form := []string{">$1.$2<!-- -->K<", ">$1.$2&#8201;K<", "><b>$1</b>.<i>$2</i>K<", ">$1.$2&nbsp;K<", "><span>$1.$2</span><small>K</small><"}[r.IntN(5)]
		page = figureK.ReplaceAllStringFunc(page, func(s string) string {
			m := figureK.FindStringSubmatch(s)
			if m[2] == "" {
				return s
			}
			return figureK.ReplaceAllString(s, form)
		})
	}
	if on(3, "heading levels") {
		page = headingTag.ReplaceAllString(page, "${1}h6")
	}
	if on(3, "soft hyphens") {
		page = tagOrText.ReplaceAllStringFunc(page, func(s string) string {
			if s[0] == '<' {
				return s
			}
			return longWord.ReplaceAllStringFunc(s, func(w string) string { return w[:5] + "&shy;" + w[5:] })
		})
	}
	if on(4, "unclosed") {
		page = strings.NewReplacer("</li>", "", "</td>", "", "</tr>", "", "</dt>", "", "</dd>", "").Replace(page)
	}
	if on(4, "deep") {
		page = strings.Replace(page, "<body>", "<body>"+strings.Repeat("<div>", 700), 1)
		page = strings.Replace(page, "</body>", strings.Repeat("</div>", 700)+"</body>", 1)
	}
	if on(4, "upper case") {
		page = tagOrText.ReplaceAllStringFunc(page, func(s string) string {
			if i := strings.IndexAny(s, " >"); s[0] == '<' && i > 0 {
				return strings.ToUpper(s[:i]) + s[i:]
			}
			return s
		})
	}
	if on(5, "streamed") {
		if i, j := strings.Index(page, "<body>"), strings.LastIndex(page, "</body>"); i > 0 && j > i {
			page = page[:i] + `<body><template id="B:0"></template><div>Loading</div><!--/$--><div hidden id="S:0">` + page[i+6:j] + `</div><script>$RC("B:0","S:0")</script>` + page[j:]
		}
	}
	return page, notes
}

// TestMutations changes the pages of TestStyles at random.
func TestMutations(t *testing.T) {
	const rounds = 20
	var pooled conformance.Report
	pages, failed := stylePages(t, contents(t)), 0
	for _, p := range pages {
		for seed := range uint64(rounds) {
			page, notes := mutate(p.body, rand.New(rand.NewPCG(seed, 1)))
			got, err := extract(p.address, specimen.Rendering{Body: []byte(page), ContentType: "text/html; charset=utf-8"})
			if err != nil {
				t.Errorf("%s seed %d %v: %v", p.name, seed, notes, err)
				continue
			}
			report := conformance.Compare(got.Facts, p.want)
			if !report.Clean() {
				if failed++; failed <= 12 {
					t.Logf("%s seed %d %v:\n%s", p.name, seed, notes, report)
				}
			}
			pooled.Add(report)
		}
	}
	var table strings.Builder
	pooled.Table(&table)
	t.Logf("%d of %d pages are not read in full\n%s", failed, len(pages)*rounds, table.String())
	for _, low := range pooled.Below(0.98, 0.99) {
		t.Errorf("below the bar: %s", low)
	}
	for _, w := range pooled.WrongNumbers {
		t.Error(fmt.Sprint("wrong number: ", w))
	}
}
