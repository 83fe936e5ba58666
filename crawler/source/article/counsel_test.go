package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestAdviceInTurn reads which tool sentences say to choose when, and which to leave.
func TestAdviceInTurn(t *testing.T) {
	for text, want := range map[string][]string{
		"<p>Choose Django for its admin, Flask for small services.</p>":                                                          {"Django choose_when Choose Django for its admin", "Flask choose_when Flask for small services."},
		"<p>Django is my pick for sites, Flask for small services.</p>":                                                          {"Django choose_when Django is my pick for sites", "Flask choose_when Flask for small services."},
		"<p>For background jobs I would take Django any day.</p>":                                                                {"Django choose_when For background jobs I would take Django any day."},
		"<p>Django is the default if your team knows it.</p>":                                                                    {"Django choose_when Django is the default if your team knows it."},
		"<p>Avoid Flask if your team is large.</p>":                                                                              {"Flask limitation Avoid Flask if your team is large."},
		"<p>Choose Django unless your service is small.</p>":                                                                     {"Django choose_when Choose Django unless your service is small."},
		"<p>Avoid Flask extensions that nobody maintains.</p>":                                                                   nil,
		"<p>For jobs some would choose Django, others not.</p>":                                                                  nil,
		"<h2>Flask</h2><h3>What we liked</h3><ul><li>Small core</li></ul><h3>What we didn't</h3><ul><li>Few batteries</li></ul>": {"Flask + Small core", "Flask - Few batteries"},
		"<h2>Flask</h2><h3>What we didn't measure</h3><ul><li>Memory</li></ul>":                                                  nil,
		"<h2>Flask</h2><p><b>Upsides:</b> small core, huge ecosystem.</p><p><b>Downsides:</b> few batteries.</p>":                {"Flask + small core", "Flask + huge ecosystem", "Flask - few batteries"},
	} {
		if diff := cmp.Diff(want, stated(t, frameworks+text+licenses)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}
