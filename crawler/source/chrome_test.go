package source_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source"
)

// TestPageNotes tells what a page says of itself from what it says of its subject.
func TestPageNotes(t *testing.T) {
	for text, want := range map[string]bool{
		"Last updated: May 3, 2024":                               true,
		"Last modified: 2024/03/01 10:11 by Ana Li":               true,
		"kafka.txt · Last modified: 2024/03/01 10:11 by ana":      true,
		"Edit this page Last updated on Jan 5, 2024 by ana":       true,
		"This page was last edited on 3 March 2024, at 9:00":      true,
		"Except where otherwise noted, texts are licensed to all": true,
		"Except where otherwise noted, all runs used 4 cores":     false,
		"Quarry 3.7 · Last updated May 3, 2024":                   false,
		"Quarry · Last reviewed 2024-03-01 by the team":           false,
		"Showing 2 to 4 of 9 shards failing: the cluster is red":  false,
		"Showing 2 to 4 of 9 rows in red":                         false,
		"You are visitor 1,204":                                   true,
		"Showing 1 to 8 of 8 entries":                             true,
		"Showing 1–10 of 1,213 results":                           true,
		"Showing 1 to 10 of 57 rows (filtered)":                   true,
		"Showing 8 entries of 9 takes 4 ms":                       false,
		"Showing a table of 40 rows takes 4 ms":                   false,
		"Last checked by 3 editors · 12,345 page views":           true,
		"You are visitor number one":                              false,
		"Last updated by hand":                                    false,
		"Last modified files come first by default":               false,
		"Logs · Last checked offsets are kept":                    false,
		"Edit this page with any editor":                          false,
	} {
		if got := source.IsPageNote(text); got != want {
			t.Errorf("IsPageNote(%q) = %v", text, got)
		}
	}
}

// TestBoxesOfTheSite leaves out boxes and lines that lead to other pages of the site, or
// ask readers to get in touch.
func TestBoxesOfTheSite(t *testing.T) {
	for _, test := range []struct{ body, want string }{
		{`<div><p>Need a team? Talk to us.</p><a href="/c">Get a quote in 24 hours</a></div>`, ""},
		{`<div><h3>Ready to try it?</h3><p>We help.</p><button>Book a call</button></div>`, ""},
		{`<div><span>Read also:</span> <a href="/b">A vs B: 12 differences</a></div>`, ""},
		{`<p><b>You may also like:</b> <a href="/b">One</a>, <a href="/c">Two</a></p>`, ""},
		{`<ul><li><a>Share on X</a></li><li>1.2K Shares</li></ul>`, ""},
		{`<div><p>Need a queue? Redis has one.</p><p>So has <a href="/p">Postgres</a>.</p></div>`, "Need a queue? Redis has one.\nSo has Postgres."},
		{`<div><p>Need a queue? Redis has one.</p><a href="/q">Queues in Redis</a></div>`, "Need a queue? Redis has one.\nQueues in Redis"},
		{`<p>Read also what <a href="/b">others say</a></p>`, "Read also what others say"},
		{`<p><b>Read also:</b> the <a href="/b">manual</a> of each</p>`, "Read also: the manual of each"},
		{`<ul><li>Share price</li><li>1.2K shares</li></ul>`, "Share price\n1.2K shares"},
	} {
		o, err := source.Parse([]byte("<h1>Queues</h1><p>Both are fine.</p>" + test.body + "<p>Ask us.</p>"))
		if err != nil {
			t.Fatal(err)
		}
		got := o.Only(func(b *source.Block) bool { return !b.Region.Chrome() }).Text()
		want := "Queues\nBoth are fine.\n"
		if test.want != "" {
			want += test.want + "\n"
		}
		if diff := cmp.Diff(want+"Ask us.", got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.body, diff)
		}
	}
}
