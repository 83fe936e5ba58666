package names_test

import (
	"strings"
	"testing"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
)

func known(list ...string) *names.Names {
	var n names.Names
	for _, name := range list {
		n.Add(name)
	}
	return &n
}

func TestFind(t *testing.T) {
	n := known("Apache Kafka", "Node.js", "Vue", "Vue Router", ".NET")
	for text, want := range map[string]string{
		"Kafka and Apache Kafka":           "Apache Kafka, Apache Kafka",
		"Node beside Node.js, not Nodes":   "Node.js, Node.js",
		"Vue Router for Vue's":             "Vue Router, Vue",
		"vue is a word, as is ASP.NET":     "",
		"the Vue Developer Survey of .NET": ".NET",
	} {
		var found []string
		for _, m := range n.Find(text) {
			found = append(found, m.Tool.Name)
		}
		if got := strings.Join(found, ", "); got != want {
			t.Errorf("%q names %q", text, got)
		}
	}
}

func TestGet(t *testing.T) {
	n := known("Apache Kafka", "Redis (cache)", "Redis")
	for spelling, want := range map[string]string{
		"kafka": "Apache Kafka", "“APACHE KAFKA”:": "Apache Kafka", "1. Redis": "", "Redis (in memory)": "Redis", "Rabbit": "", "": "",
	} {
		got := ""
		if tool := n.Get(spelling); tool != nil {
			got = tool.Name
		}
		if got != want {
			t.Errorf("%q is %q", spelling, got)
		}
	}
	if n.Tools != 2 {
		t.Errorf("%d tools", n.Tools)
	}
}

func TestThings(t *testing.T) {
	n := known("Django")
	n.AddThing("WSGI")
	n.AddThing("Django")
	if len(n.List) != 2 || n.Tools != 1 || !n.Get("wsgi").Thing || n.Get("Django").Thing {
		t.Errorf("%d names, %d of tools", len(n.List), n.Tools)
	}
	n.Compare(n.Get("WSGI"))
	if n.Tools != 2 || n.Get("WSGI").Thing {
		t.Errorf("%d tools, when both are", n.Tools)
	}
}
