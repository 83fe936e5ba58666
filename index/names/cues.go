package names

import "strings"

// cueNouns settle a capitalised name right before them.
var cueNouns = set(`
framework frameworks language lang library libraries microframework microframeworks orm compiler runtime developers developer programmers
programmer programming ecosystem codebase codebases backend backends middleware syntax cli sdk api apis ide plugin plugins repo repository
`)

// cueWeak settle it too unless the name begins the sentence.
var cueWeak = set(`
code app apps application applications project projects server servers service services microservice microservices program programs
community process processes script scripts web template templates templating module modules package packages routes router database databases tutorial docs documentation
`)

// cueIn are words that a capitalised name follows after "in" or "with".
var cueIn = set(`
written built implemented developed coded rewritten programmed programming coding programs apps services microservices build building write writing backend
develop developing
`)

// toolNouns are what tools are said to be: "X is a bundler", "tools like X",
// "our database is X".
var toolNouns = set(`
framework frameworks language languages library libraries microframework microframeworks orm orms compiler compilers runtime runtimes backend frontend
database databases datastore cache tool tools toolkit toolkits bundler bundlers linter linters formatter parser broker brokers queue server servers proxy
generator generators editor editors ide ides shell cms stack scheduler debugger testrunner
`)

// useVerbs are what people do with tools: "we use X", "I know X". Of letters
// and of names written small only those of sureVerbs count.
var (
	sureVerbs = set(`use uses used using learn learns learned learning know knows prefer prefers preferred`)
	useVerbs  = set(`
use uses used using learn learns learned learning know knows knew prefer prefers preferred like likes liked love loves loved hate hates hated adopt adopts
adopted adopting write writes writing wrote leave left dropped abandoned replaced choose chooses chose chosen pick picks picked try tried trying recommend recommends recommended teach teaches
`)
)

// workVerbs with a preposition name what the work is done with: "rewrote the
// service in X", "migrated from X".
var workVerbs = set(`
write writes wrote written writing rewrite rewrites rewrote rewritten build builds built rebuilt building implement implements implemented develop develops
developed developing code coded coding program programs programmed programming port ported porting migrate migrates migrated migrating move moved moving
switch switched switching run runs ran running deploy deploys deployed deploying host hosts hosted store stores stored keep keeps kept track tracks
tracked monitor monitors monitored test tests tested manage manages managed install installs installed style styled styling render renders rendered
send sends sent stream streams streamed replace replaces replaced process processed train trained query queried bundle bundled compile compiles compiled
serve serves served load loads loaded design designed automate automated orchestrate orchestrated provision provisioned configure configured generate
generated publish published index indexed report reported connect connected integrate integrated authenticate authenticated based powered convert
converted package packaged release released script scripted version cached
`)

var (
	workWords   = set(`in with on into to from through via`)
	determiners = set(`a an the my your his her its our their this that these those some any no each every of`)
	articles    = set(`a an the my your his her its our their this that these those some any no each every one another both also not just still`)
	copulas     = set(`is are was were`)

	// holds are verbs in the third person that are no plural nouns.
	holds = set(`
needs uses ships stores exposes offers speaks is isn't has hasn't was wasn't does doesn't can can't cannot supports provides allows lets requires includes enables makes comes lacks
prevents encrypts generates catches compiles manages replaces replaced integrates serves renders reads sends runs keeps gives automates parses transforms
executes combines brings creates solves simplifies removes adds became
`)

	// limits end what a thing is said to be: "a framework for APIs".
	limits = set(`for of with in on at by from that which who to as and but because when where while if than`)
)

// lower is a word of prose in lower case; empty outside of the text.
func lower(words []word, i int) string {
	if i < 0 || i >= len(words) {
		return ""
	}
	return strings.ToLower(words[i].text)
}

// beside reports whether only a space stands between word i and the one before,
// in one sentence.
func beside(words []word, i int) bool {
	return i > 0 && i < len(words) && (words[i].gap == " " || words[i].gap == "\u00a0") && !words[i].first
}

// cueAfter reports whether the words behind a name settle it: "Go language", "Rust
// compiler", "a Flask app".
func cueAfter(words []word, f *found) bool {
	n := f.to + 1
	if f.from < 0 || n >= len(words) {
		return false
	}
	owns := n+1 < len(words) && words[n].text == "s" && (words[n].gap == "'" || words[n].gap == "’")
	if owns {
		n++
	}
	if words[n].gap != " " && words[n].gap != "-" {
		return false
	}
	if owns && properWords[words[f.from].key] && !f.lowercase && !f.other {
		return true // "React's hooks"
	}
	w := lower(words, n)
	return cueNouns[w] || !words[f.from].first && cueWeak[w] || f.level == low && toolNouns[w]
}

