package sitemap_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/sitemap"
)

func read(r io.Reader) ([]sitemap.Entry, error) {
	var entries []sitemap.Entry
	err := sitemap.Read(r, func(e sitemap.Entry) error {
		entries = append(entries, e)
		return nil
	})
	return entries, err
}

const urlset = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
 <url><loc> https://a.example/1?x=1&amp;y=2 </loc><lastmod>2025-01-02</lastmod>
  <image:image><image:loc>https://a.example/pic.png</image:loc></image:image></url>
 <url><lastmod>2025</lastmod><loc><![CDATA[https://a.example/2]]></loc></url>
 <url></url>
</urlset>`

func zip(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, s)
	w.Close()
	return b.String()
}

func TestRead(t *testing.T) {
	pages := []sitemap.Entry{{URL: "https://a.example/1?x=1&y=2"}, {URL: "https://a.example/2"}}
	tests := []struct {
		name, in string
		want     []sitemap.Entry
		err      error
	}{
		{"urlset", urlset, pages, nil},
		{"gzip", zip(urlset), pages, nil},
		{"byte order mark", "\uFEFF" + strings.TrimPrefix(urlset, `<?xml version="1.0" encoding="UTF-8"?>`), pages, nil},
		{"index", `<sitemapindex><sitemap><loc>https://a.example/s.xml.gz</loc></sitemap></sitemapindex>`,
			[]sitemap.Entry{{URL: "https://a.example/s.xml.gz", Index: true}}, nil},
		{"latin-1", "<?xml version='1.0' encoding='iso-8859-1'?><urlset><url><loc>https://a.example/\xe9</loc></url></urlset>",
			[]sitemap.Entry{{URL: "https://a.example/é"}}, nil},
		{"text", "https://a.example/1\r\n\nhttps://a.example/2", []sitemap.Entry{{URL: "https://a.example/1"}, {URL: "https://a.example/2"}}, nil},
		{"cut off", `<urlset><url><loc>https://a.example/1</loc></url><url><loc>htt`, []sitemap.Entry{{URL: "https://a.example/1"}}, sitemap.ErrFormat},
		{"cut-off gzip", zip(urlset)[:60], nil, sitemap.ErrFormat},
		{"HTML", "<!doctype html><html><body>no</body></html>", nil, sitemap.ErrFormat},
		{"prose", "Not found", nil, sitemap.ErrFormat},
		{"empty", "", nil, sitemap.ErrFormat},
		{"nested", strings.Repeat("<urlset>", 100) + strings.Repeat("</urlset>", 100), nil, sitemap.ErrFormat},
		{"closes another", "<urlset><url><loc>https://a.example/1</url></loc></urlset>", nil, sitemap.ErrFormat},
		{"closes nothing", "</urlset>", nil, sitemap.ErrFormat},
		{"no element", "<!-- nothing -->", nil, sitemap.ErrFormat},
		{"picture", "<urlset><url><loc>https://a.example/1</loc><image:image><image:loc>https://a.example/1.png</image:loc></image:image></url></urlset>", []sitemap.Entry{{URL: "https://a.example/1"}}, nil},
		{"long line", "https://a.example/" + strings.Repeat("x", 1<<20), nil, sitemap.ErrFormat},
		{"long URL", "<urlset><url><loc>https://a.example/" + strings.Repeat("x", 3000) + "</loc></url></urlset>", nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := read(strings.NewReader(tt.in))
			if !errors.Is(err, tt.err) {
				t.Errorf("error %v, want %v", err, tt.err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTooManyEntries(t *testing.T) {
	var b strings.Builder
	for i := range sitemap.MaxEntries + 1 {
		fmt.Fprintf(&b, "https://a.example/%d\n", i)
	}
	got, err := read(strings.NewReader(b.String()))
	if len(got) != sitemap.MaxEntries || !errors.Is(err, sitemap.ErrTooLarge) {
		t.Errorf("%d entries, %v", len(got), err)
	}
}

func TestBombIsCutOff(t *testing.T) {
	bomb := zip(strings.Repeat(strings.Repeat(" ", 4000)+"\n", sitemap.MaxBytes/4000))
	if _, err := read(strings.NewReader(bomb)); !errors.Is(err, sitemap.ErrTooLarge) {
		t.Errorf("%d bytes of gzip: %v, want ErrTooLarge", len(bomb), err)
	}
}

func TestErrorOfTheCallerEndsReading(t *testing.T) {
	stop := errors.New("stop")
	if err := sitemap.Read(strings.NewReader(urlset), func(sitemap.Entry) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("%v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(urlset))
	f.Add([]byte(zip(urlset)))
	f.Add([]byte("https://a.example/1\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		entries, err := read(bytes.NewReader(b))
		if err == nil && entries == nil && len(b) == 0 {
			t.Error("nothing is a sitemap")
		}
		for _, e := range entries {
			if e.URL == "" {
				t.Error("entry without URL")
			}
		}
	})
}
