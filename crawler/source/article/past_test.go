package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestPast reads no language and no licence that a tool had once.
func TestPast(t *testing.T) {
	for text, want := range map[string][]string{
		"Flask was originally written in Perl.":                                   nil,
		"Flask was first written in Perl and later moved to Python.":              nil,
		"Initially, Flask was written in Perl.":                                   nil,
		"Flask used to be written in Perl.":                                       nil,
		"Flask was written in Perl until 2012.":                                   nil,
		"Flask, written in Python since 2010, is small.":                          {"Flask written_in Python"},
		"Flask was written in Python by people who used Perl before.":             {"Flask written_in Python"},
		"Flask is written in Perl, where bugs hide before they reach production.": {"Flask written_in Perl"},
		"Flask is written in Perl and tested before each version.":                {"Flask written_in Perl"},
		"Flask was written in Perl until recently.":                               nil,
		"Flask was written in Perl before version 2.0.":                           nil,
		"Flask extensions are licensed under the MIT license.":                    nil,
		"Flask's admin is licensed under the MIT license.":                        nil,
		"Flask is dual-licensed under MIT and GPLv3.":                             {"Flask license MIT, GPLv3"},
		"Flask is licensed under MIT and Django under the ISC license.":           {"Flask license MIT", "Django license ISC"},
		"Flask is licensed under MIT and Runs on Linux.":                          {"Flask license MIT"},
		"Flask is licensed under the MIT license.":                                {"Flask license MIT"},
		"Flask was released under the MIT license in 2010.":                       {"Flask license MIT"},
		"Flask was licensed under MIT until 2024 and is under AGPL now.":          nil,
		"Flask used to be licensed under the MIT license.":                        nil,
		"Before 2024 Flask was licensed under MIT.":                               nil,
		"Until last year Flask was licensed under MIT.":                           nil,
		"Flask was originally licensed under the MIT license.":                    nil,
		"Flask was available under the MIT license before 2024.":                  nil,
		"Flask was formerly released under the MIT license.":                      nil,
		"If Flask were licensed under MIT, we would take it.":                     nil,
		"Is Flask licensed under MIT? No.":                                        nil,
		"Flask is licensed under the MIT license, and has been since it began.":   {"Flask license MIT"},
	} {
		if diff := cmp.Diff(want, stated(t, frameworks+"<p>"+text+"</p>"+licenses)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestAlternativeOfAnother makes no alternative to the subject of what a question calls one
// to another tool.
func TestAlternativeOfAnother(t *testing.T) {
	const page = `<title>5 Django Alternatives</title><h1>5 Django Alternatives</h1><p>Developers who leave Django want another framework.</p><h2>1. Laravel</h2><p>Laravel is a PHP framework.</p><h2>2. Rails</h2><p>Rails is old.</p>
		<table><tr><th>Framework</th><th>Language</th></tr><tr><td>Laravel</td><td>PHP</td></tr><tr><td>Rails</td><td>Ruby</td></tr><tr><td>Symfony</td><td>PHP</td></tr></table>`
	for body, want := range map[string][]string{
		`<h2>Is Symfony a Good Laravel Alternative?</h2><p>It is.</p>`:                                                  nil,
		`<h2>How does Symfony compare to Laravel?</h2><p>It is older.</p>`:                                              nil,
		`<h2>Is Symfony a Good Django Alternative?</h2><p>It is.</p>`:                                                   {"Symfony alternative Django"},
		`<h2>3. Symfony</h2><p>Symfony is older.</p><h2>Is Symfony a Good Laravel Alternative?</h2><p>It is older.</p>`: {"Symfony alternative Django"},
	} {
		var got []string
		for _, f := range blog(t, page+body).Facts {
			if rel, ok := f.Body.(record.Relation); ok && rel.From == "Symfony" {
				got = append(got, rel.From+" "+string(rel.Relation)+" "+string(rel.To))
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", body, diff)
		}
	}
}
