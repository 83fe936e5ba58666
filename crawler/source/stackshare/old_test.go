package stackshare_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

const oldTop = `<title>A vs B | What are the differences?</title><h1>A vs B: What are the differences?</h1>`

// TestOfferedFeatures reads the lists of features in the text of 2019.
func TestOfferedFeatures(t *testing.T) {
	page := extractBody(t, oldTop+`<p>A and B are both tools.</p>
		<p>Some of the features offered by A are:</p><ul><li>Queues of any length<li>Locks: one a row</ul>
		<p>On the other hand, B provides the following key features:</p><ul><li>Replay<li>Snapshots every hour</ul>
		<p>A is an open source tool with 28.1K GitHub stars and 2.6K GitHub forks.</p>`)
	if diff := cmp.Diff([]string{`A has ["Queues of any length" "Locks: one a row"]`, `B has ["Replay" "Snapshots every hour"]`}, saidOf(page)); diff != "" {
		t.Errorf("said (-want +got):\n%s", diff)
	}
	if got := bodiesOf[record.Difference](page); len(got) > 0 {
		t.Errorf("differences: %+v", got)
	}
	want := "A and B are both tools.\nA is an open source tool with 28.1K GitHub stars and 2.6K GitHub forks."
	if got := bodiesOf[record.Comparison](page)[0].Intro; got != want {
		t.Errorf("introduction: %q", got)
	}
}

// TestFeaturesOfSeveral leaves lists alone that are introduced as of more than one
// tool.
func TestFeaturesOfSeveral(t *testing.T) {
	page := extractBody(t, oldTop+`<p>The features in which A and B are unlike:</p><ul>
		<li>Storage: A writes files. B keeps all in memory.<li>Locks: A has one a row. B has none.</ul>`)
	if got := len(bodiesOf[record.Difference](page)); got != 2 {
		t.Errorf("%d differences, want 2", got)
	}
}

// TestMissingBareFigure reads a missing figure in the head of 2019 as missing, and
// the others beside it.
func TestMissingBareFigure(t *testing.T) {
	for _, none := range []string{"-", "–", "N/A"} {
		t.Run(none, func(t *testing.T) {
			block := func(name, stacks, followers, votes string) string {
				return fmt.Sprintf(`<div><div><img alt=%[1]s><a href="/%[1]s">%[1]s</a></div><div><div>%s</div><div>%s</div><div><button>+ 1</button></div><div>%s</div></div></div>`, name, stacks, followers, votes)
			}
			page := extractBody(t, `<title>A vs B | What are the differences?</title>`+block("A", "1.1K", "512", "12")+block("B", "305", none, "67")+
				`<button>Add tool</button><h1>A vs B: What are the differences?</h1><p>Both are small.</p><h2>What is A?</h2><p>A counts.</p><h2>What is B?</h2><p>B counts too.</p>`)
			want := []string{"A stacks 1.1K", "A followers 512", "A votes 12", "B stacks 305", "B followers " + none + " (none)", "B votes 67"}
			var got []string
			for _, s := range bodiesOf[record.Stat](page) {
				line := s.Tool + " " + strings.TrimPrefix(s.Metric, "stackshare.") + " " + s.Raw
				if s.Value == nil {
					line += " (none)"
				}
				got = append(got, line)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("figures (-want +got):\n%s", diff)
			}
		})
	}
}

