package walk_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

func fieldTexts(fields []outline.Field) string {
	var list []string
	for _, f := range fields {
		if f.Alt != "" {
			list = append(list, "["+f.Alt+"]")
			continue
		}
		list = append(list, f.Text)
	}
	return strings.Join(list, " ¦ ")
}

func recordTexts(records []outline.Record) []string {
	var list []string
	for _, r := range records {
		list = append(list, fieldTexts(r.Fields))
	}
	return list
}

func TestRecords(t *testing.T) {
	for _, c := range []struct {
		name, page string
		want       []string
	}{
		{"cards", `<div><div class=a><img alt=Rails><h4>Rails</h4><p>Ruby web</p></div><div class=b><img alt=Laravel><h4>Laravel</h4><p>PHP web</p></div></div>`,
			[]string{"[Rails] ¦ Rails ¦ Ruby web", "[Laravel] ¦ Laravel ¦ PHP web"}},
		{"fields in another order, one missing", `<div><section><h4>Rails</h4><p>Ruby web</p><p>1</p></section><section><p>2</p><p>PHP web</p><h4>Laravel</h4></section><section><h4>Spring</h4><p>3</p></section></div>`,
			[]string{"Rails ¦ Ruby web ¦ 1", "2 ¦ PHP web ¦ Laravel", "Spring ¦ 3"}},
		{"statistics without labels", `<div><div><a href=/d><img alt=Django>Django</a><div>8K</div><div>5.8K</div><button>+ 1</button><div>2.8K</div></div><div><a href=/f><img alt=Flask>Flask</a><div>4.4K</div><div>3.4K</div><button>+ 1</button><div>1.1K</div></div></div>`,
			[]string{"[Django] ¦ Django ¦ 8K ¦ 5.8K ¦ + 1 ¦ 2.8K", "[Flask] ¦ Flask ¦ 4.4K ¦ 3.4K ¦ + 1 ¦ 1.1K"}},
		{"a list of points", `<ul><li><span>678</span><span>Rapid development</span></li><li><span>488</span><span>Open source</span></li></ul>`,
			[]string{"678 ¦ Rapid development", "488 ¦ Open source"}},
		{"links as cards", `<div><a href=/a><img alt=A><span>A</span></a><a href=/b><img alt=B><span>B</span></a></div>`,
			[]string{"[A] ¦ A", "[B] ¦ B"}},
		{"no elements around", `<h2>T</h2><h4>Rails</h4><p>Ruby web</p><h4>Laravel</h4><p>PHP web</p>`,
			[]string{"Rails ¦ Ruby web", "Laravel ¦ PHP web"}},
		{"nothing repeats", `<h2>T</h2><p>text</p>`, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := parse(t, c.page)
			if s, ok := o.Section(func(h string) bool { return h == "T" }); ok {
				o = s
			}
			if diff := cmp.Diff(c.want, recordTexts(o.Records())); diff != "" {
				t.Errorf("records of %s (-want +got):\n%s", c.page, diff)
			}
		})
	}
}

