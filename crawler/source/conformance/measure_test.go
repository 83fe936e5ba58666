package conformance_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/crawler/source/conformance"
	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

func TestMeasure(t *testing.T) {
	read := func(c specimen.Content, r specimen.Rendering) ([]record.Fact, error) {
		if strings.Contains(c.Name(), "rust") {
			return nil, errors.New("unreadable")
		}
		return c.Gold(), nil
	}
	list := conformance.Measure(specimen.Seeds()[:2], 3, read)
	if len(list) != 8 {
		t.Fatalf("%d readings, want 8", len(list))
	}
	all := conformance.Pool(list)
	if s := all.Scores[record.KindStat]; s.Recall() != 0.5 || s.Precision() != 1 || s.MaxMissed != 10 {
		t.Errorf("statistics: %+v", s)
	}
	if low := all.Below(0.98, 0.99); len(low) != 9 {
		t.Errorf("kinds below the bar: %q", low)
	}
	var b strings.Builder
	conformance.Summarize(&b, list, 1)
	for _, s := range []string{"stackshare stackups/django-vs-rocket, 4 renderings", "all pages, 8 renderings", "unreadable", "missing stat: django github.stars"} {
		if !strings.Contains(b.String(), s) {
			t.Errorf("the summary does not say %q", s)
		}
	}
}
