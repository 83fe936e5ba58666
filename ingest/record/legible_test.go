package record_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

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
