package markup

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/element"
)

// readDOM writes what readers see of a DOM.
func readDOM(n *html.Node) string {
	var b strings.Builder
	var write func(n *html.Node, depth int)
	write = func(n *html.Node, depth int) {
		b.WriteString(strings.Repeat(" ", depth))
		b.WriteString(n.Namespace + " " + n.Data)
		for _, a := range n.Attr {
			if a.Namespace == "" && isRead([]byte(n.Data), []byte(a.Key)) && a.Key != Renamed && a.Key != GoingOn {
				b.WriteString(" " + a.Key + "=" + a.Val)
			}
		}
		b.WriteByte('\n')
		if n.DataAtom == atom.Style || n.DataAtom == atom.Script && !strings.Contains(strings.ToLower(element.Attr(n, "type")), "ld+json") {
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if isStroke(c) || isOfHead(c) {
				continue
			}
			if trimGaps(c); c.Type != html.TextNode || c.Data != "" {
				write(c, depth+1)
			}
		}
	}
	write(n, 0)
	return b.String()
}

// isStroke reports what drawings are made of, and white space around it.
func isStroke(n *html.Node) bool {
	if n.Type == html.TextNode {
		return element.Blank(n.Data) && (n.Parent.Namespace == "svg" || n.Parent.DataAtom == atom.Select)
	}
	if n.Namespace != "svg" || strokeName([]byte(n.Data+">")) == nil {
		return false
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !isStroke(c) {
			return false
		}
	}
	return true
}

// isOfHead reports what nobody reads in the head of a page, and white space around it.
func isOfHead(n *html.Node) bool {
	switch {
	case n.Type == html.TextNode:
		return element.Blank(n.Data) && (n.Parent.DataAtom == atom.Head || n.Parent.DataAtom == atom.Html)
	case n.Parent.DataAtom != atom.Head:
		return false
	case n.DataAtom == atom.Link:
		return !strings.EqualFold(element.Attr(n, "rel"), "canonical")
	case n.DataAtom == atom.Script:
		return !strings.Contains(strings.ToLower(element.Attr(n, "type")), "ld+json")
	}
	return n.DataAtom == atom.Style
}

// trimGaps takes white space off the ends of a text where a line ends.
func trimGaps(n *html.Node) {
	ends := func(sibling *html.Node) bool {
		if sibling == nil {
			sibling = n.Parent
		}
		return lineKindOf([]byte(sibling.Data)) > formatting
	}
	if n.Type != html.TextNode {
		return
	}
	if ends(n.PrevSibling) {
		n.Data = strings.TrimLeft(n.Data, " \n\t\r\f")
	}
	if ends(n.NextSibling) {
		n.Data = strings.TrimRight(n.Data, " \n\t\r\f")
	}
}

func parsed(t testing.TB, body []byte) string {
	root, err := html.ParseWithOptions(bytes.NewReader(body), html.ParseOptionEnableScripting(false))
	if err != nil {
		t.Skip("the parser refuses it")
	}
	return readDOM(root)
}

// thinned holds that a thinned page reads as the page does.
func thinned(t testing.TB, page string) {
	t.Helper()
	thin, c, err := thin([]byte(page), nil)
	if err != nil || c.explosive() || len(page) > 1<<12 {
		return
	}
	if diff := cmp.Diff(parsed(t, []byte(page)), parsed(t, thin)); diff != "" {
		t.Errorf("%q as %q: (-page +thinned)\n%s", page, thin, diff)
	}
}

