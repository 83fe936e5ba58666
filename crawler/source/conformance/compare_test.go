package conformance_test

import (
	"fmt"
	"testing"

	"github.com/stackdex/stackdex/crawler/source/conformance"
	"github.com/stackdex/stackdex/ingest/record"
)

func TestCompareFindsWhatDiffers(t *testing.T) {
	five, six := 5.0, 6.0
	want := []record.Fact{
		{Body: record.Stat{Tool: "Django", Metric: "github.stars", Value: &five, Low: &five, High: &five, Unit: "stars"}},
		{Body: record.Pro{Tool: "Django", Text: "Don’t repeat yourself"}},
		{Body: record.Con{Tool: "Django"}},
	}
	got := []record.Fact{
		{Body: record.Pro{Tool: "Django", Text: "Don't  repeat yourself"}},
		{Body: record.Stat{Tool: "Django", Metric: "github.stars", Value: &six, Low: &six, High: &six, Unit: "stars"}},
		{Body: record.Pro{Tool: "Django", Text: "Sign up"}},
	}
	r := conformance.Compare(got, want)
	if s := fmt.Sprint(r.Scores); s != "map[con:{1 0 0 0 1} pro:{1 1 2 1 0} stat:{1 0 1 0 1}]" {
		t.Errorf("scores: %s", s)
	}
	if len(r.WrongNumbers) != 1 || len(r.Missing) != 1 || len(r.Extra) != 1 {
		t.Errorf("wrong numbers %q, missing %q, extra %q", r.WrongNumbers, r.Missing, r.Extra)
	}
	if r = conformance.CompareWith(got, want, got[2:]); len(r.Extra) != 0 {
		t.Errorf("an optional fact counts as extra: %q", r.Extra)
	}
}
