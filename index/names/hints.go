package names

import "slices"

// hint is what a word reveals about its sentence.
type hint uint8

const (
	aboutTools    hint = 1 << iota // a name right before it is a tool
	aboutSoftware                  // the sentence is about software
	connects                       // is written small in headings too
	isGerman                       // all nouns of the sentence have capitals
)

var hints = hintsOf(map[hint]map[string]bool{
	aboutTools | aboutSoftware: cueNouns,
	aboutSoftware: set(`
admin alert alerting alerts algorithm app apps application applications async asynchronous authentication authorization automated automation bandwidth
binary blog branch browser browsers bug bugs bundle bundles cache caches cached caching ci cli client clients cloud cluster clusters cms code coding
collection collections commit commits config configuration container containers css dashboard dashboards data database databases debug debugging
deploy deploys deployed deploying deployment deployments dependencies desktop dev devops docs documentation domain email emails endpoint endpoints
engineers frontend function functions game html http image images index infrastructure install installed integration integrations interface iot issues
job jobs json kernel latency lint linter linters load log logging logs login manifest manifests message messages metric metrics microservice
microservices migrate migrated migrating migration migrations mobile mocks model models module modules monitoring network node nodes notebook notebooks
oauth offline online open-source opensource orchestration package packages parser patch pipeline pipelines platform port ported production programs project
projects protocol proxy python queries query queue queues refactor refactored release releases render renders rendering repo request requests routing
schema script scripts search secrets server servers serverless service services session sessions site sites software source spec sql stack staging startup
storage stream streams streaming table tables task tasks team teams template templates terminal test tests tested testing threads tickets tool tooling
tools traces tracing traffic ui unit upgrade upgraded upgrading upload user users ux version versions virtual web webhook webhooks website websites
widget widgets workers workflow workflows
`),
	connects: set(`with from your into over that than when them then this what about after before between without versus`),
	isGerman: set(`auf bei das dem der eine einem einen einer für ich im ist nicht sich sind und vom wie wir wird zum zur`),
})

func hintsOf(words map[hint]map[string]bool) map[string]hint {
	all := map[string]hint{}
	for h, list := range words {
		for w := range list {
			all[w] |= h
		}
	}
	return all
}

// registrySet is a set of package registries, as bits.
type registrySet uint16

// languageRegistries are the package registries whose language a sentence can name.
var languageRegistries = []struct{ ecosystem, language string }{
	{"pypi", "python"}, {"gem", "ruby"}, {"composer", "php"}, {"go", "go"}, {"cargo", "rust"}, {"hex", "elixir"}, {"nuget", "csharp"}, {"npm", "javascript"}, {"npm", "typescript"},
}

// registriesOf returns for a language the registry of its libraries, and for a
// library those in which it is published.
func registriesOf(t *tool) registrySet {
	var s registrySet
	for i, x := range languageRegistries {
		if t.id == x.language || t.kind != "service" && slices.Contains(t.ecosystems, x.ecosystem) {
			s |= 1 << min(i, len(languageRegistries)-2) // the last two are one
		}
	}
	return s
}

// pointers are words after which a capital does not mean a tool: what one
// clicks, what something is called.
var pointers = set(`
click clicks clicked press presses pressed hit select selected tap choose named called titled labeled labelled marked saying says reads is was are were be been button
key page chapter section figure only
`)

// follows reports whether a name with a capital stands right behind a word without one.
func follows(words []word, f *found) bool {
	return !f.lowercase && !f.obscure && !f.letter() && beside(words, f.from) && !capital(words[f.from-1].text) && !determined(words, f.from) &&
		!pointers[lower(words, f.from-1)]
}
