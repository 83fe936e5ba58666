package article_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// besideAttributes lists what a page says of tools other than in the table that
// compares them.
func besideAttributes(page record.Page) []string {
	var list []string
	for _, f := range page.Facts {
		switch b := f.Body.(type) {
		case record.Trait:
			if len(b.Versus) == 0 {
				list = append(list, fmt.Sprintf("%s %s: %s", b.Tool, b.Attribute, strings.Join(b.Values, ", ")))
			}
		case record.Relation:
			list = append(list, fmt.Sprintf("%s %s %s", b.From, b.Relation, b.To))
		case record.Stat:
			list = append(list, fmt.Sprintf("%s %s %v", b.Tool, b.Metric, *b.Value))
		case record.Measurement:
			list = append(list, fmt.Sprintf("%s %s %v %s", b.Tool, b.Metric, *b.Value, b.Unit))
		}
	}
	slices.Sort(list)
	return list
}

// TestOthersBelow reads sections that list other tools under a heading that names one:
// whatever stands there is theirs, and nothing of it the named one's.
func TestOthersBelow(t *testing.T) {
	said := []string{
		"Quokka license: MIT", "Quokka written_in Go", "Quokka github.stars 34000",
		"Wombat.js creator: Ada Roe", "Wombat.js github.stars 21000", "Wombat.js throughput 105000 req/s", "Wombat.js written_in Elixir",
	}
	const first = `A framework for sockets. Written in Elixir, it was created by Ada Roe. It has 21k GitHub stars and handles 105,000 requests per second.`
	const second = `Written in Go and licensed under MIT. 34k GitHub stars.`
	ways := map[string]string{
		"headings": `<h3>Wombat.js</h3><p>` + first + `</p><h3>Quokka</h3><p>` + second + `</p>`,
		"numbered": `<h3>1. Wombat.js – sockets</h3><p>` + first + `</p><h3>2. Quokka</h3><p>` + second + `</p>`,
		"bold":     `<p><b>Wombat.js</b></p><p>` + first + `</p><p><b>Quokka</b></p><p>` + second + `</p>`,
		"items":    `<ul><li><strong>Wombat.js</strong> ` + first + `<li><a href=/q>Quokka</a> – ` + second + `</ul>`,
		"labels":   `<ul><li>Wombat.js: ` + first + `<li>Quokka: ` + second + `</ul>`,
	}
	for heading, of := range map[string][]string{
		"Alternatives to Django and Flask":                {"Django", "Flask"},
		"What are some alternatives to Django and Flask?": {"Django", "Flask"},
		"Django alternatives":                             {"Django"},
		"The best Django alternatives in 2026":            {"Django"},
		"Other options besides Django":                    {"Django"},
		"What else is there besides Django?":              {"Django"},
		"Frameworks beyond Django":                        {"Django"},
		"Beyond Django":                                   nil,
		"If not Django, then what?":                       {"Django"},
		"Frameworks like Flask":                           {"Flask"},
		"Flask clients":                                   nil,
		"Extensions for Flask":                            nil,
		"How Django compares to others":                   nil,
	} {
		var want []string
		for _, x := range of {
			want = append(want, "Quokka alternative "+x, "Wombat.js alternative "+x)
		}
		if of != nil {
			want = append(want, said...)
		}
		slices.Sort(want)
		for way, body := range ways {
			if diff := cmp.Diff(want, besideAttributes(blog(t, frameworks+licenses+"<h2>"+heading+"</h2>"+body))); diff != "" {
				t.Errorf("%s, %s (-want +got):\n%s", heading, way, diff)
			}
		}
	}
}

// TestNotOthers reads headings that name a tool and a matter: what stands below is
// still the tool's.
func TestNotOthers(t *testing.T) {
	for _, heading := range []string{"Django", "Django in production", "How Django performs", "Django framework", "Why Django?", "Django releases"} {
		got := besideAttributes(blog(t, frameworks+licenses+"<h2>"+heading+"</h2><h3>Facts</h3><p>It has 21k GitHub stars.</p>"))
		if diff := cmp.Diff([]string{"Django github.stars 21000"}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", heading, diff)
		}
	}
}

// TestStrangeHeading reads a heading in a tool's section that is the name of another,
// which the page says no more of.
func TestStrangeHeading(t *testing.T) {
	got := besideAttributes(blog(t, frameworks+licenses+"<h2>Flask</h2><h3>GreenHouse</h3><p>First released in 2016. 21k GitHub stars.</p>"))
	if diff := cmp.Diff([]string(nil), got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestNoListed reads what stands in lists of alternatives and is none: languages over
// what is written in them, and what the page says of itself.
func TestNoListed(t *testing.T) {
	for body, want := range map[string][]string{
		"<h2>Alternatives to Django</h2><h3>Ruby</h3><p>Rails is one.</p><h3>PHP</h3><p>Laravel is one.</p><h3>Java</h3><p>Spring is one.</p>":                 nil,
		"<h2>Alternatives to Django</h2><h3>Quokka</h3><p>A framework.</p><h3>Wombat</h3><p>Another one.</p><h3>Our Methodology</h3><p>We ran all.</p>":        {"Quokka alternative Django", "Wombat alternative Django"},
		"<h2>Alternatives to Django</h2><ul><li><a href=/q>Quokka</a><li><a href=/w>Wombat</a><li><a href=/c>Contact Us</a><li><a href=/a>About Acme</a></ul>": {"Quokka alternative Django", "Wombat alternative Django"},
		"<h2>Alternatives to Django</h2><h3>Quokka</h3><p>A framework.</p>":                                                                                    nil,
		"<h2>Beyond Django</h2><ul><li>Celery: for tasks<li>Redis: for caching</ul>":                                                                           nil,
	} {
		if diff := cmp.Diff(want, besideAttributes(blog(t, frameworks+licenses+body))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", body, diff)
		}
	}
	const pros = "<h2>Django and similar</h2><h3>Pros</h3><ul><li>It is quick to learn</li><li>It has an admin</li></ul>"
	n := 0
	for _, f := range blog(t, frameworks+licenses+pros).Facts {
		if p, ok := f.Body.(record.Pro); ok && p.Tool == "Django" {
			n++
		}
	}
	if n != 2 {
		t.Errorf("%d pros of Django, want 2", n)
	}
}
