package stackshare_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// adviceOf reads the opinions of a page about A and B of which advice is the section, each as
// "author|role|date|stance|views|tags".
func adviceOf(t *testing.T, advice string) []string {
	t.Helper()
	var got []string
	for _, o := range bodiesOf[record.Opinion](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2>`+advice)) {
		views := "-"
		if o.Views != nil {
			views = fmt.Sprint(*o.Views)
		}
		got = append(got, strings.Join([]string{o.Author, o.Role, string(o.Date), o.Stance, views, strings.Join(o.Tools, ",")}, "|"))
	}
	return got
}

// cardTexts are texts of cards of advice.
var cardTexts = [...]string{
	"We moved all of it in one week and have not looked back since.",
	"Which of the two would you pick for a shop that is small and stays so?",
	"Our dashboards took two afternoons, and nobody has asked for more.",
	"The last thing we replaced was the queue, which nobody misses now.",
	"Our people know the other one, and so it is hard for us to choose.",
}

// TestFewLabelsInCards keeps to each card its own views, where one label stands in all cards
// and others in some.
func TestFewLabelsInCards(t *testing.T) {
	card := func(k int, author, date, stance, views string) string {
		return `<article><h3>` + author + `</h3><p>` + date + `</p><p>` + stance + `</p><p>` + cardTexts[k] + `</p><footer><span>Views: ` + views + `</span> <a href="#">Comments</a></footer></article>`
	}
	on := func(names ...string) string {
		list := ""
		for _, n := range names {
			list += ` <a href="/` + n + `"><picture><img src=a.png alt=""></picture><span>` + n + `</span></a>`
		}
		return " on" + list
	}
	want := []string{"Ana||2020-05-21|decided|485|", "Wei||2021-06-01|needs_advice|701|", "Bo||2022-07-02|needs_advice|31|A", "Ida||2022-07-03|decided|32|A,B", "Mo||2022-07-04|needs_advice|33|"}
	got := adviceOf(t, card(0, "Ana", "May 21, 2020", "Decided", "485")+card(1, "Wei", "Jun 1, 2021", `Needs advice`, "701")+card(2, "Bo", "Jul 2, 2022", `Needs advice`+on("A"), "31")+
		card(3, "Ida", "Jul 3, 2022", `Decided`+on("A", "B"), "32")+card(4, "Mo", "Jul 4, 2022", "Needs advice", "33"))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("opinions (-want +got):\n%s", diff)
	}
}

// TestLabelsThatOneCardLacks divides cards of which one has the label of its author in a text
// with more.
func TestLabelsThatOneCardLacks(t *testing.T) {
	card := func(k int, by, stance, views string) string {
		return `<section><p>By ` + by + `</p><p>` + stance + `</p><p>` + cardTexts[k] + `</p><p><span>Views</span> <span>` + views + `</span></p></section>`
	}
	want := []string{"Ana||2020-05-21|decided|485|", "Wei||2021-06-01|needs_advice|701|A,Go", "Bo Li|Engineer at Acme|2022-07-02|decided|31|"}
	got := adviceOf(t, card(0, `<a href="/u/a">Ana</a> on May 21, 2020`, "Decided", "485")+
		card(1, `<a href="/u/w">Wei</a> on Jun 1, 2021`, `Needs advice on <a href="/a">A</a>, <a href="/go">Go</a>`, "701")+
		card(2, `<a href="/u/b">Bo Li</a> (Engineer at Acme) on Jul 2, 2022`, "Decided", "31"))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("opinions (-want +got):\n%s", diff)
	}
}

// TestTimeInALineOfFields divides at its dots what stands beside a time element, and takes a
// signed quotation for no customer's.
func TestTimeInALineOfFields(t *testing.T) {
	want := []string{"Ana|CTO at Acme|2020-05-21|decided|485|", "Wei Li|Engineer at Acme|2021-06-01|needs_advice|701|"}
	figure := func(k int, who, day, stance, views string) string {
		return `<figure><blockquote><p>` + cardTexts[k] + `</p></blockquote><figcaption>` + who + ` · ` + day + ` · ` + stance + ` · <span class=wide>` + views + ` views</span><span class=narrow>` + views + `</span></figcaption></figure>`
	}
	for name, days := range map[string][2]string{
		"time elements": {`<time datetime="2020-05-21" title="May 21, 2020">5 years ago</time>`, `<time datetime="2021-06-01">Jun 1, 2021</time>`},
		"texts":         {`May 21, 2020`, `Jun 1, 2021`},
	} {
		got := adviceOf(t, figure(1, `<cite>Ana</cite>, CTO at Acme`, days[0], "Decided", "485")+figure(0, `<cite>Wei Li</cite>, Engineer at Acme`, days[1], "Needs advice", "701"))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestRoleOfOneWord reads what somebody does behind the name, if it is a word for that.
func TestRoleOfOneWord(t *testing.T) {
	for by, want := range map[string]string{
		"Ana Lee, Student":      "Ana Lee|Student",
		"Ana Lee - Developer":   "Ana Lee|Developer",
		"Ana Lee, Jr":           "Ana Lee, Jr|",
		"Ana Lee, CTO at Acme":  "Ana Lee|CTO at Acme",
		"Jean-Luc, Consultant":  "Jean-Luc|Consultant",
		"Ana Lee – Engineering": "Ana Lee – Engineering|",
	} {
		got := adviceOf(t, `<div><p>`+by+`</p><p>May 21, 2020</p><p>Decided</p><p>`+cardTexts[0]+`</p><p>485 views</p></div>`)
		if diff := cmp.Diff([]string{want + "|2020-05-21|decided|485|"}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", by, diff)
		}
	}
}

// TestTagsThatBeginAlike takes C in front of C# for a tag and for no initial.
func TestTagsThatBeginAlike(t *testing.T) {
	got := adviceOf(t, `<div><p>Ana</p><p>May 21, 2020</p><p>Needs advice on</p><ul><li>A</li><li>C</li><li>C#</li></ul><p>`+cardTexts[0]+`</p><p>485 views</p></div>`)
	if diff := cmp.Diff([]string{"Ana||2020-05-21|needs_advice|485|A,C,C#"}, got); diff != "" {
		t.Errorf("opinions (-want +got):\n%s", diff)
	}
}

// TestChipsBehindTheStance reads as tags the names between the stance of a signed card and its
// text, whatever box each stands in.
func TestChipsBehindTheStance(t *testing.T) {
	want := []string{"Ana Lee|CTO at Acme|2020-05-21|needs_advice|485|A,Elm,Go", "Wei||2021-06-01|decided|701|A"}
	for name, card := range map[string]func(k int, author, role, day, stance string, tags []string, views string) string{
		"boxes": func(k int, author, role, day, stance string, tags []string, views string) string {
			return `<div><p>` + author + `</p>` + role + `<div><span>` + day + `</span> <span class=s>` + stance + `</span><div><x-chip>` + strings.Join(tags, `</x-chip><x-chip>`) + `</x-chip></div><p>` + cardTexts[k] + `</p></div><div>` + views + ` views</div></div>`
		},
		"a line": func(k int, author, role, day, stance string, tags []string, views string) string {
			return `<div><p>` + author + `</p>` + role + `<p>` + day + `</p><p>` + stance + `</p><div><span class=c>` + strings.Join(tags, `</span><span class=c>`) + `</span></div><p>` + cardTexts[k] + `</p><div>` + views + ` views</div></div>`
		},
		"the line of the stance, the day at the foot": func(k int, author, role, day, stance string, tags []string, views string) string {
			return `<div><h5>` + author + `</h5>` + role + `<span class=badge>` + stance + `</span> <span class=badge>` + strings.Join(tags, `</span> <span class=badge>`) + `</span><p>` + cardTexts[k] + `</p><div>` + day + ` <span>` + views + ` views</span></div></div>`
		},
	} {
		got := adviceOf(t, card(0, "Ana Lee", "<h6>CTO at Acme</h6>", "May 21, 2020", "Needs advice", []string{"A", "Elm", "Go"}, "485")+card(1, "Wei", "", "Jun 1, 2021", "Decided", []string{"A"}, "701"))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestViewsInAButton reads the views that a button is called by.
func TestViewsInAButton(t *testing.T) {
	got := adviceOf(t, `<div><img alt="Ana Lee" src=a.png><span>Ana Lee</span><time datetime="2020-05-21">May 21, 2020</time><p>Decided</p><p>`+cardTexts[0]+`</p><button aria-label="views"><svg></svg>4.85k</button><button>Share</button></div>`)
	if diff := cmp.Diff([]string{"Ana Lee||2020-05-21|decided|4850|"}, got); diff != "" {
		t.Errorf("opinions (-want +got):\n%s", diff)
	}
}

// TestStanceFieldWithTags reads tags behind a stance that has a label, and who signs in front of
// the labels.
func TestStanceFieldWithTags(t *testing.T) {
	card := func(k int, who, day, stance, views string) string {
		return `<div><p>` + who + `</p><dl><dt>Date<span>:</span><dd>` + day + `<dt>Status<span>:</span><dd>` + stance + `<dt>Views<span>:</span><dd>` + views + `</dl><p>` + cardTexts[k] + `</p></div>`
	}
	want := []string{"Ana|CTO at Acme|2020-05-21|needs_advice|485|A,Go", "Wei||2021-06-01|decided|701|B"}
	got := adviceOf(t, card(0, "Ana (CTO at Acme)", "May 21, 2020", `Needs advice on <a href="/a">A</a>, <a href="/go">Go</a>`, "485")+card(1, "Wei", "Jun 1, 2021", `Decided on <a href="/b">B</a>`, "701"))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("opinions (-want +got):\n%s", diff)
	}
}

// TestDecidedOnInASentence reads the tags of a card that is signed by a sentence.
func TestDecidedOnInASentence(t *testing.T) {
	got := adviceOf(t, `<dl><dd>`+cardTexts[0]+`</dl><p>— <b>Ana</b>, CTO at Acme, May 21, 2020. Decided on <a href="/a">A</a>. 485 views.</p><dl><dd>`+cardTexts[1]+`</dl><p>— <b>Wei</b>, Jun 1, 2021. Needs advice on <a href="/a">A</a>, <a href="/go">Go</a>. 701 views.</p>`)
	if diff := cmp.Diff([]string{"Ana|CTO at Acme|2020-05-21|decided|485|A", "Wei||2021-06-01|needs_advice|701|A,Go"}, got); diff != "" {
		t.Errorf("opinions (-want +got):\n%s", diff)
	}
	got = adviceOf(t, `<blockquote><p>`+cardTexts[0]+`</p><p>— Ana, CTO at Acme (May 21, 2020). <em>Decided on <a href="/a">A</a></em>. 485 views</p></blockquote><blockquote><p>`+cardTexts[1]+`</p><p>— Wei (Jun 1, 2021). <em>Needs advice</em>. 701 views</p></blockquote>`)
	if diff := cmp.Diff([]string{"Ana|CTO at Acme|2020-05-21|decided|485|A", "Wei||2021-06-01|needs_advice|701|"}, got); diff != "" {
		t.Errorf("days in brackets (-want +got):\n%s", diff)
	}
}
