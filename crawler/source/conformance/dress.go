package conformance

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/specimen"
)

// The markup that real pages have around what they say.
const (
	menus       = 6
	menuLinks   = 25 // in each menu
	footerLinks = 180
	chunks      = 60 // of state that a script hydrates the page from
	preloads    = 30
	rules       = 250 // of the style sheet
)

// utilities are the classes that a page of utility classes combines.
var utilities = strings.Fields(`flex items-center justify-between gap-2 gap-4 px-4 py-2 py-8 mx-auto max-w-7xl text-sm text-base
	font-medium font-semibold text-gray-500 text-gray-900 dark:text-white dark:bg-slate-900 bg-white rounded-lg border border-gray-200
	shadow-sm hover:shadow-md hover:text-blue-600 focus:outline-none focus-visible:ring-2 transition-colors duration-200 md:grid-cols-2
	lg:px-8 sm:text-lg sm:flex-row leading-6 tracking-tight truncate whitespace-nowrap overflow-hidden relative inline-flex w-full h-full`)

// Dress gives a lean page the weight of a real one, always in the same way: utility classes,
// inline styles, icons, a style sheet, menus, a footer of hundreds of links, and the script
// state that repeats the page's data. Its facts stay the same.
func Dress(r specimen.Rendering) (specimen.Rendering, error) {
	root, err := html.Parse(bytes.NewReader(r.Body))
	if err != nil {
		return specimen.Rendering{}, fmt.Errorf("dress a page: %w", err)
	}
	d := dresser{}
	d.dress(root)
	var b bytes.Buffer
	if err := html.Render(&b, root); err != nil {
		return specimen.Rendering{}, fmt.Errorf("dress a page: %w", err)
	}
	page := b.String()
	page = strings.Replace(page, "</head>", dressedHead()+"</head>", 1)
	if i := strings.Index(page, "<body"); i >= 0 {
		end := i + strings.IndexByte(page[i:], '>') + 1
		page = page[:end] + dressedHeader() + page[end:]
	}
	if i := strings.LastIndex(page, "</body>"); i >= 0 {
		page = page[:i] + dressedFooter() + hydration(page) + page[i:]
	}
	return specimen.Rendering{Body: []byte(page), ContentType: r.ContentType, Notes: append(r.Notes, "dressed")}, nil
}

// dresser counts the elements that it has dressed, which decides on their looks.
type dresser struct{ n int }

// dress gives the elements in n classes, styles and icons.
func (d *dresser) dress(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || c.DataAtom == atom.Head {
			continue
		}
		d.n++
		d.classes(c)
		if d.n%9 == 0 {
			setAttr(c, "style", fmt.Sprintf("--delay:%dms;opacity:1", d.n))
		}
		if d.n%7 == 0 {
			setAttr(c, "data-testid", fmt.Sprintf("node-%d", d.n))
		}
		d.dress(c)
		if c.DataAtom == atom.Li || c.DataAtom == atom.H2 || c.DataAtom == atom.H3 {
			c.InsertBefore(drawing(d.n), c.FirstChild)
		}
	}
}

// classes adds utility classes to those of n, which stay in front.
func (d *dresser) classes(n *html.Node) {
	list := []string{}
	for i := range n.Attr {
		if n.Attr[i].Key == "class" {
			list = append(list, n.Attr[i].Val)
		}
	}
	kind := len(n.Data) + len(n.Parent.Data) // elements that look alike have the same
	for i := range 4 + kind%7 {
		list = append(list, utilities[(kind*11+i*7)%len(utilities)])
	}
	setAttr(n, "class", strings.Join(list, " "))
}

func setAttr(n *html.Node, key, value string) {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			if key == "style" {
				value = n.Attr[i].Val + ";" + value
			}
			n.Attr[i].Val = value
			return
		}
	}
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
}

