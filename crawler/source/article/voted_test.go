package article_test

import (
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestVotedPoints reads lists of pros whose entries stand beside how many voted for them, and lists
// whose entries begin with numbers that are no votes.
func TestVotedPoints(t *testing.T) {
	both := []string{"Quick to start 678", "One file 5"}
	for body, want := range map[string][]string{
		"<ul><li><span>678</span> <span>Quick to start</span></li><li><span>5</span> <span>One file</span></li></ul>": both,
		"<ul><li><div>678</div><div>Quick to start</div></li><li><div>5</div><div>One file</div></li></ul>":           both,
		"<div><div>678</div><div>Quick to start</div></div><div><div>5</div><div>One file</div></div>":                both,
		"<ul><li>678 Quick to start</li><li>5 One file</li><li>1.2K Small</li></ul>":                                  {"Quick to start 678", "One file 5", "Small 1200"},
		"<ul><li>678 plugins</li><li>5 drivers</li><li>3 years of support</li></ul>":                                  {"678 plugins", "5 drivers", "3 years of support"},
		"<ul><li>2 MB in all</li><li>One file</li></ul>":                                                              {"2 MB in all", "One file"},
		"<ul><li>+Quick to start</li><li>+One file</li></ul>":                                                         {"Quick to start", "One file"},
		"<ul><li>24 Hours of support</li><li>One file</li></ul>":                                                      {"24 Hours of support", "One file"},
	} {
		var list []string
		for _, f := range blog(t, frameworks+licenses+"<h2>Flask</h2><p>Flask is small.</p><h3>Pros of Flask</h3>"+body).Facts {
			if p, ok := f.Body.(record.Pro); ok {
				text := string(p.Text)
				if p.Votes != nil {
					text += " " + strconv.FormatInt(*p.Votes, 10)
				}
				list = append(list, text)
			}
		}
		if diff := cmp.Diff(want, list); diff != "" {
			t.Errorf("%s (-want +got):\n%s", body, diff)
		}
	}
}

// TestBadgedHead reads a table of which one column stands below a name and what the page says of its
// favourite.
func TestBadgedHead(t *testing.T) {
	for badge, want := range map[string][]string{
		"Nice Pick": {"Flask", "Django"}, "🏆 Winner": {"Flask", "Django"},
	} {
		var list []string
		for _, f := range blog(t, frameworks+"<table><tr><th></th><th>Flask <em>"+badge+"</em></th><th>Django</th></tr><tr><td>License</td><td>BSD</td><td>MIT</td></tr></table>").Facts {
			if b, ok := f.Body.(record.Trait); ok {
				list = append(list, b.Tool)
			}
		}
		if diff := cmp.Diff(want, list); diff != "" {
			t.Errorf("%s (-want +got):\n%s", badge, diff)
		}
	}
}
