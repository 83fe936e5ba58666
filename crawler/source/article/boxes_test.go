package article_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestBoxesOfNameAndValue reads cards whose boxes hold two blocks, a name and a
// value, and that the text behind them is of the section.
func TestBoxesOfNameAndValue(t *testing.T) {
	const after = "Both are frameworks of Python, but they differ in what they bring along."
	type row struct{ label, django, flask string }
	rows := []row{{"Architecture", "MVT with templates", "Minimal core"}, {"License", "BSD-3-Clause", "BSD-3-Clause"}, {"Best for", "Large sites", "Small services"}}
	var want []string
	for _, r := range rows {
		want = append(want, "Django "+r.label+": "+r.django, "Flask "+r.label+": "+r.flask)
	}
	slices.Sort(want)
	attributeCards := func(head, box string) (body string) {
		for _, r := range rows {
			body += "<div>" + fmt.Sprintf(head, r.label) + fmt.Sprintf(box, "Django", r.django) + fmt.Sprintf(box, "Flask", r.flask) + "</div>"
		}
		return body
	}
	toolCards := func(head, box string) (body string) {
		a, b := "<div>"+fmt.Sprintf(head, "Django"), "<div>"+fmt.Sprintf(head, "Flask")
		for _, r := range rows {
			a, b = a+fmt.Sprintf(box, r.label, r.django), b+fmt.Sprintf(box, r.label, r.flask)
		}
		return a + "</div>" + b + "</div>"
	}
	const box = `<div><div>%s</div><div>%s</div></div>`
	for name, body := range map[string]string{
		"an attribute a card":            attributeCards(`<div>%s</div>`, box),
		"an attribute a card, in a grid": "<div>" + attributeCards(`<p>%s</p>`, box) + "</div>",
		"headed attributes":              attributeCards(`<h4>%s</h4>`, box),
		"emphasised attributes":          attributeCards(`<strong>%s</strong>`, `<div><p>%s</p><p>%s</p></div>`),
		"emphasised names":               attributeCards(`<div>%s</div>`, `<section><b>%s</b><p>%s</p></section>`),
		"a tool a card":                  toolCards(`<div>%s</div>`, box),
		"headed tools":                   toolCards(`<h4>%s</h4>`, `<section><p>%s</p><p>%s</p></section>`),
	} {
		t.Run(name, func(t *testing.T) {
			page := `<title>Django vs Flask</title><h1>Django vs Flask</h1><p>Django and Flask are Python frameworks. Django has an ORM, Flask has none.</p><h2>How Does Flask Compare to Django?</h2>` +
				body + "<p>" + after + "</p><h2>Summary</h2><p>Django and Flask are both used in production.</p>"
			got := blog(t, page)
			var traits []string
			answer := ""
			for _, f := range got.Facts {
				switch f := f.Body.(type) {
				case record.Trait:
					traits = append(traits, fmt.Sprintf("%s %s: %s", f.Tool, f.Attribute, f.Raw))
				case record.Answer:
					answer = string(f.Text)
				}
			}
			slices.Sort(traits)
			if diff := cmp.Diff(want, traits); diff != "" {
				t.Errorf("traits (-want +got):\n%s", diff)
			}
			if answer != after {
				t.Errorf("the answer is %q", answer)
			}
		})
	}
}
