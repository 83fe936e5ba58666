package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestOnlyCounts reads sentences that are no more than a count of stars: they are of the
// tool that the heading is the name of, if nothing else is named in between.
func TestOnlyCounts(t *testing.T) {
	django := []string{"Django github.stars 12000"}
	for body, want := range map[string][]string{
		"<h2>Django</h2><p>12k stars on GitHub.</p>":                                                      django,
		"<h2>Django</h2><p>Django is a framework for the web. 12k stars on GitHub.</p>":                   django,
		"<h2>Django</h2><p>It works with Redis, Celery and Docker.</p><p>GitHub stars: 12k</p>":           django,
		"<h2>Django</h2><p>Unlike Flask, it has an ORM. 12k stars on GitHub.</p>":                         django,
		"<h2>Django</h2><p>Its admin is a delight. 12k stars on GitHub.</p>":                              django,
		"<h2>Django</h2><p>For an admin theme, see the Jazzmin project. GitHub stars: 12k.</p>":           nil,
		"<h2>Django</h2><p>For an admin theme, see the Jazzmin project.</p><p>GitHub stars: 12k.</p>":     nil,
		"<h2>Django</h2><h3>Useful packages</h3><p>Big ones. 12k stars on GitHub.</p>":                    nil,
		"<h2>Django</h2><p>Django REST framework. 12k stars on GitHub.</p>":                               nil,
		"<h2>Django</h2><p>Cookiecutter helps you to begin.</p><p>12k stars on GitHub.</p>":               nil,
		"<h2>Django</h2><ul><li>The Jazzmin theme</li><li>12k stars on GitHub</li></ul>":                  nil,
		"<p>Flask and Django both are popular. 12k stars on GitHub.</p>":                                  nil,
		"<h2>Django</h2><p>Its rival Rails has 12k GitHub stars and is written in Ruby.</p>":              nil,
		"<h2>Django</h2><p>Django is large. Its closest rival needs 40 MB and is licensed under MIT.</p>": nil,
		"<h2>Django</h2><p>Django is large. Its fork is small. It has 12k GitHub stars.</p>":              nil,
	} {
		got := besideAttributes(blog(t, frameworks+body+licenses))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", body, diff)
		}
	}
}
