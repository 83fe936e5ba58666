package article_test

import "testing"

// TestShares reads shares of people, of whom the later ones leave out what they
// do, and shares of the users of a tool.
func TestShares(t *testing.T) {
	check(t, map[string][]string{
		"62% use Django, 31% Flask, 7% both.":                                                 {"Django|62%|%|", "Flask|31%|%|"},
		"48% of teams prefer Django, 35% prefer Flask and 17% neither.":                       {"Django|48%|%|", "Flask|35%|%|"},
		"Of 90 teams 62% use Django, 20% Zorilla and 18% something else.":                     {"Django|62%|%|"},
		"40% of Flask users came from Django, 25% from Zorilla.":                              nil,
		"38% of Django developers deploy on Fridays.":                                         nil,
		"Flask is known by 80% of Django developers.":                                         {"Flask|80%|%|"},
		"62% use Django, up from 58% in 2023.":                                                {"Django|62%|%|", "Django|58%|%|"},
		"62% named Django and only 31% Flask.":                                                {"Django|62%|%|", "Flask|31%|%|"},
		"44% of developers chose Django; for Flask, it was 31%.":                              {"Django|44%|%|", "Flask|31%|%|"},
		"In a survey 62% of the teams use Django, 31% use Flask and 7% have never used both.": {"Django|62%|%|", "Flask|31%|%|"},
	})
}