// TestFiguresOverTheirName: three figures without labels over a name are not those of
// the name before them, whose own are more.
func TestFiguresOverTheirName(t *testing.T) {
	page := extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>Overview</h2><div><div><p>38.7K</p><p>34.8K</p><p>4.2K</p><p>85.6K</p><h3>A</h3></div><div><p>91</p><p>176</p><p>12</p><h3>B</h3></div></div>`+
		`<h2>A vs B: What are the differences?</h2><p>Both are small.</p>`)
	for _, s := range bodiesOf[record.Stat](page) {
		if s.Tool != "B" {
			t.Errorf("%s %s = %s", s.Tool, s.Metric, s.Raw)
		}
	}
}

// TestAuthors tells who wrote a card from the tools that it is about.
func TestAuthors(t *testing.T) {
	const old = oldTop + `<p>Both are small.</p><div>Decisions about A and B</div>`
	const dated = `<div><p>Ida</p><p>Coder at Acme</p><p>Mar 3, 2021</p><p>Decided</p><p>We left A for B and sleep well since that day.</p><p>12.5k views</p></div>`
	const advice = oldTop + `<p>Both are small.</p><h2>Advice on A, B</h2>` + dated
	for name, c := range map[string]struct{ body, want string }{
		"votes and views":     {old + `<div><p>Nina</p><p>Lead at Foo</p><p>| 3 upvotes · 41.2K views</p><p>We moved from that one to A in 2018.</p></div>`, "Nina, Lead at Foo, , [], 41200"},
		"no role":             {old + `<div><p>Nina</p><p>| 3 upvotes · 1.1M views</p><p>We moved from that one to A in 2018.</p></div>`, "Nina, , , [], 1100000"},
		"with tools":          {old + `<div><a href="/rust">Rust</a><a href="/a">A</a><p>Nina</p><p>Lead at Foo</p><p>| 3 upvotes · 41.2K views</p><p>We moved from that one to A in 2018.</p></div>`, "Nina, Lead at Foo, , [Rust A], 41200"},
		"nobody says whether": {old + `<div><p>Rust</p><p>Nina Nin</p><p>41.2K views</p><p>We moved from that one to A in 2018.</p></div>`, ", , , [], 41200"},
		"tools only":          {old + `<div><p>Rust</p><p>A</p><p>We moved from that one to A in 2018.</p></div>`, ", , , [Rust A], -1"},
		"no date":             {advice + `<div><p>Otto</p><p>Needs advice on <a href="/b">B</a></p><p>Is B good for 200 users?</p><p>9 views</p></div>`, "Ida, Coder at Acme, decided, [], 12500; Otto, , needs_advice, [B], 9"},
		"no date nor stance":  {advice + `<div><b>Yan</b><p>Review</p><p>A compiles 1,000 files in 2 s.</p><p>87 views</p></div>`, "Ida, Coder at Acme, decided, [], 12500; Yan, , , [], 87"},
		"an element for all":  {oldTop + `<section><h2>Advice on A, B</h2><div>` + dated + `<div><b>Yan</b><p>A compiles 1,000 files in 2 s.</p><p>1.1M views</p></div></div></section>`, "Ida, Coder at Acme, decided, [], 12500; Yan, , , [], 1100000"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, o := range bodiesOf[record.Opinion](extractBody(t, c.body)) {
				got = append(got, fmt.Sprintf("%s, %s, %s, %v, %d", o.Author, o.Role, o.Stance, o.Tools, votes(o.Views)))
			}
			if diff := cmp.Diff(c.want, strings.Join(got, "; ")); diff != "" {
				t.Errorf("opinions (-want +got):\n%s", diff)
			}
		})
	}
}

// TestClients reads the companies that the text of 2019 names.
func TestClients(t *testing.T) {
	const asked = `<h3>What companies use A?</h3><h3>What companies use B?</h3><p>Sign up to get full access to all the companies</p>`
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"both":          {"Both run. Bulb, Anchor, and Compass are some of the popular companies that use A, whereas B is used by Walmart and Clay. A has fans.", []string{"A: Bulb", "A: Anchor", "A: Compass", "B: Walmart", "B: Clay"}},
		"and in a name": {"Bits and Bobs, and eBay are some of the popular companies that use A, whereas B is used by Clay, and others.", []string{"A: Bits and Bobs", "A: eBay", "B: Clay"}},
		"nobody named":  {"Many are the companies that use A. B is used by people in a hurry.", []string{"A: ", "B: "}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, f := range bodiesOf[record.Relation](extractBody(t, oldTop+`<p>`+c.text+` They have 1.2K GitHub stars.</p><h2>What is A?</h2><p>A counts.</p>`+asked)) {
				got = append(got, fmt.Sprintf("%s: %s", f.From, f.To))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("used by (-want +got):\n%s", diff)
			}
		})
	}
}

// TestOwnVotes reads votes in an element of their own where not all points have
// them, and takes no other digits for votes.
func TestOwnVotes(t *testing.T) {
	list := func(a, b string) string {
		return `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h3>Pros of A</h3><ul>` + a + `</ul><h3>Pros of B</h3><ul>` + b + `</ul>`
	}
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"behind":      {list(`<li>Code stays clean<b>45</b><li>Great types <b>(44)</b><li>No runtime errors <b>+1</b> <b>40</b><li>Nice logo`, `<li>Pattern matching <b>1.2K</b>`), []string{"A + Code stays clean 45", "A + Great types 44", "A + Nice logo -1", "A + No runtime errors 40", "B + Pattern matching 1200"}},
		"in front":    {list(`<li><b>45</b>Code stays clean<li><b>44</b> Great types<li>Nice logo`, `<li><b>3</b> Small`), []string{"A + Code stays clean 45", "A + Great types 44", "A + Nice logo -1", "B + Small 3"}},
		"of the text": {list(`<li>2FA out of the box<li>Speaks HTTP2<li>Works with S3`, `<li>3D views<li>Runs on <sub>2</sub>`), []string{"A + 2FA out of the box -1", "A + Speaks HTTP2 -1", "A + Works with S3 -1", "B + 3D views -1", "B + Runs on 2 -1"}},
		"one number":  {list(`<li>Runs on Python <b>3</b><li>Small<li>Fast`, `<li>Old`), []string{"A + Fast -1", "A + Runs on Python 3 -1", "A + Small -1", "B + Old -1"}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, saidOf(extractBody(t, c.body))); diff != "" {
				t.Errorf("pros (-want +got):\n%s", diff)
			}
		})
	}
}

// TestPartsBehindLists takes what stands under a heading behind a list for no entry
// of it.
func TestPartsBehindLists(t *testing.T) {
	const behind = `<p>A: <a>Acme</a>, <a>Vy</a></p>`
	for name, body := range map[string]string{
		"higher":     `<h4>Pros of A</h4><ul><li>Fast<li>Small</ul><h4>Pros of B</h4><ul><li>Old</ul><h3>Companies</h3>` + behind,
		"as high":    `<h4>Pros of A</h4><ul><li>Fast<li>Small</ul><h4>Pros of B</h4><ul><li>Old</ul><h4>Companies</h4>` + behind,
		"in between": `<h4>Pros of A</h4><ul><li>Fast<li>Small</ul><h3>Who says so</h3>` + behind + `<h4>Pros of B</h4><ul><li>Old</ul>`,
	} {
		t.Run(name, func(t *testing.T) {
			page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h3>Pros &amp; Cons</h3>`+body)
			if diff := cmp.Diff([]string{"A + Fast -1", "A + Small -1", "B + Old -1"}, saidOf(page)); diff != "" {
				t.Errorf("pros (-want +got):\n%s", diff)
			}
		})
	}
}

