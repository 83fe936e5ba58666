package meiliindex_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indextest"
)

// imported returns the imported tools as documents.
func imported(tb testing.TB) []index.Document {
	var docs []index.Document
	for _, t := range indextest.StackShare(tb) {
		docs = append(docs, indextest.Doc(tb, t))
	}
	return docs
}

// BenchmarkApply writes the imported tools; the floor is the same documents
// posted in one request to an index with the same settings.
func BenchmarkApply(b *testing.B) {
	m := realServer(b)
	docs := imported(b)
	b.Run("stackdex", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			e := openLive(b, generations(b, options(b, m)))
			b.StartTimer()
			if _, err := e.Apply(context.Background(), index.Batch{Upserts: docs, Meta: &index.Meta{Applied: 1}}); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.N*len(docs))/b.Elapsed().Seconds(), "docs/s")
	})
	b.Run("floor", func(b *testing.B) {
		var body bytes.Buffer
		for _, d := range docs {
			body.Write(append(slices.Clone(d.JSON), '\n'))
		}
		for b.Loop() {
			b.StopTimer()
			opt := options(b, m)
			openLive(b, generations(b, opt))
			b.StartTimer()
			postDirectly(b, m, opt.Prefix+"_tools", body.Bytes())
		}
		b.ReportMetric(float64(b.N*len(docs))/b.Elapsed().Seconds(), "docs/s")
	})
}

func postDirectly(b *testing.B, m *indextest.Meili, uid string, body []byte) {
	b.Helper()
	req, err := http.NewRequest("POST", m.URL+"/indexes/"+uid+"/documents", bytes.NewReader(body))
	if err != nil {
		b.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+m.Key)
	req.Header.Set("Content-Type", "application/x-ndjson")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		b.Fatal(err)
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusAccepted {
		b.Fatalf("%d %s %v", resp.StatusCode, answer, err)
	}
	var task int64
	if _, err := fmt.Sscanf(string(answer), `{"taskUid":%d`, &task); err != nil {
		b.Fatal(err)
	}
	awaitTask(b, m, task)
}

// BenchmarkSearch searches the imported tools; the floor is the same search
// posted directly. The target is less than a millisecond between them.
func BenchmarkSearch(b *testing.B) {
	m := realServer(b)
	docs := imported(b)
	opt := options(b, m)
	e := openLive(b, generations(b, opt))
	if _, err := e.Apply(context.Background(), index.Batch{Upserts: docs}); err != nil {
		b.Fatal(err)
	}
	tools := indextest.StackShare(b)
	text := func(n int) string { return tools[n*31%len(tools)].Name }
	measure := func(b *testing.B, search func(text string)) {
		var took []time.Duration
		for n := 0; b.Loop(); n++ {
			began := time.Now()
			search(text(n))
			took = append(took, time.Since(began))
		}
		slices.Sort(took)
		b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
		b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
	}
	b.Run("stackdex", func(b *testing.B) {
		measure(b, func(text string) {
			if _, err := e.Search(context.Background(), index.Query{Index: index.Tools, Text: text, Facets: []string{"kind"}}); err != nil {
				b.Fatal(err)
			}
		})
	})
	b.Run("floor", func(b *testing.B) {
		measure(b, func(text string) {
			q := map[string]any{"q": strings.ReplaceAll(text, `"`, ""), "limit": 10, "facets": []string{"kind"}, "showRankingScore": true}
			if status, body := callAs(b, m, m.Key, "POST", "/indexes/"+opt.Prefix+"_tools/search", q); status != 200 {
				b.Fatalf("%s", body)
			}
		})
	})
}

// BenchmarkWalk reads the imported tools as an audit does, and asks for the mark
// that spares it.
func BenchmarkWalk(b *testing.B) {
	m := realServer(b)
	docs := imported(b)
	e := openLive(b, generations(b, options(b, m))).(index.Auditor)
	if _, err := e.(index.Engine).Apply(context.Background(), index.Batch{Upserts: docs, Meta: &index.Meta{Applied: 1}}); err != nil {
		b.Fatal(err)
	}
	b.Run("walk", func(b *testing.B) {
		for b.Loop() {
			read := 0
			err := e.Walk(context.Background(), index.Tools, func(_ string, doc []byte) error {
				read++
				sha256.Sum256(doc)
				return nil
			})
			if err != nil || read != len(docs) {
				b.Fatal(read, err)
			}
		}
		b.ReportMetric(float64(b.N*len(docs))/b.Elapsed().Seconds(), "docs/s")
	})
	b.Run("mark", func(b *testing.B) {
		for b.Loop() {
			if _, err := e.(index.Engine).Meta(context.Background()); err != nil {
				b.Fatal(err)
			}
			if _, err := e.Mark(context.Background()); err != nil {
				b.Fatal(err)
			}
		}
	})
}
