package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestFieldLines reads lines of a label and a value under a tool, where reviews use the label or
// several tools share it, and no remarks.
func TestFieldLines(t *testing.T) {
	for body, want := range map[string][]string{
		"<h2>Flask</h2><p>Flask is small.</p><p>Best for: small teams</p><p>Price: $5/month</p><p>G2 rating: 4.5/5</p>": {"Flask Best for small teams", "Flask Price $5/month", "Flask G2 rating 4.5/5"},
		"<h2>Flask</h2><p>Pros: quick, small</p><p>Cons: no admin</p><p>Price: Free; team $5/month</p>":                 {"Flask Price Free; team $5/month"},
		"<h2>Flask</h2><p>Stars: 68k · Language: Python · Latest version: 3.1.0</p>":                                    {"Flask Stars 68k", "Flask Language Python", "Flask Latest version 3.1.0"},
		"<h2>Flask</h2><p><b>Setup:</b> one file</p><h2>Django</h2><p><b>Setup:</b> a project</p>":                      {"Flask Setup one file", "Django Setup a project"},
		"<h2>Flask</h2><p>It came from Acme Labs.</p><p><b>GitHub stars:</b> 36k<br><b>Language:</b> Python</p>":        {"Flask GitHub stars 36k", "Flask Language Python"},
		"<h2>Flask</h2><p>Setup: one file</p><h2>Django</h2><p>Setup: a project</p>":                                    nil,
		"<h2>Flask</h2><p><b>Setup:</b> one file</p>":                                                                   nil,
		"<h2>Flask</h2><p><b>Example:</b> one file</p><h2>Django</h2><p><b>Example:</b> a project</p>":                  nil,
		"<h2>Flask</h2><p><b>Our take:</b> one file</p><h2>Django</h2><p><b>Our take:</b> a project</p>":                nil,
		"<h2>Flask</h2><p><b>Why it matters:</b> one file</p><h2>Django</h2><p><b>Why it matters:</b> a project</p>":    nil,
		"<h2>Flask</h2><p>Price: see the table. It changes often.</p>":                                                  nil,
		"<h2>Flask</h2><p>Cost: what does it cost?</p>":                                                                 nil,
		"<h2>Flask vs Django</h2><p>Price: $5</p>":                                                                      nil,
		"<h2>Flask vs Django</h2><h3>Money</h3><p>Price: $5</p>":                                                        nil,
		"<h2>Speed</h2><p>Price: $5</p>":                                                                                nil,
		"<h2>Flask</h2><p>License: https://flask.example/license</p>":                                                   nil,
		"<h2>How much is Flask?</h2><p>Price: $5</p>":                                                                   nil,
		"<h2>Flask</h2><p>One thing on its price: $5 is not much</p>":                                                   nil,
		"<h2>Flask</h2><p>Price: $5 · See: the shop</p>":                                                                nil,
	} {
		var got []string
		for _, f := range blog(t, frameworks+licenses+body).Facts {
			if trait, ok := f.Body.(record.Trait); ok && trait.Attribute != "License" {
				got = append(got, trait.Tool+" "+trait.Attribute+" "+trait.Raw)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", body, diff)
		}
	}
}
