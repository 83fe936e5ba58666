package stackshare_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestStanceHeadsAGroup gives the opinions below a heading the stance that it says.
func TestStanceHeadsAGroup(t *testing.T) {
	var body string
	var want []record.Opinion
	for i, stance := range []string{"Decided", "", "Needs advice", ""} {
		if stance != "" {
			body += `<h3>` + stance + `</h3>`
		}
		o := record.Opinion{Author: []string{"Ana", "Cid", "Ben", "Eve"}[i], Role: "CTO at Moss", Date: record.Date(fmt.Sprintf("2021-05-0%d", i+1)), Stance: []string{"decided", "needs_advice"}[i/2]}
		o.Text = fmt.Sprintf("We moved all %d of them in one week and have not looked back since.", i+4)
		body += fmt.Sprintf(`<div><p><b>%s</b>, %s</p><p>May %d, 2021</p><p>%s</p></div>`, o.Author, o.Role, i+1, o.Text)
		want = append(want, o)
	}
	if diff := cmp.Diff(want, bodiesOf[record.Opinion](extractBody(t, pairTitle+`<h2>Advice on A, B</h2>`+body))); diff != "" {
		t.Errorf("opinions (-want +got):\n%s", diff)
	}
}

// TestTagsInTheCellOfAStance reads a table of opinions whose tags stand behind the stance.
func TestTagsInTheCellOfAStance(t *testing.T) {
	for name, cell := range map[string]string{
		"behind on": `Needs advice on <a href="/moss">Moss</a>, <a href="/fern">Fern</a>`,
		"labelled":  `Needs advice <p>Tools: <a href="/moss">Moss</a>, <a href="/fern">Fern</a></p>`,
		"chips":     `<p>Needs advice</p><div><span class="chip">Moss</span> <span class="chip">Fern</span></div>`,
		"a list":    `Needs advice on <ul><li>Moss</li><li>Fern</li></ul>`,
	} {
		t.Run(name, func(t *testing.T) {
			views := int64(2_900_000)
			want := []record.Opinion{{Author: "Ben", Role: "Student", Date: "2019-09-19", Stance: "needs_advice", Tools: []string{"Moss", "Fern"}, Text: "I have learned both and cannot tell which of them suits a team of three.", Views: &views}}
			page := extractBody(t, pairTitle+`<h2>Advice on A, B</h2><table><tr><th>Author</th><th>Date</th><th>Status</th><th>Advice</th><th>Views</th></tr>
				<tr><td>Ben<br><small>Student</small></td><td>Sep 19, 2019</td><td>`+cell+`</td><td><p>`+want[0].Text+`</p></td><td>2.9M</td></tr></table>`)
			if diff := cmp.Diff(want, bodiesOf[record.Opinion](page)); diff != "" {
				t.Errorf("opinions (-want +got):\n%s", diff)
			}
		})
	}
}