// cueBefore reports whether the words before a name settle it: "written in Go", "the
// language Go", "using Express", "tools like Chef", "our database is X".
func cueBefore(words []word, f *found) bool {
	if f.from < 1 || !beside(words, f.from) {
		return false
	}
	a, b := "", lower(words, f.from-1)
	if beside(words, f.from-1) {
		a = lower(words, f.from-2)
	}
	switch {
	case b == "in" || b == "with":
		return f.level == low || cueIn[a]
	case b == "using":
		return f.level == low || !f.lowercase && !f.letter()
	case b == "via" || b == "from":
		return f.level == low
	case b == "framework" || b == "language":
		return true
	case b == "like" && toolNouns[a], b == "as" && a == "such" && f.from > 2 && toolNouns[lower(words, f.from-3)], copulas[b] && toolNouns[a]:
		return true
	}
	return false
}

// used reports whether a name is what a verb of use is about: "we use R", "I like Dart",
// "learn python".
func used(words []word, f *found) bool {
	if !beside(words, f.from) || f.other && !f.lowercase && f.level == hard {
		return false
	}
	verb := lower(words, f.from-1)
	if f.letter() {
		return sureVerbs[verb] && !asSomething(words, f.to+1)
	}
	if f.lowercase && f.level != low {
		return f.level < hard && sureVerbs[verb]
	}
	return useVerbs[verb] && (!f.mass || sureVerbs[verb])
}

// asSomething reports whether what is used is used as something else: "use C and R as
// letters", "using R = 3".
func asSomething(words []word, i int) bool {
	for n := i; n < min(len(words), i+4) && !words[n].first; n++ {
		if strings.Contains(words[n].gap, "=") || lower(words, n) == "as" {
			return true
		}
	}
	return false
}

// workedWith reports whether work is done with what a name means: "rewrote the service in
// Rust", "keep secrets in Vault".
func workedWith(words []word, f *found) bool {
	if !beside(words, f.from) || f.other || f.lowercase && f.level != low || f.letter() || !workWords[lower(words, f.from-1)] {
		return false
	}
	for i := f.from - 2; i >= 0 && i >= f.from-8; i-- {
		if workVerbs[lower(words, i)] {
			return true
		}
		if words[i].first || strings.ContainsAny(words[i+1].gap, ",;()") {
			return false
		}
	}
	return false
}

// called reports whether the sentence calls a name a tool: "Express is a minimal framework",
// "Go, the language".
func called(words []word, f *found) bool {
	n := f.to + 1
	if n >= len(words) || f.lowercase && f.level != low {
		return false
	}
	switch {
	case beside(words, n) && copulas[lower(words, n)]:
		if determined(words, f.from) {
			return false
		}
	case words[n].gap == ", " && articles[lower(words, n)]:
		for i := n; i < min(len(words), n+5) && (i == n || beside(words, i)); i++ {
			if toolNouns[lower(words, i)] {
				return true
			}
		}
		return false
	default:
		return false
	}
	plural := lower(words, n) == "are" || lower(words, n) == "were"
	for i := n + 1; i < min(len(words), n+12) && beside(words, i); i++ {
		w := lower(words, i)
		if i == n+1 && !plural && !articles[w] {
			return false
		}
		if toolNouns[w] {
			return true
		}
		if limits[w] && lower(words, i-1) != "one" && lower(words, i-1) != "some" {
			return false
		}
	}
	return false
}

// subject reports whether a name begins a sentence as its subject, where a word would have an
// article: "Node is single-threaded".
func subject(words []word, f *found) bool {
	n := f.to + 1
	return words[f.from].first && !f.letter() && beside(words, n) && holds[lower(words, n)] &&
		!f.other && !f.mass && !f.obscure && (!f.lowercase || f.level == low)
}

// determined reports whether an article or the like stands before a word: "the rails", "her
// svelte figure".
func determined(words []word, i int) bool {
	return beside(words, i) && determiners[lower(words, i-1)]
}

// versus reports whether two names are set against each other: "Go vs Rust", "Go vs. Rust".
func versus(words []word, a, b *found) bool {
	return b.from-a.to == 2 && (lower(words, a.to+1) == "vs" || lower(words, a.to+1) == "versus")
}

// inRow reports whether only a comma, a slash or a conjunction stands between
// two mentions.
func inRow(words []word, a, b *found) bool {
	if a.from < 0 || b.from < 0 {
		return false
	}
	switch b.from - a.to {
	case 1:
		gap := words[b.from].gap
		return gap == ", " || gap == "/" || gap == " / " || gap == " & " || gap == " + "
	case 2:
		w := words[a.to+1]
		switch strings.ToLower(w.text) {
		case "and", "or", "vs", "versus":
			return (w.gap == " " || w.gap == ", ") && words[b.from].gap == " "
		}
	}
	return false
}
