package walk_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestUnder(t *testing.T) {
	o := parse(t, `<h1>T</h1>0<h4>Pros</h4><ul><li>a<li>b</ul><h4>Cons</h4><ul><li>c</ul>`)
	for title, want := range map[string]string{"T": "0 Pros a b Cons c", "Pros": "a b", "Cons": "c"} {
		if got := strings.ReplaceAll(under(t, o, title).Text(), "\n", " "); got != want {
			t.Errorf("under %s: %q, want %q", title, got, want)
		}
	}
}

func TestOnly(t *testing.T) {
	o := parse(t, `<nav>n</nav><h2>A</h2><p>a</p><button>+ 1</button><table><tr><th>x<th>y<tr><td>1<td><button>z</button>2</table><footer>f</footer>`)
	o, done := o.Only(isContent)
	defer done()
	want := []string{"h2: A", "paragraph: a", "cell: x", "cell: y", "cell: 1", "cell: 2"}
	if diff := cmp.Diff(want, view(o)); diff != "" {
		t.Errorf("content (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"= x | y", "- 1 | 2"}, grid(o.Tables()[0])); diff != "" {
		t.Errorf("table (-want +got):\n%s", diff)
	}
}
