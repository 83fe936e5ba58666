package article_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// statements lists the traits and relations that a text states within a page about
// Django and Flask.
func statements(t *testing.T, text string) []string {
	t.Helper()
	got := blog(t, frameworks+"<p>"+text+"</p>"+licenses)
	var list []string
	for _, f := range got.Facts {
		switch b := f.Body.(type) {
		case record.Trait:
			if b.Attribute != "License" {
				list = append(list, strings.Join([]string{b.Tool, b.Attribute, b.Values[0]}, "|"))
			}
		case record.Relation:
			list = append(list, strings.Join([]string{b.From, string(b.Relation), string(b.To)}, "|"))
		}
	}
	return list
}

// TestOfWhom reads makers, years, licences, languages and users of the tool of
// their clause.
func TestOfWhom(t *testing.T) {
	for text, want := range map[string][]string{
		"Unlike Django, which was released in 2005, Flask is small.":             {"Django|release year|2005"},
		"Flask replaced Django, which was created by Ada Roe.":                   {"Django|creator|Ada Roe"},
		"Flask, created by Ada Roe, appeared after Django was released in 2005.": {"Flask|creator|Ada Roe", "Django|release year|2005"},
		"Flask is small, Django was first released in 2005.":                     {"Django|release year|2005"},
		"Flask is leaner than Django, which is licensed under the GPL License.":  {"Django|license|GPL"},
		"Flask replaced Django, which is used by Acme Mail.":                     {"Django|used_by|Acme Mail"},
		"Flask, unlike Django, is used by Acme Mail.":                            {"Flask|used_by|Acme Mail"},
		"Unlike Flask, which is used by Acme Mail, Django is large.":             {"Flask|used_by|Acme Mail"},
		"Flask is a rival to Django, released in 2010.":                          nil,
		"Flask is larger than Django and was released in 2010.":                  {"Flask|release year|2010"},
		"Flask, which replaced Django, was released in 2010.":                    {"Flask|release year|2010"},
		"Flask Labs, founded in 2011, is behind Flask.":                          nil,
		"Flask, unlike Django, which is old, was released in 2010.":              {"Flask|release year|2010"},
		"Flask overtook Django, and Tornado was released in 2009.":               nil,
		"Flask runs on Zeta, which was released in 1991.":                        nil,
		"Flask came first, Zeta was created by Ada Roe.":                         nil,
		"Flask is a small framework, which was created by Ada Roe.":              {"Flask|creator|Ada Roe"},
		"Unlike Django, Flask was released in 2010.":                             {"Flask|release year|2010"},
		"First released in 2010, Flask is smaller than Django.":                  {"Flask|release year|2010"},
		"Flask is a Python framework that was created by Ada Roe.":               {"Flask|creator|Ada Roe"},
		"Flask is small. Originally created by Ada Roe, it is old.":              {"Flask|creator|Ada Roe"},
		"Flask is small. Written by Ada Roe.":                                    {"Flask|creator|Ada Roe"},
		"Old.<h2>Is Flask a Django alternative?</h2><p>Written by Ada Roe":       nil,
		"Flask is small. The framework was first released in 2010.":              {"Flask|release year|2010"},
		"Flask is small. Its first version was released in 2010.":                {"Flask|release year|2010"},
		"Flask is small. Quill Writer, launched in 2023, drafts its pages.":      nil,
		"Flask is small. Key features released in 2023:":                         nil,
		"Flask is small. The framework's draft mode, introduced in 2023, helps.": nil,
		"Flask is small. Its draft mode, introduced in 2023, helps.":             nil,
		"Flask's draft mode, introduced in early 2023, helps.":                   nil,
		"The platform's draft mode, introduced in 2023, helps Flask users.":      nil,
		"Flask's first version was released in 2010.":                            {"Flask|release year|2010"},
		"Quill is a part of Apache Flask, created in 2004 by Ada Roe.":           nil,
		"Quill is a part of Flask, created in 2004 by Ada Roe, and is small.":    nil,
	} {
		if diff := cmp.Diff(want, statements(t, text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestNameBehind: words that stand in front of the only name of their sentence do not
// reach back to it.
func TestNameBehind(t *testing.T) {
	for _, text := range []string{"Flask is small. It powers sites, used by the Flask Django team.", "Flask is small. It made pages, used at Acme, Django grew."} {
		if got := statements(t, text); slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "Django") }) {
			t.Errorf("%s: %q", text, got)
		}
	}
}

// TestDenials reads what a sentence denies of makers, years, licences and
// languages, and some like it that is stated.
func TestDenials(t *testing.T) {
	for text, want := range map[string][]string{
		"Django is not licensed under the GPL License.":                    nil,
		"Flask is not written in Rust.":                                    nil,
		"Flask wasn't created by Ada Roe.":                                 nil,
		"Django was never released under the GPL License.":                 nil,
		"Flask was not first released in 2010.":                            nil,
		"Flask is no longer used by Acme Mail.":                            nil,
		"Flask is not only small but also licensed under the GPL License.": {"Flask|license|GPL"},
		"Flask does not need a build and was created by Ada Roe.":          {"Flask|creator|Ada Roe"},
		"Flask, which is not large, is written in Rust.":                   {"Flask|written_in|Rust"},
	} {
		if diff := cmp.Diff(want, statements(t, text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}
