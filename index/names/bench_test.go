package names_test

import (
	"fmt"
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

func BenchmarkMentions(b *testing.B) {
	table := newTable(b)
	const text = "Knowing Python, we looked at #django and at #flask. Written in Go, our services run on Kubernetes with PostgreSQL, Redis and Spring Boot; we go on to express what we need."
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		table.Mentions(text)
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
