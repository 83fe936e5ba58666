package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestWrittenInOthers reads no language of what a sentence names beside a tool, nor the
// name of a tool as one.
func TestWrittenInOthers(t *testing.T) {
	for text, want := range map[string][]string{
		"Flask is written in Python and Django too.":                            {"Flask written_in Python"},
		"Flask is written in Python, Django in Cython.":                         {"Flask written_in Python", "Django written_in Cython"},
		"Unlike Flask, which was written in Python, Django is written in Rust.": {"Flask written_in Python"},
		"Flask clients are written in Perl, Go and Haskell.":                    nil,
		"Most Flask plugins are written in Perl.":                               nil,
		"The Flask NOVA core is written in Rust.":                               nil,
		"The Flask core is written in Python.":                                  {"Flask written_in Python"},
		"The Flask framework is written in Python.":                             {"Flask written_in Python"},
		"Our own shop, written in Go, was slow before we put Flask in front.":   nil,
		"Is Flask written in Rust? No.":                                         nil,
		"Is Flask written in Rust? No, it is written in Python.":                {"Flask written_in Python"},
		"Flask could have been written in Rust.":                                nil,
		"Flask will be written in Rust.":                                        nil,
		"The Flask documentation is written in Markdown.":                       nil,
		"Flask configuration is written in YAML.":                               nil,
		"Flask functions written in Lua run fast.":                              nil,
		"The Flask CLI is written in Rust.":                                     nil,
		"If Flask is written in Rust, it is fast.":                              nil,
		"Flask 3.0 is written in Python.":                                       {"Flask written_in Python"},
		"Flask was once written in Perl.":                                       nil,
		"Written in Go, our shop runs faster than one with Flask.":              nil,
		"An app written in Go talks to Flask.":                                  nil,
		"Flask talks to an app written in Go.":                                  nil,
		"People say that Flask, written in Python, is slow.":                    {"Flask written_in Python"},
		"Flask is bundled with turbine, which is written in Rust.":              nil,
		"Flask calls Turbine, which is written in Rust, for that.":              nil,
		"Flask is a small framework that is written in Python.":                 {"Flask written_in Python"},
		"Some 9,000 shops are built by Flask.":                                  nil,
	} {
		if diff := cmp.Diff(want, stated(t, frameworks+"<p>"+text+"</p>"+licenses)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestUsersNoMore reads who uses a tool, and not who did or could, or is asked about.
func TestUsersNoMore(t *testing.T) {
	for text, want := range map[string][]string{
		"Flask is used by Initech.":                                     {"Flask used_by Initech"},
		"Flask has been used by Initech since 2019.":                    {"Flask used_by Initech"},
		"Flask could be used by Initech.":                               nil,
		"Flask might be used by Initech.":                               nil,
		"Flask should be adopted by Initech.":                           nil,
		"Flask was used by Initech until 2020.":                         nil,
		"Initech used Flask until 2020.":                                nil,
		"Flask may soon be used by Initech.":                            nil,
		"If Flask is used by Initech, it must be good.":                 nil,
		"Rumor has it that Flask is used by Initech.":                   nil,
		"Initech has used Flask since 2020.":                            {"Flask used_by Initech"},
		"Flask is used by Initech's rival Hooli.":                       nil,
		"Flask is used by Hooli and Initech's rival.":                   {"Flask used_by Hooli"},
		"Flask and Django are used by Hooli and Initech, respectively.": nil,
		"Our server (16 cores, 64 GB) ran Flask at 900 req/s.":          nil,
		"Flask was once used by Initech.":                               nil,
		"Flask was formerly used by Initech and Hooli.":                 nil,
		"Flask used to be used by Initech.":                             nil,
		"Flask, previously used by Initech, is small.":                  nil,
		"Is Flask used by Initech? No.":                                 nil,
		"Is Flask trusted by Initech? Hardly.":                          nil,
		"A Flask plugin called Quill is used by Initech.":               nil,
		"A Flask module called QuillJSON is used by Initech.":           nil,
		"Flask router modules are used by Initech.":                     nil,
		"A: “Is Flask used by Initech?” B: “No.”":                       nil,
		"A Flask plugin is used by Initech.":                            nil,
		"Flask's router is used by Initech.":                            nil,
		"The Flask framework is used by Initech.":                       {"Flask used_by Initech"},
		"Flask was once slow, but it is used by Initech.":               {"Flask used_by Initech"},
		"Initech used Flask before it moved to Django.":                 nil,
		"Initech used Flask before moving to Django.":                   nil,
		"Initech used Flask before anyone else.":                        {"Flask used_by Initech"},
		"Never use Flask for money.":                                    nil,
		"Most CI systems use Flask.":                                    nil,
		"Several Initech teams use Flask.":                              nil,
		"Only use Flask if you know it.":                                nil,
		"Instead use Flask.":                                            nil,
		"Better run Flask on your own.":                                 nil,
		"Initech runs Flask as a service.":                              nil,
		"Initech runs Flask for you.":                                   nil,
		"Initech runs Flask on 90 servers.":                             {"Flask used_by Initech"},
		"Initech once used Flask.":                                      nil,
		"Initech formerly used Flask.":                                  nil,
	} {
		if diff := cmp.Diff(want, stated(t, frameworks+"<p>"+text+"</p>"+licenses)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestLatestVersions reads which version of a tool is the latest, and not that of what a test of
// it ran on.
func TestLatestVersions(t *testing.T) {
	for text, want := range map[string]string{
		"The latest version of Flask is 3.0.3.":                       "Flask 3.0.3",
		"We ran the latest version of Flask on a Turbine v1.19 node.": "",
		"We tried the latest release of Flask, version 3.0.3.":        "Flask 3.0.3",
	} {
		got := ""
		for _, f := range blog(t, frameworks+"<p>"+text+"</p>"+licenses).Facts {
			if s, ok := f.Body.(record.Stat); ok {
				got = s.Tool + " " + s.Text
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
