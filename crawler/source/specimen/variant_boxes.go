package specimen

import (
	"html"
	"strings"
)

// box is something that sites set between the parts of their content and that is none
// of it. Most of them have figures.
func (v *varier) box() *node {
	switch v.IntN(9) {
	case 0:
		return el("div", v.class(), el("strong", "Get our app"), el("span", "4.8 ★ · 52K ratings"), el("a", at("href", "/app"), "Install"))
	case 1:
		return el("div", v.class(), el("h4", "Jobs for you"), el("ul", el("li", el("a", at("href", "/jobs/1"), "Senior engineer, Berlin"), " $120K")))
	case 2:
		return el("form", v.class(), el("p", "Which one do you use most?"),
			el("label", el("input", at("type", "radio", "name", "poll")), "The first 61%"), el("label", el("input", at("type", "radio", "name", "poll")), "The second 27%"), el("p", "1,872 responses"))
	case 3:
		return el("div", v.class(), el("p", "Enjoying this? Subscribe to our newsletter, read by 45,000+ developers."), el("form", el("input", at("type", "email")), el("button", "Subscribe")))
	case 4:
		return el("div", v.class(), el("a", at("href", "https://hosting.example", "rel", "sponsored"), "Hosting from $3.99, 2 GB RAM"))
	case 5:
		return el("div", at("popover", "", "id", "more"), v.class(), el("div", "Stacks"), el("div", "1.9K"), el("div", "Votes"), el("div", "312"))
	case 6:
		return el("p", v.class(), "Jump to: ", el("a", at("href", "#top"), "Top"), " | ", el("a", at("href", "#end"), "End"))
	case 7:
		return el("div", v.class(), el("h4", "Webinar: scaling in 30 minutes"), el("p", "July 9, 2026, 5 pm CET. 312 seats left."), el("a", at("href", "/webinar"), "Register now"))
	}
	return el("figure", v.class(), el("iframe", at("src", "https://video.example/1", "title", "Video")), el("figcaption", "Watch: an introduction in 100 seconds (1.1M views)"))
}

// rewritten writes a text as programs do that go over finished pages: a translator of
// a browser wraps each, an editor tears words where somebody once changed them.
func (v *varier) rewritten(text string, markup func(string) string) string {
	switch {
	case strings.TrimSpace(text) == "":
	case v.translated:
		const font = `<font dir="auto" style="vertical-align: inherit;">`
		return font + font + markup(text) + "</font></font>"
	case v.torn:
		words := strings.Split(text, " ")
		for i, word := range words {
			if len(word) > 7 && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") == "" && v.one(9) {
				words[i] = `<span class="c2">` + word[:3] + `</span><span class="c5">` + word[3:] + `</span>`
			} else {
				words[i] = markup(word)
			}
		}
		return strings.Join(words, " ")
	}
	return markup(text)
}

// plain writes a text with nothing but what HTML asks for.
func plain(text string) string { return html.EscapeString(text) }
