package specimen

import (
	"strings"

	"github.com/stackdex/stackdex/ingest/record"
)

// Content is what one page says, whatever it looks like.
type Content interface {
	// Name identifies the page in test output.
	Name() string
	// Address returns the canonical URL of the page.
	Address() string
	// Page returns what a careful person reads off the page, without what the
	// crawler fills in.
	Page() record.Page
	// Gold returns the facts of Page.
	Gold() []record.Fact
	// Optional returns facts that one careful person would note and another
	// would not: neither missed nor wrong.
	Optional() []record.Fact
	// Render writes the page as the real site does.
	Render() Rendering
	// Variant writes the page in another structure, decided by seed.
	Variant(seed uint64) Rendering
}

// Rendering is a page as a server would send it.
type Rendering struct {
	Body        []byte
	ContentType string
	Notes       []string // the variations in use, for test output
}

// Ref is a tool as a page links it.
type Ref struct {
	Name string
	Path string // on the page's site, e.g. /django; empty: not linked
}

// Point is a pro or con with its votes.
type Point struct {
	Text  string
	Votes int64
}

// Side is one tool of a StackShare page. Figures are written as shown
// ("38.7K"); an empty one is not shown in overviews and "-" in tables.
type Side struct {
	Ref
	Description  string
	Stacks       string
	Followers    string
	Votes        string
	Stars        string
	Forks        string
	Features     []string
	Pros, Cons   []Point
	Integrations []Ref
}

// Difference is one numbered point of a StackShare comparison.
type Difference struct{ Title, Text string }

// Opinion is an advice card of StackShare.
type Opinion struct {
	Author, Role string
	Date         record.Date
	Stance       string // decided, needs_advice or empty
	Tags         []Ref
	Text         []string // paragraphs
	Views        string   // as shown, e.g. 438k; empty: not shown
}

// Alternative is a tool that a page offers in place of its own.
type Alternative struct {
	Ref
	Description string
}

// RelatedPage is a comparison that a page points to.
type RelatedPage struct {
	Title string // A vs B
	Path  string
	Logos []string // image alternates above the title
}

// Comparison is a StackShare comparison of two or three tools in the layout of
// 2025.
type Comparison struct {
	Base         string // e.g. https://stackshare.io
	Path         string
	Crumbs       []string // categories, from the outermost
	Sides        []Side
	Intro        string
	Differences  []Difference
	Summary      string
	Opinions     []Opinion
	Alternatives []Alternative
	Related      []RelatedPage
}

// ToolPage is a StackShare page about one tool.
type ToolPage struct {
	Base         string
	Crumbs       []string
	Side         Side
	Tagline      string
	Homepage     string
	Repository   string
	Companies    string // as shown: companies that use it
	Developers   string
	UsedBy       []string
	Opinions     []Opinion
	Alternatives []Alternative
	Related      []RelatedPage
}

// OldSide is one tool of a StackShare comparison in the layout of 2019, which
// prints stacks, followers and votes without labels.
type OldSide struct {
	Ref
	Tagline, Description       string
	Category                   string
	Factors                    []string
	Stacks, Followers, Votes   string
	Stars, Forks               string // in prose
	CompanyStacks, DeveloperSt string // in prose
}

// OldDecision is a card under "Decisions" in the layout of 2019.
type OldDecision struct {
	Tags []Ref
	Text string
}

// OldComparison is a StackShare comparison of two tools in the layout of 2019.
type OldComparison struct {
	Base, Path   string
	Sides        []OldSide
	Prose        []string // paragraphs; nil: written from the figures
	Alternatives []Alternative
	Decisions    []OldDecision
}

// NiceSide is one tool of a NicePick page.
type NiceSide struct {
	Name        string
	Path        string
	Description string
	Pros, Cons  []string
	Related     []string // lower-case slugs after "Related to:"
}

// NicePick is a compare page of NicePick.
type NicePick struct {
	Base, Path string
	Kind       string // badge above the title
	Sides      []NiceSide
	Intro      string
	Winner     string // empty: none
	UseIf      []record.UseIf
	More       []RelatedPage // other comparisons at the foot
}

// Language is a share of a repository's code.
type Language struct {
	Name    string
	Percent string // e.g. 97.4
}

// Repository is a repository page of GitHub as a browser sees it. Counts below
// zero are not shown.
type Repository struct {
	Base, Owner, Repo   string
	About, Homepage     string
	Topics              []string
	Stars, Forks        int64
	Watchers            int64 // shown abbreviated only
	Issues, Pulls       int64
	Commits             int64
	Contributors        int64
	UsedBy              int64
	License             string // SPDX, or empty
	Languages           []Language
	Release             string // tag as shown
	ReleasedAt          record.Date
	PushedAt            record.Date
	Archived            bool
	ArchivedAt          record.Date
	Readme              []string
	ReadmeTitle, Branch string
}

// Name implements Content.
func (c *Comparison) Name() string { return "stackshare " + strings.TrimPrefix(c.Path, "/") }

// Address implements Content.
func (c *Comparison) Address() string { return c.Base + c.Path }

// Name implements Content.
func (c *ToolPage) Name() string { return "stackshare " + strings.TrimPrefix(c.Side.Path, "/") }

// Address implements Content.
func (c *ToolPage) Address() string { return c.Base + c.Side.Path }

// Name implements Content.
func (c *OldComparison) Name() string {
	return "stackshare 2019 " + strings.TrimPrefix(c.Path, "/")
}

// Address implements Content.
func (c *OldComparison) Address() string { return c.Base + c.Path }

// Name implements Content.
func (c *NicePick) Name() string { return "nicepick " + strings.TrimPrefix(c.Path, "/") }

// Address implements Content.
func (c *NicePick) Address() string { return c.Base + c.Path }

// Name implements Content.
func (c *Repository) Name() string { return "github " + c.Owner + "/" + c.Repo }

// Address implements Content.
func (c *Repository) Address() string { return c.Base + "/" + c.Owner + "/" + c.Repo }

// Optional implements Content.
func (c *Comparison) Optional() []record.Fact { return nil }

// Optional implements Content.
func (c *ToolPage) Optional() []record.Fact { return nil }

// Optional implements Content.
func (c *OldComparison) Optional() []record.Fact { return nil }

// Optional implements Content.
func (c *NicePick) Optional() []record.Fact { return nil }

// Optional implements Content.
func (c *Repository) Optional() []record.Fact { return nil }

// Gold implements Content.
func (c *Comparison) Gold() []record.Fact { return c.Page().Facts }

// Gold implements Content.
func (c *ToolPage) Gold() []record.Fact { return c.Page().Facts }

// Gold implements Content.
func (c *OldComparison) Gold() []record.Fact { return c.Page().Facts }

// Gold implements Content.
func (c *NicePick) Gold() []record.Fact { return c.Page().Facts }

// Gold implements Content.
func (c *Repository) Gold() []record.Fact { return c.Page().Facts }

// title returns "A vs B vs C".
func (c *Comparison) title() string {
	names := make([]string, len(c.Sides))
	for i, s := range c.Sides {
		names[i] = s.Name
	}
	return strings.Join(names, " vs ")
}

func (c *Comparison) names() []string {
	names := make([]string, len(c.Sides))
	for i, s := range c.Sides {
		names[i] = s.Name
	}
	return names
}

func (c *OldComparison) names() []string {
	names := make([]string, len(c.Sides))
	for i, s := range c.Sides {
		names[i] = s.Name
	}
	return names
}

func (c *NicePick) names() []string {
	names := make([]string, len(c.Sides))
	for i, s := range c.Sides {
		names[i] = s.Name
	}
	return names
}
