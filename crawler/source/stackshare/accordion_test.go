package stackshare_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestAccordions reads points whose labels are what opens them, and the rest of lists that
// a button shows.
func TestAccordions(t *testing.T) {
	list := func(a, b string) string {
		return `<ul><li><div>8</div><div>` + a + `</div><li><div>3</div><div>` + b + `</div></ul>`
	}
	want := []string{"A + Fast 8", "A + Small 3", "A - Young 8", "A - Odd 3", "B + Safe 8", "B + Plain 3", "B - Slow 8", "B - Old 3"}
	slices.Sort(want)
	all := func(box func(label, list string) string) string {
		return box("Pros of A", list("Fast", "Small")) + box("Cons of A", list("Young", "Odd")) + box("Pros of B", list("Safe", "Plain")) + box("Cons of B", list("Slow", "Old"))
	}
	rest := func(a, b string) string {
		return `<div><ul><li><b>8</b><span>` + a + `</span></ul><ul hidden><li><b>3</b><span>` + b + `</span></ul><button>Show more</button></div>`
	}
	for name, body := range map[string]string{
		"lists in nav": all(func(label, list string) string {
			return `<div><div><div></div><div>` + label + `</div></div><nav><div>` + list + `</div></nav></div>`
		}),
		"buttons without a word to machines": all(func(label, list string) string {
			return `<div><div><button><span> </span><span>` + label + `</span></button></div><div>` + list + `</div></div>`
		}),
		"words that open headings": all(func(label, list string) string {
			return `<div><h4><button aria-expanded="false"><span><span>` + label + `</span></span><span>, </span><span><span>Show</span></span></button></h4><div hidden="until-found">` + list + `</div></div>`
		}),
		"a rest that is shown": `<h4>Pros of A</h4>` + rest("Fast", "Small") + `<h4>Cons of A</h4>` + rest("Young", "Odd") + `<h4>Pros of B</h4>` + rest("Safe", "Plain") + `<h4>Cons of B</h4>` + rest("Slow", "Old"),
	} {
		got := saidOf(extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h3>Pros &amp; Cons</h3>`+body+`<h2>Related Comparisons</h2>`))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestAccordionsOfAllTools reads points in an accordion of links that lead nowhere, in
// which all tools stand under each label.
func TestAccordionsOfAllTools(t *testing.T) {
	box := func(label, a, b string) string {
		return `<li><a href="#">` + label + `</a><div><table><thead><tr><th>A<th>B</thead><tr><td><ul><li>` + a + `</ul><td><ul><li>` + b + `</ul></table></div>`
	}
	got := saidOf(extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>Detailed Comparison</h2><ul>`+box("Pros", "Fast (8)<li>Small (3)", "Safe (9)")+box("Cons", "Young (2)", "Slow to build (4)<li>Old (3)")+`</ul><h2>Related Comparisons</h2>`))
	if diff := cmp.Diff([]string{"A + Fast 8", "A + Small 3", "A - Young 2", "B + Safe 9", "B - Old 3", "B - Slow to build 4"}, got); diff != "" {
		t.Errorf("what is said (-want +got):\n%s", diff)
	}
}

// TestFiguresAsHeadings reads figures whose labels are headings as high as that of the
// section, and those in a nav element.
func TestFiguresAsHeadings(t *testing.T) {
	want := []string{"A stackshare.stacks 38.7K", "A stackshare.votes 4.2K", "B stackshare.stacks 91", "B stackshare.votes 12"}
	for name, form := range map[string]func(label, value string) string{
		"headings": func(label, value string) string {
			return `<div><h3>` + label + `</h3><div><p><span>` + value + `</span></p></div></div>`
		},
		"nav": func(label, value string) string { return `<div><p>` + label + `</p><p>` + value + `</p></div>` },
	} {
		card := func(tool, stacks, votes, pro string) string {
			element := map[string]string{"headings": "div", "nav": "nav"}[name]
			return `<div><h4>` + tool + `</h4><p>` + tool + ` is made for walls, and lasts for years.</p><h5>Statistics</h5><` + element + `>` + form("Stacks", stacks) + form("Votes", votes) + `</` + element + `><h5>Pros</h5><ul><li><div>8</div><div>` + pro + `</div></ul></div>`
		}
		page := extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h3>Detailed Comparison</h3>`+card("A", "38.7K", "4.2K", "Fast")+card("B", "91", "12", "Safe"))
		if diff := cmp.Diff(append(append([]string(nil), want...), "A + Fast 8", "B + Safe 8"), append(statsOf(page), saidOf(page)...)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestQuestionsAsLinks reads answers below questions that are links which lead nowhere.
func TestQuestionsAsLinks(t *testing.T) {
	page := extractBody(t, `<title>A vs B</title><h1>A vs B: What are the differences?</h1><p>A and B are both made for walls, and each has its friends.</p>
		<ul><li><a href="#">What is A?</a><div><p>A counts the moss on walls, and is paid for it.</p></div></li><li><a href="#">What is B?</a><div><p>B counts the fern in woods, and is not.</p></div></li></ul><h2>What are some alternatives to A and B?</h2><div><h3>Reed</h3><p>Reed grows in lakes.</p></div>`)
	got := ""
	for _, a := range bodiesOf[record.Answer](page) {
		got += a.Question + " " + a.Text + " "
	}
	if want := "What is A? A counts the moss on walls, and is paid for it. What is B? B counts the fern in woods, and is not. "; got != want {
		t.Errorf("answers %q, want %q", got, want)
	}
}

// TestBehindAccordions reads nothing that stands behind a box which opens for what is in it,
// and takes no question for an answer to the one in front of it.
func TestBehindAccordions(t *testing.T) {
	page := extractBody(t, `<title>A vs B</title><h1>A vs B: What are the differences?</h1>
		<details><summary>Why do developers choose A?</summary><p>Sign up to add and see more pros</p></details>
		<details><summary>What tools integrate with B?</summary><p>Sign up to get full access to all the tool integrations</p></details>
		<section><div><b>A</b><p>8K</p><p>5.8K</p><p>2.8K</p></div><div><b>B</b><p>4.4K</p><p>3.4K</p><p>1.1K</p></div></section>
		<h2>Why do developers choose B?</h2><h2>Why do developers not choose B?</h2><h2>Would you pick it again?</h2><p>Sign up to see more cons</p>`)
	want := []string{"A stackshare.stacks 8K", "A stackshare.followers 5.8K", "A stackshare.votes 2.8K", "B stackshare.stacks 4.4K", "B stackshare.followers 3.4K", "B stackshare.votes 1.1K"}
	if diff := cmp.Diff(want, statsOf(page)); diff != "" {
		t.Errorf("statistics (-want +got):\n%s", diff)
	}
	for _, said := range saidOf(page) {
		if said != "A +  -1" && said != "B +  -1" && said != "B -  -1" && said != "B with " {
			t.Errorf("the page says %q", said)
		}
	}
}