// crafted are pages in which it is hard to see where a tag or a text ends.
var crafted = []string{
	`<p class="a b" id=x data-y='>'>text</p>`,
	`<br class=a/><svg d="x"/>a<p class=a/>b`,
	`<svg/a>b</svg><svg / class=a>b</svg><svg / >b`,
	`<svg a=1 a=2/><p>a</p><svg class=x/ ><path d=1 d=2/><g>x</g></svg><p class=a title =b>c`,
	`<a title class=x =y>a</a><a class=x =y>b</a><a =class=x>c</a>`,
	`<a class=x title='a"b'class="z"href=y>a</a>`,
	`<b class=a><b class=b><b class=c><b class=d><p>x<p>y`,
	`<style>p{}</styles></style ><p class=a>a<style/>b</style>c`,
	`<script>if (a</b) "</scripts>"</script><p class=a>b`,
	`<script><!-- <script> </script> --></script><p class=a>b`,
	`<script><!-- a </script><p class=a>b`,
	`<script type="application/ld+json">{"a":"<p class=b>"}</script><SCRIPT TYPE='application/LD&#x2B;JSON'>[]</SCRIPT><script type="application/json">{}</script>`,
	`<svg></math><style><p class=a>Django does 743 req/s</p></style>x`,
	`<svg><math></svg><style><p class=a>b</style></math>c`,
	`<math></svg><style><p class=a>b</p></style></math><p class=b>c`,
	`<math><annotation-xml encoding="text/html"><div class=a>a</div></annotation-xml></math><p class=b>c`,
	`<svg><title>a</title><style>p{}</style><desc>d</desc></svg><p class=a>b`,
	`<svg><title>a <p class=b>c</title></svg><p class=a>b`,
	`<svg><style><!-- </style><p class="a"> --></style></svg><p class="a">b`,
	`<svg><style/><p class="a">a</p></style></svg>`,
	`<svg><foreignObject><style>a</style><table></svg><style><b class=c>`,
	`<svg><![CDATA[<p class="a">]]></svg><![CDATA[<p class="a">]]>`,
	`<math><mi><style>a</mi></style><p class=b>c`,
	`<!--><p class=a>b--><p class=a>c<!---><p class=d>e<!-- a --!><p class=b><!-- --><!--a--!-->b`,
	`<!doctype html><?xml class="a>"?><p class=a></ p class="a>b"></></p class=">">c`,
	`<textarea><p class=a></textarea><title><p class=a></title><xmp><p class=a></xmp><iframe><p class=a></iframe>`,
	`<noscript><p class=a>b</p></noscript><select><noscript><p class=a>b</p></noscript></select>`,
	`<plaintext><p class=a>`,
	`<p class="a`, `<p class=`, `<p class`, `<p`, `<`, `</`, `<!`, `<!--`, `<script`, `<style>a`, `<p title="a" class='`,
	`<table><input type=hidden class=a><input type=text class=a></table>`,
	`<div slot=a class=b><span class=c>d</span></div>`,
	"<ul>\n<li>a</li>\n<li><b>b</b> <i>c</i></li>\n</ul> d<table>\n<tr> <td>a</td>\t<td>b</td></tr> </table>",
	`a</div> </div>b<tr> <td>c</h2> </h2>d</li> </li>e</p> </p>f`,
	`<div><a>b<p> <p> <p>c</div> <div>d`, `<p><b>a</p> <p>b</b></p> <p>c`,
	`<div style="Display: INLINE">a</div> <div>b</div>`,
	`<svg class=a> <g a="b>"><path d='M0"'/><circle r="1"></circle> </g><linearGradient/></svg><p class=b>c`,
	`<svg><g></svg><path/>a</path></g>b`, `<g>a<svg></g><path/></svg>b`, `<div><svg></div><path d="0"/></svg>a`, `<p><svg><p></p><path/>a</svg>b`,
	`<svg><path d=1/></svg><svg><path ="a>"/></svg><svg><path "a=">"/></svg><svg><path / d="a"/></svg><svg><path d/></svg>a`,
	`<svg><path d="a">b</path></svg><svg><path d="a"/>b</svg><svg><pathd/><path></g></path></svg><svg><path/><title>c</title></svg>d`,
	`<select><svg><path/> </svg><svg></select><path/>a</svg>b`, `<table><svg><path/></svg><tr><svg><path/></svg></table>a`, `<svg><path/>`, `<svg><path d="a`, `<svg></svg`,
	`<html><head> <link rel=a><link rel="Canonical" href=b> <script class=a>b</script> <style>c</style ><style>c</style><title>d</title></head> <script>e</script> <body><script>f</script>g`,
	`<script>a</script><!doctype html><p>a<table><td>b</table>`, `<!doctype html><link rel=a><style></style><p>a<table><td>b</table>`,
	`<html><link rel=a>a<link rel=b>b`, `<meta name=a content=b>a<style>b</style>`, `<head></p><link rel=a>b`, `<head><noscript><link rel=a><style>b</style></noscript>`,
	`<title>a</title><link rel="&#99;anonical"><script type="application/ld+json">{}</script><script>a`, `<base><link rel=a`, `<head><link rel=a/ ><script></script a="><p class=b>">c`,
	`0<head><script></script>0`, `<<head> <script></script>`, `<html><head><template><link rel=a></template><link rel=b></br><link rel=c>`, `<html><frameset><link rel=a></frameset>`, `<html></html><link rel=a><body><link rel=b>`,
	`<select> <p> <option> </select> <p> <svg> <p> </svg> <p>`,
}

