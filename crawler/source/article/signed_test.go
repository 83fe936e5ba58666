package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSignedPoints reads lines behind signs that speak for a tool and against it, and none behind
// signs that say what it has.
func TestSignedPoints(t *testing.T) {
	for body, want := range map[string][]string{
		"<p>✅ Quick to start<br>✅ Small<br>❌ No admin of its own</p>":                                                                    {"Flask + Quick to start", "Flask + Small", "Flask - No admin of its own"},
		"<p>👍 One file</p><p>👎 Few parts in the box</p>":                                                                                 {"Flask + One file", "Flask - Few parts in the box"},
		"<ul><li>✅ Quick</li><li>❌ No admin of its own</li></ul>":                                                                        {"Flask + Quick", "Flask - No admin of its own"},
		"<p>+ Quick to start<br>- No admin</p>":                                                                                          {"Flask + Quick to start", "Flask - No admin"},
		"<p>✅ Quick to start<br>✅ Small</p>":                                                                                             nil,
		"<ul><li>- Quick to start</li><li>- Small</li></ul>":                                                                             nil,
		"<p>❌ No admin of its own<br>❌ Few parts</p>":                                                                                    nil,
		"<p>✅ REST<br>❌ SOAP</p>":                                                                                                        nil,
		"<p>It comes with:</p><p>✅ Web sockets<br>❌ A mobile app</p>":                                                                    nil,
		"<h3>Supported features</h3><p>✅ Web sockets<br>❌ A mobile app</p>":                                                              nil,
		"<p>✅ = is there, ❌ = is not there</p><p>❌ = is not there at all</p>":                                                            nil,
		"<p>✅ Quick to start</p><p>Flask is small.</p><p>❌ No admin of its own</p>":                                                      nil,
		"<p>-5 degrees in Bern</p><p>+3 degrees in Rome</p>":                                                                             nil,
		"<p>Check ✅ this one and ❌ that one</p>":                                                                                         nil,
		"<table><tr><td>Pros</td><td>Cons</td></tr><tr><td>Quick<br>Small</td><td>No admin</td></tr></table>":                            {"Flask + Quick", "Flask + Small", "Flask - No admin"},
		"<table><tr><td>✅ Pros</td><td>❌ Cons</td></tr><tr><td>Quick</td><td>No admin</td></tr><tr><td>Small</td><td></td></tr></table>": {"Flask + Quick", "Flask - No admin", "Flask + Small"},
		"<table><tr><th>Django pros</th><th>Cons of Django</th></tr><tr><td>Admin</td><td>Large</td></tr></table>":                       {"Django + Admin", "Django - Large"},
		"<table><tr><td>Pros</td><td>Pros</td></tr><tr><td>Quick</td><td>Small</td></tr></table>":                                        nil,
		"<table><tr><td>Pros</td><td>Price</td></tr><tr><td>Quick</td><td>Free</td></tr></table>":                                        nil,
	} {
		if diff := cmp.Diff(want, stated(t, frameworks+licenses+"<h2>Flask</h2><p>Flask is small.</p>"+body)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", body, diff)
		}
	}
}

// TestWhyLists reads lists below headings that ask why a tool, and no others.
func TestWhyLists(t *testing.T) {
	const list = "<ul><li>One file is enough</li><li>Everybody knows it</li></ul>"
	want := []string{"Flask choose_when One file is enough", "Flask choose_when Everybody knows it"}
	for heading, want := range map[string][]string{
		"Why Flask":                   want,
		"Why Flask?":                  want,
		"Why Flask and not Django":    nil,
		"Why Flask is slow":           nil,
		"Why we left Flask":           nil,
		"Why Flask matters":           nil,
		"Why is Flask slow?":          nil,
		"Why not Flask":               {"Flask limitation One file is enough", "Flask limitation Everybody knows it"},
		"What Flask does in the dark": nil,
		"Why":                         nil,
		"Why not GitHub Actions?":     nil,
		"Why not Zorilla?":            nil,
	} {
		if diff := cmp.Diff(want, stated(t, frameworks+licenses+"<h2>"+heading+"</h2>"+list)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", heading, diff)
		}
	}
	if got := stated(t, frameworks+licenses+"<h2>Why Flask</h2><p>We had one week and one server.</p>"); len(got) > 0 {
		t.Errorf("a story is read as %q", got)
	}
}