// A card is found by what it has exactly one of, alone or among others.
func TestBoxes(t *testing.T) {
	oneDate := func(o *outline.Outline) bool {
		n := 0
		for _, f := range o.Fields() {
			if _, ok := dates.Parse(f.Text); ok {
				n++
			}
		}
		return n == 1
	}
	withText := func(o *outline.Outline) bool { return oneDate(o) && len(o.Text()) > 40 }
	card := func(name, date, text string) string {
		return `<div><div><div><img alt=` + name + `><b>` + name + `</b></div><div>` + date + `</div></div><div><p>` + text + `</p></div></div>`
	}
	one := card("Ann", "May 24, 2020", "I had two choices and took the first of them.")
	two := card("Bob", "Jun 13, 2020", "I took the second one and never looked back at it.")
	for name, page := range map[string]string{
		"one":     `<section><h2>Advice</h2>` + one + `</section>`,
		"two":     `<section><h2>Advice</h2><div>` + one + two + `</div></section>`,
		"columns": `<section><h2>Advice</h2><div><div>` + one + `</div><div>` + two + `</div></div></section>`,
	} {
		o, _ := parse(t, page).Section(func(h string) bool { return h == "Advice" })
		var got []string
		for _, r := range o.Boxes(withText) {
			got = append(got, fieldTexts(o.Grow(r, oneDate).Fields))
		}
		want := []string{"[Ann] ¦ Ann ¦ May 24, 2020 ¦ I had two choices and took the first of them."}
		if name != "one" {
			want = append(want, "[Bob] ¦ Bob ¦ Jun 13, 2020 ¦ I took the second one and never looked back at it.")
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestPairs(t *testing.T) {
	known := func(s string) bool {
		switch s {
		case "stacks", "followers", "votes", "github stars", "forks":
			return true
		}
		return false
	}
	full := []string{"Stacks=38.7K", "Followers=34.8K", "Votes=4.2K"}
	for _, c := range []struct {
		name, page string
		want       []string
	}{
		{"label first", `<div><b>Django</b><div><span>Stacks</span><span>38.7K</span></div><div><span>Followers</span><span>34.8K</span></div><div><span>Votes</span><span>4.2K</span></div></div>`, full},
		{"value first", `<div><b>Django</b><div><div>38.7K</div><div>Stacks</div></div><div><div>34.8K</div><div>Followers</div></div><div><div>4.2K</div><div>Votes</div></div></div>`, full},
		{"flat, label first", `<div><p>Django</p><p>Stacks</p><p>38.7K</p><p>Followers</p><p>34.8K</p><p>Votes</p><p>4.2K</p></div>`, full},
		{"flat, value first", `<div><p>Django</p><p>38.7K</p><p>Stacks</p><p>34.8K</p><p>Followers</p><p>4.2K</p><p>Votes</p></div>`, full},
		{"flat, value first, name last", `<div><p>38.7K</p><p>Stacks</p><p>34.8K</p><p>Followers</p><p>4.2K</p><p>Votes</p><p>Django</p></div>`, full},
		{"definitions", `<dl><dt>Stacks</dt><dd>38.7K</dd><dt>Followers:</dt><dd>34.8K</dd><dt>Votes</dt><dd>4.2K</dd></dl>`, full},
		{"in one text", `<ul><li>Stacks: 38.7K<li>Followers 34.8K<li>4.2K votes</ul>`, []string{"Stacks=38.7K", "Followers=34.8K", "votes=4.2K"}},
		{"labels in one column, values in another", `<div><div><p>Stacks</p><p>Followers</p><p>Votes</p></div><div><p>38.7K</p><p>34.8K</p><p>4.2K</p></div></div>`, full},
		{"a value is missing", `<div><div><p>Stacks</p><p>38.7K</p></div><div><p>Followers</p></div><div><p>Votes</p><p>4.2K</p></div></div>`, []string{"Stacks=38.7K", "Followers=", "Votes=4.2K"}},
		{"a dash", `<div><div><p>Stacks</p><p>38.7K</p></div><div><p>Forks</p><p>-</p></div></div>`, []string{"Stacks=38.7K", "Forks=-"}},
		{"buttons are no values", `<div><p>Votes</p><button>+ 1</button><p>4.2K</p></div>`, []string{"Votes=4.2K"}},
		{"wrapped deeply", `<div><div><div><span>Stacks</span></div></div><div><div><strong>38.7K</strong></div></div></div>`, []string{"Stacks=38.7K"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, p := range parse(t, c.page).Pairs(known) {
				got = append(got, p.Label+"="+p.Value)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("pairs of %s (-want +got):\n%s", c.page, diff)
			}
		})
	}
}

func TestValue(t *testing.T) {
	o := parse(t, `<nav><a>Stacks</a></nav><div><p>Stacks</p><p>38.7K</p><p>Followers</p><p>34.8K</p></div><div><p>12</p><p>Votes</p><p>13</p><p>Forks</p></div>`)
	for label, want := range map[string]string{"stacks": "38.7K", "FOLLOWERS:": "34.8K", "Votes": "12", "Forks": "13"} {
		if got, ok := o.Value(label); !ok || got != want {
			t.Errorf("Value(%q) = %q, %v, want %q", label, got, ok, want)
		}
	}
	if got, ok := o.Value("Downloads"); ok {
		t.Errorf("Value(Downloads) = %q", got)
	}
}

func TestUndouble(t *testing.T) {
	for in, want := range map[string]string{
		"1 March 2021":   "1 March 2021",
		"438k views438k": "438k views", "DjangoDjango": "Django", "Django Django": "Django", "Django": "Django", "JoJo": "JoJo",
		"438k views": "438k views", "bonbon": "bon", "Go": "Go", "": "", "12 of 12": "12 of 12", "100": "100", "4.2K": "4.2K", "1 1": "1 1",
	} {
		if got := labeltext.Undouble(in); got != want {
			t.Errorf("Undouble(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSections(t *testing.T) {
	o := parse(t, `<h1>T</h1>0<h4>Pros</h4><ul><li>a<li>b</ul><h4>Cons</h4><ul><li>c</ul><div>Verdict</div><p>d</p>`)
	pros, ok := o.Section(func(h string) bool { return h == "Pros" })
	if got := view(pros); !ok || cmp.Diff([]string{"item: a", "item: b"}, got) != "" {
		t.Errorf("Pros: %v, %q", ok, got)
	}
	if _, ok := o.Section(func(h string) bool { return h == "Verdict" }); ok {
		t.Error("Verdict is no heading yet")
	}
	named := o.WithHeadings(func(b *outline.Block) int {
		if b.Text == "Verdict" {
			return 4
		}
		return 0
	})
	var got []string
	for _, s := range named.Sections() {
		got = append(got, s.Heading.Text+": "+strings.ReplaceAll(s.Body.Text(), "\n", " "))
	}
	want := []string{"T: 0 Pros a b Cons c Verdict d", "Pros: a b", "Cons: c", "Verdict: d"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
	if len(o.Sections()) != 3 {
		t.Error("the page itself changed")
	}
	children := o.After(0).Children()
	if len(children) != 3 || children[0].Heading != nil || children[0].Body.Text() != "0" || children[2].Heading.Text != "Cons" {
		t.Errorf("children: %+v", children)
	}
}

func TestContent(t *testing.T) {
	o := parse(t, `<nav>n</nav><h2>A</h2><p>a</p><button>+ 1</button><table><tr><th>x<th>y<tr><td>1<td><button>z</button>2</table><footer>f</footer>`).Content()
	want := []string{"h2: A", "paragraph: a", "cell: x", "cell: y", "cell: 1", "cell: 2"}
	if diff := cmp.Diff(want, view(o)); diff != "" {
		t.Errorf("content (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"= x | y", "- 1 | 2"}, grid(o.Tables()[0])); diff != "" {
		t.Errorf("table (-want +got):\n%s", diff)
	}
}