func TestThin(t *testing.T) {
	for _, page := range crafted {
		thinned(t, page)
		thinned(t, strings.ToUpper(page))
	}
	files, err := filepath.Glob("../../*/testdata/*.html")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		page, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		thinned(t, string(page))
	}
}

// TestThinLeavesOut holds that there is less for the parser to do.
func TestThinLeavesOut(t *testing.T) {
	const page = `<style>p{}</style><svg viewBox="0 0 1 1" aria-label="a"><path d="M0 0"/></svg><p class="a b" data-c=d id=e>f</p><script>g()</script>`
	const want = `<style></style><svg  aria-label="a"></svg><p   id=e>f</p><script></script>`
	got, c, err := thin([]byte(page), nil)
	if err != nil || string(got) != want {
		t.Errorf("got %s, %v, want %s", got, err, want)
	}
	if c.tags != 4 || c.Texts != 1 {
		t.Errorf("counted %+v", c)
	}
}

// TestThinClosesGaps holds that white space goes where nobody sees it, and stays
// where somebody may.
func TestThinClosesGaps(t *testing.T) {
	for page, want := range map[string]string{
		"<div>\n <p>a b</p>\n <ul>\n  <li>c</li>\n</ul> </div>\n<p>d": "<div><p>a b</p><ul><li>c</li></ul></div><p>d",
		"<p>a</p> <b>b</b> <p>c</p>":                                  "<p>a</p> <b>b</b> <p>c</p>",
		"a</div> </div>b<td> <td>c":                                   "a</div> </div>b<td> <td>c",
		"<p><a>b<p> <p>c":                                             "<p><a>b<p> <p>c",
		`<p style="display:inline">a</p> <p>b`:                        `<p style="display:inline">a</p> <p>b`,
		"<p>a</p> <!-- --> <p>b</p>\u00a0<p>c":                        "<p>a</p> <!-- --> <p>b</p>\u00a0<p>c",
	} {
		got, _, err := thin([]byte(page), nil)
		if err != nil || string(got) != want {
			t.Errorf("%q: got %q, %v, want %q", page, got, err, want)
		}
	}
}

// TestThinKeeps holds that attributes are left alone that those who read the DOM ask for.
func TestThinKeeps(t *testing.T) {
	var files []string // of those who read the DOM
	for _, pattern := range [...]string{"../*/*.go", "../../metadata/*.go"} {
		matches, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, matches...)
	}
	asked := regexp.MustCompile(`Attr\(\w+, "([a-z-]+)"\)`)
	questions := 0
	for _, f := range files {
		code, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range asked.FindAllSubmatch(code, -1) {
			questions++
			kept := false
			for _, element := range [...]string{"a", "img", "input", "label", "link", "meta", "script", "span"} {
				kept = kept || isRead([]byte(element), m[1])
			}
			if !kept {
				t.Errorf("%s asks for the attribute %s, which isRead does not know", f, m[1])
			}
		}
	}
	if questions == 0 {
		t.Error("no file asks for an attribute")
	}
}

func FuzzThin(f *testing.F) {
	for _, page := range crafted {
		f.Add(page)
	}
	f.Fuzz(thinnedFuzz)
}

func thinnedFuzz(t *testing.T, page string) { thinned(t, page) }
