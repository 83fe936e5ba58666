package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestToolsBelowTopics reads lists below the names of tools, which stand below a heading
// of pros, cons or reasons that names none.
func TestToolsBelowTopics(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"points": {
			`<h2>Pros</h2><h3>Django</h3><ul><li>Admin<li>Docs</ul><h3>Flask</h3><ul><li>Small</ul><h2>Disadvantages</h2><h3>Django</h3><ul><li>Heavy</ul><h3>Flask</h3><ul><li>No batteries at all</ul>`,
			[]string{"Django + Admin", "Django + Docs", "Flask + Small", "Django - Heavy", "Flask - No batteries at all"},
		},
		"reasons": {
			`<h2>When to use</h2><h3>Django</h3><ul><li>You need an admin site</ul><h3>Flask</h3><ul><li>You serve one endpoint</ul>`,
			[]string{"Django choose_when You need an admin site", "Flask choose_when You serve one endpoint"},
		},
		"a list of its own": {
			`<h2>Flask</h2><p>Flask is small.</p><h2>Pros</h2><ul><li>Small</ul><h3>Django</h3><ul><li>A site with an admin</ul>`,
			[]string{"Flask + Small"},
		},
	} {
		if diff := cmp.Diff(c.want, stated(t, frameworks+licenses+c.body)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
