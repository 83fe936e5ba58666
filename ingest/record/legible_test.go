package record_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestHistoryOfIllegibleNames: so does the history of an older stackdex.
func TestHistoryOfIllegibleNames(t *testing.T) {
	const entry = `{"url":"https://a.example/1","stats":[{"tool":"Tr\ufffdfik","metric":"github.stars","value":1,"low":1,"high":1,"raw":"1"},{"tool":"Caddy","metric":"github.stars","value":2,"low":2,"high":2,"raw":"2"}]}`
	const head = `{"schema":1,"source":"x","seen_at":"2026-01-02T00:00:00Z",`
	for _, message := range []string{head + entry[1:], head + `"part":"2026-01-02#1","entries":[` + entry + `]}`} {
		_, _, got, err := record.DecodeHistory([]byte(message))
		if err != nil || len(got) != 1 || len(got[0].Stats) != 1 || got[0].Stats[0].Tool != "Caddy" {
			t.Errorf("%s: %+v, %v", message, got, err)
		}
	}
}

// TestLegible: a name that does not say what it shows is left out, and what is
// about it.
func TestLegible(t *testing.T) {
	const bad = "Fla\uFFFDsk"
	facts := func(bodies ...record.Body) (all []record.Fact) {
		for _, b := range bodies {
			all = append(all, record.Fact{Body: b})
		}
		return all
	}
	got, dropped := record.Legible(facts(
		record.Tool{Name: bad}, record.Tool{Name: "Django"},
		record.Stat{Tool: bad}, record.Trait{Tool: bad}, record.Trait{Tool: "Django", Versus: []string{bad, "Quart"}},
		record.Pro{Tool: bad}, record.Con{Tool: "Django"}, record.Comparison{Tools: []string{"Django", bad}},
		record.Difference{Tools: []string{bad, "Django"}}, record.Verdict{Tools: []string{"A", "B"}, Winner: bad},
		record.Verdict{Tools: []string{"A", "B"}, UseIf: []record.UseIf{{Tool: bad}}},
		record.Opinion{Tools: []string{bad}, Text: "so"}, record.Measurement{Tool: bad}, record.Answer{Tools: []string{"Django", bad}},
		record.Guidance{Tool: "Django", Versus: []string{bad}}, record.Relation{From: "Django", To: bad}, record.RelatedComparison{Tools: []string{bad, "Go"}},
	))
	want := facts(
		record.Tool{Name: "Django"}, record.Trait{Tool: "Django", Versus: []string{"Quart"}}, record.Con{Tool: "Django"},
		record.Opinion{Tools: []string{}, Text: "so"}, record.Answer{Tools: []string{"Django"}}, record.Guidance{Tool: "Django", Versus: []string{}},
	)
	if diff := cmp.Diff(want, got); diff != "" || len(dropped) != 15 {
		t.Errorf("%d names left out (-want +got):\n%s", len(dropped), diff)
	}
}
