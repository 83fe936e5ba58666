package stackshare_test

import (
	"bytes"
	"testing"

	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/stackshare"
)

// BenchmarkExtract shows by page what parsing, the outline with it, and the
// facts cost.
func BenchmarkExtract(b *testing.B) {
	for _, c := range ownContents() {
		body := c.Render().Body
		o, err := source.Parse(body)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(c.Name()+"/html", func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := html.Parse(bytes.NewReader(body)); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(c.Name()+"/outline", func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := source.Parse(body); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(c.Name()+"/facts", func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := stackshare.New().Extract(&source.Page{URL: c.Address(), Outline: o}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
