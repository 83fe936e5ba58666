package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTestimonials reads what customers say of something that they do not name as nothing
// of the tool that the section is about.
func TestTestimonials(t *testing.T) {
	const said = `They cut our latency from 200 ms to 80 ms.`
	for name, c := range map[string]struct {
		box  string
		want []string
	}{
		"figure":          {`<figure><blockquote>` + said + `</blockquote><figcaption>Bea Lindt, CTO at Foocorp</figcaption></figure>`, nil},
		"quotation marks": {`<div><p>“` + said + `”</p><p>Bea Lindt, CTO at Foocorp</p></div>`, nil},
		"cite":            {`<blockquote><p>` + said + `</p><footer>— Bea Lindt</footer></blockquote>`, nil},
		"of a tool":       {`<blockquote><p>Flask answers in 80 ms.</p><footer>— Bea Lindt</footer></blockquote>`, []string{"Flask|80 ms|ms|"}},
		"nobody's":        {`<blockquote><p>It answers in 80 ms.</p></blockquote>`, []string{"Flask|80 ms|ms|"}},
		"no person":       {`<blockquote><p>It answers in 80 ms.</p></blockquote><p>Small Sites, mostly.</p>`, []string{"Flask|80 ms|ms|"}},
	} {
		got := measured(t, frameworks+`<h2>Flask</h2><p>Flask is small.</p>`+c.box+licenses)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
