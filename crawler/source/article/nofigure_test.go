package article_test

import "testing"

// TestInstructions reads figures behind an order to the reader: what is to be set up is
// none of a tool's, what comes of it is.
func TestInstructions(t *testing.T) {
	check(t, map[string][]string{
		"Increase the pool and Django reaches 900 req/s, Flask 700 req/s.": {"Django|900 req/s|req/s|", "Flask|700 req/s|req/s|"},
		"Request the page and Django answers in 5 ms.":                     {"Django|5 ms|ms|"},
		"Give it time: Django serves 900 req/s.":                           {"Django|900 req/s|req/s|"},
		"Set it to 512 MB and Django serves 900 req/s.":                    {"Django|900 req/s|req/s|"},
		"Reserve a big machine for Django, which needs 900 MB.":            {"Django|900 MB|MB|"},
		"Set the Django pool to 512 MB and the heap to 4 GB.":              nil,
		"Give each Django worker 512 MB, and Flask 100 MB.":                nil,
		"Give every Django worker 512 MB.":                                 nil,
		"Allow at least 2 GB for Django and 1 GB for Flask.":               nil,
		"Give Django 4 GB of memory.":                                      nil,
		"Give this Django app 4 GB.":                                       nil,
		"Give them 4 GB for Django.":                                       nil,
	})
}

// TestBounds reads figures up to which something is judged, and bounds of what it has.
func TestBounds(t *testing.T) {
	check(t, map[string][]string{
		"Django's memory is well below 100 MB.":         {"Django|below 100 MB|MB|"},
		"Django runs well under 512 MB.":                {"Django|under 512 MB|MB|"},
		"Django's throughput is great up to 900 req/s.": {"Django|up to 900 req/s|req/s|"},
		"Django works well under 900 req/s.":            nil,
		"Django is ideal up to 10 GB.":                  nil,
		"Flask is good enough below 500 req/s.":         nil,
	})
}

// TestNamesOfOthers reads figures behind names that go on what a tool is called, or that
// none of them has, and behind words that look so.
func TestNamesOfOthers(t *testing.T) {
	check(t, map[string][]string{
		"Django Memory is 90 MB.":                                                  {"Django|90 MB|MB|"},
		"Django Server handles 900 req/s.":                                         {"Django|900 req/s|req/s|"},
		"Django Channels handles 900 req/s.":                                       nil,
		"A fork of Django needs 40 MB.":                                            nil,
		"The exporter for Django needs 40 MB and Flask needs 20 MB.":               {"Flask|20 MB|MB|"},
		"Django needs 40 MB and its client 20 MB.":                                 {"Django|40 MB|MB|"},
		"Django reached 900 req/s, NATS 3M msg/s and 40 MB, Flask 700 req/s.":      {"Django|900 req/s|req/s|", "Flask|700 req/s|req/s|"},
		"Django takes 5 s, and Python 3.12 takes 4 s.":                             {"Django|5 s|s|"},
		"Django reached 900 req/s on Linux, and Windows took 400 req/s.":           {"Django|900 req/s|req/s|"},
		"Django reached 900 req/s, and Linux is the system it ran on, with 90 MB.": {"Django|900 req/s|req/s|", "Django|90 MB|MB|"},
		"Django has a median of 5 ms, and Memory is 40 MB.":                        {"Django|5 ms|ms|", "Django|40 MB|MB|"},
		"A page took 40 ms in Django and 90 ms in Rails.":                          {"Django|40 ms|ms|"},
		"A page took 40 ms in Django and 90 ms in Flask.":                          {"Django|40 ms|ms|", "Flask|90 ms|ms|"},
		"Django needs 90 MB, and Async is at 1,200 req/s.":                         {"Django|90 MB|MB|", "Django|1,200 req/s|req/s|"},
		"Django reached 900 req/s, CPU 40%, RAM 90 MB.":                            {"Django|900 req/s|req/s|", "Django|40%|%|", "Django|90 MB|MB|"},
		"Django serves 900 req/s, and API calls take 5 ms.":                        {"Django|900 req/s|req/s|", "Django|5 ms|ms|"},
	})
}

// TestFiguresOfOthers reads counts of what is only used with a tool, made by the same
// people, or about it, and of the tool itself in such sentences.
func TestFiguresOfOthers(t *testing.T) {
	check(t, map[string][]string{
		"Celery, which most use with Django, takes 900 MB.":                nil,
		"Celery, often used with Django, serves 900 req/s.":                nil,
		"Flask, which most use with Django, serves 900 req/s.":             {"Flask|900 req/s|req/s|"},
		"Django, which needs 40 MB, serves 900 req/s.":                     {"Django|40 MB|MB|", "Django|900 req/s|req/s|"},
		"Django's creator answers in 5 ms.":                                nil,
		"Django's original author has 900 followers.":                      nil,
		"Django's server answers in 5 ms.":                                 {"Django|5 ms|ms|"},
		"A tutorial of ours on Django takes 5 s.":                          nil,
		"Django's tutorial takes 5 s.":                                     nil,
		"Our Django app has 900 tests.":                                    nil,
		"Our Django app answers in 5 ms.":                                  {"Django|5 ms|ms|"},
		"Django developers earn 20% more.":                                 nil,
		"Django retries 3 times after 5 s.":                                nil,
		"Django needed 40 MB of memory for 16 workers.":                    {"Django|40 MB|MB|16 workers"},
		"Give Django 5 stars on our site.":                                 nil,
		"We gave Django 4.5 of 5 stars and Flask 4.2.":                     nil,
		"Which of them is faster? Django, by 20%.":                         nil,
		"Django, where it is used with Flask at all, answers in 5 ms too.": {"Django|5 ms|ms|"},
	})
}
