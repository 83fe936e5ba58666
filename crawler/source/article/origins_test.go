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
		"Initech, Hooli and Umbrella Medical have Django in production.":           {"Django used_by Initech", "Django used_by Hooli", "Django used_by Umbrella Medical"},
		"Initech and eBay Motors build with Flask.":                                {"Flask used_by Initech", "Flask used_by eBay Motors"},
		"Initech and Hooli run large Django installations.":                        {"Django used_by Initech", "Django used_by Hooli"},
		"Initech migrated 2,000 apps and 90 jobs to Flask.":                        {"Flask used_by Initech"},
		"Django powers parts of Initech and Hooli.":                                {"Django used_by Initech", "Django used_by Hooli"},
		"We migrated 2,000 apps to Flask.":                                         nil,
		"Initech and Hooli have Django consultants.":                               nil,
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

// TestMadeBefore reads who made a tool, since when there is something of it and under which licence, where
// the sentence begins with who.
func TestMadeBefore(t *testing.T) {
	for text, want := range map[string][]string{
		"Flask is small. Ada Roe started it in 2017, and version 2 came later.":                         {"Flask creator Ada Roe", "Flask release year 2017"},
		"Flask is small. Ada Roe, a founder of Acme, published it in early 2020 under the MIT licence.": {"Flask creator Ada Roe", "Flask release year 2020", "Flask license MIT"},
		"Flask is small. Ada Roe began the project in March 2019; it grew.":                             {"Flask creator Ada Roe", "Flask release year 2019"},
		"Flask is small. Ada Roe and Bo Lind published it in May 2022 under the Zeta Public License.":   {"Flask creator Ada Roe", "Flask creator Bo Lind", "Flask release year 2022", "Flask license Zeta Public"},
		"Flask is small. Ada Roe and others published it in May 2022.":                                  nil,
		"Flask is small. Ada Roe wrote it in Zig.":                                                      {"Flask creator Ada Roe", "Flask written_in Zig"},
		"Flask is the work of Ada Roe, who also wrote books.":                                           {"Flask creator Ada Roe"},
		"Flask eases the creation of Zeta pages.":                                                       nil,
		"Flask is small. Ada Roe started it yesterday in her garden.":                                   nil,
		"Flask is small. Zeta is large. Ada Roe started it in 2017.":                                    nil,
		"Flask has been around since 2007.":                                                             {"Flask release year 2007"},
		"Flask grew out of a course, saw its first release in 1996 and is small.":                       {"Flask release year 1996"},
		"Flask is a framework written mostly in C.":                                                     {"Flask written_in C"},
		"Flask comes with the liberal Zeta License.":                                                    {"Flask license Zeta"},
		"Flask has been under the Zeta Public License since October 2018.":                              {"Flask license Zeta Public"},
		"Flask is not under the Zeta Public License.":                                                   nil,
		"Flask is under heavy load.":                                                                    nil,
	} {
		if diff := cmp.Diff(want, stated(t, frameworks+"<p>"+text+"</p>"+licenses)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}
