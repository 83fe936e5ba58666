package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestVerdict reads who wins, where one does.
func TestVerdict(t *testing.T) {
	for body, want := range map[string]string{
		"<h2>Verdict</h2><p>PostgreSQL wins for most teams. MySQL is quicker to set up.</p>":                      "PostgreSQL",
		"<h2>Final thoughts</h2><p>Overall, we recommend MySQL.</p>":                                              "MySQL",
		"<h2>Which one should you take?</h2><p>Our pick is PostgreSQL.</p>":                                       "PostgreSQL",
		"<h2>Verdict</h2><p>PostgreSQL wins on types.</p><p>MySQL is the better choice for read-heavy sites.</p>": "",
		"<h2>Verdict</h2><p>PostgreSQL wins.</p><p>On second thought, MySQL is the winner.</p>":                   "",
		"<h2>Verdict</h2><p>There is no clear winner, PostgreSQL wins here and there.</p>":                        "",
		"<h2>Verdict</h2><p>For most teams PostgreSQL is the safer choice. Choose MySQL if you know it.</p>":      "PostgreSQL",
		"<h2>Fazit</h2><p>Für neue Projekte empfehlen wir PostgreSQL.</p>":                                        "PostgreSQL",
		"<h2>Verdict</h2><p>For most small sites MySQL is the better choice.</p>":                                 "",
		"<h2>Verdict</h2><p>For almost all read-heavy pages, MySQL is the winner.</p>":                            "",
		"<h2>Verdict</h2><p>MySQL wins for most hobby projects.</p>":                                              "",
		"<h2>Verdict</h2><p>MySQL is the better choice in most read-heavy cases.</p>":                             "",
		"<h2>Verdict</h2><p>For most teams that read a lot, MySQL is the better choice.</p>":                      "",
		"<h2>Verdict</h2><p>For most of us, PostgreSQL is the better choice.</p>":                                 "PostgreSQL",
		"<h2>Verdict</h2><p>PostgreSQL wins in most cases.</p>":                                                   "PostgreSQL",
		"<h2>Fazit</h2><p>Für die meisten Projekte empfehlen wir PostgreSQL.</p>":                                 "PostgreSQL",
		"<h2>Verdict</h2><p>So, for nearly all new web apps, PostgreSQL wins.</p>":                                "PostgreSQL",
		"<h2>Verdict</h2><p>For tiny sites MySQL is the better choice.</p>":                                       "",
		"<h2>Verdict</h2><p>For users of WordPress, MySQL is the better choice.</p>":                              "",
		"<h2>Verdict</h2><p>For using it at home, MySQL is the better choice.</p>":                                "",
		"<h2>Verdict</h2><p>For new hires, MySQL is the better choice.</p>":                                       "",
		"<h2>Verdict</h2><p>On small sites, MySQL is the safer choice.</p>":                                       "",
		"<h2>Verdict</h2><p>When speed matters, MySQL is the safer bet.</p>":                                      "",
		"<h2>Verdict</h2><p>Where you need one file only, our pick is MySQL.</p>":                                 "",
		"<h2>Verdict</h2><p>As a cache of pages MySQL is the winner.</p>":                                         "",
		"<h2>Fazit</h2><p>Wenn es schnell gehen soll, empfehlen wir MySQL.</p>":                                   "",
		"<h2>Fazit</h2><p>Bei kleinen Seiten empfehlen wir MySQL.</p>":                                            "",
		"<h2>Fazit</h2><p>Niemandem empfehlen wir MySQL.</p>":                                                     "",
		"<h2>Fazit</h2><p>Insgesamt empfehlen wir MySQL.</p>":                                                     "MySQL",
		"<h2>Verdict</h2><p>For us, MySQL is the winner.</p>":                                                     "MySQL",
		"<h2>Verdict</h2><p>MySQL is quick, but overall PostgreSQL wins.</p>":                                     "PostgreSQL",
		"<h2>Verdict</h2><p>MySQL is quick, but for small sites PostgreSQL wins.</p>":                             "",
		"<h2>Verdict</h2><p>In the end, our pick is PostgreSQL.</p>":                                              "PostgreSQL",
		"<h2>Verdict</h2><p>Ultimately for small sites MySQL is the better choice.</p>":                           "",
		"<h2>Verdict</h2><p>We think that for small sites MySQL is the better choice.</p>":                        "",
		"<h2>Verdict</h2><p>While you are learning, MySQL is the better choice.</p>":                              "",
		"<h2>Verdict</h2><p>In general use on embedded devices, MySQL is the better choice.</p>":                  "",
		"<h2>Verdict</h2><p>In our tests of small pages, MySQL is the winner.</p>":                                "",
		"<h2>Verdict</h2><p>As of small sites, MySQL is the better choice.</p>":                                   "",
		"<h2>Verdict</h2><p>However, for small sites, MySQL is the better choice.</p>":                            "",
		"<h2>Verdict</h2><p>For small sites, in our view, MySQL is the better choice.</p>":                        "",
		"<h2>Verdict</h2><p>In 2025, for small sites MySQL is the better choice.</p>":                             "",
		"<h2>Verdict</h2><p>Because you want one file, MySQL is the better choice.</p>":                           "",
		"<h2>Verdict</h2><p>Based on price, MySQL is the better choice.</p>":                                      "",
		"<h2>Verdict</h2><p>With small teams, MySQL is the better choice.</p>":                                    "",
		"<h2>Verdict</h2><p>After the first million rows, MySQL is the better choice.</p>":                        "",
		"<h2>Verdict</h2><p>Both are fine and for small sites MySQL wins.</p>":                                    "",
		"<h2>Verdict</h2><p>Our verdict for small sites: MySQL wins.</p>":                                         "",
		"<h2>Verdict</h2><p>However, PostgreSQL is the better choice.</p>":                                        "PostgreSQL",
		"<h2>Verdict</h2><p>That said, for most teams PostgreSQL is the safer choice.</p>":                        "PostgreSQL",
		"<h2>Verdict</h2><p>As a result, PostgreSQL is the better choice.</p>":                                    "PostgreSQL",
		"<h2>Verdict</h2><p>Based on our tests, PostgreSQL is the winner.</p>":                                    "PostgreSQL",
		"<h2>Verdict</h2><p>In 2025, PostgreSQL is the better choice.</p>":                                        "PostgreSQL",
		"<h2>Verdict</h2><p>After testing both, we recommend PostgreSQL.</p>":                                     "PostgreSQL",
		"<h2>Verdict</h2><p>Because it has rich types, PostgreSQL is the better choice.</p>":                      "PostgreSQL",
		"<h2>Verdict</h2><p>With its many types, PostgreSQL is the better choice.</p>":                            "PostgreSQL",
		"<h2>Verdict</h2><p>The answer is simple: PostgreSQL wins.</p>":                                           "PostgreSQL",
		"<h2>Verdict</h2><p>While MySQL is quicker, PostgreSQL is the better choice.</p>":                         "PostgreSQL",
		"<h2>Verdict</h2><p>Honestly, we think that, of the two databases, PostgreSQL wins.</p>":                  "PostgreSQL",
		"<h2>Verdict</h2><p>Both are fine and PostgreSQL wins.</p>":                                               "PostgreSQL",
		"<h2>Verdict</h2><p>MySQL is quick, in our view, PostgreSQL wins.</p>":                                    "PostgreSQL",
		"<h2>Verdict</h2><p>Our verdict: PostgreSQL wins.</p>":                                                    "PostgreSQL",
		"<h2>Speed</h2><p>PostgreSQL wins.</p>":                                                                   "",
	} {
		got := ""
		for _, f := range readVersus(t, body+`<table><tr><th>Attribute<th>PostgreSQL<th>MySQL<tr><td>License<td>BSD<td>GPL</table>`).Facts {
			if v, ok := f.Body.(record.Verdict); ok {
				got += string(v.Winner)
			}
		}
		if got != want {
			t.Errorf("%s: winner %q, want %q", body, got, want)
		}
	}
}

// TestAdvice reads when to choose a tool out of paragraphs.
func TestAdvice(t *testing.T) {
	var got []string
	for _, f := range readVersus(t, `<h2>Which one?</h2><p>Choose PostgreSQL if you need rich types. Choose MySQL if you want it simple.</p>
		<p>Both are old. In short, go with PostgreSQL when types matter.</p><p>If you have one server and no time, pick MySQL.</p><p>People who choose PostgreSQL are happy.</p>`).Facts {
		if g, ok := f.Body.(record.Guidance); ok {
			got = append(got, g.Tool+": "+g.Text)
		}
	}
	want := []string{"PostgreSQL: Choose PostgreSQL if you need rich types.", "MySQL: Choose MySQL if you want it simple.", "PostgreSQL: In short, go with PostgreSQL when types matter.", "MySQL: If you have one server and no time, pick MySQL."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("advice (-want +got):\n%s", diff)
	}
}
