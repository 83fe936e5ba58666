package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// differencesOf reads the differences and the summary of a page about A and .NET.
func differencesOf(t *testing.T, body string) map[string]string {
	t.Helper()
	got := map[string]string{}
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>A vs B: What are the differences?</h2><p>Both are servers, and they differ in a few ways.</p>`+body)
	for _, d := range bodiesOf[record.Difference](page) {
		got[d.Title] = string(d.Text)
	}
	for _, c := range bodiesOf[record.Comparison](page) {
		got["summary"] = c.Summary
	}
	return got
}

// TestTextsOfPoints keeps the dot of a name that a point begins with, and all texts of the last
// point where others have several.
func TestTextsOfPoints(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		want map[string]string
	}{
		"a dot in front": {`<ol><li><strong>Speed</strong>: .NET is fast, whereas A is not.<li><strong>Weight:</strong> A is small.</ol><p>In summary, both are good.</p>`,
			map[string]string{"Speed": ".NET is fast, whereas A is not.", "Weight": "A is small.", "summary": "In summary, both are good."}},
		"several texts": {`<h3>Speed</h3><p>A is fast in all cases.</p><p>B is not so fast at all.</p><h3>Weight</h3><p>A is rather small and light.</p><p>B is big, and it grows.</p><p>In summary, both are good.</p>`,
			map[string]string{"Speed": "A is fast in all cases.\nB is not so fast at all.", "Weight": "A is rather small and light.\nB is big, and it grows.", "summary": "In summary, both are good."}},
	} {
		if diff := cmp.Diff(c.want, differencesOf(t, c.body)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestNamesOfOneLetter takes a letter in front of a description for a name, and where a blog has
// filed the page for none.
func TestNamesOfOneLetter(t *testing.T) {
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>What are some alternatives to A, B?</h2>
		<div><img src=r.png alt="R logo"><p><strong>R</strong></p><p>R is a language that counts what is to be counted.</p></div>
		<div><img src=c.png alt="C logo"><p><strong>C</strong></p><p>C is a language that stays close to the machine.</p></div>
		<footer><span>Posted in <a href="/c">Comparisons</a></span></footer>`)
	var got []string
	for _, tool := range bodiesOf[record.Tool](page) {
		if tool.Role == "alternative" {
			got = append(got, tool.Name)
		}
	}
	if diff := cmp.Diff([]string{"R", "C"}, got); diff != "" {
		t.Errorf("alternatives (-want +got):\n%s", diff)
	}
}
