package web_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
)

func TestSearchPage(t *testing.T) {
	in := start(t)
	doc := in.page(t, "/?q=django")
	if got := doc.Find("section h2").First().Text(); !strings.HasPrefix(got, "Tools") {
		t.Errorf("first group %q, want the tools", got)
	}
	first := doc.Find("article").First()
	if got, _ := first.Find("h3 a").Attr("href"); got != "/tools/django" {
		t.Errorf("first hit leads to %q", got)
	}
	if note := first.Find(".note").Text(); !strings.Contains(note, "GitHub stars 85,600 (stackshare, 2026-06-20)") {
		t.Errorf("figures without source and day: %q", note)
	}
	if got, _ := doc.Find("input[name=q]").Attr("value"); got != "django" {
		t.Errorf("the query is lost: %q", got)
	}
	if got := in.page(t, "/?q=zzzqqq").Find("main").Text(); !strings.Contains(got, "Nothing was found for “zzzqqq”") {
		t.Errorf("nothing found: %q", got)
	}
	doc = in.page(t, "/?q=x&limit=many")
	if got := doc.Find("[role=alert]").Text(); !strings.Contains(got, "is not a number") {
		t.Errorf("problem %q", got)
	}
}

// TestHomePage: whoever comes without a question sees what there is, and every
// link leads to results.
func TestHomePage(t *testing.T) {
	in := start(t)
	doc := in.page(t, "/")
	if doc.Find("form[role=search] input[name=q]").Length() != 1 {
		t.Error("no search field")
	}
	if got := doc.Find(".counts").Text(); !strings.HasPrefix(got, "3 tools · 1 comparison · ") {
		t.Errorf("counts %q", got)
	}
	var groups []string
	doc.Find("h2").Each(func(_ int, s *goquery.Selection) { groups = append(groups, s.Text()) })
	if diff := cmp.Diff([]string{"Popular tools 3", "Newest comparisons 1"}, groups); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
	if in.page(t, "/?q=").Find(".counts").Length() != 1 {
		t.Error("an empty question leads elsewhere")
	}
	links := doc.Find(".counts a, .try a, .narrow a")
	if links.Length() < 6 {
		t.Errorf("%d links", links.Length())
	}
	links.Each(func(_ int, s *goquery.Selection) {
		found := in.page(t, s.AttrOr("href", ""))
		if found.Find("article").Length() == 0 || found.Find("[role=alert]").Length() > 0 {
			t.Errorf("%s finds nothing: %s", s.Text(), found.Find("main").Text())
		}
	})
}

// TestNarrow: the count beside a value is the number of results behind it, on
// the pages that those links lead to as well.
func TestNarrow(t *testing.T) {
	in := start(t)
	followed := 0
	var follow func(path string, depth int)
	follow = func(path string, depth int) {
		in.page(t, path).Find(".narrow a").Each(func(_ int, s *goquery.Selection) {
			href := s.AttrOr("href", "")
			narrow := in.page(t, href)
			if got, want := narrow.Find("section h2 small").Text(), s.Next().Text(); got != want {
				t.Errorf("%s → %s: %q results, want %s", path, href, got, want)
			}
			followed++
			if depth > 1 {
				follow(href, depth-1)
			}
		})
	}
	for _, path := range []string{"/", "/?q=django", "/?q=django+alternatives", "/?q=who+says+django", "/?q=framework", "/?in=passages"} {
		follow(path, 2)
	}
	if followed < 20 {
		t.Errorf("%d ways to narrow", followed)
	}
	doc := in.page(t, "/?q=django&in=passages&kind=measurement&source_names=article")
	if got := doc.Find("main > .note").Last().Text(); got != "Only Kind measurement drop and Source article drop" {
		t.Errorf("what it is narrowed by: %q", got)
	}
	if got := doc.Find("main > .note a").Last().AttrOr("href", ""); got != "/?in=passages&kind=measurement&q=django" {
		t.Errorf("one condition less is at %q", got)
	}
}

