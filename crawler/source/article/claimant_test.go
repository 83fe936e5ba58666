package article_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestClaimants names who states a figure, where that is none of the tools.
func TestClaimants(t *testing.T) {
	for text, want := range map[string]string{
		"Initech measured 900 req/s for Flask.":                                              "900 Initech",
		"Initech found that Flask was 37% faster.":                                           "37 Initech",
		"The Flask team claims 900 req/s.":                                                   "900 Flask team",
		"Hooli Labs reported that Flask does 900 req/s.":                                     "900 Hooli Labs",
		"In a benchmark by Initech, Flask did 900 req/s.":                                    "900 Initech",
		"A 2024 study by the Hooli Group found that Flask uses 40 MB.":                       "40 Hooli Group",
		"“We cut our latency to 9 ms with Flask.” — Bea Lindt, Initech":                      "9 Bea Lindt",
		"“We cut our latency to 9 ms with Flask.”</p><p>— Bea Lindt, CTO at Initech":         "9 Bea Lindt",
		"“We cut our latency to 9 ms with Flask.”</p><p>— which is not what others measured": "9 ",
		"Flask claims 900 req/s.":                                                            "900 ",
		"Django found Flask at 900 req/s.":                                                   "900 ",
		"We measured 900 req/s for Flask.":                                                   "900 ",
		"Benchmarks found that Flask does 900 req/s.":                                        "900 ",
		"Developers say that Flask does 900 req/s.":                                          "900 ",
		"Tests reported 900 req/s for Flask.":                                                "900 ",
		"Flask did 900 req/s in a test by hand.":                                             "900 ",
		"Flask does 900 req/s. “It is small.” — Bea Lindt":                                   "900 ",
		"Initech uses Flask, which does 900 req/s.":                                          "900 ",
		"Initech said goodbye, and Flask does 900 req/s now.":                                "900 Initech",
	} {
		var got []string
		for _, f := range blog(t, frameworks+"<p>"+text+"</p>"+licenses).Facts {
			if m, ok := f.Body.(record.Measurement); ok {
				got = append(got, strings.Fields(strings.TrimRight(m.Raw, "%"))[0]+" "+string(m.AttributedTo))
			}
		}
		if diff := cmp.Diff(want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}
