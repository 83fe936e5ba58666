package specimen

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/ingest/record"
)

// Article is a long "X alternatives" article.
type Article struct {
	Base, Path  string
	Site        string
	Title       string
	Author      string
	Language    string
	Published   record.Date
	Modified    record.Date
	DateIn      DateIn
	Crumbs      []string
	Subject     string   // X; the tools of the sections are its alternatives
	Compared    []string // tools that the article as a whole compares
	Lead        []string
	Sections    []Section
	Facts       []record.Body // what the prose states, read by hand
	Noted       []record.Body // see Content.Optional
	OtherPosts  []OtherPost
	FeaturedImg string
}

// DateIn says where an article states its author and date.
type DateIn int

// The places.
const (
	InJSONLD DateIn = iota
	InMeta
	InText
)

// OtherPost is a post that stands at the foot of an article.
type OtherPost struct {
	Title string
	Date  record.Date
}

// Section is a heading and what stands directly under it.
type Section struct {
	Level   int
	Heading string
	// Tool is the alternative that the section and those below it are about.
	Tool string
	// About and Advice make every list item and paragraph guidance; an empty
	// About is the Tool. Paragraphs override it with their own.
	About  string
	Advice record.Advice
	// Reads makes every list item a pro or con of the Tool: record.KindPro or
	// record.KindCon.
	Reads record.Kind
	// FAQ marks an entry of a list of questions.
	FAQ    bool
	Blocks []Block
}

// Block is one paragraph, list, table or image.
type Block struct {
	Para    string
	List    []string
	Ordered bool
	Table   *Table
	Image   string // the image's alternate
	// About and Advice make this block guidance.
	About  string
	Advice record.Advice
}

// Layout says what the rows and columns of a table are.
type Layout int

// The layouts.
const (
	ByAttribute Layout = iota // a row is an attribute, a column a tool
	ByTool                    // a row is a tool, a column an attribute
	Other                     // no tools
)

// Table is a table of an article.
type Table struct {
	Layout      Layout
	Header      []string
	Rows        [][]Cell // with the first column
	RepeatAfter int      // the header stands again after this many rows; 0: no
}

// Cell is a cell of a table, with the figure it holds.
type Cell struct {
	Text   string
	Figure *record.Measurement // without its tool; nil: no quantity
	Values []string            // nil: as splitValues reads Text
}

// Name implements Content.
func (a *Article) Name() string { return "article " + strings.TrimPrefix(a.Path, "/") }

// Address implements Content.
func (a *Article) Address() string { return a.Base + a.Path }

// Gold implements Content.
func (a *Article) Gold() []record.Fact { return a.Page().Facts }

// Optional implements Content: what Noted holds, and the lists in the sections
// of tools that no heading calls reasons or limits.
func (a *Article) Optional() []record.Fact {
	noted := slices.Clone(a.Noted)
	tool, level := "", 0
	for _, s := range a.Sections {
		if s.Tool != "" {
			tool, level = s.Tool, s.Level
		} else if s.Level <= level {
			tool = ""
		}
		if tool == "" || s.Advice != "" || s.Reads != "" {
			continue
		}
		for _, b := range s.Blocks {
			for _, item := range b.List {
				noted = append(noted, anyAdvice(tool, a.versus(tool), item)...)
			}
		}
	}
	facts := make([]record.Fact, len(noted))
	for i, b := range noted {
		facts[i] = record.Fact{Body: b}
	}
	return facts
}

// versus are the tools that the advice of a section about tool weighs it against.
func (a *Article) versus(tool string) []string {
	if a.Subject != "" {
		return []string{a.Subject}
	}
	return others(a.Compared, tool)
}

func anyAdvice(tool string, versus []string, text string) []record.Body {
	var list []record.Body
	for _, advice := range []record.Advice{record.ChooseWhen, record.Limitation, record.Recommendation} {
		list = append(list, record.Guidance{Tool: tool, Versus: versus, Advice: advice, Text: text})
	}
	return list
}
