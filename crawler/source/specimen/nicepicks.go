package specimen

import "github.com/stackdex/stackdex/ingest/record"

// NicePicks returns pages of NicePick: names in another order than in the
// address and one within another, a name that is a common word, three names,
// sides of different kinds, lists without entries, and no winner.
func NicePicks() []Content {
	return []Content{StarletteDjango(), springs(), goRust(), runtimes()}
}

func springs() *NicePick {
	boot := "Pick Spring Boot when a service has to run today and its parts are the usual ones"
	spring := "Spring is the container below it, for those who wire everything by hand"
	return &NicePick{Base: "https://nicepick.dev", Path: "/compare/spring-vs-spring-boot", Kind: "Dynamic",
		Sides: []NiceSide{
			{Name: "Spring Boot", Path: "/tools/spring-boot", Description: boot, Pros: []string{"Starters bring what belongs together", "One jar holds the server and the code"},
				Related: []string{"java", "spring", "maven"}, Cons: []string{"Hard to see why a part is there", "Slow to start"}},
			{Name: "Spring", Path: "/tools/spring", Description: spring, Pros: []string{"Everything can be replaced"}, Related: []string{"java"}, Cons: []string{"Particular tradeoffs depend on the use case"}},
		},
		Intro:  boot + " meets spring is the container below it. Here's our take.",
		Winner: "Spring Boot",
		UseIf:  []record.UseIf{{Tool: "Spring Boot", Text: "You want starters and can live with a slow start."}, {Tool: "Spring", Text: "You prioritize control over what Spring Boot offers."}},
		More:   []RelatedPage{{Title: "Spring Boot vs Quarkus", Path: "/compare/spring-boot-vs-quarkus"}, {Title: "Go vs Rust", Path: "/compare/go-vs-rust"}}}
}

func goRust() *NicePick {
	golang := "Pick Go for services that a team must be able to read in five years"
	rust := "Rust is worth its learning curve where speed and safety decide"
	return &NicePick{Base: "https://nicepick.dev", Path: "/compare/go-vs-rust", Kind: "Languages",
		Sides: []NiceSide{
			{Name: "Go", Path: "/tools/go", Description: golang, Pros: []string{"It compiles in a moment", "Few words to learn", "Ready to go on any machine"}, Related: []string{"docker", "kubernetes"}},
			{Name: "Rust", Path: "/tools/rust", Description: rust, Pros: []string{"Memory safety without garbage collection"}, Cons: []string{"The compiler says no", "Builds take long"}, Related: []string{"cargo"}},
		},
		Intro:  golang + " meets rust is worth its learning curve where speed and safety decide. Here's our take.",
		Winner: "Go",
		UseIf:  []record.UseIf{{Tool: "Go", Text: "You want few words to learn and are ready to go today."}, {Tool: "Rust", Text: "You prioritize memory safety over what Go offers."}}}
}

func runtimes() *NicePick {
	return &NicePick{Base: "https://nicepick.dev", Path: "/compare/bun-vs-deno-vs-nodejs", Kind: "Runtimes",
		Sides: []NiceSide{
			{Name: "Node.js", Path: "/tools/nodejs", Description: "Node.js is the runtime that every package was written for", Pros: []string{"All of npm runs on it"}, Cons: []string{"Old modules beside new ones"}, Related: []string{"npm"}},
			{Name: "Deno", Path: "/tools/deno", Description: "Deno asks before a script may read or send anything", Pros: []string{"Typescript without a build", "Permissions"}, Cons: []string{"Few hosts offer it"}, Related: []string{"typescript", "v8"}},
			{Name: "Bun", Path: "/tools/bun", Description: "Bun puts runtime, bundler and tests into one fast binary", Pros: []string{"Installs within a second"}, Cons: []string{"Young and in motion", "Gaps in the Node API"}, Related: []string{"zig"}},
		},
		Intro: "Three runtimes for one language, and nobody needs more than one of them. Here's our take.",
		UseIf: []record.UseIf{{Tool: "Node.js", Text: "You want no surprises at all."}, {Tool: "Deno", Text: "You run scripts of other people."}, {Tool: "Bun", Text: "You wait for installs all day."}},
		More:  []RelatedPage{{Title: "Go vs Rust", Path: "/compare/go-vs-rust"}}}
}
