package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFits reads when a tool is the one to take, from headings and sentences that say so in
// their own words.
func TestFits(t *testing.T) {
	for name, test := range map[string]struct {
		body string
		want []string
	}{
		"still the right choice": {`<h2>When Django is still the right choice</h2><p>Its admin is older than most shops.</p><h2>When I'd pick Flask</h2><p>One file will do.</p>`,
			[]string{"Django choose_when Its admin is older than most shops.", "Flask choose_when One file will do."}},
		"the clear winner": {`<h2>When Flask is the clear winner</h2><p>Small things stay small.</p><h2>When Flask is not the best choice</h2><p>Big things grow.</p>`,
			[]string{"Flask choose_when Small things stay small.", "Flask limitation Big things grow."}},
		"no reasons": {`<h2>Where Flask fits in</h2><p>It stands between the server and the shop.</p><h2>When Flask was slow</h2><p>We waited.</p>`, nil},
		"better fit": {`<h2>Conclusion</h2><p>If the goal is a small shop, Flask is often the better fit. If many people edit it, Django is the more appropriate choice. If it is late, Flask is slow. If you ask me, Django is the oldest choice of them.</p>`,
			[]string{"Flask choose_when If the goal is a small shop, Flask is often the better fit.", "Django choose_when If many people edit it, Django is the more appropriate choice."}},
		"leads": {`<h2>When to choose Flask</h2><p><b>You should take Flask if:</b></p><p>~You like small things.</p><p>~You have one file.</p>`,
			[]string{"Flask choose_when You like small things.", "Flask choose_when You have one file."}},
		"entries with colons": {`<h2>Strengths of Flask</h2><h3>1. Size:</h3><p>It is small.</p><h3>2. Room to grow:</h3><p>It takes plugins.</p>`,
			[]string{"Flask + Size: It is small.", "Flask + Room to grow"}},
		"outcome below reasons": {`<h2>When to pick Flask</h2><p>Small shops.</p><h3>My verdict</h3><p>Flask for shops. Django for the rest.</p>`,
			[]string{"Flask choose_when Small shops."}},
		"of both": {`<h2>Django vs Flask: drawbacks of both</h2><p>It pays to know what each lacks.</p><h3>Drawbacks of Django</h3><ul><li>Big</li></ul><h3>Drawbacks of Flask</h3><ul><li>Bare</li></ul>`,
			[]string{"Django - Big", "Flask - Bare"}},
		"labelled items": {`<h2>In use</h2><h3>Django</h3><ul><li>Forms: It draws them.</li><li>Weakness: It is big.</li><li>Admin: It has one.</li></ul><h3>Flask</h3><ul><li>Strength: It is small.</li></ul>`,
			[]string{"Django - It is big.", "Flask + It is small."}},
		"no tool": {`<h2>When to use Microservices</h2><ul><li>Teams are many</li></ul>`, nil},
	} {
		if diff := cmp.Diff(test.want, stated(t, frameworks+test.body+licenses)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
