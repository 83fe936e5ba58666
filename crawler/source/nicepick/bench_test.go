package nicepick_test

import (
	"bytes"
	"testing"

	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/nicepick"
	"github.com/stackdex/stackdex/crawler/source/sourcetest"
)

// BenchmarkExtract shows by page what parsing, the outline with it, and the
// facts cost.
func BenchmarkExtract(b *testing.B) {
	for _, c := range sourcetest.NicePicks() {
		body := c.Render().Body
		o, err := source.Parse(body)
		if err != nil {
			b.Fatal(err)
		}
		step := func(name string, run func() error) {
			b.Run(c.Name()+"/"+name, func(b *testing.B) {
				b.SetBytes(int64(len(body)))
				b.ReportAllocs()
				for b.Loop() {
					if err := run(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		step("html", func() error { _, err := html.Parse(bytes.NewReader(body)); return err })
		step("outline", func() error { _, err := source.Parse(body); return err })
		step("facts", func() error {
			_, err := nicepick.New().Extract(&source.Page{URL: c.Address(), Outline: o})
			return err
		})
	}
}
