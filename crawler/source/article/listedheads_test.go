package article_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestRefusedAlternatives tells what a list of alternatives lacks.
func TestRefusedAlternatives(t *testing.T) {
	const two = `<h2>Barge</h2><p>Barge handles 2,800 req/s.</p><h2>Canoe</h2><p>Canoe handles 890 req/s.</p>`
	const matters = `<h2>Persistence</h2><p>It takes 9 ms on a server.</p><h2>Clustering</h2><p>It handles 890 req/s.</p>`
	for _, test := range []struct{ title, rest, want string }{
		{"Lightweight Alternatives", two, `the title "Lightweight Alternatives" has no capitalized name that is clearly the tool replaced`},
		{"Ferry Alternatives", matters, `below the title "Ferry Alternatives" no two headings are names that the text uses`},
	} {
		_, err := read("https://blog.example/a", specimen.Rendering{Body: []byte("<title>" + test.title + "</title><h1>" + test.title + "</h1>" + test.rest)})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v", test.title, err)
		}
	}
}

// relationsOf lists what a page with a title says may be taken in place of what; false if it is
// refused.
func relationsOf(title, rest string) (list []string, ok bool) {
	got, err := read("https://blog.example/a", specimen.Rendering{Body: []byte("<title>" + title + "</title><h1>" + title + "</h1>" + rest)})
	if err != nil {
		return nil, false
	}
	for _, f := range got.Facts {
		if rel, ok := f.Body.(record.Relation); ok && rel.Relation == record.RelAlternative {
			list = append(list, rel.From+" → "+string(rel.To))
		}
	}
	return list, true
}

// TestHeadsAreAlternatives reads short lists of alternatives, of which nothing but the title may
// name what they replace, and nothing but headings and a sentence each the alternatives.
func TestHeadsAreAlternatives(t *testing.T) {
	const two = `<h2>Barge</h2><p>Barge handles 2,800 req/s in our test.</p><h2>Canoe</h2><p>Canoe handles 890 req/s in our test.</p>`
	toFerry := []string{"Barge → Ferry", "Canoe → Ferry"}
	for _, test := range []struct {
		title, rest string
		want        []string
	}{
		{"Ferry alternatives", two, toFerry},
		{"Alternatives to Ferry", two, toFerry},
		{"Ferry alternatives in 2026", two, toFerry},
		{"5 Ferry alternatives", two, toFerry},
		{"The Best Ferry Alternatives for Small Teams", two, toFerry},
		{"Top 10 Open Source Ferry Alternatives", two, toFerry},
		{"Ferry framework alternatives", two, toFerry},
		{"Alternatives to Ferry: our list", two, toFerry},
		{"Ferry alternatives", `<h2>Rails</h2><p>Rails needs 9 ms of the API.</p><h2>Pandas</h2><p>Pandas is quick.</p>`, []string{"Rails → Ferry", "Pandas → Ferry"}},
		{"Ferry alternatives", "<p>Ferry is a web framework.</p>" + two, toFerry},
		{"Ferry alternatives", "<h2>Why leave Ferry?</h2><p>It is slow.</p>" + two + "<h2>Conclusion</h2><p>Both are quick.</p>", toFerry},
		{"Blue Ferry alternatives", two, []string{"Barge → Blue Ferry", "Canoe → Blue Ferry"}},
	} {
		got, _ := relationsOf(test.title, test.rest)
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s, %.30s (-want +got):\n%s", test.title, test.rest, diff)
		}
	}
}

// TestHeadsAreNoAlternatives refuses pages whose headings are no names, or whose titles leave
// open what is replaced.
func TestHeadsAreNoAlternatives(t *testing.T) {
	const two = `<h2>Barge</h2><p>Barge handles 2,800 req/s in our test.</p><h2>Canoe</h2><p>Canoe handles 890 req/s in our test.</p>`
	for _, test := range []struct{ title, rest string }{
		{"Ferry alternatives", `<h2>Persistence</h2><p>Persistence takes 9 ms on a server.</p><h2>Clustering</h2><p>Clustering handles 890 req/s.</p>`},
		{"Ferry alternatives", `<h2>Hash Tables</h2><p>Hash Tables need 9 ms of the API.</p><h2>Trees</h2><p>Trees need 3 ms on a server.</p>`},
		{"Ferry alternatives", `<h2>Barge</h2><p>It handles 2,800 req/s.</p><h2>Canoe</h2><p>It handles 890 req/s.</p>`},
		{"Ferry alternatives", `<h2>Meat</h2><p>Meat is dear, and meat spoils.</p><h2>Bread</h2><p>Bread is cheap.</p>`},
		{"Why Ferry alternatives fail", two},
		{"Lightweight Alternatives", two},
		{"Cheaper Alternatives", two},
		{"Open-source alternatives", two},
	} {
		if got, ok := relationsOf(test.title, test.rest); ok && len(got) > 0 {
			t.Errorf("%s, %.40s: %v", test.title, test.rest, got)
		}
	}
	for _, title := range []string{"Stack Overflow Alternatives", "Open Ferry Alternatives", "Google Cloud Alternatives", "Alternatives to Ferry Nobody Else Ever Knew"} {
		for _, r := range func() []string { list, _ := relationsOf(title, two); return list }() {
			t.Errorf("%s: %s", title, r)
		}
	}
}
