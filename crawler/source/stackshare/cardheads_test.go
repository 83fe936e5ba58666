package stackshare_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestWordsOverCards takes what stands over every card of advice for no author and no text.
func TestWordsOverCards(t *testing.T) {
	texts := [...]string{"We moved all of it in one week.", "Which of them is to be learned first?", "We would do the same once more."}
	names := [...]string{"Ana Lee", "Bo", "Kim Roe"}
	want := make([]record.Opinion, 3)
	for k := range want {
		want[k] = record.Opinion{Author: names[k], Date: record.Date(fmt.Sprintf("2020-05-2%d", k+1)), Stance: "decided", Text: texts[k]}
	}
	boxes := map[string]string{
		"a summary": `<details open><summary>%s</summary>%s</details>`, "a heading": `<div><h4>%s</h4>%s</div>`, "a line": `<div><p>%s</p>%s</div>`, "a button": `<div><button>%s</button>%s</div>`,
	}
	labels := map[string][3]string{
		"Show": {"Show", "Show", "Show"}, "Advice": {"Advice", "Advice", "Advice"}, "Note": {"Note", "Note", "Note"}, "unfold": {"Read the whole", "Read the whole", "Read the whole"},
		"numbered": {"Advice #1", "Advice #2", "Advice #3"}, "of several": {"1 of 3", "2 of 3", "3 of 3"},
	}
	for box, form := range boxes {
		for name, label := range labels {
			signed, foot := "", ""
			for k := range want {
				day := fmt.Sprintf("May 2%d, 2020", k+1)
				signed += fmt.Sprintf(form, label[k], `<h5>`+names[k]+`</h5><div>`+day+`</div><div>Decided</div><p>`+texts[k]+`</p>`)
				foot += fmt.Sprintf(form, label[k], `<div>Decided</div><p>`+texts[k]+`</p><div>`+names[k]+`</div><div>`+day+`</div>`)
			}
			for order, body := range map[string]string{"signed": signed, "signed at the foot": foot} {
				got := bodiesOf[record.Opinion](extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>Advice on A, B</h2>`+body))
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s, %s, %s (-want +got):\n%s", box, name, order, diff)
				}
			}
		}
	}
}

// TestSameAuthor keeps whoever signs every card with a portrait, or two names, or is nobody else.
func TestSameAuthor(t *testing.T) {
	for _, signed := range [...]string{`<h4>Ana Lee</h4>`, `<h4>Ana</h4>`, `<p>Ana</p><p>Engineer at Acme</p>`, `<h4><img alt="Ana" src=a.png> Ana</h4>`, `<details open><summary>Ana Lee</summary></details>`} {
		body := ""
		for _, text := range [...]string{"We moved all of it in one week.", "We have not looked back since.", "We would do the same once more."} {
			body += `<article>` + signed + `<div>May 21, 2020</div><div>Decided</div><p>` + text + `</p></article>`
		}
		for _, o := range bodiesOf[record.Opinion](extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>Advice on A, B</h2>`+body)) {
			if o.Author != "Ana Lee" && o.Author != "Ana" {
				t.Errorf("%s: author %q of %q", signed, o.Author, o.Text)
			}
		}
	}
}
