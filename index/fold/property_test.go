package fold_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/ingest/record"
)

// everything folds all documents of pages.
func everything(t *testing.T, pages []fold.Page, history []fold.History) []byte {
	var all []any
	var tools []*index.Tool
	for _, name := range []string{"Django", "Flask", "FastAPI", "Rocket", "Rails", "Starlette"} {
		d := fold.Tool(known[name], pages, history, cfg)
		tools = append(tools, d)
		all = append(all, d, fold.Evidence(known[name], "github.stars", pages, history, cfg), fold.Series(known[name], "github.stars", pages, history))
		all = append(all, fold.Evidence(known[name], "license", pages, history, cfg), fold.Evidence(known[name], "Built-in ORM", pages, history, cfg))
	}
	all = append(all, fold.Derive(tools))
	for _, set := range [][]string{{"Django", "Flask"}, {"Rocket", "Django"}, {"FastAPI", "Django"}, {"Django", "Laravel", "Node.js"}} {
		all = append(all, fold.Comparison(sides(set...), pages, cfg), joined(pages, set, tools))
	}
	keys := map[string]bool{}
	for _, p := range pages {
		for _, f := range p.Facts {
			if key, ok := fold.TextKey(f); ok {
				keys[key] = true
			}
		}
	}
	passages := map[string][]*index.Passage{} // encoded by sorted key
	for key := range keys {
		passages[key] = fold.Passages(key, pages, pages, cfg)
	}
	return encode(t, append(all, passages))
}

// joined is a comparison with what the tools' documents show; nil if there is none.
func joined(pages []fold.Page, set []string, tools []*index.Tool) *index.Comparison {
	c := fold.Comparison(sides(set...), pages, cfg)
	if c != nil {
		fold.Join(c, slices.DeleteFunc(slices.Clone(tools), func(t *index.Tool) bool { return t == nil }))
	}
	return c
}

// TestOrderDoesNotMatter folds random pages in several orders and with
// repeated and outdated deliveries.
func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		pages := append(corpus(), randomPages(r)...)
		history := []fold.History{pastStars("2025-10-28", 85490), pastStars("2025-10-28", 85480), pastStars("2025-10-01", 85000)}
		want := everything(t, pages, history)
		shuffled := append([]fold.Page{}, pages...)
		if n := rapid.IntRange(0, len(pages)-1).Draw(r, "again"); n > 0 {
			old := pages[n]
			old.Head.SeenAt = old.Head.SeenAt.AddDate(0, 0, -1)
			old.Facts = old.Facts[:len(old.Facts)/2]
			shuffled = append(shuffled, pages[n], old)
		}
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(r, "seed"), 1))
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		random.Shuffle(len(history), func(i, j int) { history[i], history[j] = history[j], history[i] })
		if got := everything(t, shuffled, history); !bytes.Equal(want, got) {
			r.Fatalf("another order, another result: %s", firstDifference(want, got))
		}
	})
}

func firstDifference(a, b []byte) string {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			from := max(0, i-200)
			return fmt.Sprintf("\n%s\n--- and ---\n%s", a[from:min(len(a), i+200)], b[from:min(len(b), i+200)])
		}
	}
	return "one is longer"
}

