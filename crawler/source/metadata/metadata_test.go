package metadata_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source/metadata"
)

// read notes all elements of a page.
func read(t *testing.T, page, author string) *metadata.Data {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var d metadata.Data
	for n := range root.Descendants() {
		d.Note(n)
	}
	d.Finish(author)
	return &d
}

func ld(objects string) string { return `<script type="application/ld+json">` + objects + `</script>` }

func TestFields(t *testing.T) {
	type fields struct{ Title, Author, Published, Modified, Canonical, Language string }
	for name, c := range map[string]struct {
		page, author string
		want         fields
	}{
		"meta elements": {page: `<title> Moss  | Wood</title><meta name=author content=Ann><meta property="article:published_time" content=2025-11-02><link rel=canonical href=" /moss ">`,
			want: fields{Title: "Moss | Wood", Author: "Ann", Published: "2025-11-02", Canonical: "/moss"}},
		"the first of each": {page: `<meta name=author content=Ann><meta name=author content=Bob>`, want: fields{Author: "Ann"}},
		"JSON-LD": {page: ld(`{"@type":"Article","author":{"name":"Ann &amp; Bob"},"datePublished":"2025-11-02","dateModified":"2025-12-01","inLanguage":"en"}`),
			want: fields{Author: "Ann & Bob", Published: "2025-11-02", Modified: "2025-12-01", Language: "en"}},
		"meta before JSON-LD":   {page: `<meta name=date content=2024-01-01>` + ld(`{"@type":"Article","datePublished":"2025-11-02"}`), want: fields{Published: "2024-01-01"}},
		"days of a release":     {page: ld(`{"@type":"SoftwareApplication","datePublished":"2025-11-02"}`)},
		"an address is no name": {page: `<meta property="article:author" content="https://x.example/ann">`, author: "Ann", want: fields{Author: "Ann"}},
		"marked in the page":    {page: `<p>x`, author: "Ann", want: fields{Author: "Ann"}},
		"a page that is listed": {page: ld(`{"@type":"ItemList","itemListElement":[{"@type":"Article","datePublished":"2025-11-02"}]}`)},
		"broken JSON":           {page: ld(`{"@type":"Article",`) + ld(`{"@type":"Article","author":"Ann"}`), want: fields{Author: "Ann"}},
	} {
		d := read(t, c.page, c.author)
		got := fields{d.Title, d.Author, d.Published, d.Modified, d.Canonical, d.Language}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestObject(t *testing.T) {
	d := read(t, ld(`{"@type":["http://schema.org/Thing","Other"],"name":"Moss","offers":[{"price":7},{"price":9}],"maker":{"name":"Ann"},"free":true}`), "")
	things := d.Objects("Thing")
	if len(things) != 1 {
		t.Fatalf("%d things in %v", len(things), d.LD)
	}
	o := things[0]
	for path, want := range map[string]string{"name": "Moss", "offers price": "7", "maker": "Ann", "free": "true", "none": "", "name first": ""} {
		if got := o.Text(strings.Fields(path)...); got != want {
			t.Errorf("Text(%s) = %q, want %q", path, got, want)
		}
	}
	if got := len(o.List("offers")); got != 2 {
		t.Errorf("%d offers, want 2", got)
	}
	if got := len(o.List("maker")); got != 1 {
		t.Errorf("%d makers, want 1", got)
	}
}
