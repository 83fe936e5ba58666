package article_test

import "testing"

// TestMachineOfTest reads what a machine had on which a tool ran, and what the tool took of it.
func TestMachineOfTest(t *testing.T) {
	check(t, map[string][]string{
		"The Django box had 64 GB of RAM, 16 vCPUs and a 2 TB NVMe disk.":                 nil,
		"A page takes 180 ms on Django (Python 3.13, 512 MB) and 410 ms on Flask.":        {"Django|180 ms|ms|Python 3.13, 512 MB", "Flask|410 ms|ms|"},
		"A Django worker needs 85 MB.":                                                    {"Django|85 MB|MB|"},
		"A Django app needs 85 MB.":                                                       nil,
		"You need 1 GB of RAM to run Django, but 4 GB is recommended for Flask.":          nil,
		"Django needs 90 MB of RAM and 4 cores are enough.":                               {"Django|90 MB|MB|"},
		"Django served 640 req/s before the p99 went over 300 ms.":                        {"Django|640 req/s|req/s|"},
		"Django went over 300 ms before lunch.":                                           {"Django|over 300 ms|ms|"},
		"Django runs one request per process, so 1,000 calls mean 1,000 processes.":       nil,
		"Django is free for up to 10 users.":                                              nil,
		"Django has about 150 native ones.":                                               nil,
		"A plan over 1,200 resources took 41 s with Django.":                              {"Django|41 s|s|1,200 resources"},
		"The dump of 1,200 rows took Django 41 s and Flask 52 s.":                         {"Django|41 s|s|1,200 rows", "Flask|52 s|s|"},
		"Django REST framework answered in 210 ms.":                                       nil,
		"With caching turned on, Django took 5 ms and Flask 4 ms.":                        {"Django|5 ms|ms|caching turned on", "Flask|4 ms|ms|caching turned on"},
		"With the default configuration Django did 900 req/s.":                            {"Django|900 req/s|req/s|default configuration"},
		"After tuning the pool it did 900 req/s with Django, which is what we hoped for.": {"Django|900 req/s|req/s|after tuning the pool"},
	})
}

// TestOrderOfNames reads two figures that are set against each other, whose order is that of the names.
func TestOrderOfNames(t *testing.T) {
	check(t, map[string][]string{
		"Flask used half the memory that Django did (40 MB vs. 80 MB).":   {"Flask|40 MB|MB|", "Django|80 MB|MB|"},
		"Flask needs twice the memory of Django: 80 MB against 40 MB.":    {"Flask|twice|x|", "Flask|80 MB|MB|", "Django|40 MB|MB|"},
		"Django is heavier on disk: 18 GB compared to 6 GB for the rest.": {"Django|18 GB|GB|"},
	})
}

// TestSharesOfSubject names a share by the subject of its clause.
func TestSharesOfSubject(t *testing.T) {
	checkMetrics(t, map[string]string{
		"Availability was 99.74% for Django and 99.9% for Flask.":          "Django availability 99.74 %, Flask availability 99.9 %",
		"CPU load at that rate stood at 71% for Django and 38% for Flask.": "Django cpu 71 %, Flask cpu 38 %",
		"First Contentful Paint was 0.8 s for Django and 1.3 s for Flask.": "Django first_contentful_paint 0.8 s, Flask first_contentful_paint 1.3 s",
		"RAM usage stayed flat at 50 MB for Django.":                       "Django memory 50 MB",
		"The latest version of Django is 5.2, Flask is at 3.1.":            "Django release.latest_version, Flask release.latest_version",
	})
}
