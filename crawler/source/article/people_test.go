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
