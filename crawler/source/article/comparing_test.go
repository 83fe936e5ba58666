package article_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestComparingTitles reads titles that name tools, however the text writes them and whatever
// word sets one against the other.
func TestComparingTitles(t *testing.T) {
	often := strings.Repeat("Ferry is quick, and Barge is small. ", 30)
	commands := strings.Repeat("Run ferry load and then ferry send. ", 6)
	for _, test := range []struct{ title, text, want string }{
		{"Ferry vs Barge Speed in 2026: Is Ferry Faster?", often + commands, "Ferry, Barge"},
		{"Benchmarking Ferry and Barge", often, "Ferry, Barge"},
		{"Benchmarking Ferry against Barge: 2021 Redux", often, "Ferry, Barge"},
		{"Benchmarking Queues and Streams", often, ""},
		{"Ferry vs. kanu vs. Barge", often + "Wir nehmen kanu gern. Auch kanu ist klein, und kanu ist neu.", "Ferry, kanu, Barge"},
		{"Ferry vs. kanu", often + "Wir nehmen kanu gern. Auch kanu ist klein, und kanu ist neu.", ""},
		{"Ferry 对比 Barge", often, "Ferry, Barge"},
		{"¿Ferry o Barge?", often, "Ferry, Barge"},
		{"Ferry ou Barge : que choisir ?", often, "Ferry, Barge"},
		{"Ferry или Barge", often, "Ferry, Barge"},
	} {
		page := "<p>Queues for developers have an API.</p><p>" + test.text + "</p><p>Ferry serves 900 req/s.</p>"
		if diff := cmp.Diff(test.want, toolsOf(test.title, page)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.title, diff)
		}
	}
	cloud := `<p>A has more, B is cheap.</p><table><tr><th><th>AWS<th>GCP<tr><td>Tools<td>Good<td>Better</table><h2>When to pick AWS</h2><p>More of all.</p><h2>When to pick GCP</h2><p>Heavy workloads.</p>`
	if diff := cmp.Diff("AWS, GCP", toolsOf("AWS vs GCP", cloud)); diff != "" {
		t.Errorf("clouds (-want +got):\n%s", diff)
	}
}

// TestNumberedLabels reads questions and attributes without their numbers.
func TestNumberedLabels(t *testing.T) {
	page := frameworks + `<h3>1. Storage</h3><ul><li>Django: In tables.</li><li>Flask: In files.</li></ul><h3>2. Speed</h3><ul><li>Django: Slow.</li><li>Flask: Quick.</li></ul><h2>FAQ</h2><h4>1️⃣ Which is older?</h4><p>Django.</p><h4>2️⃣ Which is smaller?</h4><p>Flask.</p>`
	got := ""
	for _, f := range blog(t, page).Facts {
		switch b := f.Body.(type) {
		case record.Trait:
			got += b.Tool + " " + b.Attribute + "; "
		case record.Answer:
			got += b.Question + " "
		}
	}
	if diff := cmp.Diff("Django Storage; Flask Storage; Django Speed; Flask Speed; Which is older? Which is smaller? ", got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
