package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestUsersByTurns reads who uses which of several tools of a sentence, and verbs that are not "use".
func TestUsersByTurns(t *testing.T) {
	for text, want := range map[string][]string{
		"Django is used by Initech and Hooli, Flask by Umbrella and Soylent.":      {"Django used_by Initech", "Django used_by Hooli", "Flask used_by Umbrella", "Flask used_by Soylent"},
		"Initech and Hooli run Django, and Umbrella uses Flask.":                   {"Flask used_by Umbrella", "Django used_by Initech", "Django used_by Hooli"},
		"Initech still runs Django.":                                               {"Django used_by Initech"},
		"Initech, Hooli and iRobot use Django.":                                    {"Django used_by Initech", "Django used_by Hooli", "Django used_by iRobot"},
		"Initech and Hooli were built with Django; Umbrella has adopted Flask.":    {"Django used_by Initech", "Django used_by Hooli", "Flask used_by Umbrella"},
		"Django is used by more than 300 companies, among them Initech and Hooli.": {"Django used_by Initech", "Django used_by Hooli"},
		"Flask counts Initech and Hooli among its customers.":                      {"Flask used_by Initech", "Flask used_by Hooli"},
		"Initech and eBay built their apps with Flask; Hooli went with Django.":    {"Flask used_by Initech", "Flask used_by eBay", "Django used_by Hooli"},
		"Flask counts Initech among its rivals.":                                   nil,
		"Our shop was built with Django, and theirs was not built with Flask.":     nil,
		"Neither Initech nor Hooli uses Django any more.":                          nil,
		"Many were built with Django.":                                             nil,
		"Django, Flask and Initech are names, and people use Django.":              nil,
	} {
		if diff := cmp.Diff(want, stated(t, frameworks+"<p>"+text+"</p>"+licenses)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestFirstOut reads by whom and when a tool was released, and its licence as an adjective.
func TestFirstOut(t *testing.T) {
	for text, want := range map[string][]string{
		"Django was created by Jane Doe at Initech in 2005; Flask appeared in 2010.": {"Django creator Jane Doe", "Django release year 2005", "Flask release year 2010"},
		"Jane Doe released Flask in 2010.":                                           {"Flask release year 2010", "Flask creator Jane Doe"},
		"Initech released Flask in January 2010.":                                    {"Flask release year 2010", "Flask creator Initech"},
		"Flask dates back to 2010.":                                                  {"Flask release year 2010"},
		"Flask came out in 2010.":                                                    {"Flask release year 2010"},
		"Flask is MIT-licensed.":                                                     {"Flask license MIT"},
		"Flask is not MIT-licensed.":                                                 nil,
		"Flask was once MIT-licensed.":                                               nil,
		"We released Flask in 2010 to our customers.":                                nil,
		"Flask is small. Version 8 came out in 2025.":                                nil,
		"Flask is small. The last release came out in June 2026.":                    nil,
		"Flask came out in 2010, and version 4.1 came out in April 2026.":            {"Flask release year 2010"},
		"Flask: its newest major version was launched in 2024.":                      nil,
		"Flask 3 appeared in 2023.":                                                  nil,
		"Flask appeared in 2023 surveys.":                                            nil,
	} {
		if diff := cmp.Diff(want, stated(t, frameworks+"<p>"+text+"</p>"+licenses)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}
