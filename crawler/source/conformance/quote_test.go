package conformance_test

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/article"
	"github.com/stackdex/stackdex/crawler/source/conformance"
	"github.com/stackdex/stackdex/crawler/source/github"
	"github.com/stackdex/stackdex/crawler/source/nicepick"
	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/crawler/source/stackshare"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestQuotesHoldTheirValues: the quote behind a figure, votes or an attribute holds the
// value, wherever it stands beside its label.
func TestQuotesHoldTheirValues(t *testing.T) {
	const variants = 40
	sources := []source.Source{stackshare.New(), nicepick.New(), github.New(), article.New()} // the last reads what no other does
	for _, c := range slices.Concat(specimen.Seeds(), specimen.NicePicks(), specimen.Repositories()) {
		u, err := url.Parse(c.Address())
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(sources, func(s source.Source) bool { _, ok := s.Claim(u); return ok })
		if at < 0 {
			at = len(sources) - 1
		}
		read := conformance.ReaderOf(sources[at])
		for seed := range uint64(variants) {
			rendering := c.Render()
			if seed > 0 {
				rendering = c.Variant(seed)
			}
			facts, err := read(c, rendering)
			if err != nil {
				t.Errorf("%s, seed %d: %v", c.Name(), seed, err)
			}
			for _, f := range facts {
				if value := valueOf(f.Body); !strings.Contains(f.Evidence.Quote, value) {
					t.Errorf("%s, seed %d: %q is not in the quote %q of %+v", c.Name(), seed, value, f.Evidence.Quote, f.Body)
				}
			}
		}
	}
}

// valueOf is what the quote behind a fact must hold; "" of one without a value as printed.
func valueOf(b record.Body) string {
	switch b := b.(type) {
	case record.Stat:
		if b.Metric != "github.archived" { // whose quote says so in words
			return b.Raw
		}
	case record.Measurement:
		return b.Raw
	case record.Trait:
		if len(b.Values) == 1 {
			return b.Raw
		}
	case record.Pro:
		return votes(b.Votes)
	case record.Con:
		return votes(b.Votes)
	}
	return ""
}

func votes(n *int64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatInt(*n, 10)
}
