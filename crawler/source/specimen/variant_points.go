package specimen

import (
	"fmt"
	"strings"
)

// pointStyle is how a variant sets points and their votes, decided once.
type pointStyle struct {
	form    pointForm
	words   voteWords
	last    bool   // votes behind their text
	text    string // element of the text; empty: none
	votes   string // element of the votes
	hasHead bool   // the table has a header
}

type pointForm int

// What holds a point and its votes.
const (
	pairsForm pointForm = iota // as the variant writes pairs
	entryForm                  // an entry of a list, each in an element of its own
	termForm                   // terms of a definition list
	rowForm                    // rows of a table
)

type voteWords int

// How votes are written.
const (
	bareVotes   voteWords = iota // 678
	votesWord                    // 678 votes
	votesLabel                   // Votes: 678
	votesParens                  // (678)
	votesArrow                   // ▲ 678
	votesPlus                    // +678
	votesApart                   // 678 and votes, each in an element
	votesUp                      // 678 upvotes
)

func (v *varier) pointStyle() pointStyle {
	s := pointStyle{form: choose(v, "points", pairsForm, pairsForm, entryForm, entryForm, termForm, rowForm), last: !v.one(3), hasHead: v.one(2)}
	s.words = choose(v, "votes", bareVotes, votesWord, votesWord, votesLabel, votesParens, votesArrow, votesPlus, votesApart, votesUp)
	s.text, s.votes = v.pick("div", "div", "span", "p", "b", ""), v.pick("div", "div", "span", "p", "small", "strong")
	if s.text == "" && s.votes != "span" && s.votes != "small" && s.votes != "strong" {
		s.text = "span"
	}
	if isInline(s.text) && isInline(s.votes) && s.words == votesLabel {
		s.votes = "div" // "Fast Votes: 678" is one text
	}
	return s
}

func isInline(tag string) bool {
	switch tag {
	case "span", "b", "small", "strong", "":
		return true
	}
	return false
}

// votedText writes a count of votes.
func (s pointStyle) votedText(n int64) []*node {
	word := func(one string) string {
		if n == 1 {
			return one
		}
		return one + "s"
	}
	switch s.words {
	case votesWord:
		return []*node{textNode(fmt.Sprintf("%d %s", n, word("vote")))}
	case votesLabel:
		return []*node{textNode(fmt.Sprintf("Votes: %d", n))}
	case votesParens:
		return []*node{textNode(fmt.Sprintf("(%d)", n))}
	case votesArrow:
		return []*node{textNode(fmt.Sprintf("▲ %d", n))}
	case votesPlus:
		return []*node{textNode(fmt.Sprintf("+%d", n))}
	case votesApart:
		return []*node{el(s.votes, fmt.Sprint(n)), textNode(" "), el(s.votes, word("vote"))}
	case votesUp:
		return []*node{textNode(fmt.Sprintf("%d %s", n, word("upvote")))}
	}
	return []*node{textNode(fmt.Sprint(n))}
}

// styledPoints writes points as the style of the variant has them; nil if it is
// that of pairs.
func (v *varier) styledPoints(list []Point) *node {
	s := v.point
	var box *node
	switch s.form {
	case termForm:
		box = el("dl", v.class())
	case rowForm:
		box = el("table", v.class())
		if s.hasHead {
			box.append(el("tr", s.ordered(el("th", "Reason"), el("th", "Votes"))))
		}
	case entryForm:
	default:
		return nil
	}
	items := make([][]*node, len(list))
	for i, p := range list {
		text, votes := []*node{textNode(p.Text)}, s.votedText(p.Votes)
		switch s.form {
		case termForm:
			box.append(el("dt", text), el("dd", votes))
		case rowForm:
			box.append(el("tr", s.ordered(el("td", text), el("td", votes))))
		default:
			said := textNode(p.Text)
			if s.text != "" {
				said = el(s.text, v.class(), p.Text)
			}
			pair := s.ordered(said, el(s.votes, v.class(), votes))
			items[i] = []*node{pair[0], textNode(" "), pair[1]}
		}
	}
	if s.form == entryForm {
		return v.listOf(items)
	}
	return box
}

func (s pointStyle) ordered(text, votes *node) []*node {
	if s.last {
		return []*node{text, votes}
	}
	return []*node{votes, text}
}