// drawing is an icon, something that nobody reads.
func drawing(seed int) *html.Node {
	svg := &html.Node{Type: html.ElementNode, Data: "svg", DataAtom: atom.Svg, Namespace: "svg", Attr: []html.Attribute{
		{Key: "xmlns", Val: "http://www.w3.org/2000/svg"}, {Key: "viewBox", Val: "0 0 24 24"}, {Key: "fill", Val: "none"},
		{Key: "stroke", Val: "currentColor"}, {Key: "stroke-width", Val: "2"}, {Key: "class", Val: "h-4 w-4 shrink-0"}, {Key: "aria-hidden", Val: "true"},
	}}
	for i := range 2 {
		svg.AppendChild(&html.Node{Type: html.ElementNode, Data: "path", Namespace: "svg", Attr: []html.Attribute{
			{Key: "stroke-linecap", Val: "round"}, {Key: "d", Val: outlineOf(seed + i)},
		}})
	}
	return svg
}

func outlineOf(seed int) string {
	var b strings.Builder
	b.WriteString("M3 3")
	for i := range 12 {
		fmt.Fprintf(&b, "c%d.%d-.%d %d.2-.4 %d.6", (seed+i)%9, i, (seed*i)%97, i%5, (seed+3*i)%23)
	}
	return b.String() + "z"
}

func dressedHead() string {
	var b strings.Builder
	for i := range preloads {
		fmt.Fprintf(&b, `<link rel="preload" as="script" href="/_next/static/chunks/%04x.js" crossorigin="anonymous"/>`, i*7919)
	}
	b.WriteString("<style>")
	for i := range rules {
		fmt.Fprintf(&b, ".u-%d:hover>a{padding:%dpx;color:#%06x}@media(min-width:%dpx){.u-%d{display:flex}}", i, i%32, i*65537%0xffffff, 480+i, i)
	}
	b.WriteString(`</style><script>(function(w,d){w.dataLayer=w.dataLayer||[];for(var i=0;i<d.length;i++){w.dataLayer.push(d[i])}})(window,[])</script>`)
	return b.String()
}

func dressedHeader() string {
	var b strings.Builder
	b.WriteString(`<header class="sticky top-0 z-50 border-b"><nav class="mx-auto flex max-w-7xl" aria-label="Main">`)
	for m := range menus {
		fmt.Fprintf(&b, `<div class="group relative px-3" data-menu="%d"><button type="button" class="inline-flex items-center gap-1" aria-haspopup="true">Menu %c</button><ul class="absolute left-0 w-64 rounded-lg shadow-lg">`, m, 'A'+m)
		for i := range menuLinks {
			fmt.Fprintf(&b, `<li class="px-4 py-2"><a class="flex gap-2 text-sm hover:underline" href="/go/%d/%d" data-track="nav.%d.%d" target="_self"><span class="truncate">Entry %d of menu %c</span></a></li>`, m, i, m, i, i+1, 'A'+m)
		}
		b.WriteString("</ul></div>")
	}
	return b.String() + "</nav></header>"
}

func dressedFooter() string {
	var b strings.Builder
	b.WriteString(`<footer class="mt-24 border-t bg-gray-50"><div class="grid grid-cols-6 gap-8">`)
	for i := range footerLinks {
		fmt.Fprintf(&b, `<a class="block text-xs text-gray-500 hover:text-gray-900" href="/site/%d" rel="nofollow" data-track="footer.%d">Page %d of the site</a>`, i, i, i+1)
	}
	return b.String() + `</div></footer>`
}

// hydration is the state from which a script makes page once more.
func hydration(page string) string {
	var b strings.Builder
	size := len(page)/chunks + 1
	for from := 0; from < len(page); from += size {
		part := page[from:min(from+size, len(page))]
		part = strings.ReplaceAll(strings.ReplaceAll(fmt.Sprintf("%q", part), "<", `\u003c`), ">", `\u003e`)
		fmt.Fprintf(&b, `<script>self.__next_f.push([1,%s])</script>`, part)
	}
	return b.String()
}
