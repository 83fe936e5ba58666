package article_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestJudged reads headings that judge a tool in words of their own, and some of the
// same words that judge somebody else, or nobody.
func TestJudged(t *testing.T) {
	const text = "It has an admin that all of us like"
	for heading, want := range map[string]string{
		"What Django gets right":                                  "pro Django",
		"What users love about Django":                            "pro Django",
		"Where Django struggles":                                  "con Django",
		"What companies dislike about Django":                     "con Django",
		"Complaints about Django":                                 "con Django",
		"Issues with Django":                                      "con Django",
		"When to skip Django":                                     "limitation Django",
		"What Django is best for":                                 "choose_when Django",
		"Great companies use Django":                              "",
		"Best Django teams":                                       "",
		"Missing Django people":                                   "",
		"Where Django wins and loses":                             "",
		"Best of Django":                                          "",
		"Common Django issues":                                    "",
		"Known issues in Django":                                  "",
		"What is Django best known for?":                          "",
		"Benefits of our Django course":                           "",
		"Flask</h2><p>Flask is small.</p><h2>Limits of this test": "",
		"Flask</h2><p>Flask is small.</p><h2>Limits":              "limitation Flask",
	} {
		got := ""
		for _, f := range blog(t, frameworks+licenses+"<h2>"+heading+"</h2><ul><li>"+text+"</li><li>"+text+" too</li></ul>").Facts {
			switch b := f.Body.(type) {
			case record.Pro:
				got = "pro " + b.Tool
			case record.Con:
				got = "con " + b.Tool
			case record.Guidance:
				got = fmt.Sprint(b.Advice, " ", b.Tool)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", heading, diff)
		}
	}
}