// TestQuestionsOnButtons reads answers that buttons show, and none below a row of
// them.
func TestQuestionsOnButtons(t *testing.T) {
	const top = `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h4>Pros of A</h4><ul><li>Fast</ul><h2>FAQ</h2>`
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"style":  {`<button>What is A?</button><div style="display:none"><p>A counts the words.</p></div><button>What is B?</button><div style="display:none"><p>B counts them too.</p></div>`, []string{"What is A? A counts the words.", "What is B? B counts them too."}},
		"hidden": {`<button>What is A?</button><div hidden><p>A counts the words.</p></div><button>What is B?</button><div hidden><p>B counts them too.</p></div>`, []string{"What is A? A counts the words.", "What is B? B counts them too."}},
		"a row":  {`<button>What is A?</button><button>What is B?</button><p>A counts the words.</p>`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, a := range bodiesOf[record.Answer](extractBody(t, top+c.body)) {
				got = append(got, a.Question+" "+a.Text)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("answers (-want +got):\n%s", diff)
			}
		})
	}
}

// TestAlternativesInSentences reads names that begin their text, and names with a
// figure behind them; no text is of the next name.
func TestAlternativesInSentences(t *testing.T) {
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h4>Pros of A</h4><ul><li>Fast</ul><h4>Cons of A</h4><p>None yet</p>
		<h2>Alternatives</h2><ul><li><img alt=Zig><b>Zig</b> has no hidden allocations.<li><img alt=Elm><b>Elm</b> - 2.1K stacks</ul>`)
	var got []string
	for _, b := range bodiesOf[record.Tool](page) {
		if b.Role == record.RoleAlternative {
			got = append(got, b.Name+": "+b.Description)
		}
	}
	if diff := cmp.Diff([]string{"Zig: Zig has no hidden allocations.", "Elm: "}, got); diff != "" {
		t.Errorf("alternatives (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"A + Fast -1", "A -  -1"}, saidOf(page)); diff != "" {
		t.Errorf("pros and cons (-want +got):\n%s", diff)
	}
}
