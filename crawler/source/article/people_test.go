package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestCreators reads who made a tool, with initials and in lists, and when.
func TestCreators(t *testing.T) {
	for text, want := range map[string][]string{
		"Flask was created by A. Jesse Roe.":                                 {"A. Jesse Roe"},
		"Flask was created by Ada B. Roe and first released in 2010.":        {"Ada B. Roe", "2010"},
		"Flask is a framework written by J.R. Lind.":                         {"J.R. Lind"},
		"Flask was created by Ada Roe, Bo Lind and Cy Nash in 2010.":         {"Ada Roe", "Bo Lind", "Cy Nash", "2010"},
		"Flask was developed by Ada Roe, Bo Lind, and C. D. Nash.":           {"Ada Roe", "Bo Lind", "C. D. Nash"},
		"Flask was created by Ada Roe in 2010 and is small.":                 {"Ada Roe", "2010"},
		"Flask was developed by Acme and Zenith.":                            {"Acme", "Zenith"},
		"Flask was developed by Acme and Django came later.":                 {"Acme"},
		"Flask was created by Ada Roe, Python's first lady, and is small.":   {"Ada Roe"},
		"Flask was developed by Acme, Zenith and others took it from there.": {"Acme"},
		"Flask was created by Acme (Ada Roe) for its own site.":              {"Acme (Ada Roe)"},
		"Flask was created by team C. It is small.":                          nil,
		"Flask was first released by the Swedish company Foo AB.":            {"Foo AB"},
		"Flask was developed by the American engineer Ada Roe in 2010.":      {"Ada Roe", "2010"},
		"Flask was created by the software company Acme.":                    {"Acme"},
		"Flask was developed by Swedish engineers.":                          nil,
		"Flask was developed by Acme engineers in 2010.":                     {"Acme"},
		"Flask was created by two Danish brothers.":                          nil,
		"Flask was started in 2008 by Ada Roe.":                              {"Ada Roe", "2008"},
		"Flask was founded in 2012 in San Francisco by Ada Roe and Bo Lind.": {"Ada Roe", "Bo Lind", "2012"},
		"Flask was released in 2012 and used by Acme.":                       {"2012"},
	} {
		got := blog(t, frameworks+"<p>"+text+"</p>"+licenses)
		var list []string
		for _, f := range got.Facts {
			if trait, ok := f.Body.(record.Trait); ok && trait.Attribute != "License" {
				list = append(list, trait.Values...)
			}
		}
		if diff := cmp.Diff(want, list); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestUsersAlone reads a list of companies that is all that an answer says.
func TestUsersAlone(t *testing.T) {
	got := stated(t, frameworks+`<h2>Who uses Flask?</h2><p>Lyft, Zalando, and Reddit.</p><h2>Who uses Django?</h2><p>Large Sites, mostly.</p>`+licenses)
	want := []string{"Flask used_by Lyft", "Flask used_by Zalando", "Flask used_by Reddit"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestUsersSupposed reads who uses a tool, and not who would.
func TestUsersSupposed(t *testing.T) {
	for text, want := range map[string][]string{
		"If Netflix used Flask, it would be slower.":            nil,
		"Unless Hooli uses Flask, nobody knows it.":             nil,
		"After Initech adopted Flask, others did.":              {"Flask used_by Initech"},
		"Although Initech uses Flask, few there have heard it.": {"Flask used_by Initech"},
	} {
		if diff := cmp.Diff(want, stated(t, frameworks+"<p>"+text+"</p>"+licenses)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestWrittenIn reads in which language a tool is written, and not a part of it, nor under
// which licence.
func TestWrittenIn(t *testing.T) {
	for text, want := range map[string][]string{
		"Flask is written in Python and MIT-licensed.":                                   {"Flask license MIT", "Flask written_in Python"},
		"Flask is written in Python and Apache 2.0 licensed.":                            {"Flask written_in Python"},
		"Flask is written in Python and Cython.":                                         {"Flask written_in Python", "Flask written_in Cython"},
		"Written in Python, Flask is old.":                                               {"Flask written_in Python"},
		"Flask is a web server written in Python.":                                       {"Flask written_in Python"},
		"Flask, a small server written in Python, is old.":                               {"Flask written_in Python"},
		"Flask's core is written in Python.":                                             {"Flask written_in Python"},
		"Flask's template engine is written in Rust.":                                    nil,
		"Many shops that use Flask are written in Java too.":                             nil,
		"A shop that uses Flask is written in Java.":                                     nil,
		"Flask's successor at our company was written in Go.":                            nil,
		"Flask needs a plugin written in Rust.":                                          nil,
		"Until version 2 Flask needed an agent written in Rust.":                         nil,
		"Flask comes with its own parser written in Rust.":                               nil,
		"Flask uses template files (written in Jinja).":                                  nil,
		"Flask will use a new engine for reading and serving its pages written in Rust.": nil,
	} {
		if diff := cmp.Diff(want, stated(t, frameworks+"<p>"+text+"</p>"+licenses)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestUsersThatRun reads companies that trust a tool or run on it.
func TestUsersThatRun(t *testing.T) {
	got := stated(t, frameworks+`<p>Lyft, Reddit and Zalando run on Flask. Acme, Disney+ Hotstar and Zenith trust Django. Most teams run on Django. You can trust Flask.</p>`+licenses)
	want := []string{"Flask used_by Lyft", "Flask used_by Reddit", "Flask used_by Zalando", "Django used_by Acme", "Django used_by Disney+ Hotstar", "Django used_by Zenith"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
