package nicepick_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// pointsOf lists the pros, cons and descriptions of a page that compares A and B.
func pointsOf(t *testing.T, body string) []string {
	t.Helper()
	var got []string
	for _, f := range factsOf(t, body) {
		switch b := f.Body.(type) {
		case record.Pro:
			got = append(got, b.Tool+" + "+string(b.Text))
		case record.Con:
			got = append(got, b.Tool+" - "+string(b.Text))
		case record.Tool:
			if b.Description != "" {
				got = append(got, b.Name+" is: "+b.Description)
			}
		}
	}
	slices.Sort(got)
	return got
}

// TestRunningNumbers reads cards whose names have a running number in front.
func TestRunningNumbers(t *testing.T) {
	want := []string{"A + Fast", "A - Young", "A is: Pick A for walls.", "B + Stable", "B - Heavy", "B is: Pick B for roofs."}
	for _, number := range [][2]string{{"<span>01</span> ", "<span>02</span> "}, {"1 ", "2 "}} {
		got := pointsOf(t, `<title>A vs B</title><h1>A vs B</h1><p>One of two for the job.</p><div><h2>`+number[0]+`A</h2><p>Pick A for walls.</p><h3>Pros</h3><ul><li>+Fast</ul><h3>Cons</h3><ul><li>-Young</ul></div><div><h2>`+number[1]+`B</h2><p>Pick B for roofs.</p><h3>Pros</h3><ul><li>+Stable</ul><h3>Cons</h3><ul><li>-Heavy</ul></div><h2>The Bottom Line</h2><p>A wins</p>`)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", number, diff)
		}
	}
}

// TestNumberedChapters: a link to a chapter of another text is no label of this one.
func TestNumberedChapters(t *testing.T) {
	for _, f := range factsOf(t, `<title>A vs B</title><h1>A vs B</h1><p>One of two for the job.</p><div><h2>A <b>Nice Pick</b></h2><p>Pick A for walls.</p><h3>Pros</h3><ul><li>+Fast</ul></div><div><h2>B</h2><h3>Pros</h3><ul><li>+Stable</ul></div><ul><li><a href="/33">33. Lessons of other trades</a><li><a href="/34">34. Conclusion</a><li><a href="/a">Appendix A. Table of all walls</a></ul>`) {
		if v, ok := f.Body.(record.Verdict); ok && v.Summary != "Pick A for walls." {
			t.Errorf("the verdict says %q", v.Summary)
		}
	}
}

// TestSpelledSigns reads entries that say "Pro" or "Con" to those who hear the page, below the
// name of their tool and what they are.
func TestSpelledSigns(t *testing.T) {
	part := func(name, pro, con string) string {
		return `<h3>` + name + ` Pros</h3><ul><li><span class=sr-only>Pro: </span>` + pro + `</ul><h3>` + name + ` Cons</h3><ul><li><span class=sr-only>Con: </span>` + con + `</ul>`
	}
	want := []string{"A + Fast", "A - Young", "A is: Pick A for walls.", "B + Stable", "B - Heavy", "B is: Pick B for roofs."}
	got := pointsOf(t, `<title>A vs B</title><h1>A vs B</h1><p>One of two for the job.</p><h2>A</h2><p>Pick A for walls.</p><h2>B</h2><p>Pick B for roofs.</p>`+part("A", "Fast", "Young")+part("B", "Stable", "Heavy")+`<h2>The Bottom Line</h2><p>A wins</p>`)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("points (-want +got):\n%s", diff)
	}
}