// randomPages draws pages whose facts often meet and often contradict.
func randomPages(r *rapid.T) []fold.Page {
	name := rapid.SampledFrom([]string{"Django", "Flask", "FastAPI", "Rocket", "Rails", "Ruby on Rails", "Unheard-of"})
	metric := rapid.SampledFrom([]string{"github.stars", "github.forks", "stackshare.stacks", "stackshare.votes"})
	text := rapid.SampledFrom([]string{"It is quick to learn for all", "It’s quick to learn for all", "Open source", "It depends on your own use case", "No"})
	label := rapid.SampledFrom([]string{"ORM", "Built-in ORM", "License", "Licence", "Language", "Learning curve", "Colour", "colour", "First release"})
	value := rapid.SampledFrom([]string{"Yes", "No", "MIT", "BSD", "BSD-3-Clause", "Python", "Ruby, Python", "Steeper", "red", "Red", "743 req/s", "SQLAlchemy", "Tortoise", "2010", "2013", "✅"})
	number := rapid.SampledFrom([]float64{12, 743, 8000, 38700, 42300, 85600, 85612})
	votes := rapid.SampledFrom([]*int64{nil, ptr(int64(3)), ptr(int64(77))})
	fact := rapid.Custom(func(r *rapid.T) record.Body {
		a, b := name.Draw(r, "a"), name.Draw(r, "b")
		switch rapid.IntRange(0, 10).Draw(r, "kind") {
		case 0:
			return record.Tool{Name: a, Role: rapid.SampledFrom([]record.Role{record.RoleSubject, record.RoleMentioned}).Draw(r, "role"), Description: text.Draw(r, "description")}
		case 1:
			return rounded(a, metric.Draw(r, "metric"), number.Draw(r, "value"), rapid.SampledFrom([]float64{0, 50}).Draw(r, "half"))
		case 2:
			return trait(a, label.Draw(r, "label"), value.Draw(r, "value"), b)
		case 3:
			return record.Pro{Tool: a, Text: record.NullString(text.Draw(r, "pro")), Votes: votes.Draw(r, "votes")}
		case 4:
			return record.Comparison{Tools: []string{a, b}, Title: text.Draw(r, "title"), Intro: text.Draw(r, "intro")}
		case 5:
			return record.Difference{Tools: []string{a, b}, Title: "T", Text: text.Draw(r, "text")}
		case 6:
			return record.Verdict{Tools: []string{a, b}, Winner: record.NullString(a), Summary: text.Draw(r, "summary")}
		case 7:
			return throughput(a, number.Draw(r, "measured"), "req/s", rapid.SampledFrom([]string{"", "Gunicorn", "gunicorn"}).Draw(r, "workload"))
		case 8:
			return record.Relation{From: a, To: record.NullString(b), Relation: record.RelAlternative}
		case 9:
			return record.Guidance{Tool: a, Versus: []string{b}, Advice: record.ChooseWhen, Text: text.Draw(r, "guidance")}
		}
		return record.Opinion{Author: "Ana", Text: text.Draw(r, "opinion"), Tools: []string{a, b}, Views: votes.Draw(r, "views")}
	})
	site := rapid.SampledFrom([]string{"stackshare", "article", "github"})
	kind := rapid.SampledFrom([]record.PageType{record.PageTool, record.PageComparison, record.PageArticle, record.PageRepository})
	day := rapid.SampledFrom([]string{"2019-09-01", "2025-10-01", "2025-11-01", "2025-11-02"})
	n := rapid.IntRange(0, 12).Draw(r, "pages")
	var pages []fold.Page
	for i := range n {
		p := page(site.Draw(r, "site"), kind.Draw(r, "type"), fmt.Sprint(i), day.Draw(r, "day"))
		for _, b := range rapid.SliceOfN(fact, 1, 12).Draw(r, "facts") {
			p.Facts = append(p.Facts, record.Fact{Body: b})
		}
		pages = append(pages, p)
	}
	return pages
}

// TestEverythingShownIsCited checks what must hold of every document.
func TestEverythingShownIsCited(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		pages := append(corpus(), randomPages(r)...)
		for _, name := range []string{"Django", "Flask", "Rocket"} {
			if d := fold.Tool(known[name], pages, nil, cfg); d != nil {
				checkCited(r, d)
			}
		}
	})
}