// groupCards writes cards whose fields lie in groups of boxes or lines, in any
// order, each written in one of many ways.
func (v *varier) groupCards(list []Opinion) []*node {
	style := cardStyle{
		author: v.pick("%s", "%s", "by %s", "— %s"), date: v.pick("Jan 2, 2006", "Jan 2, 2006", "2006-01-02", "2 January 2006", "January 2, 2006"),
		before: v.pick("", "", "", "on ", "Posted on "), views: choose(v, "views", 0, 1, 2, 3, 4, 5), sep: v.pick("", " · ", " | ", " • "),
		order: v.Perm(4), body: v.IntN(3), divided: v.one(2), lead: v.one(2),
		box: v.pick("div", "section", "article", "li"), field: v.pick("div", "p", "span", "span"),
	}
	v.notes = append(v.notes, fmt.Sprintf("%+v", style))
	nodes := make([]*node, len(list))
	for i, o := range list {
		nodes[i] = v.groupCard(o, style)
	}
	if style.box == "li" {
		return []*node{el("ul", v.class(), nodes)}
	}
	return nodes
}

// cardStyle is how the cards of a page look.
type cardStyle struct {
	author, date, before string // formats
	views                int
	sep                  string // between the fields of a line; empty: each is a box
	order                []int  // of who, when, badge and views
	body                 int    // where the text stands
	divided              bool   // the fields in two groups
	lead                 bool   // the author in front
	box, field           string
}

func (v *varier) groupCard(o Opinion, s cardStyle) *node {
	fields, split := v.cardFields(o, s)
	body := el("div", v.class(), paragraphs(o))
	groups := [][]*node{fields}
	if s.divided && split < len(fields) {
		groups = [][]*node{fields[:split], fields[split:]}
	}
	card := el(s.box, v.class())
	for i, g := range groups {
		if s.body == i {
			card.append(body)
		}
		card.append(v.cardGroup(g, s))
	}
	if s.body >= len(groups) {
		card.append(body)
	}
	return card
}

// cardGroup writes fields as a line or as boxes.
func (v *varier) cardGroup(fields []*node, s cardStyle) *node {
	if s.sep == "" {
		box := el("div", v.class())
		for _, f := range fields {
			box.append(el("div", v.class(), f))
		}
		return box
	}
	line := el(v.pick("div", "p"), v.class())
	for i, f := range fields {
		if i > 0 {
			line.append(s.sep)
		}
		line.append(f)
	}
	return line
}

// cardFields are the fields of a card that are not its text, in order, and where
// they may be divided: the role stays with the author.
func (v *varier) cardFields(o Opinion, s cardStyle) (fields []*node, split int) {
	tag := s.field
	if s.sep != "" {
		tag = "span"
	}
	who := []*node{el(tag, v.class(), fmt.Sprintf(s.author, o.Author))}
	if o.Role != "" {
		who = append(who, el(tag, v.class(), o.Role))
	}
	when := []*node{el(tag, v.class(), s.before+longDate(o.Date, s.date))}
	var badge, views []*node
	if o.Stance != "" {
		badge = []*node{el(tag, v.class(), stanceLine(o))}
	}
	if o.Views != "" {
		views = []*node{el(tag, v.class(), viewsText(o.Views, s.views))}
	}
	all := [][]*node{who, when, badge, views}
	order := s.order
	if s.lead {
		order = append([]int{0}, order...)
	}
	seen := false
	for i, k := range order {
		if k == 0 && seen {
			continue
		}
		seen = seen || k == 0
		fields = append(fields, all[k]...)
		if i == 1 {
			split = len(fields)
		}
	}
	return fields, split
}

// viewsText writes a count of views.
func viewsText(n string, form int) []*node {
	switch form {
	case 1:
		return []*node{textNode("Views: " + n)}
	case 2:
		return []*node{el("b", n), textNode(" "), el("span", "views")}
	case 3:
		return []*node{textNode(strings.ToUpper(n) + " Views")}
	case 4:
		return []*node{el("img", at("src", "/eye.svg", "alt", "")), textNode(n + " views")}
	case 5:
		return []*node{el("span", "Views"), textNode(" "), el("b", n)}
	}
	return []*node{textNode(n + " views")}
}
