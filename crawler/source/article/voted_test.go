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
		"<ul><li><span>678</span> <span>Quick to start</span></li><li><span>5</span> <span>One file</span></li></ul>":                       both,
		"<ul><li><div>678</div><div>Quick to start</div></li><li><div>5</div><div>One file</div></li></ul>":                                 both,
		"<div><div>678</div><div>Quick to start</div></div><div><div>5</div><div>One file</div></div>":                                      both,
		"<ul><li>678 Quick to start</li><li>5 One file</li><li>1.2K Small</li></ul>":                                                        {"Quick to start 678", "One file 5", "Small 1200"},
		"<ul><li>Quick to start <small>678 votes</small></li><li>One file <small>5 votes</small></li></ul>":                                 both,
		"<ul><li><span>Quick to start</span><span class=badge>678</span></li><li><span>One file</span><span class=badge>5</span></li></ul>": both,
		"<dl><dt>Quick to start</dt><dd>678</dd><dt>One file</dt><dd>5</dd></dl>":                                                           both,
		"<ul><li>Quick to start (678)</li><li>One file (5)</li><li>Small (1.2K)</li></ul>":                                                  {"Quick to start 678", "One file 5", "Small 1200"},
		"<ul><li>Quick to start — 678</li><li>One file — 5</li><li>Small — 3</li></ul>":                                                     {"Quick to start 678", "One file 5", "Small 3"},
		"<ul><li>Quick to start (2024)</li><li>One file</li></ul>":                                                                          {"Quick to start (2024)", "One file"},
		"<ul><li>Runs on Python 3</li><li>Needs port 80</li><li>Has HTTP 2</li></ul>":                                                       {"Runs on Python 3", "Needs port 80", "Has HTTP 2"},
		"<ul><li>One file</li><li>Related to: quark, zeta</li><li>Best for: small sites</li></ul>":                                          {"One file"},
		"<ul><li>1 Quick</li><li>2 Small</li><li>3 Simple</li></ul>":                                                                        {"Quick", "Small", "Simple"},
		"<p>01</p><p>Quick to start</p><p>02</p><p>One file</p>":                                                                            {"Quick to start", "One file"},
		"<ul><li>Quick (2024)</li><li>Small (2023)</li><li>Simple (2019)</li></ul>":                                                         {"Quick (2024)", "Small (2023)", "Simple (2019)"},
		"<ul><li>678 plugins</li><li>5 drivers</li><li>3 years of support</li></ul>":                                                        {"678 plugins", "5 drivers", "3 years of support"},
		"<ul><li>2 MB in all</li><li>One file</li></ul>":                                                                                    {"2 MB in all", "One file"},
		"<ul><li>+Quick to start</li><li>+One file</li></ul>":                                                                               {"Quick to start", "One file"},
		"<ul><li>24 Hours of support</li><li>One file</li></ul>":                                                                            {"24 Hours of support", "One file"},
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

// TestVotedCells reads a table whose cells list what speaks for tools, with votes in tables of their own.
func TestVotedCells(t *testing.T) {
	cell := func(list ...string) string {
		text := "<td><table>"
		for i := 0; i < len(list); i += 2 {
			text += "<tr><td>" + list[i] + "</td><td>" + list[i+1] + "</td></tr>"
		}
		return text + "</table></td>"
	}
	page := blog(t, frameworks+licenses+"<table><tr><th></th><th>Django</th><th>Flask</th></tr><tr><th>Pros</th>"+cell("678", "Admin", "5", "Forms")+cell("26", "Small", "3", "One file")+"</tr></table>")
	var list []string
	for _, f := range page.Facts {
		if p, ok := f.Body.(record.Pro); ok && p.Votes != nil {
			list = append(list, p.Tool+" "+string(p.Text)+" "+strconv.FormatInt(*p.Votes, 10))
		}
	}
	if diff := cmp.Diff([]string{"Django Admin 678", "Django Forms 5", "Flask Small 26", "Flask One file 3"}, list); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestRowsOfTopics reads pages that put tools side by side, row by row.
func TestRowsOfTopics(t *testing.T) {
	list := func(text string) string { return "<ul><li>" + text + "</li></ul>" }
	for body, want := range map[string][]string{
		"<h2>Django</h2><h2>Flask</h2><h3>Pros</h3>" + list("Has an admin") + "<h3>Pros</h3>" + list("One file") + "<h3>Cons</h3>" + list("Large") + "<h3>Cons</h3>" + list("Few parts"): {"Django + Has an admin", "Flask + One file", "Django - Large", "Flask - Few parts"},
		"<h2>Django</h2><p><b>Nice pick</b></p><h2>Flask</h2><h3>Pros</h3>" + list("Has an admin") + "<h3>Pros</h3>" + list("One file"):                                                  {"Django + Has an admin", "Flask + One file"},
		"<h2>Django</h2><h2>Flask</h2><h3>Pros</h3>" + list("One file") + "<h3>Cons</h3>" + list("Few parts"):                                                                            {"Flask + One file", "Flask - Few parts"},
		"<h2>Flask</h2><p>It is small.</p><h3>Nice pick</h3><p>We took it for a small site.</p>":                                                                                         nil,
		"<h2>In the end</h2><h3>Flask wins</h3><p>We took it for a small site.</p>":                                                                                                      nil,
	} {
		if diff := cmp.Diff(want, stated(t, frameworks+licenses+body)); diff != "" {
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

// TestOutcomeHead reads a table with a column of which tool wins, and a row of what it ran on.
func TestOutcomeHead(t *testing.T) {
	page := blog(t, frameworks+"<table><tr><th>Test</th><th>Flask</th><th>Django</th><th>🏆 Winner</th></tr><tr><td>Start (ms)</td><td>4</td><td>9</td><td>Flask</td></tr></table>"+
		"<table><tr><th>Component</th><th>Version</th></tr><tr><td>OS</td><td>Ubuntu 24.04</td></tr><tr><td>Flask</td><td>3.1</td></tr><tr><td>Django</td><td>5.1</td></tr></table>")
	for _, f := range page.Facts {
		if b, ok := f.Body.(record.Tool); ok && (string(b.Name) == "OS" || string(b.Name) == "🏆 Winner") {
			t.Errorf("the tool %q", b.Name)
		}
	}
}
