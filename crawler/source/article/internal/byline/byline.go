package byline

import (
	"slices"
	"strings"
	"unicode"

	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/crawler/source/metadata"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// byLine reads "By A. Person · Published on May 24, 2020 · Updated …". A label may
// stand before the block.
func (r *Reader) byLine(p *record.Page, b *outline.Block, label string) {
	lower := words.LowerASCII(b.Text)
	if words.HasPrefix(lower, "reviewed by ", "fact-checked by ", "fact checked by ", "edited by ", "tested by ") {
		return // who is not the author
	}
	if p.Author == "" {
		p.Author = r.authorIn(b)
	}
	for _, run := range b.Runs {
		if day, ok := dates.Parse(machineTime(&run)); ok && !isAppointment(lower[:run.Start]) {
			assignDate(p, label+lower[:run.Start], day)
		}
	}
	if isAboutDay(lower) {
		return
	}
	for _, f := range dates.Find(b.Text) {
		month := len(f.Date) == len("2006-01") && words.HasPrefix(lower, "posted ", "published ", "by ", "written ")
		if (len(f.Date) == len("2006-01-02") || month) && !isAppointment(lower[:f.Start]) {
			assignDate(p, label+lower[:f.Start], f.Date)
		}
	}
}

// machineTime returns the time that the element of a run states for machines: of its own
// attribute, or as its title, as older formats do.
func machineTime(run *outline.Run) string {
	const stamp = "2006-01-02T15:04"
	if run.Time == "" && len(run.Title) >= len(stamp) && run.Title[len("2006-01-02")] == 'T' {
		return run.Title[:len("2006-01-02")]
	}
	return run.Time
}

// isAboutDay reports a sentence that says something of a day, and not when the page was
// written.
func isAboutDay(lower string) bool {
	const few = 8
	if !strings.HasSuffix(lower, ".") || strings.Count(lower, " ") < few {
		return false
	}
	for _, word := range [...]string{"publish", "posted", "updated", "written", "wrote", "modified", "review", "edited", "by ", "veröffentlicht", "aktualisiert", " von "} {
		if strings.Contains(lower, word) {
			return false
		}
	}
	return true
}

func assignDate(p *record.Page, before string, day record.Date) {
	updated := max(strings.LastIndex(before, "updated"), strings.LastIndex(before, "modified"), strings.LastIndex(before, "aktualisiert"), strings.LastIndex(before, "reviewed"))
	published := max(strings.LastIndex(before, "published"), strings.LastIndex(before, "posted"), strings.LastIndex(before, "veröffentlicht"))
	switch {
	case updated > published:
		if p.ModifiedAt == "" {
			p.ModifiedAt = day
		}
	case p.PublishedAt == "":
		p.PublishedAt = day
	}
}

// authorIn reads the name behind "By" at the head of a line, or beside how long the
// text takes to read.
func (r *Reader) authorIn(b *outline.Block) string {
	text := words.Plain(b.Text)
	if name := r.amongParts(text); name != "" {
		return name
	}
	if len(b.Runs) > 0 && isProfile(b.Runs[0].Link) {
		if name := strings.TrimSpace(b.Text[b.Runs[0].Start:b.Runs[0].End]); name != "" && phrase.PersonAt(name) == name && len(name) < 60 {
			return name
		}
	}
	for _, lead := range [...]string{"By ", "by ", "Written by ", "Author: ", "Von ", "Posted by ", "Words by ", "Text by ", "Story by ", "Article by ", "Created by ", "Par ", "Por "} {
		rest, ok := strings.CutPrefix(text, lead)
		if !ok {
			continue
		}
		if days := dates.Find(rest); len(days) > 0 {
			rest = rest[:days[0].Start]
		}
		name := phrase.PersonAt(withoutComments(rest))
		for _, run := range b.Runs {
			if run.Link == "" || int(run.Start) < len(lead)-1 {
				continue
			}
			linked := strings.TrimSpace(b.Text[run.Start:run.End])
			right := !strings.ContainsFunc(b.Text[len(lead)-1:run.Start], unicode.IsLetter)
			if len(linked) < 60 && (right || name == "" && linked != "" && phrase.PersonAt(linked) == linked) {
				return linked
			}
		}
		for _, stop := range [...]string{" Published", " Updated", " Posted", " On "} {
			name, _, _ = strings.Cut(name, stop)
		}
		return strings.TrimSpace(name)
	}
	for part := range strings.SplitSeq(text, " | ") {
		if rest, ok := strings.CutPrefix(part, "By: "); ok {
			return phrase.PersonAt(rest)
		}
	}
	for _, by := range [...]string{" by ", " von ", " par ", " por "} {
		_, rest, ok := strings.Cut(text, by)
		if !ok || len(dates.Find(text)) == 0 && !strings.HasSuffix(text[:len(text)-len(rest)-len(by)], " ago") {
			continue
		}
		if name := phrase.PersonAt(withoutComments(rest)); by == " by " || name == rest && strings.Contains(name, " ") {
			return name
		}
	}
	return ""
}

// withoutComments takes off the count of comments that stands behind a name.
func withoutComments(s string) string {
	for _, count := range [...]string{" No comments", " No Comments", " no comments"} {
		s, _, _ = strings.Cut(s, count)
	}
	return s
}

// amongParts returns the one person among the parts of a line of which another is
// a reading time: "18 min · A. Person".
func (r *Reader) amongParts(text string) string {
	parts := strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune("·|•∙", c) })
	if len(parts) < 2 || len(parts) > 6 {
		return ""
	}
	name, reading := "", false
	for _, part := range parts {
		part = strings.TrimPrefix(strings.TrimSpace(part), "By ")
		switch {
		case phrase.IsReadingTime(part), phrase.IsReadingTime(part + " read"):
			reading = true
		case r.isPerson(part) && phrase.PersonAt(part) == part:
			if name != "" {
				return ""
			}
			name = part
		}
	}
	if !reading {
		return ""
	}
	return name
}

