package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// TestPassagePage: a passage that is found leads to all of its text, the tools it is about and the
// pages that it stands on.
func TestPassagePage(t *testing.T) {
	in := start(t)
	hit := in.page(t, "/?in=passages&q=django").Find("article h3 a").First()
	doc := in.page(t, hit.AttrOr("href", ""))
	if got := doc.Find("h1").Text(); got == "" || got != hit.Text() {
		t.Errorf("h1 %q, want %q", got, hit.Text())
	}
	if got := doc.Find(`.note a[href="/tools/django"]`).Length(); got != 1 {
		t.Errorf("%d links to the tool", got)
	}
	if got := doc.Find(".sources li a").AttrOr("href", ""); !strings.HasPrefix(got, "https://") {
		t.Errorf("source %q", got)
	}
}

// TestNothingFound: a question without an answer is offered names near to it.
func TestNothingFound(t *testing.T) {
	in := start(t)
	if got := in.page(t, "/?q=zzzqqq").Find("main").Text(); strings.Contains(got, "Did you mean") {
		t.Errorf("what is near to nothing: %q", got)
	}
	if got := in.page(t, "/?q=rockeett").Find(`main a[href="/tools/rocket"]`).Text(); got != "Rocket" {
		t.Errorf("near name %q", got)
	}
}

// TestUnknownPaths: who follows a wrong address finds a page with a search field.
func TestUnknownPaths(t *testing.T) {
	in := start(t)
	resp, body := in.do(t, http.MethodGet, "/nosuch/page")
	if resp.StatusCode != http.StatusNotFound || !strings.Contains(body, "There is no page at this address.") || !strings.Contains(body, "<form") {
		t.Errorf("%s\n%s", resp.Status, body)
	}
	if resp, _ := in.do(t, http.MethodPost, "/nosuch/page"); resp.StatusCode == http.StatusOK {
		t.Errorf("a form that is sent there: %s", resp.Status)
	}
}