// TestSearchConditions: what is asked for beside a word narrows the results, and
// belongs to the tools where no index is named.
func TestSearchConditions(t *testing.T) {
	in := start(t)
	results := func(query string) string {
		t.Helper()
		doc := in.page(t, "/?"+query)
		if doc.Find("section").Length() != 1 {
			t.Errorf("%s: not one group:\n%s", query, doc.Find("main").Text())
		}
		return doc.Find("section h2").Text()
	}
	filter := "in=passages&filter=" + url.QueryEscape(`kind = "measurement"`)
	for query, want := range map[string]string{
		"in=passages&kind=measurement": "Passages 2",
		"in=passages&kind=comparison":  "Passages 1",
		filter:                         "Passages 2",
		"in=passages&kind=measurement&filter=" + url.QueryEscape(`kind = "comparison" OR kind = "measurement"`): "Passages 2",
		"q=django&sort=popularity:desc":  "Tools 1",
		"q=django&licenses=BSD-3-Clause": "Tools 1",
	} {
		if got := results(query); got != want {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
	all := in.page(t, "/?in=passages&kind=measurement").Find(".narrow a")
	if all.FilterFunction(func(_ int, a *goquery.Selection) bool { return a.Text() == "article" }).Length() > 0 {
		t.Error("a way to narrow leaves nothing out: all measurements are of articles")
	}
}

func TestToolPage(t *testing.T) {
	in := start(t)
	doc := in.page(t, "/tools/django")
	if got := doc.Find("h1").Text(); got != "Django" {
		t.Errorf("h1 %q", got)
	}
	stars := doc.Find("table.figures tbody tr").FilterFunction(func(_ int, s *goquery.Selection) bool { return s.Find("th").Text() == "GitHub stars" })
	if got := stars.Find("td.number").Text(); got != "85,600" {
		t.Errorf("stars %q", got)
	}
	if got := stars.Find("td.day").Text(); got != "2026-06-20" {
		t.Errorf("day %q", got)
	}
	if said, _ := stars.Find("svg.curve").Attr("aria-label"); !strings.HasPrefix(said, "from 70,000 on 2026-04-20 to 85,600 on 2026-06-20") {
		t.Errorf("curve %q", said)
	}
	if got := stars.Text(); !strings.Contains(got, "+5,600 (+7%) since 2026-05-20") {
		t.Errorf("growth is not told: %q", got)
	}
	if points, _ := stars.Find("polyline").Attr("points"); len(strings.Fields(points)) != 3 {
		t.Errorf("points %q", points)
	}
	if got := in.page(t, "/tools/rocket").Find("table.figures").Text(); !strings.Contains(got, "91") || strings.Contains(got, "Growth") {
		t.Errorf("figures that never changed: %q", got)
	}
	if bars := doc.Find(".points rect"); bars.Length() != 3 || bars.Eq(1).AttrOr("width", "") != "50" {
		t.Errorf("%d bars, the second %q wide", bars.Length(), bars.Eq(1).AttrOr("width", ""))
	}
	said := in.page(t, doc.Find(`h2:contains("Passages") + p a`).AttrOr("href", ""))
	if got := said.Find("section h2").Text(); !strings.HasPrefix(got, "Passages") {
		t.Errorf("what pages say: %q", got)
	}
	if got := in.page(t, "/tools/rocket").Find(`h2:contains("Passages")`).Length(); got != 0 {
		t.Error("what pages say of a tool of which none says anything")
	}
	if doc.Find("a.mark").Length() == 0 {
		t.Error("nothing is cited")
	}
	doc.Find("a.mark").Each(func(_ int, s *goquery.Selection) {
		if target := s.AttrOr("href", ""); doc.Find(`li[id="`+strings.TrimPrefix(target, "#")+`"]`).Length() != 1 {
			t.Errorf("mark %s leads nowhere", target)
		}
	})
}

func TestComparisonPage(t *testing.T) {
	in := start(t)
	doc := in.page(t, "/comparisons/django-vs-flask")
	if got := doc.Find("tbody tr").First().Text(); !strings.Contains(got, "GitHub stars") || !strings.Contains(got, "85,600 2026-06-20") {
		t.Errorf("figures %q", got)
	}
	row := doc.Find("tbody tr").FilterFunction(func(_ int, s *goquery.Selection) bool { return s.Find("th").Text() == "Learning curve" })
	if got := row.Text(); !strings.Contains(got, "Steep") || !strings.Contains(got, "Shallow") {
		t.Errorf("row %q", got)
	}
	disputed := doc.Find("tbody tr").FilterFunction(func(_ int, s *goquery.Selection) bool { return strings.HasPrefix(s.Find("th").Text(), "Licen") })
	if got := disputed.Find("td").First().Text(); got != "BSD-3-Clause [2]conflicts MIT [1]" {
		t.Errorf("a cell that sources disagree on: %q", got)
	}
	if got := doc.Find("main").Text(); !strings.Contains(got, "~743 req/s") || !strings.Contains(got, "article, 2026-06-20") {
		t.Errorf("measurements without place and day:\n%s", got)
	}
	if bars := doc.Find("table:not(.sides):not(.points) svg.bar rect"); bars.Length() != 2 || bars.First().AttrOr("width", "") != "83" {
		t.Errorf("%d bars, the first %q wide", bars.Length(), bars.First().AttrOr("width", ""))
	}
}

// decoded is the JSON at a path.
func decoded[T any](t *testing.T, in *installation, path string) (v T) {
	t.Helper()
	if resp, body := in.do(t, http.MethodGet, path); resp.StatusCode != http.StatusOK || json.Unmarshal([]byte(body), &v) != nil {
		t.Fatalf("%s: %s\n%s", path, resp.Status, body)
	}
	return v
}

// TestPointsSideBySide: a comparison shows the pros and cons of its tools with votes, and
// its marks lead to the pages that name them.
func TestPointsSideBySide(t *testing.T) {
	in := start(t)
	for _, path := range []string{"/comparisons/django-vs-flask", "/comparisons/django-vs-rocket"} {
		doc := in.page(t, path)
		django := doc.Find(".beside section").First()
		if got := django.Find("h3").Text(); got != "Django" {
			t.Fatalf("%s: the first side is %q", path, got)
		}
		want := decoded[index.Tool](t, in, "/v1/tools/django")
		first := django.Find(".points tr").First()
		if got := first.Text(); len(want.Pros) == 0 || !strings.Contains(got, want.Pros[0].Text) || want.Pros[0].Votes != nil && !strings.Contains(got, fmt.Sprint(*want.Pros[0].Votes)) {
			t.Errorf("%s: the first pro of Django is %q, want %+v", path, got, want.Pros[0])
		}
		marks := doc.Find(".beside a.mark")
		if marks.Length() == 0 {
			t.Errorf("%s: nothing cites the pros and cons", path)
		}
		marks.Each(func(_ int, s *goquery.Selection) {
			if target := s.AttrOr("href", ""); doc.Find(`li[id="`+strings.TrimPrefix(target, "#")+`"]`).Length() != 1 {
				t.Errorf("%s: mark %s leads nowhere", path, target)
			}
		})
	}
	c := decoded[index.Comparison](t, in, "/v1/compare?tool=django&tool=flask")
	if len(c.Points) == 0 || c.Points[0].Tool != "django" || len(c.Points[0].Pros) == 0 || len(c.Points[0].Pros[0].Src) == 0 {
		t.Errorf("/v1/compare has the points %+v", c.Points)
	}
}

// TestDerivedComparisonPage: what no page compares is put together, and says so.
func TestDerivedComparisonPage(t *testing.T) {
	in := start(t)
	const says = "No page compares these"
	first := in.page(t, "/?q=rocket+vs+django").Find("main p").FilterFunction(func(_ int, s *goquery.Selection) bool { return strings.Contains(s.Text(), says) })
	if got := first.Find("a").AttrOr("href", ""); got != "/comparisons/django-vs-rocket" {
		t.Errorf("the search leads to %q", got)
	}
	if got := in.page(t, "/?q=flask+vs+django").Find("main").Text(); strings.Contains(got, says) {
		t.Errorf("a page does compare these:\n%s", got)
	}
	for path, want := range map[string]string{"/comparisons/rocket-vs-Django": "/comparisons/django-vs-rocket", "/comparisons/flask-vs-django": "/comparisons/django-vs-flask",
		"/v1/comparisons/rocket-vs-django": "/v1/comparisons/django-vs-rocket", "/comparisons/django-vs-flask": "/comparisons/django-vs-flask"} {
		if resp, _ := in.do(t, http.MethodGet, path); resp.Request.URL.Path != want || resp.StatusCode != http.StatusOK {
			t.Errorf("%s is at %s (%s); want %s", path, resp.Request.URL.Path, resp.Status, want)
		}
	}
	for _, path := range []string{"/comparisons/django-vs-rocket", "/comparisons/rocket-vs-django"} {
		doc := in.page(t, path)
		if got := doc.Find("main").Text(); doc.Find("h1").Text() != "Django vs Rocket" || !strings.Contains(got, says) || !strings.Contains(got, "85,600") {
			t.Errorf("%s:\n%s", path, got)
		}
	}
	if got := in.page(t, "/comparisons/flask-vs-django"); got.Find("h1").Text() != "Django vs Flask" || strings.Contains(got.Text(), says) {
		t.Errorf("the comparison of a page, asked for the other way round:\n%s", got.Find("main").Text())
	}
	resp, body := in.do(t, http.MethodGet, "/comparisons/django-vs-nosuch")
	if resp.StatusCode != http.StatusNotFound || !strings.Contains(body, "no tool is called &#34;nosuch&#34;") {
		t.Errorf("%s\n%s", resp.Status, body)
	}
}

// TestDerivedTakesNoDocuments: that a comparison can be derived is said without
// reading a document that the search has not.
func TestDerivedTakesNoDocuments(t *testing.T) {
	in := start(t)
	for query, most := range map[string]int64{"q=rocket+vs+django": 1, "q=flask+vs+django": 0, "q=rocket+vs+django&limit=1": 2} {
		before := in.reads.Load()
		_, body := in.do(t, http.MethodGet, "/v1/search?"+query)
		if n := in.reads.Load() - before; n > most {
			t.Errorf("%s: %d documents were read, want at most %d", query, n, most)
		}
		const says = `"derived":{"id":"django-vs-rocket","title":"Django vs Rocket","tools":["django","rocket"]}`
		if strings.Contains(body, says) != strings.Contains(query, "rocket") {
			t.Errorf("%s: %.300s", query, body)
		}
	}
}

// TestTablesOnPhones: the style says of every kind of table how it is shown where there is
// little room.
func TestTablesOnPhones(t *testing.T) {
	in := start(t)
	_, style := in.do(t, http.MethodGet, "/static/style.css")
	_, narrow, ok := strings.Cut(style, "@media (max-width: 40rem)")
	if !ok {
		t.Fatal("the style knows no narrow screen")
	}
	tables := 0
	for _, path := range []string{"/tools/django", "/comparisons/django-vs-flask"} {
		in.page(t, path).Find("table").Each(func(_ int, s *goquery.Selection) {
			tables++
			if class := s.AttrOr("class", ""); class == "" || !strings.Contains(narrow, "."+class+" ") {
				t.Errorf("%s: nothing is said of tables of class %q on narrow screens", path, class)
			}
		})
	}
	if tables < 5 {
		t.Errorf("%d tables", tables)
	}
}

// TestOtherWordings: values that say the same in other words are folded away; those that
// do not stand open.
func TestOtherWordings(t *testing.T) {
	in := start(t)
	doc := in.page(t, "/comparisons/django-vs-flask")
	if doc.Find("details .conflicts, details .worded").Length() > 0 || doc.Find("td > .conflicts").Length() == 0 {
		t.Error("what conflicts is folded away")
	}
}

// TestHostileText: what a page wrote is text on ours, wherever it stands.
func TestHostileText(t *testing.T) {
	in := start(t)
	for _, path := range []string{"/", "/?q=django", "/?q=" + "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "/tools/django", "/comparisons/django-vs-flask", "/tools/%3Cscript%3E"} {
		doc := in.page(t, path)
		if n := doc.Find("script, img, iframe, object, style, [onerror], [style]").Length(); n > 0 {
			t.Errorf("%s: %d elements of strangers", path, n)
		}
		doc.Find("a[href]").Each(func(_ int, s *goquery.Selection) {
			if href := s.AttrOr("href", ""); strings.HasPrefix(strings.ToLower(href), "javascript:") {
				t.Errorf("%s links to %s", path, href)
			}
		})
	}
	if got := in.page(t, "/tools/django").Find("main").Text(); !strings.Contains(got, "<script>alert(1)</script>") {
		t.Error("the text is not shown as it was written")
	}
	_, body := in.do(t, http.MethodGet, "/v1/tools/django")
	if strings.Contains(body, "<script>") {
		t.Error("JSON that is dangerous inside HTML")
	}
}

func TestMissingPages(t *testing.T) {
	in := start(t)
	for _, path := range []string{"/tools/nope", "/comparisons/nope", "/passages/nope"} {
		resp, body := in.do(t, http.MethodGet, path)
		if resp.StatusCode != http.StatusNotFound || !strings.Contains(body, "There is nothing called &#34;nope&#34;") || !strings.Contains(body, "<form") {
			t.Errorf("%s: %s\n%s", path, resp.Status, body)
		}
	}
}
