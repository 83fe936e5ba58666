package ask

import (
	"fmt"
	"strings"
)

// categoriesMeant returns the categories that people mean by a folded name: the one that is
// called so, and those of them that are called otherwise.
func categoriesMeant(folded string) []string {
	list := topics[folded]
	if list == nil {
		list = topics[core(folded)]
	}
	return append([]string{folded}, list...)
}

// missingCategory says that no tool has a category that people call by these words; "" if they mean
// none.
func missingCategory(words []string) string {
	name := plural(strings.Join(words, " "))
	for _, t := range topicList {
		for called := range strings.SplitSeq(t.called, ", ") {
			if plural(called) == name {
				return fmt.Sprintf("words, because no tool is known of the category %q", strings.ReplaceAll(t.categories, ", ", " or "))
			}
		}
	}
	return ""
}

// topics are the names of categories, as StackShare calls them, by what people
// call them; all folded.
var topics = topicsOf(topicList)

// topicList is what topics are made of.
var topicList = []topic{
	{"language", "programming language, scripting language, computer language"},
	{"frameworks, microframeworks", "web framework, backend framework, web application framework"},
	{"continuous integration, continuous deployment", "ci server, ci tool, ci pipeline, continuous integration server, ci/cd pipeline, ci, ci cd, ci/cd, cicd, continuous delivery, build server, deployment pipeline"},
	{"exception monitoring", "error tracking, error tracker, error monitoring, error reporting, exception tracking, crash reporting"},
	{"password management", "password manager, password vault"},
	{"cloud content management system", "headless content management system, content api, headless cms"},
	{"customer support chat", "live chat, chat widget, website chat, chat widget website"},
	{"transactional email", "email api, email service, email delivery, transactional email api, smtp service, sending email"},
	{"load balancer reverse proxy", "load balancing, load balancer, reverse proxy"},
	{"dns management", "dns, dns provider, dns hosting"},
	{"domain registration", "domain registrar, domain name registrar, domain name"},
	{"service discovery", "service registry"},
	{"remote procedure call", "rpc, rpc framework"},
	{"stream processing", "streaming, event streaming, stream processor"},
	{"enterprise resource planning erp", "erp"},
	{"data science notebooks", "notebook, data science notebook"},
	{"llms", "large language model, language model"},
	{"ai programming assistant", "ai coding assistant, code assistant, ai code assistant"},
	{"heatmap analytics", "heatmap"},
	{"a b testing analytics", "a/b testing, ab testing, split testing"},
	{"meeting scheduling", "scheduling, appointment scheduling"},
	{"document signature", "e signature, esignature, electronic signature"},
	{"status page hosting", "status page"},
	{"file transfer", "ftp client, sftp client"},
	{"pdf tools", "pdf, pdf generator, pdf library"},
	{"file conversion", "file converter, document conversion"},
	{"mapping apis", "map, maps api, mapping, geocoding"},
	{"diagramming", "diagram, diagram tool, flowchart"},
	{"wireframing", "wireframe, wireframe tool"},
	{"website builder", "site builder, web builder"},
	{"survey widget", "survey, survey tool"},
	{"shells", "shell, command shell"},
	{"terminal emulators", "terminal, terminal emulator"},
	{"web servers", "webserver, http server"},
	{"web browser", "browser"},
	{"penetration testing tools", "pentesting, penetration testing"},
	{"localhost tools", "localhost tunnel, tunnel"},
	{"code coverage", "coverage, test coverage"},
	{"graphql tools", "graphql"},
	{"orm", "object relational mapper, object relational mapping"},
	{"javascript build tools", "bundler, javascript bundler, js bundler, module bundler, web bundler"},
	{"background processing", "background jobs, job queue, job processing"},
	{"message queue", "mq, messaging queue, message queue system, message broker, message bus, queue, pub sub, pubsub"},
	{"feature flags management", "feature switch, feature flag, feature toggle, feature management"},
	{"secrets management", "secret manager, secret store"},
	{"version control system", "version control, source control, scm"},
	{"code collaboration version control", "git hosting, code hosting, repository hosting"},
	{"search as a service, search engines, search tools", "full text search, full text search engine, search engine, site search, search server"},
	{"user management and authentication", "authentication, auth, authorization, sso, single sign on, login, identity provider, user management"},
	{"payment services", "payment, payment gateway, payment processing, payment api, online payment"},
	{"log management, logging tools", "centralized logging, log shipper, log, logging, log aggregation, log analysis, log collector"},
	{"monitoring tools, performance monitoring", "monitoring, apm, observability, application monitoring, metrics monitoring, application performance monitoring"},
	{"website monitoring", "uptime monitoring, uptime monitor"},
	{"infrastructure build tools", "infrastructure as code, iac"},
	{"server configuration and automation", "configuration management, server provisioning"},
	{"container tools", "container orchestration, orchestration, container orchestrator"},
	{"front end frameworks", "css library, css framework"},
	{"state management library", "state management, state manager"},
	{"in memory databases", "in-memory cache, in-memory database"},
	{"mobile push messaging, web push notifications", "push notification, push messaging, push notification service"},
	{"load and performance testing", "load testing, performance testing, stress testing"},
	{"testing frameworks", "unit testing, unit testing framework, test framework, test runner"},
	{"browser testing", "e2e testing, end to end testing, browser automation, ui testing"},
	{"api tools", "api client, rest client, api testing, api gateway"},
	{"big data as a service", "data warehouse, cloud data warehouse"},
	{"business intelligence", "bi, data visualization tool, business analytics"},
	{"general analytics", "web analytics, website analytics, analytics"},
	{"serverless task processing", "serverless, faas, serverless function, function as a service, cloud function"},
	{"platform as a service", "paas, app hosting"},
	{"cloud hosting", "iaas, cloud provider, cloud platform, cloud"},
	{"cloud storage", "object storage, blob storage, s3 storage"},
	{"workflow manager", "workflow orchestration, workflow engine, data pipeline orchestration, workflow scheduler"},
	{"web service automation", "workflow automation, integration platform"},
	{"translation service", "localization, i18n, internationalization, translation management"},
	{"charting libraries", "js chart, javascript chart, chart js library, chart, charting, chart library, data visualization, graphing library"},
	{"web scraping api", "web scraping, scraper, web scraper, web crawler, scraping, crawler"},
	{"voice and sms", "sms api, sms, voice api, text message api"},
	{"web and video conferencing", "video conferencing, video call, web conferencing, video chat"},
	{"issue tracking", "issue tracker, bug tracker, bug tracking, ticket tracker"},
	{"help desk", "helpdesk, ticketing, ticketing system, customer support software"},
	{"text editor, ide", "code editor, editor"},
	{"code review", "linter, linting, static analysis, code quality, static code analysis"},
	{"cross platform mobile development", "cross platform mobile, mobile framework, mobile app framework, hybrid app framework, cross platform mobile framework"},
	{"cross platform desktop development", "desktop app framework, desktop framework, cross platform desktop"},
	{"game development", "game engine, game framework"},
	{"templating languages and extensions", "template engine, templating, templating engine"},
	{"css pre processors extensions", "css preprocessor, css pre-processor, css processor"},
	{"javascript testing framework", "js test runner, js testing, js testing framework, javascript testing, javascript test runner, javascript test framework, javascript unit testing, unit testing javascript"},
	{"static site generators", "ssg, static website generator"},
	{"link shortening as a service", "url shortener, link shortener, short link"},
	{"package managers, front end package manager", "package manager, package management, js package manager"},
	{"self hosted blogging cms, hosted blogging platforms", "blog, blog platform, blogging"},
	{"java build tools, javascript build tools, automated build tools", "build tool, build system"},
	{"mobile error monitoring, exception monitoring", "mobile crash reporting"},
	{"chatbot platforms and tools", "bot, bot platform"},
	{"llm tools", "llm framework"},
	{"operating systems", "os, linux distribution, linux distro, distro"},
	{"business dashboards", "dashboard, kpi dashboard"},
	{"low code platforms", "internal tool, internal tool builder, low code, low code development"},
	{"no code platforms", "no code, nocode, no code app builder"},
	{"speech recognition as a service, speech recognition tools, transcription as a service", "speech to text, speech recognition, stt, transcription"},
	{"text to speech as a service", "text to speech, tts"},
	{"javascript framework components, ui components", "react component library, ui component library, component library, react ui library, react component"},
	{"image processing and management", "image cdn, image processing, image optimization, image manipulation"},
	{"graphic design, mobile prototyping interaction design tools", "design tool, ui design, ui design tool, prototyping, prototyping tool"},
	{"virtual private cloud", "vpn"},
	{"realtime backend api, mobile backend", "baas, backend as a service"},
	{"in memory databases, web cache, cache", "cache, caching, cache server, in memory store"},
	{"knowledge management", "wiki, knowledge base, wiki software"},
	{"task management, knowledge management", "note taking, note taking app, note, to do list, todo app"},
	{"web service automation", "ipaas"},
	{"microservices tools", "service mesh"},
	{"code collaboration version control", "self hosted git, git server"},
	{"javascript mvc frameworks, javascript ui libraries, front end frameworks", "frontend framework, front end framework"},
	{"email marketing", "newsletter, newsletter tool, email campaign"},
	{"cross platform mobile development", "mobile app development"},
	{"self hosted blogging cms", "cms, content management, content management system, blogging platform"},
	{"group chat and notifications", "team chat, team messaging, work chat, chat app"},
	{"machine learning tools", "machine learning, machine learning library, machine learning framework, deep learning, deep learning framework"},
	{"containers as a service", "managed kubernetes, kubernetes hosting, container hosting"},
	{"cloud hosting, static web hosting", "hosting, web hosting"},
	{"static web hosting", "static hosting, static site hosting"},
	{"concurrency frameworks", "concurrency"},
	{"virtualization platform", "virtualization, hypervisor"},
	{"documentation as a service and tools", "documentation, documentation generator, api documentation"},
	{"cdn", "content delivery network"},
	{"crm", "customer relationship management"},
	{"ecommerce", "e-commerce, ecommerce platform, online shop, online store, shop system"},
}

// isTopic reports whether a folded name is one of a category or what people call it.
func isTopic(folded string) bool { return topics[folded] != nil || topical[folded] }

// topical are the categories of topics.
var topical = func() map[string]bool {
	m := map[string]bool{}
	for _, categories := range topics {
		for _, c := range categories {
			m[c] = true
		}
	}
	return m
}()

// topic is a list of categories and one of what people call them, divided by
// commas.
type topic struct{ categories, called string }

func topicsOf(list []topic) map[string][]string {
	m := map[string][]string{}
	for _, t := range list {
		for called := range strings.SplitSeq(t.called, ", ") {
			for category := range strings.SplitSeq(t.categories, ", ") {
				if name := plural(called); name != plural(category) { // which is asked for anyway
					m[name] = append(m[name], plural(category))
				}
			}
		}
	}
	return m
}
