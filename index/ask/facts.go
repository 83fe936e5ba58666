package ask

import (
	"slices"
	"strconv"
	"strings"

	"github.com/stackdex/stackdex/index"
)

// Aspects of a tool that its document may answer; besides these each metric is one, as
// "github_stars".
const (
	Pros      = "pros"
	Cons      = "cons"
	Licenses  = "licenses"
	Languages = "languages"
	UsedBy    = "used_by"
)

// aspectWords are the words that ask for aspects, in the order in which these are shown.
var aspectWords = []struct {
	aspect string
	words  []string
}{
	{Pros, strings.Fields("pros advantage advantages benefits strengths")},
	{Cons, strings.Fields("cons disadvantage disadvantages drawbacks limitations weaknesses")},
	{Licenses, strings.Fields("license licence licensing")},
	{Languages, strings.Fields("language written")},
	{UsedBy, strings.Fields("users companies customers")},
	{"github_stars", strings.Fields("star stars popularity")},
	{"github_forks", strings.Fields("forks")},
	{"stackshare_followers", strings.Fields("followers")},
	{"stackshare_votes", strings.Fields("votes")},
	{"npm_downloads_week", strings.Fields("downloads")},
	{"pypi_downloads_month", strings.Fields("downloads")},
	{"release_latest_version", strings.Fields("version versions release releases latest newest")},
	{"release_latest_at", strings.Fields("release releases")},
}

// aspectsIn returns the aspects that words ask for.
func aspectsIn(words []string) (list []string) {
	lower := lowered(words)
	for _, a := range aspectWords {
		if slices.ContainsFunc(lower, func(w string) bool { return slices.Contains(a.words, w) }) {
			list = append(list, a.aspect)
		}
	}
	return list
}

// Fact is what a document says of an aspect of its tool.
type Fact struct {
	Label string
	Text  string // empty: no page says
	Site  string // of the first source
}

// maxPoints is how many pros or cons a fact lists.
const maxPoints = 5

// Facts returns what the document of a tool says of the aspects that the question asks for;
// none if it is about another tool.
func (r Reading) Facts(t *index.Tool) []Fact {
	if len(r.Tools) != 1 || r.Tools[0] != t.ID {
		return nil
	}
	var facts []Fact
	for _, aspect := range r.Aspects {
		switch aspect {
		case Pros:
			facts = append(facts, pointsFact("Pros", t, t.Pros, t.ProsTotal))
		case Cons:
			facts = append(facts, pointsFact("Cons", t, t.Cons, t.ConsTotal))
		case Licenses:
			facts = append(facts, traitFact("License", t, t.Licenses, "license"))
		case Languages:
			facts = append(facts, traitFact("Written in", t, t.Languages, "language"))
		case UsedBy:
			facts = append(facts, usersFact(t))
		default:
			facts = append(facts, figureFacts(t, aspect)...)
		}
	}
	return facts
}

func pointsFact(label string, t *index.Tool, points []index.Point, total int) Fact {
	f := Fact{Label: label}
	var texts []string
	for _, p := range points[:min(maxPoints, len(points))] {
		text := p.Text
		if p.Votes != nil {
			text += " (" + strconv.FormatInt(*p.Votes, 10) + ")"
		}
		texts = append(texts, text)
	}
	if len(texts) > 0 {
		f.Text, f.Site = listed(texts, total), index.SiteOf(t.Sources, points[0].Src)
	}
	return f
}

func usersFact(t *index.Tool) Fact {
	f := Fact{Label: "Used by"}
	var texts []string
	for _, u := range t.UsedBy {
		texts = append(texts, u.Name)
	}
	if len(texts) > 0 {
		f.Text, f.Site = listed(texts, t.UsedByTotal), index.SiteOf(t.Sources, t.UsedBy[0].Src)
	}
	return f
}

// listed joins texts, and says how many more there are.
func listed(texts []string, total int) string {
	list := strings.Join(texts, ", ")
	if more := total - len(texts); more > 0 {
		list += " and " + strconv.Itoa(more) + " more"
	}
	return list
}

// conflicting is the status of what other sources say if it cannot be true as well.
const conflicting = "conflicts"

// figureFacts returns the figure of a metric, if the tool has one: most metrics are not
// known of most tools.
func figureFacts(t *index.Tool, metric string) []Fact {
	i := slices.IndexFunc(t.Figures, func(f index.Figure) bool { return f.Metric == metric && f.Display != "" })
	if i < 0 {
		return nil
	}
	f := t.Figures[i]
	var others []string
	for _, o := range f.Others {
		if o.Status == conflicting && o.Display != "" {
			others = append(others, o.Display)
		}
	}
	return []Fact{{Label: f.Label, Text: f.Display + ", " + f.Date + conflictNote(others), Site: index.SiteOf(t.Sources, f.Src)}}
}

// traitFact returns the values of an attribute of a tool, and others that contradict them.
func traitFact(label string, t *index.Tool, values []string, key string) Fact {
	f := Fact{Label: label, Text: strings.Join(values, ", ")}
	i := slices.IndexFunc(t.Traits, func(trait index.ToolTrait) bool { return trait.Key == key })
	if i < 0 || f.Text == "" {
		return f
	}
	trait := t.Traits[i]
	f.Site = index.SiteOf(t.Sources, trait.Src)
	var others []string
	for _, o := range trait.Others {
		if o.Status == conflicting {
			others = append(others, strings.Join(o.Values, ", "))
		}
	}
	f.Text += conflictNote(others)
	return f
}

func conflictNote(others []string) string {
	if len(others) == 0 {
		return ""
	}
	return "; others say " + strings.Join(others, " or ")
}