// TestShowAndCompareDoNotContradictEachOther holds cells of comparisons to
// their tools' documents.
func TestShowAndCompareDoNotContradictEachOther(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		pages := append(corpus(), randomPages(r)...)
		django, flask := fold.Tool(known["Django"], pages, nil, cfg), fold.Tool(known["Flask"], pages, nil, cfg)
		d := fold.Comparison(sides("Django", "Flask"), pages, cfg)
		before := map[string]string{} // what the pages of the comparison show
		for _, row := range d.Rows {
			checkRow(r, d, row)
			for side, c := range row.Sides {
				before[fmt.Sprint(row.Key, row.Relative, side)] = strings.ToLower(strings.Join(c.Values, ", "))
			}
		}
		fold.Join(d, []*index.Tool{flask, django})
		for _, row := range d.Rows {
			checkRow(r, d, row)
			for side, tool := range []*index.Tool{django, flask} {
				cell := row.Sides[side]
				at := slices.IndexFunc(tool.Traits, func(t index.ToolTrait) bool { return t.Key == row.Key })
				if at < 0 || row.Relative {
					continue
				}
				shown := tool.Traits[at]
				if diff := cmp.Diff(shown.Values, cell.Values); diff != "" {
					r.Fatalf("%s of %s: show and compare differ:\n%s", row.Key, tool.ID, diff)
				}
				if shown.Status == "conflicts" && !slices.Contains(d.Conflicts, row.Key) {
					r.Fatalf("the conflict about %s of %s is not told", row.Key, tool.ID)
				}
				said := []string{strings.ToLower(strings.Join(cell.Values, ", "))}
				for _, o := range cell.Others {
					said = append(said, strings.ToLower(strings.Join(o.Values, ", ")))
				}
				if was := before[fmt.Sprint(row.Key, row.Relative, side)]; was != "" && !slices.Contains(said, was) && cell.Unlisted() == 0 {
					r.Fatalf("%s of %s: what the pages of the comparison say is lost: %s", row.Key, tool.ID, was)
				}
			}
		}
	})
}

// checkRow holds the cells of a row to what is said of them.
func checkRow(r *rapid.T, d *index.Comparison, row index.Row) {
	cited := citedIn(r, d.ID, d.Sources)
	cited(row.Key, row.Src)
	if len(row.Cells) != len(d.Tools) || len(row.Sides) != len(d.Tools) {
		r.Fatalf("%s: %d cells and %d sides", row.Key, len(row.Cells), len(row.Sides))
	}
	for side, c := range row.Sides {
		if (row.Cells[side] == "") != (len(c.Values) == 0) {
			r.Fatalf("%s: cell %q, values %q", row.Key, row.Cells[side], c.Values)
		}
		if len(c.Values) > 0 {
			cited(row.Key+" "+row.Cells[side], c.Src)
		}
		for _, o := range c.Others {
			cited(row.Key+" "+o.Status, o.Src)
			if o.Status == "conflicts" && c.Status != "conflicts" {
				r.Fatalf("%s: the status of a cell in conflict is %q", row.Key, c.Status)
			}
		}
		if len(c.Others) > fold.MaxInline || c.OthersTotal < len(c.Others) {
			r.Fatalf("%s: %d of %d other values", row.Key, len(c.Others), c.OthersTotal)
		}
	}
}

// citedIn returns what checks references to sources.
func citedIn(r *rapid.T, id string, sources []index.Source) func(what string, src []int) {
	return func(what string, src []int) {
		if len(src) == 0 {
			r.Fatalf("%s: %s has no source", id, what)
		}
		for _, n := range src {
			if n < 1 || n > len(sources) || sources[n-1].N != n {
				r.Fatalf("%s: %s cites source %d of %d", id, what, n, len(sources))
			}
		}
	}
}

func checkCited(r *rapid.T, d *index.Tool) {
	cited := citedIn(r, d.ID, d.Sources)
	for _, f := range d.Figures {
		cited(f.Metric, f.Src)
		for _, o := range f.Others {
			cited(f.Metric+" "+o.Display, o.Src)
		}
	}
	for _, x := range d.Traits {
		cited(x.Key, x.Src)
	}
	for _, p := range append(d.Pros, d.Cons...) {
		cited(p.Text, p.Src)
	}
	for _, list := range []int{len(d.Sources), len(d.Pros), len(d.Cons), len(d.Claims), len(d.Alternatives)} {
		if list > fold.MaxInline {
			r.Fatalf("%s: a list of %d", d.ID, list)
		}
	}
}
