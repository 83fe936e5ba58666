package fold_test

import (
	"encoding/json"
	"math"
	"testing"
	"unicode/utf8"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/ingest/record"
)

// FuzzFold puts any text and number in every field of a page.
func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "MIT OR Apache-2.0", "Python (3.8 or newer), Go 12%", "v>=", "No", "( )", "a > b", "2–4x", "85.6K", "\u202eevil", "c++ / c#", "%", "dual", "1.2.3.99999999999999999999"} {
		f.Add(s, 743.0, 42.0)
		f.Add(s, math.MaxFloat64, -1.0)
		f.Add(s, 1e-300, math.MaxFloat64)
	}
	f.Fuzz(func(t *testing.T, s string, a, b float64) {
		if !utf8.ValidString(s) || math.IsNaN(a+b) || math.IsInf(a, 0) || math.IsInf(b, 0) {
			return // records are valid: see record.Validate
		}
		low, high := min(a, b), max(a, b)
		var facts []any
		for _, label := range []string{"License", "Language", "Architecture", "ORM", s} {
			facts = append(facts, trait("Django", label, s, "Flask"), trait("Django", label, "No"), trait("Flask", label, s))
		}
		for _, m := range record.Metrics() {
			facts = append(facts, record.Stat{Tool: "Django", Metric: m.Name, Value: &a, Low: &low, Text: s}, record.Stat{Tool: "Django", Metric: m.Name, Value: &b, Low: &low, High: &high, Text: s})
		}
		facts = append(facts,
			record.Tool{Name: "Django", Role: record.RoleSubject, Description: s, Categories: []string{s}}, record.Tool{Name: "Flask", Role: record.RoleSubject},
			record.Measurement{Tool: "Django", Metric: s, Value: &a, Low: &low, High: &high, Unit: s, Workload: s, Raw: s},
			record.Measurement{Tool: "Flask", Metric: s, High: &b, Unit: s, Workload: s},
			record.Comparison{Tools: []string{"Django", "Flask"}, Title: s, Intro: s},
			record.Verdict{Tools: []string{"Django", "Flask"}, Winner: record.NullString(s), Summary: s, UseIf: []record.UseIf{{Tool: "Flask", Text: s}}},
			record.Opinion{Author: s, Tools: []string{"Django"}, Text: s}, record.Answer{Question: s, Text: s, Tools: []string{"Django"}},
			record.Guidance{Tool: "Django", Versus: []string{"Flask"}, Advice: record.ChooseWhen, Text: s}, record.Pro{Tool: "Django", Text: record.NullString(s)},
		)
		p := page("article", record.PageComparison, "x", "2025-11-01", facts...)
		p.Head.CategoryPath = []string{s, s}
		q := page("github", record.PageRepository, "y", "2025-11-02", facts...)
		h := fold.History{Tools: known, Entry: record.HistoryEntry{Source: "article", URL: p.Head.URL, SeenAt: p.Head.SeenAt.AddDate(0, 0, -8), Stats: []record.Stat{exact("Django", "github.stars", b)}}}
		pages := []fold.Page{p, q}
		d := fold.Tool(known["Django"], pages, []fold.History{h}, cfg)
		all := []any{d, fold.Comparison(sides("Django", "Flask"), pages, cfg), fold.Derive([]*index.Tool{d, fold.Tool(known["Flask"], pages, nil, cfg)}), allPassages(pages)}
		for _, v := range all {
			if _, err := json.Marshal(v); err != nil {
				t.Fatal(err)
			}
		}
	})
}
