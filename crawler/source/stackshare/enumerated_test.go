package stackshare_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestEnumeratedDifferences leaves out of the titles of differences what counts these,
// however a page writes it.
func TestEnumeratedDifferences(t *testing.T) {
	titles := []string{"Speed of Start", "Size", "API", "Forms"}
	for _, head := range []string{
		`<h4><span>0%d</span>%s</h4>`, `<h4><span>%d</span>%s</h4>`, `<h4><b>%d.</b>%s</h4>`, `<h4><small>#%d</small>%s</h4>`, `<h4><a href="#x">%d</a>%s</h4>`, `<h4><sup>0%d</sup>%s</h4>`,
		`<h4>0%d — %s</h4>`, `<h4>%d | %s</h4>`, `<h4>0%d %s</h4>`, `<h4>%d&#xFE0F;&#x20E3; %s</h4>`, `<h4><span>%d/4</span>%s</h4>`, `<h4><span>%d of 4</span> %s</h4>`,
		`<h4><small>Difference %d</small>%s</h4>`, `<h4>Key difference #%d: %s</h4>`, `<h4>No. %d: %s</h4>`,
		`<h4>%[2]s<span>0%[1]d</span></h4>`, `<h4>%[2]s <small>%[1]d/4</small></h4>`, `<h4>%[2]s (%[1]d)</h4>`,
		`<details><summary><span>0%d</span>%s</summary>`, `<dl><dt><span>%d</span> %s</dt></dl>`, `<p><b><span>%d</span>%s</b></p>`,
	} {
		for n := 2; n <= len(titles); n += 2 {
			var body strings.Builder
			for i, title := range titles[:n] {
				fmt.Fprintf(&body, head+`<p>A takes the one way of %[3]s and B takes the other.</p>`, i+1, title, strings.ToLower(title))
			}
			page := extractBody(t, pairTitle+`<h2>A vs B: What are the differences?</h2><p>They differ in many ways.</p>`+body.String())
			var got []string
			for _, d := range bodiesOf[record.Difference](page) {
				got = append(got, d.Title)
			}
			if diff := cmp.Diff(titles[:n], got); diff != "" {
				t.Errorf("titles of %s (-want +got):\n%s", head, diff)
			}
		}
	}
}

// TestDifferencesNotEnumerated keeps the numbers of titles that do not count them.
func TestDifferencesNotEnumerated(t *testing.T) {
	for _, titles := range [][]string{{"2 Ways to Start", "3 Kinds of Forms"}, {"HTTP 1", "HTTP 3"}, {"Difference 1", "Difference 2"}, {"24/7 Support", "3D Graphics"}} {
		var body strings.Builder
		for _, title := range titles {
			body.WriteString(`<h4>` + title + `</h4><p>A takes the one way and B takes the other.</p>`)
		}
		var got []string
		for _, d := range bodiesOf[record.Difference](extractBody(t, pairTitle+`<h2>A vs B: What are the differences?</h2><p>They differ in many ways.</p>`+body.String())) {
			got = append(got, d.Title)
		}
		if diff := cmp.Diff(titles, got); diff != "" {
			t.Errorf("titles (-want +got):\n%s", diff)
		}
	}
}