// isAppointment reports words before a date that make it the day of something
// else than this page: "Event: …", "Join us on …".
func isAppointment(before string) bool {
	if words.HasAny(before, "published", "posted", "updated", "veröffentlicht", "aktualisiert") {
		return false
	}
	for _, w := range [...]string{"event", "webinar", "conference", "workshop", "meetup", "join us", "register", "deadline", "expires", "valid until", "valid through", "ends on", "starts on",
		"launches", "released", "release", "founded", "since", "born", "as of", "copyright", "©", "offer", "sale", "until", "is out", "is here", "is live", "now available", "veranstaltung", "summit", "live on", "tested on", "visited", "snapshot", "cached", "archived", "captured", "crawled"} {
		if words.Has(before, w) {
			return true
		}
	}
	return strings.Contains(before, "©")
}

// byPublisher reports that the page's data for machines names a company as its
// author.
func (r *Reader) byPublisher() bool {
	d := r.Page.Outline.Data()
	if d.Author != "" &&
		(d.Author == d.Meta["og:site_name"] ||
			slices.ContainsFunc(d.Objects("Organization"), func(o metadata.Object) bool { return o.Text("name") == d.Author })) {
		return true
	}
	for _, o := range r.Page.Outline.Data().Own("Article", "BlogPosting", "NewsArticle", "TechArticle") {
		if t := o.Text("author", "@type"); t != "" {
			return strings.HasSuffix(t, "Organization") || o.Text("author", "name") == o.Text("publisher", "name")
		}
	}
	return false
}

