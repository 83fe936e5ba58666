package stackshare_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestFiguresBelowWhatItIs reads the figures that the page of a tool has below the
// question what it is, in boxes or in a sentence.
func TestFiguresBelowWhatItIs(t *testing.T) {
	const box = `<ul><li><span>Stacks</span><span>38.7K</span><li><span>Votes</span><span>4.2K</span></ul><div>GitHub Stars <b>85.6K</b></div>`
	for name, test := range map[string]struct {
		body string
		want []string
	}{
		"boxes":    {box, []string{"github.stars 85.6K", "stackshare.stacks 38.7K", "stackshare.votes 4.2K"}},
		"sentence": {`<p>Quarry is an open source tool with 85.6K GitHub stars and 33.2K GitHub forks.</p>`, []string{"github.forks 33.2K", "github.stars 85.6K"}},
		"another":  {`<p>Slate is an open source tool with 85.6K GitHub stars and 33.2K GitHub forks.</p>`, nil},
	} {
		page, err := extract("https://stackshare.io/quarry", specimen.Rendering{Body: []byte(`<title>Quarry</title><h1>Quarry</h1><h2>What is Quarry?</h2><p>Quarry is a library of forms.</p>` + test.body + `<h2>Pros of Quarry</h2><ul><li>12 Fast</ul>`)})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range bodiesOf[record.Stat](page) {
			got = append(got, string(s.Metric)+" "+s.Raw)
		}
		slices.Sort(got)
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
