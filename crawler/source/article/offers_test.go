package article_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestListedOffers reads prices from lists of offers under what is about a tool, and takes what an
// offer includes for no measurement, and "Pro:" in front of a price for none of its pros.
func TestListedOffers(t *testing.T) {
	page := frameworks + licenses + `<h2>Flask</h2><p>Flask is small.</p><h3>Pricing</h3><ul><li><b>Hobby</b>: Free (1 project, 100 GB bandwidth)</li><li><b>Pro</b>: $20/month per user + usage ($20 included credit)</li><li><b>Enterprise</b>: $3,500+/month</li><li>Starter: $7/mo (512 MB RAM, 0.5 CPU)</li></ul>`
	var got []string
	for _, f := range blog(t, page).Facts {
		switch f := f.Body.(type) {
		case record.Measurement:
			got = append(got, f.Tool+" "+f.Metric+" "+f.Raw+" "+f.Unit+" "+f.Workload)
		case record.Pro:
			got = append(got, f.Tool+" + "+string(f.Text))
		}
	}
	want := []string{"Flask price $20 $/month/user Pro", "Flask price $3,500+ $/month Enterprise", "Flask price $7 $/month Starter"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestWarningsInLists reads an entry of a list of reasons that tells when not to choose the tool, lines
// that lead to cases, and boxes and sources beside them.
func TestWarningsInLists(t *testing.T) {
	for body, want := range map[string][]string{
		`<h3>Use Flask when:</h3><ul><li>✅ You write a prototype</li><li>❌ Avoid if: You need a back office</li></ul>`:                                                                                                                                                                     {"Flask choose_when You write a prototype", "Flask limitation You need a back office"},
		`<h3>Flask, a small framework</h3><p><strong>✅ Use Flask When:</strong></p><ul><li>You write a prototype</li></ul><p><strong>❌ Don't Use Flask When:</strong></p><ul><li>Traffic is high (&gt; 1000 req/s)</li></ul><p><b>Watch Out For</b>:</p><ul><li>Few parts in it</li></ul>`: {"Flask choose_when You write a prototype", "Flask limitation Traffic is high (> 1000 req/s)", "Flask limitation Few parts in it"},
		`<h2>When to stay with Flask</h2><ul><li>You know it well</li></ul>`: {"Flask choose_when You know it well"},
		`<h2>When to choose Flask</h2><p>You like small things.</p><p>Source: Acme Labs, 2024</p><blockquote><p><strong>💡 Key Takeaway #1</strong></p><p>Small is not simple.</p></blockquote>`: {"Flask choose_when You like small things."},
		`<h2>Choose small ones (Bottle/Flask) when:</h2><ul><li>You like small things</li></ul>`:                                                                                                nil,
	} {
		if diff := cmp.Diff(want, stated(t, frameworks+body+licenses)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", body, diff)
		}
	}
}

// TestFiguresOfReports leaves out figures of what is none of the tools, of how far they are apart, of plans
// and of what one may read.
func TestFiguresOfReports(t *testing.T) {
	checkMetrics(t, map[string]string{
		"Django adds 8% overhead compared to the proxy's 166%.":                                  "Django overhead_growth 8 %",
		"Django reached 97% accuracy, up from V1's 81%.":                                         "Django accuracy 97 %",
		"Flask needs 26 MB/node vs 250 MB/pod for others.":                                       "Flask size 26 MB",
		"Django achieves 8% overhead, much better than Flask's compiled core (99%).":             "Django overhead 8 %, Flask share 99 %",
		"Flask maintains an 11 ms p99 advantage over Django.":                                    "",
		"Flask is ahead by little: this is a 2% latency difference.":                             "",
		"The gap is small for most workloads: at 2,000 req/s, this is what Flask adds.":          "",
		"Flask wins for small sites (under 100 pages) and Django for large ones (1,000+ pages).": "",
		"For 70% of teams, Flask changes nothing.":                                               "",
		"Flask needs 2-3 team members.":                                                          "",
		"Target: 30-50% of all services on Flask.":                                               "",
		"Flask egress is dear (10x more than Acme egress).":                                      "",
		"See Flask vs Django: 2025 Benchmarks.":                                                  "",
		"Even Flask at double Django's price is eight times cheaper than that.":                  "Flask ratio 8 x",
	})
	page := frameworks + licenses + `<h2>Flask</h2><p>Flask is small.</p><h3>Videos</h3><ul><li><a href="https://v.example/1">Flask in production</a> - a talk (45 min)</li></ul>`
	if diff := cmp.Diff([]string(nil), measured(t, page)); diff != "" {
		t.Errorf("a talk (-want +got):\n%s", diff)
	}
	for _, f := range blog(t, frameworks+licenses+`<p>Cannot use Flask here. Its 300% registry growth is told twice: 300% registry growth, a 300% registry.</p><table><tr><th>Test<th>Winner<th>Runner-Up<th>Source<tr><td>Speed<td>Flask<td>Django<td>Acme<tr><td>Size<td>Flask<td>Django<td>Acme</table>`).Facts {
		switch f := f.Body.(type) {
		case record.Tool:
			if f.Name != "Django" && f.Name != "Flask" {
				t.Errorf("%s is a tool", f.Name)
			}
		case record.Relation:
			t.Errorf("%s %s %s", f.From, f.Relation, f.To)
		}
	}
}

// TestVersusSign reads a title that sets tools against each other by a picture.
func TestVersusSign(t *testing.T) {
	if diff := cmp.Diff([]string{"Django,Flask"}, named(t, strings.ReplaceAll(frameworks, "Django vs Flask", "Django 🆚 Flask")+licenses)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
