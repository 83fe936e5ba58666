package names_test

import (
	"strings"
	"testing"

	"github.com/stackdex/stackdex/index/names"
)

// mentioned returns the ids of what a text names, in its order.
func mentioned(table *names.Table, text string) string {
	var ids []string
	for _, m := range table.Mentions(text) {
		ids = append(ids, m.ID)
	}
	return strings.Join(ids, " ")
}

// TestMentionsNeedEvidence: a word of English is a tool only where something
// says so.
func TestMentionsNeedEvidence(t *testing.T) {
	table := newTable(t)
	for _, c := range []struct{ about, text, want string }{
		// What says that a word is a tool.
		{"what people use", "My lab uses R daily. They like Dart a lot. Nobody here knows Clojure or C.", "r dart clojure c"},
		{"what the work is done with", "She rewrote the parser in Rust. Pages are deployed with Helm. Tickets are tracked in Linear.", "rust helm linear"},
		{"what it is said to be", "Phoenix is a fast web framework. Go, the language of gophers, compiles quickly.", "phoenix go"},
		{"what tools are like", "Bundlers like Rollup, or editors such as Atom", "rollup atom"},
		{"a predicate of its kind", "The database is Realm and the backend was Node.", "realm nodejs"},
		{"what people write", "My sister writes Go; others have left Express.", "go express"},
		{"a verb that is no plural", "Rust removes data races. Vault sends tokens.", "rust vault"},
		{"the writing of an acronym", "it runs on EC2 and in dbt", "amazon-ec2 dbt"},
		{"a subject that has no article", "Node has an event loop. Consul can find services. React supports hooks.", "nodejs consul react"},
		{"a capital beside another tool", "The Kubernetes cluster reads its secrets from Vault.", "kubernetes vault"},
		{"two with capitals in a row", "Years ago we left Grunt and Gulp behind.", "grunt gulp"},
		{"written small, what it is used for", "all scripts are in bash, i love python and we test java code", "bash python java"},
		{"written small, a list", "we know rails, django and laravel", "rails django laravel"},
		{"a capital in a sentence about software", "The API is documented with Swagger and the app talks to Consul.", "swagger consul"},
		{"a language that its libraries are for", "Elixir runs the web part with Phoenix.", "elixir phoenix"},
		{"a comparison", "Go vs Rust: compile times.", "go rust"},
		{"what it has", "React's hooks changed how we write pages.", "react"},
		{"a subject of a tool's verb", "Looker needs LookML, Parcel needs nothing.", "looker parcel"},
		{"short names written small", "Nice to have: k8s and drf", "kubernetes"},
		{"an acronym of a name", "The back end is Django with DRF.", "django django-rest-framework"},
		{"a name that nothing else has", "Xamarin apps are being replaced.", "xamarin"},
		// What does not.
		{"what people love", "People love Oak and Maple furniture. Try Salt and Pepper with Basil.", ""},
		{"food beside a tool", "We use Go and love Chai in the morning.", "go"},
		{"an artist", "Swift is a singer; her manager is Beam.", ""},
		{"surnames and first names", "Franz Kafka wrote, Taylor Swift sang, Monty Python played. Cassandra told us.", ""},
		{"islands, orders and helmets", "An island east of Java; the Ionic column of a temple; a helmet, an influx, the nyc lights.", ""},
		{"what one clicks", "In the app, press Play and click Next to see the page. Bootstrap the project with one command.", ""},
		{"German nouns", "Im Moment ist das Kind nicht in der App.", ""},
		{"signs that make another name", "Some of the code is in C-- here.", ""},
		{"an article", "A maven of finance, the rails of a tram and her svelte figure, with Django.", "django"},
		{"a person", "The Chef cooked for the Django team.", "django"},
		{"what a set is", "Our grammar is a superset of the old one; Super Set games.", ""},
		{"an imperative", "React quickly. Express yourself. Go on.", ""},
		{"mass nouns", "Salt is cheap. Play makes happy. Spring is here.", ""},
		{"places, seasons and people", "In Spring we moved Django from Phoenix to Rome; Claude and Jasmine came.", "django"},
		{"letters", "Use C and R as names. Plan C is option R. Write E = m.", ""},
		{"cells and headings", "An h2 and cell C3, <h3>, key B4", ""},
		{"a heading in capitals", "Why Django Makes Modern Teams Move And Build Faster", "django"},
		{"a longer name", "We ran Django with the Red Hat and Line Break tools.", "django"},
		{"a platform or a style", "a JVM framework with a REST API", ""},
		{"words that happen to make a name", "you may add this; small talk over fast lane rules, data dog bites", ""},
		{"what a phrase ends with", "Use R in class", "r"},
	} {
		if got := mentioned(table, c.text); got != c.want {
			t.Errorf("%s: %q names %q, want %q", c.about, c.text, got, c.want)
		}
	}
}
