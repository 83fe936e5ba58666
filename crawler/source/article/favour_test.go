package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// judgements lists what a page about PostgreSQL and MySQL advises and who wins.
func judgements(t *testing.T, body string) (list []string) {
	t.Helper()
	for _, f := range readVersus(t, body+`<table><tr><th>Attribute<th>PostgreSQL<th>MySQL<tr><td>License<td>BSD<td>GPL</table>`).Facts {
		switch f := f.Body.(type) {
		case record.Guidance:
			list = append(list, f.Tool+": "+f.Text)
		case record.Verdict:
			list = append(list, string(f.Winner)+" wins")
		}
	}
	return list
}

// TestFavoured reads in which case a tool is to be chosen, and who wins, by what sentences and
// headings say.
func TestFavoured(t *testing.T) {
	for body, want := range map[string][]string{
		"<h2>Bottom line</h2><p>PostgreSQL is our winner for web apps; choose MySQL for blogs.</p>":                                    {"PostgreSQL: PostgreSQL is our winner for web apps", "MySQL: choose MySQL for blogs."},
		"<p>TL;DR: Pick MySQL if you want it simple. Pick PostgreSQL if you need rich types.</p>":                                      {"MySQL: Pick MySQL if you want it simple.", "PostgreSQL: Pick PostgreSQL if you need rich types."},
		"<p><b>In short:</b> Pick MySQL if you want it simple.</p>":                                                                    {"MySQL: Pick MySQL if you want it simple."},
		"<h2>Which?</h2><p>For small sites MySQL is the better choice.</p>":                                                            {"MySQL: For small sites MySQL is the better choice."},
		"<h2>Verdict</h2><p>For new apps with maps we choose PostgreSQL; for everything else MySQL remains the safer bet.</p>":         {"PostgreSQL: For new apps with maps we choose PostgreSQL", "MySQL: for everything else MySQL remains the safer bet."},
		"<h2>Conclusion</h2><p>For blogs, MySQL wins. For maps, PostgreSQL wins.</p>":                                                  {"MySQL: For blogs, MySQL wins.", "PostgreSQL: For maps, PostgreSQL wins."},
		"<p>PostgreSQL is the right choice when your data has a shape.</p>":                                                            {"PostgreSQL: PostgreSQL is the right choice when your data has a shape."},
		"<p>MySQL is usually the better fit if you know it. PostgreSQL makes sense when your data has a shape.</p>":                    {"MySQL: MySQL is usually the better fit if you know it.", "PostgreSQL: PostgreSQL makes sense when your data has a shape."},
		"<p>MySQL is often a good choice for small sites.</p>":                                                                         {"MySQL: MySQL is often a good choice for small sites."},
		"<p>MySQL is not a good choice for small sites. It makes little sense when you have maps.</p>":                                 nil,
		"<p>Take MySQL if you know it. Take PostgreSQL for example. Take PostgreSQL when you need maps.</p>":                           {"MySQL: Take MySQL if you know it.", "PostgreSQL: Take PostgreSQL when you need maps."},
		"<h2>TL;DR</h2><ul><li><b>MySQL</b> – best for blogs</li><li><b>PostgreSQL</b> – ideal for maps</li></ul>":                     {"MySQL: MySQL – best for blogs", "PostgreSQL: PostgreSQL – ideal for maps"},
		"<h2>MySQL</h2><p>Good for:</p><ul><li>Blogs of all kinds</li></ul><p>Not so good for:</p><ul><li>Maps of the world</li></ul>": {"MySQL: Blogs of all kinds", "MySQL: Maps of the world"},
		"<h2>Verdict: MySQL wins</h2><p>It is simple.</p>":                                                                             {"MySQL wins"},
		"<h2>And the winner is PostgreSQL</h2><p>It has types.</p>":                                                                    {"PostgreSQL wins"},
		"<h2>Conclusion</h2><p>All in all, MySQL is the winner of this comparison.</p>":                                                {"MySQL wins"},
		"<h2>Conclusion</h2><p>I would pick PostgreSQL for any new project.</p>":                                                       {"PostgreSQL wins"},
		"<h2>Verdict</h2><p>MySQL is what we recommend for most teams.</p>":                                                            {"MySQL wins"},
		"<h2>Speed: MySQL wins</h2><p>MySQL wins by a mile.</p>":                                                                       nil,
		"<h2>Speed</h2><h3>Winner: MySQL</h3><p>It is quick.</p>":                                                                      nil,
		"<h2>Our pick</h2><p>PostgreSQL wins for most teams.</p>":                                                                      {"PostgreSQL wins"},
		"<h2>Speed</h2><h3>Winner</h3><p>MySQL wins.</p>":                                                                              nil,
		"<h2>Conclusion</h2><h3>Our winner</h3><p>MySQL wins.</p>":                                                                     {"MySQL wins"},
		"<h2>Our pick</h2><p>PostgreSQL wins for most teams. Choose MySQL if you know it. Stay with PostgreSQL if you know that.</p>":  {"MySQL: Choose MySQL if you know it.", "PostgreSQL: Stay with PostgreSQL if you know that.", "PostgreSQL wins"},
		"<h2>Where MySQL wins</h2><p>MySQL wins.</p>":                                                                                  nil,
		"<p>For years MySQL was the better choice for blogs.</p>":                                                                      nil,
		"<p>If you think MySQL is the better choice for blogs, look again.</p>":                                                        nil,
		"<p>Some argue that MySQL is the better choice for blogs.</p>":                                                                 nil,
		"<p>Is MySQL the better choice for blogs?</p>":                                                                                 nil,
		"<p>MySQL is not the better choice for blogs.</p>":                                                                             nil,
		"<p>MySQL isn't the right choice when your data has a shape.</p>":                                                              nil,
		"<h2>Speed</h2><p>For the insert test MySQL wins.</p>":                                                                         nil,
		"<h2>Speed</h2><p>For latency, MySQL wins.</p>":                                                                                nil,
		"<h2>Speed</h2><p>MySQL wins for throughput in our test.</p>":                                                                  nil,
		"<p>MySQL may be the right choice for blogs.</p>":                                                                              nil,
		"<p>We asked whether MySQL is the better choice for blogs.</p>":                                                                nil,
		"<h2>Verdict</h2><p>Unless you need types, MySQL is the better choice.</p>":                                                    nil,
		"<h2>Speed</h2><p>For this reason MySQL wins.</p>":                                                                             nil,
		"<h2>Speed</h2><p>For example, MySQL wins.</p>":                                                                                nil,
	} {
		if diff := cmp.Diff(want, judgements(t, body)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", body, diff)
		}
	}
}
