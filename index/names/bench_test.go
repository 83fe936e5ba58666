package names_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/index/names"
)

func BenchmarkResolve(b *testing.B) {
	table := newTable(b)
	for _, c := range []struct{ about, name string }{
		{"registered", "Ruby on Rails"}, {"variant", "Spring Boot 3.2"}, {"homonym", "Zap"}, {"unknown", "Gravity Widgets"},
	} {
		b.Run(c.about, func(b *testing.B) {
			for b.Loop() {
				table.Resolve(c.name, names.Context{PageURL: "https://stackshare.io/x", Homepage: "https://x.example/"})
			}
		})
	}
}

// BenchmarkLearn learns one more name in a table that knows 100,000.
func BenchmarkLearn(b *testing.B) {
	for _, known := range []int{1_000, 100_000} {
		b.Run(fmt.Sprintf("known=%d", known), func(b *testing.B) {
			table := newTable(b)
			for i := range known {
				learn(table, i)
			}
			i := 0
			for b.Loop() {
				i++
				learn(table, i%known)
				table.Learn(fmt.Sprintf("tool%dx", i%known), nil, nil)
			}
		})
	}
}

func learn(table *names.Table, i int) {
	name := fmt.Sprintf("Tool %d X", i)
	url := fmt.Sprintf("https://github.com/o%d/tool%dx", i, i)
	table.Learn(names.Key(name), []string{name}, []names.Context{{PageURL: url, Repository: url, Subject: true}})
}

// BenchmarkMentions shows that a byte costs the same in texts of any length.
func BenchmarkMentions(b *testing.B) {
	table := newTable(b)
	for _, c := range []struct{ about, text string }{
		{"prose", "Knowing Python, we looked at #django and at #flask. Written in Go, our services run on Kubernetes with PostgreSQL, Redis and Spring Boot; we go on to express what we need. "},
		{"plain", "Nobody here has heard of any of these things before, and yet they all agree that it is good. "},
		{"one row", "Flask, "},
		{"one sentence", "Flask Django "},
		{"tags", "#django, "},
	} {
		for _, kb := range []int{1, 8, 64} {
			text := strings.Repeat(c.text, kb<<10/len(c.text))
			b.Run(fmt.Sprintf("%s/%dKiB", c.about, kb), func(b *testing.B) {
				for b.Loop() {
					table.Mentions(text)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(text)), "ns/byte")
			})
		}
	}
}

func BenchmarkNear(b *testing.B) {
	table := newTable(b)
	for i := range 100_000 {
		learn(table, i)
	}
	for b.Loop() {
		table.Near("djagno", 5)
	}
}
