package dataset_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/dataset"
	"github.com/stackdex/stackdex/ingest/record"
)

var asOf = time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC)

const header = "url,object_id,name,title,popularity,votes,verified,description,stack_count,type,category,layer,function\n"

func TestStackShare(t *testing.T) {
	const row = "https://stackshare.io/nodejs,Service_1,Node.js,A runtime,1.0,8500,False,\"Two lines\nof text\",199300,service,languages-and-frameworks,application and data,frameworks\n"
	var pages []record.Page
	for p, err := range dataset.StackShare(strings.NewReader(header+row), asOf) {
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, p.Page)
	}
	if len(pages) != 1 {
		t.Fatalf("%d pages, want 1", len(pages))
	}
	p := pages[0]
	if err := p.Validate(); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff([]string{"Application & Data", "Frameworks"}, p.CategoryPath); diff != "" {
		t.Errorf("category path (-want +got):\n%s", diff)
	}
	want := []record.Body{
		record.Tool{Name: "Node.js", PageURL: "https://stackshare.io/nodejs", Description: "A runtime. Two lines of text", Role: record.RoleSubject, Categories: []string{"Application & Data", "Frameworks"}},
		record.Stat{Tool: "Node.js", Metric: "stackshare.votes", Value: new(8500.0), Low: new(8500.0), High: new(8500.0), Unit: "votes", Raw: "8500", AsOf: "2024-05-01"},
		record.Stat{Tool: "Node.js", Metric: "stackshare.stacks", Value: new(199300.0), Low: new(199300.0), High: new(199300.0), Unit: "stacks", Raw: "199300", AsOf: "2024-05-01"},
	}
	var got []record.Body
	for _, f := range p.Facts {
		got = append(got, f.Body)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
}

func TestStackShareBadInput(t *testing.T) {
	const good = "https://stackshare.io/go,1,Go,,1,2,False,,3,service,c,l,f\n"
	for _, test := range []struct {
		name, csv string
		pages     int
		names     []string // what the errors name
	}{
		{"not a dataset", "a,b\n1,2\n", 0, []string{`line 1: no column "url"`}},
		{"empty", "", 0, []string{"line 1"}},
		{"bad number", header + strings.Replace(good, ",2,", ",many,", 1) + good, 1, []string{`line 2: column votes: "many"`}},
		{"bad URL", header + "nowhere" + good[len("https://stackshare.io/go"):] + good, 1, []string{"line 2: column url"}},
		{"negative number", header + strings.Replace(good, ",2,", ",-2,", 1) + good, 1, []string{`line 2: column votes: "-2" is negative`}},
		{"another site", header + strings.Replace(good, "stackshare.io", "evil.example", 1) + good, 1, []string{"line 2: column url", "evil.example", "stackshare.io"}},
		{"no name", header + strings.Replace(good, ",Go,", ",,", 1) + good, 1, []string{"line 2"}},
		{"name with a control character", header + strings.Replace(good, ",Go,", ",G\x01o,", 1) + good, 1, []string{"line 2: column name", "U+0001"}},
		{"name written backwards", header + strings.Replace(good, ",Go,", ",\u202eoG,", 1) + good, 1, []string{"line 2: column name", "U+202E", "hides"}},
		{"short row", header + "x,y\n" + good, 1, []string{"wrong number of fields"}},
		{"open quote before many rows", header + good + `"` + strings.Repeat(good, 1<<16), 1, []string{"after line 2", "longer than 1048576 bytes", "quote"}},
		{"open quote", header + "\"x\n" + good, 0, []string{"quote"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			pages := 0
			var errs []error
			for _, err := range dataset.StackShare(strings.NewReader(test.csv), asOf) {
				if err != nil {
					errs = append(errs, err)
					continue
				}
				pages++
			}
			if pages != test.pages {
				t.Errorf("%d pages, want %d", pages, test.pages)
			}
			all := errors.Join(errs...)
			for _, name := range test.names {
				if all == nil || !strings.Contains(all.Error(), name) {
					t.Errorf("errors %v do not say %q", all, name)
				}
			}
		})
	}
}

// TestStackShareDescription: what a tool is, in one line, is the title of its row.
func TestStackShareDescription(t *testing.T) {
	for _, test := range []struct{ title, description, want string }{
		{"An HTTP client", "HTTP is how we exchange data.", "An HTTP client. HTTP is how we exchange data."},
		{"Ship faster!", "It deploys.", "Ship faster! It deploys."},
		{"A queue.", "It queues.", "A queue. It queues."},
		{"Python ORM", "Python ORM for all.", "Python ORM for all."},
		{"Python ORM", "", "Python ORM"},
		{"", "It deploys.", "It deploys."},
	} {
		row := fmt.Sprintf("https://stackshare.io/x,1,X,%s,1,2,False,%s,3,service,c,l,f\n", test.title, test.description)
		for p, err := range dataset.StackShare(strings.NewReader(header+row), asOf) {
			if err != nil {
				t.Fatal(err)
			}
			if got := p.Page.Facts[0].Body.(record.Tool).Description; got != test.want {
				t.Errorf("%q and %q are %q, want %q", test.title, test.description, got, test.want)
			}
		}
	}
}

func TestStackShareCategories(t *testing.T) {
	for slug, want := range map[string]string{
		"build-test-deploy":    "Build Test Deploy",
		"application and data": "Application & Data",
		"édition":              "Édition",
	} {
		row := "https://stackshare.io/x,1,X,A tool,1,2,False,It works.,3,service,c,l," + slug + "\n"
		for p, err := range dataset.StackShare(strings.NewReader(header+row), asOf) {
			if err != nil {
				t.Fatal(err)
			}
			if got := p.Page.CategoryPath[1]; got != want {
				t.Errorf("%q is %q, want %q", slug, got, want)
			}
		}
	}
}