// signature returns the person whose name stands alone beside the date of the
// page: before it in a line, or in a line of its own above or right below it. A picture of
// the same name is evidence enough.
func (r *Reader) signature(before, b, next *outline.Block) string {
	text := words.Plain(b.Text)
	name := phrase.PersonAt(text)
	if len(b.Runs) > 0 && b.Runs[0].Link != "" && !isTopicLink(b.Runs[0].Link) { // "A. Person May 4, 2026", the name a link
		linked := text[:min(int(b.Runs[0].End), len(text))]
		if rest := strings.Trim(text[len(linked):], " ,·|–—•-"); len(text) == len(b.Text) && phrase.PersonAt(linked) == linked &&
			r.isPerson(linked) && phrase.IsDay(rest) {
			return linked
		}
	}
	for _, m := range b.Images {
		if len(m.Alt) < 60 && strings.HasPrefix(b.Text, m.Alt) && strings.Contains(m.Alt, " ") && phrase.PersonAt(m.Alt) == m.Alt &&
			!isTopicLink(b.Link()) {
			return m.Alt
		}
	}
	if name == "" || isTopicLink(b.Link()) || !r.isPerson(name) {
		return ""
	}
	rest := strings.TrimLeft(text[len(name):], " ")
	switch {
	case rest == "":
		if !before.Region.Chrome() && before.Kind == outline.Paragraph && phrase.IsDay(before.Text) {
			return name
		}
		if next.Region.Chrome() || !phrase.IsDay(next.Text) && !phrase.IsReadingTime(next.Text) && !phrase.IsReadingTime(next.Text+" read") {
			return ""
		}
	case !words.HasPrefix(rest, ",", "·", "|", "–", "—", "•", "-") || !isDated(strings.Trim(rest, " ,·|–—•-")):
		return ""
	}
	return name
}

// isDated reports a day, or what begins with the word that a date of the page
// stands behind.
func isDated(s string) bool {
	return phrase.IsDay(s) || words.HasPrefix(words.LowerASCII(s), "published ", "posted ", "updated ", "last updated ") && len(dates.Find(s)) > 0
}

// isTopicLink reports a link to what is filed under a word.
func isTopicLink(link string) bool {
	for _, part := range [...]string{"/tag", "/categor", "/topic", "/label", "/section", "/blog/"} {
		if strings.Contains(link, part) {
			return true
		}
	}
	return false
}

// isPerson reports two or three words that name no tool and none of which the
// page uses otherwise.
func (r *Reader) isPerson(name string) bool {
	parts := strings.Fields(name)
	if len(parts) < 2 || len(parts) > 4 || len(r.Names.Find(name)) > 0 {
		return false
	}
	for _, w := range parts {
		if !phrase.IsParticle(w) && !phrase.IsInitial(w) && !r.mayBeOfPerson(strings.Trim(w, ".")) {
			return false
		}
	}
	return true
}

// mayBeOfPerson reports a word that a first name or a surname may be.
func (r *Reader) mayBeOfPerson(w string) bool {
	lower := strings.ToLower(w)
	switch {
	case len(w) < 2, strings.ToUpper(w) == w, strings.ContainsAny(w, "0123456789&/+#"):
		return false
	case vocab.IsCommon(lower), vocab.IsStop(w), vocab.IsKind(w), vocab.IsKind(strings.TrimSuffix(w, "s")), isTrade(lower):
		return false
	}
	return r.Body.Ordinary(w) == 0 && !strings.Contains(words.LowerASCII(r.Title), lower)
}

// isTrade reports words that stand in the names of categories and jobs.
func isTrade(w string) bool {
	switch w {
	case "engineering", "development", "web", "data", "software", "devops", "design", "news", "guides", "guide", "tutorials", "tutorial",
		"reviews", "review", "blog", "editorial",
		"team", "staff", "science", "machine", "learning", "artificial", "intelligence", "infrastructure", "open", "source", "computing",
		"message", "messaging", "programming",
		"technology", "tech", "digital", "company", "labs", "inc", "gmbh", "ltd", "media", "magazine", "journal", "daily", "weekly", "read",
		"min", "table", "article", "articles",
		"product", "products", "case", "studies", "study", "customer", "stories", "how", "best", "practices", "front", "back", "full", "big",
		"mobile", "continuous", "integration":
		return true
	}
	return false
}

// isProfile reports a link to the page of a person.
func isProfile(link string) bool {
	for _, part := range [...]string{"/author/", "/authors/", "/people/", "/profile/", "/users/", "/user/", "/u/", "/by/", "/team/", "/@"} {
		if strings.Contains(link, part) {
			return true
		}
	}
	return false
}
