package article_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// stated lists pros, cons, guidance, creators, languages and users.
func stated(t *testing.T, page string) []string {
	t.Helper()
	got := blog(t, page)
	var list []string
	for _, f := range got.Facts {
		switch f := f.Body.(type) {
		case record.Pro:
			list = append(list, f.Tool+" + "+string(f.Text))
		case record.Con:
			list = append(list, f.Tool+" - "+string(f.Text))
		case record.Guidance:
			list = append(list, f.Tool+" "+string(f.Advice)+" "+f.Text)
		case record.Relation:
			list = append(list, f.From+" "+string(f.Relation)+" "+string(f.To))
		case record.Trait:
			if len(f.Versus) == 0 {
				list = append(list, f.Tool+" "+f.Attribute+" "+f.Raw)
			}
		}
	}
	return list
}

// TestEntries reads reasons and points that stand under headings, behind lines
// that name their tool, and of other tools than that of their section.
func TestEntries(t *testing.T) {
	for name, test := range map[string]struct {
		body string
		want []string
	}{
		"two paragraphs an entry": {`<h2>When to choose Flask</h2><ul><li><p>You want to start small.</p><p>One file is enough.</p></li><li><p>Your team knows it.</p><p>Training costs time.</p></li></ul><h3>Cons of Flask</h3><div><ul><li><p>Small core.</p></li><li><p>No admin.</p></li></ul><ul><li>Few rules.</li><li>Slow loop.</li></ul></div>`,
			[]string{"Flask choose_when You want to start small.\nOne file is enough.", "Flask choose_when Your team knows it.\nTraining costs time.", "Flask - Small core.", "Flask - No admin.", "Flask - Few rules.", "Flask - Slow loop."}},
		"headings below": {`<h2>When to choose Flask instead</h2><h3>You want to start small</h3><p>One file is enough.</p><h3>Your team knows it</h3><p>Training costs time.</p><h2>Notes</h2><p>None.</p>`,
			[]string{"Flask choose_when You want to start small", "Flask choose_when Your team knows it"}},
		"short headings below": {`<h2>What Django does well</h2><h3>Admin</h3><p>A back office from the models.</p><h3>Migrations</h3><p>Written by the tool.</p>`,
			[]string{"Django + Admin: A back office from the models.", "Django + Migrations: Written by the tool."}},
		"each names its tool": {`<h2>When to choose Django</h2><p>Big sites with forms.</p><h2>Limitations</h2><ul><li>Django: no async core</li><li>Flask: no admin</li><li>Both are old</li></ul>`,
			[]string{"Django choose_when Big sites with forms.", "Django limitation no async core", "Flask limitation no admin"}},
		"of another": {`<h2>Django</h2><p>It is large.</p><h3>Cons</h3><ul><li>Flask: its extensions do not fit</li></ul>`, nil},
		"of others beside own": {`<h2>Django</h2><p>It is large.</p><h3>Cons</h3><ul><li>Slow admin</li><li>Big</li><li>Flask: starts faster</li><li>Old</li></ul><h3>Pros</h3><ul><li>Works with Flask</li><li>Flask - can be mounted inside</li><li>Great admin</li></ul>`,
			[]string{"Django - Slow admin", "Django - Big", "Django - Old", "Django + Works with Flask", "Django + Great admin"}},
		"of two others": {`<h2>Django</h2><p>It is large.</p><h3>Cons</h3><ul><li>Flask: starts faster</li><li>Tornado: better sockets</li><li>Slow admin</li></ul><h2>Tornado</h2><p>Tornado is quick.</p><h3>Cons</h3><ul><li>Tornado: few extensions</li><li>Django: has an admin</li></ul>`,
			[]string{"Django - Slow admin", "Tornado - Tornado: few extensions"}},
		"by tool, of no tool":      {`<h2>Drawbacks</h2><ul><li>Django: the admin is slow</li><li>Flask - few parts</li><li>Both are old</li></ul>`, []string{"Django - the admin is slow", "Flask - few parts"}},
		"behind a tool, of others": {`<h2>What Django does well</h2><p>Forms.</p><h2>Cons</h2><ul><li>Flask: starts faster</li><li>Slow admin</li></ul>`, []string{"Django + Forms.", "Django - Slow admin"}},
		"a panel behind a list":    {`<h3>Cons of Flask</h3><ul><li>Small core</li></ul><p><b>How We Tested</b></p><p>We ran both on one laptop.</p>`, []string{"Flask - Small core"}},
		"terms":                    {`<dl><dt>Pros of Flask</dt><dd>Small core</dd><dd>One file</dd></dl><dl><dt>Cons of Flask</dt><dd>No admin</dd></dl>`, []string{"Flask + Small core", "Flask + One file", "Flask - No admin"}},
		"other words":              {`<h2>Where Flask Shines</h2><ul><li>One file</li></ul><h2>What We Dislike About Flask</h2><ul><li>No admin</li></ul>`, []string{"Flask + One file", "Flask - No admin"}},
		"by the words": {`<h2>Flask</h2><p>Flask is small.</p><h3>What Flask Gets Right</h3><ul><li>One file</li></ul><h3>What could be better</h3><ul><li>No admin</li></ul><h3>Don't use Flask if</h3><ul><li>You need a back office</li></ul><h3>Who Is Flask For?</h3><ul><li>Small teams</li></ul>
			<h2>Django (recommended)</h2><p>Django is large.</p><h3>What Django gets wrong that Flask does not</h3><ul><li>Size</li></ul><h2>What to watch out for</h2><ul><li>Old releases</li></ul>`,
			[]string{"Flask + One file", "Flask - No admin", "Flask limitation You need a back office", "Flask choose_when Small teams"}},
		"headings of another": {`<h2>When to choose Django</h2><h3>Flask is better for tiny services</h3><p>One file.</p><h3>Prefer Flask for small ones</h3><p>Less code.</p><h3>Do not choose it for scripts</h3><p>Much code.</p><h3>You need a back office</h3><p>It has one.</p><h2>Notes</h2><p>None.</p>`,
			[]string{"Django choose_when You need a back office"}},
		"denied and left": {`<h2>Summary</h2><p>Reasons to leave Django:</p><ul><li>It is too large for you</li></ul><p>Django is not ideal for:</p><ul><li>Tiny scripts of one page</li></ul><p>Reasons to choose Django, not Flask:</p><ul><li>You need a back office</li></ul>`,
			[]string{"Django limitation It is too large for you", "Django limitation Tiny scripts of one page"}},
		"a line of another ends a list": {`<h2>Pros of Django</h2><ul><li>It has a back office</li></ul><p>Where Flask is worse:</p><ul><li>Large sites with many forms</li></ul>`,
			[]string{"Django + It has a back office"}},
		"lines in front": {`<h2>Summary</h2><p>Where Django is better:</p><ul><li>If you need a back office</li></ul><p>Where Flask is better:</p><ul><li>If you write one small service</li></ul><p>The rest:</p><ul><li>Both are mature</li></ul>`,
			[]string{"Django choose_when If you need a back office", "Flask choose_when If you write one small service"}},
		"others": {`<h2>Django</h2><p>Django is large.</p><h2>What other tools are good at</h2><ul><li>Small services</li></ul><h2>When to pick something else</h2><ul><li>Flask if you need one file</li></ul>`,
			[]string{"Flask choose_when Flask if you need one file"}},
		"advice for another": {`<h2>When to use Django</h2><p>For a back office, use Django.</p><p>Use Flask for everything else.</p>`,
			[]string{"Django choose_when For a back office, use Django.", "Flask choose_when Use Flask for everything else."}},
		"items with a label": {`<h2>Django</h2><p>Django can do this:</p><ul><li><p><strong>Limitations</strong>: Not all can be done online:</p><ul><li><p>Keys are rebuilt</p></li></ul></li><li><p><strong>Tools</strong>: There are some.</p></li></ul><h2>Flask</h2><p>Flask does it so:</p><ul><li><p><strong>Online</strong>: All of it.</p></li></ul>`, nil},
		"absent":             {`<h2>Flask</h2><h3>Pros</h3><ul><li>Small core</li></ul><h3>Cons</h3><ul><li>N/A</li></ul>`, []string{"Flask + Small core"}},
	} {
		if diff := cmp.Diff(test.want, stated(t, frameworks+test.body+licenses)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestOwnersInProse leaves out makers, languages and users of something else
// than the tool of the sentence.
func TestOwnersInProse(t *testing.T) {
	for text, want := range map[string][]string{
		"Flask is written in Python.":                                                     {"Flask written_in Python"},
		"In 2021 Flask introduced Dunlin, a queue written in Rust.":                       nil,
		"Flask works with Dunlin, a queue created by Wader Works.":                        nil,
		"Flask lets extensions be written in Rust.":                                       nil,
		"Flask is one of the best choices for sites, but there are more, including Snipe": nil,
		"Flask runs many sites, including Netflix and Reddit.":                            {"Flask used_by Netflix", "Flask used_by Reddit"},
		"Why use Flask at all?":                                                           nil,
	} {
		if diff := cmp.Diff(want, stated(t, frameworks+"<p>"+text+"</p>"+licenses)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestNoFigures leaves out what only looks like a figure, and figures of another
// tool.
func TestNoFigures(t *testing.T) {
	for text, want := range map[string][]string{
		"Django came out of the newsrooms of the 1990s.":                  nil,
		"Django 18 mitigates such failures by keeping what it knows.":     nil,
		"Flask stays 100% WSGI-compatible.":                               nil,
		"Flask has 100% test coverage.":                                   {"Flask|100%|%|"},
		"For most loads Django and Flask are alike within 30% variation.": nil,
		"Flask has a 30-day trial.":                                       nil,
		"The rest is done, Admin 8 generates it for Django.":              nil,
		"Flask copes with clients of 3 categories.":                       nil,
		"Flask installs smaller than Django: 3.8 MB vs 9.1 MB.":           {"Flask|3.8 MB|MB|", "Django|9.1 MB|MB|"},
		"Its install is larger than both Flask and Django: 12 MB.":        nil,
	} {
		if diff := cmp.Diff(want, measured(t, frameworks+"<p>"+text+"</p>"+licenses)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestRowsOfOneTool leaves alone a table in which rows of one tool differ by
// something else, and names no tool of a time before a version.
func TestRowsOfOneTool(t *testing.T) {
	const page = frameworks + licenses + `<table><tr><th>Framework</th><th>Scenario</th><th>Supported</th></tr><tr><td>Before Django 3</td><td>Read</td><td>Yes</td></tr>
<tr><td>Since Django 3</td><td>Read</td><td>Yes</td></tr><tr><td>Flask</td><td>Read</td><td>Yes</td></tr><tr><td>Flask</td><td>Write</td><td>No</td></tr></table>
<table><tr><th>Attribute</th><th>Django</th><th>Flask</th></tr><tr><td>Clients</td><td>Served by workers, one each. A queue in front holds what waits, and drops none of it.</td><td>Served by threads, in turn</td></tr></table>`
	got := blog(t, page)
	var list []string
	for _, f := range got.Facts {
		if f, ok := f.Body.(record.Trait); ok {
			list = append(list, f.Tool+" "+f.Attribute+": "+strings.Join(f.Values, " | "))
		}
	}
	want := []string{"Django License: BSD", "Flask License: BSD",
		"Django Clients: Served by workers, one each. A queue in front holds what waits, and drops none of it.", "Flask Clients: Served by threads | in turn"}
	if diff := cmp.Diff(want, list); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestListIsNoSource takes no list of names in parentheses for a source.
func TestListIsNoSource(t *testing.T) {
	for text, want := range map[string]record.NullString{
		"Flask reached 41% (Wader Works, 2024).":             "Wader Works",
		"Flask reached 41% with both kinds (IVFFlat, HNSW).": "",
	} {
		got := blog(t, frameworks+"<p>"+text+"</p>"+licenses)
		for _, f := range got.Facts {
			if f, ok := f.Body.(record.Measurement); ok && f.AttributedTo != want {
				t.Errorf("%s: %q, want %q", text, f.AttributedTo, want)
			}
		}
	}
}

// TestFurniture leaves out questions that invite the reader, rows that only head
// others, and what ends a page; a heading may have a label in front of its name.
func TestFurniture(t *testing.T) {
	const page = frameworks + `<table><tr><th>Attribute</th><th>Django</th><th>Flask</th></tr><tr><td>Rights</td><td></td><td></td></tr><tr><td>--</td><td>-</td><td>-</td></tr>
<tr><td>Stars</td><td><img src="a.svg"></td><td><img src="b.svg"></td></tr><tr><td>License</td><td>BSD</td><td>BSD</td></tr><tr><td>Price</td><td>$4/user/month</td><td>none</td></tr></table>
<h2>Ready to try Django?</h2><p>See the guide.</p><h2>NOTE: Looking for an ORM?</h2><p>See below.</p><h2>Which is older, Django or Flask?</h2><p>Django is.</p><p>Edit this page Last updated on May 3, 2024</p>`
	got := blog(t, page)
	var list []string
	for _, f := range got.Facts {
		switch f := f.Body.(type) {
		case record.Trait:
			list = append(list, f.Tool+" "+f.Attribute+": "+strings.Join(f.Values, " | "))
		case record.Answer:
			list = append(list, f.Question+" "+f.Text)
		case record.Measurement:
			list = append(list, f.Tool+" "+f.Unit)
		}
	}
	want := []string{"Django License: BSD", "Flask License: BSD", "Django Price: $4/user/month", "Django $/user/month", "Flask Price: none", "Which is older, Django or Flask? Django is."}
	if diff := cmp.Diff(want, list); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestNoNamesInHeadings takes no parts of a machine for tools.
func TestNoNamesInHeadings(t *testing.T) {
	const page = frameworks + `<h2>Cost comparison (2 vCPU, 8GB RAM)</h2><p>A host with 2 vCPU and 8GB RAM serves both; with 8GB RAM, vCPU matters.</p>` + licenses
	got := blog(t, page)
	for _, f := range got.Facts {
		if tool, ok := f.Body.(record.Tool); ok && tool.Name != "Django" && tool.Name != "Flask" {
			t.Errorf("%q is no tool", tool.Name)
		}
	}
}

// TestLabelledName takes the name of an alternative that stands behind a label.
func TestLabelledName(t *testing.T) {
	const page = `<title>Laravel alternatives</title><h1>Laravel alternatives</h1><p>Laravel is a framework of PHP with an API. Laravel has its rivals.</p><h2>Symfony</h2><p>Symfony is modular.</p><h2>Yii</h2><p>Yii is fast.</p>
<h2>CMS-only: Winter</h2><p>Winter is a CMS-only framework.</p>`
	want := []string{"Symfony: Laravel, Symfony", "Symfony alternative Laravel", "Yii: Laravel, Yii", "Yii alternative Laravel", "CMS-only: Winter: Laravel, Winter", "Winter alternative Laravel"}
	if diff := cmp.Diff(want, compared(t, page)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestReasonsOfAKind reads a heading of when to use no tool of a kind, which is not that of the
// tool before.
func TestReasonsOfAKind(t *testing.T) {
	for heading, want := range map[string]int{
		"When not to use a web framework at all": 0,
		"When to use any database":               0,
		"When not to use it":                     1,
		"Limitations":                            1,
	} {
		n := 0
		for _, f := range blog(t, frameworks+"<h2>Flask</h2><p>Flask is small.</p><h2>"+heading+"</h2><ul><li>The site has three pages</li></ul>"+licenses).Facts {
			if _, ok := f.Body.(record.Guidance); ok {
				n++
			}
		}
		if n != want {
			t.Errorf("%s: %d entries, want %d", heading, n, want)
		}
	}
}

// TestAdviceEndsPoints reads what speaks against a tool in lines that are no list, and not the advice behind them.
func TestAdviceEndsPoints(t *testing.T) {
	var got []string
	for _, f := range blog(t, frameworks+`<h2>Flask</h2><p>Flask is small.</p><div><b>Bad:</b></div><div>No admin pages come with it</div><div><strong>Use Flask if</strong> you start a small service today.</div>`+licenses).Facts {
		switch b := f.Body.(type) {
		case record.Con:
			got = append(got, "con "+string(b.Text))
		case record.Guidance:
			got = append(got, string(b.Advice)+" "+b.Text)
		}
	}
	if diff := cmp.Diff([]string{"con No admin pages come with it", "choose_when Use Flask if you start a small service today."}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
