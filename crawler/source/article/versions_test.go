package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestVersions keeps the figures of the versions of a tool apart, and only where there are
// several.
func TestVersions(t *testing.T) {
	checkMetrics(t, map[string]string{
		"Flask 1 handled 100 req/s, Flask 2 120 and Flask 3 150.":           "Flask throughput 100 req/s Flask 1, Flask throughput 120 req/s Flask 2, Flask throughput 150 req/s Flask 3",
		"Flask does 900 req/s. In Flask 1 it was only 400 req/s.":           "Flask throughput 900 req/s, Flask throughput 400 req/s Flask 1",
		"Flask 3.1 needs 9 ms. Flask 2.3 needed 14 ms.":                     "Flask latency 9 ms Flask 3.1, Flask latency 14 ms Flask 2.3",
		"Flask 3 does 900 req/s and Django 5 does 400 req/s.":               "Flask throughput 900 req/s, Django throughput 400 req/s",
		"Flask 3 does 900 req/s. Flask does 900 req/s.":                     "Flask throughput 900 req/s",
		"Flask 3 needs 9 ms and 40 MB.":                                     "Flask latency 9 ms, Flask size 40 MB",
		"Flask takes 9 ms and Flask takes 12 ms with a cache.":              "Flask latency 9 ms, Flask latency 12 ms",
		"Flask 2024 needed 9 ms. Flask needs 7 ms.":                         "Flask latency 9 ms, Flask latency 7 ms",
		"Flask 30 ms, Django 40 ms.":                                        "Flask latency 30 ms, Django latency 40 ms",
		"Flask 2 needed 9 ms under load and Flask 3 needs 7 ms under load.": "Flask latency 9 ms Flask 2, Flask latency 7 ms Flask 3",
	})
}

// TestPronounOfEither reads no figure of "it" behind the same figure of another tool than that
// of the section.
func TestPronounOfEither(t *testing.T) {
	checkMetrics(t, map[string]string{
		"</p><h2>Flask</h2><p>Django needed 9 ms here. It needs 7 ms.":       "Django latency 9 ms",
		"</p><h2>Flask</h2><p>Flask needed 9 ms here. It takes 40 MB.":       "Flask latency 9 ms, Flask size 40 MB",
		"</p><h2>Flask</h2><p>Django is old. It needs 7 ms.":                 "Django latency 7 ms",
		"</p><h2>Flask</h2><p>Django needed 9 ms here. It takes 40 MB.":      "Django latency 9 ms, Django size 40 MB",
		"</p><h2>Latency</h2><p>Django needed 9 ms. It needs 7 ms in Go.":    "Django latency 9 ms, Django latency 7 ms",
		"</p><h2>Flask</h2><p>Django needed 9 ms here.</p><p>It needs 7 ms.": "Django latency 9 ms, Flask latency 7 ms",
	})
}

// TestSoftwareUses names no company where software uses a tool.
func TestSoftwareUses(t *testing.T) {
	for text, want := range map[string][]string{
		"Flask is used by the Quill project.":                       nil,
		"Flask is used by the Quill and Zorilla libraries.":         nil,
		"Flask is used by Initech's Quill workers.":                 nil,
		"Flask is used by Quill and Initech. We run Quill workers.": nil,
		"Flask is used by Initech and Quill. We run Quill workers.": {"Flask used_by Initech"},
		"Flask is used by Initech and Hooli. We know Initech well.": {"Flask used_by Initech", "Flask used_by Hooli"},
		"Flask is used by Initech and the Hooli app.":               {"Flask used_by Initech", "Flask used_by Hooli"},
		"Flask is used by Initech. Initech runs on it.":             {"Flask used_by Initech"},
		"Flask is used by Initech Services and Acme Cloud.":         {"Flask used_by Initech Services", "Flask used_by Acme Cloud"},
		"Flask is used by Initech. The Initech platform is large.":  {"Flask used_by Initech"},
	} {
		if diff := cmp.Diff(want, stated(t, frameworks+"<p>"+text+"</p>"+licenses)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}
