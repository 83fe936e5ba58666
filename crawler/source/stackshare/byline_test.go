package stackshare_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestWhoSigns finds author and role between the controls of a post.
func TestWhoSigns(t *testing.T) {
	const text = `<p>We moved all of it in one week and have not looked back since.</p>`
	const day, time = `<a href="#c"><span>May 21, 2020</span></a>`, `<a href="#c"><time datetime="2020-05-21T10:12:00Z">May 21, 2020</time></a>`
	for name, c := range map[string]struct{ card, author, role string }{
		"on a time":              {`<h3><b><a href="/@ana">Ana Lee</a></b> on ` + time + `</h3><p>Decided</p>` + text, "Ana Lee", ""},
		"role on a time":         {`<h3><b><a href="/@ana">Ana Lee</a></b> <span>Engineer at Acme</span> on ` + time + `</h3><p>Decided</p>` + text, "Ana Lee", "Engineer at Acme"},
		"commented on a time":    {`<h3><b>Ana Lee</b> commented on ` + time + `</h3><p>Decided</p>` + text, "Ana Lee", ""},
		"a button":               {`<div><button>Ana Lee</button></div>` + day + `<div>Decided</div>` + text, "Ana Lee", ""},
		"a button with a role":   {`<div><button>Ana Lee</button> <span>Engineer at Acme</span></div>` + day + `<div>Decided</div>` + text, "Ana Lee", "Engineer at Acme"},
		"buttons below":          {`<div><button>Ana Lee</button></div>` + day + `<div>Decided</div>` + text + `<button>Quote</button><button>Forward</button>`, "Ana Lee", ""},
		"only a caption":         {`<div><button>Quote</button></div><div>Ana Lee</div>` + day + `<div>Decided</div>` + text, "Ana Lee", ""},
		"captions":               {`<div><button>Pin this</button><button>Mark it</button></div><div>Ana Lee</div>` + day + `<div>Decided</div>` + text, "Ana Lee", ""},
		"a caption nobody knows": {`<div><button>Zap</button></div><div>Ana Lee</div>` + day + `<div>Decided</div>` + text, "Ana Lee", ""},
		"one word":               {`<div><button>Zap</button></div><div>Ana</div>` + day + `<div>Decided</div>` + text, "Ana", ""},
		"post by":                {`<dl><dt><a href="#u">Ana Lee</a></dl><div><h3><a href="#p">Decided</a></h3><ul><li><a href="#" title="Reply with quote"><span>Quote</span></a></ul><p><a href="#"><span>Post</span></a><span>by <strong><a href="#u">Ana Lee</a></strong> » </span>May 21, 2020</p>` + text + `</div>`, "Ana Lee", ""},
		"post by, with role":     {`<dl><dt><a href="#u">Ana Lee</a><dd>Engineer at Acme</dl><div><h3>Decided</h3><ul><li><a href="#">Quote</a></ul><p>Post by <b>Ana Lee</b> » May 21, 2020</p>` + text + `</div>`, "Ana Lee", "Engineer at Acme"},
		"post by, a time":        {`<dl><dt><a href="#u">Ana Lee</a></dl><div><h3><a href="#p">Decided</a></h3><p><a href="#"><span>Post</span></a> <span>by <strong><a href="#u">Ana Lee</a></strong> » </span><time datetime="2020-05-21T10:12:00Z">May 21, 2020</time></p>` + text + `</div>`, "Ana Lee", ""},
		"a sign at the day":      {`<p><strong>Ana Lee</strong></p><p><time>@May 21, 2020</time></p><p>Decided</p>` + text, "Ana Lee", ""},
		"a picture at the day":   {`<p><strong>Ana Lee</strong></p><p>Engineer at Acme</p><p>📅 May 21, 2020</p><p>Decided</p>` + text, "Ana Lee", "Engineer at Acme"},
		"a label of the stance":  {`<header><p>Ana Lee</p><p>May 21, 2020</p></header><div><div>Status</div><div>Decided</div></div>` + text, "Ana Lee", ""},
		"and a role":             {`<div>Status: Decided</div><header><p>Ana Lee</p><p>Engineer at Acme</p><p>May 21, 2020</p></header>` + text, "Ana Lee", "Engineer at Acme"},
		"a board's profile":      {`<dl><dt>Ana Lee<dd><b>Posts:</b> 132<dd><b>Joined:</b> Mar 3, 2016</dl><div><p>May 21, 2020</p><h4>Decided</h4>` + text + `</div>`, "Ana Lee", ""},
		"a profile with a role":  {`<dl><dt>Ana Lee<dd>Engineer at Acme<dd><b>Posts:</b> 132<dd><b>Registered:</b> Mar 3, 2016<dd><b>Location:</b> Oslo</dl><div><p>May 21, 2020</p><h4>Decided</h4>` + text + `</div>`, "Ana Lee", "Engineer at Acme"},
		"a profile in pieces":    {`<div>Ana Lee</div><div><span>Posts</span> <span>132</span></div><div><span>Joined</span> <span>Mar 3, 2016</span></div><div><p>May 21, 2020</p><h4>Decided</h4>` + text + `</div>`, "Ana Lee", ""},
		"a time in brackets":     {`<p>Decided</p>` + text + `<p>— Ana Lee (<time datetime="2020-05-21">May 21, 2020</time>)</p>`, "Ana Lee", ""},
		"a role and a time":      {`<p>Decided</p>` + text + `<p>— Ana Lee, Engineer at Acme (<time datetime="2020-05-21">May 21, 2020</time>)</p>`, "Ana Lee", "Engineer at Acme"},
		"a reaction at the foot": {text + `<a href="/u"><img alt="Ana Lee" src=u.png>Ana Lee</a><div>21 May 2020</div><div>Decided</div><div>👍 Helpful</div>`, "Ana Lee", ""},
	} {
		t.Run(name, func(t *testing.T) {
			list := bodiesOf[record.Opinion](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2><div>`+c.card+`<div>524 views</div></div>`))
			views := int64(524)
			want := []record.Opinion{{Author: c.author, Role: c.role, Date: "2020-05-21", Stance: "decided", Text: "We moved all of it in one week and have not looked back since.", Views: &views}}
			if diff := cmp.Diff(want, list); diff != "" {
				t.Errorf("opinions (-want +got):\n%s", diff)
			}
		})
	}
}

// TestWhoSignsAgain finds the author of several posts.
func TestWhoSignsAgain(t *testing.T) {
	card := ""
	for _, text := range [...]string{"We moved all of it in one week.", "We have not looked back since that.", "We would do the same once more.", "We are fond of both of them."} {
		card += `<div><div><button>Ana Lee</button></div><a href="#c"><span>May 21, 2020</span></a><div>Decided</div><p>` + text + `</p><div>524 views</div></div>`
	}
	list := bodiesOf[record.Opinion](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2>`+card))
	if len(list) != 4 {
		t.Fatalf("%d opinions, want 4", len(list))
	}
	for _, o := range list {
		if o.Author != "Ana Lee" {
			t.Errorf("author %q of %q", o.Author, o.Text)
		}
	}
}

// TestSignedQuotes reads the line that signs a quotation, with author, role and day.
func TestSignedQuotes(t *testing.T) {
	const text = `<blockquote><p>We moved all of it in one week and have not looked back since.</p></blockquote>`
	for foot, want := range map[string][2]string{
		`— <cite>Ana Lee</cite>, May 21, 2020 · 524 views`:                                                               {"Ana Lee", ""},
		`— <cite>Ana Lee</cite>, Posted on May 21, 2020 at 3:14 pm · 524 views`:                                          {"Ana Lee", ""},
		`— <cite>Ana Lee</cite>, Senior Engineer for Forms at Acme Works, Posted on May 21, 2020 at 3:14 pm · 524 views`: {"Ana Lee", "Senior Engineer for Forms at Acme Works"},
		`— <cite>Ana Lee</cite>, Engineer at Acme (May 21, 2020) · 524 views`:                                            {"Ana Lee", "Engineer at Acme"},
		`— <cite>Ana Lee</cite> (May 21, 2020 15:14 UTC) · 524 views`:                                                    {"Ana Lee", ""},
	} {
		views := int64(524)
		opinion := record.Opinion{Author: want[0], Role: want[1], Date: "2020-05-21", Stance: "decided", Text: "We moved all of it in one week and have not looked back since.", Views: &views}
		card := `<div><div>Decided</div>` + text + `<footer>` + foot + `</footer></div>`
		for cards, many := range map[string][]record.Opinion{card: {opinion}, card + strings.Replace(card, "We moved", "You moved", 1): {opinion, opinion}} {
			list := bodiesOf[record.Opinion](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2>`+cards))
			for i := range list {
				list[i].Text = strings.Replace(list[i].Text, "You moved", "We moved", 1)
			}
			if diff := cmp.Diff(many, list); diff != "" {
				t.Errorf("%s (-want +got):\n%s", foot, diff)
			}
		}
	}
}

// TestAsked reads a text that begins with a question which looks like a heading.
func TestAsked(t *testing.T) {
	list := bodiesOf[record.Opinion](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2><div><div><b>Ana Lee</b><div>May 21, 2020</div></div><div>Needs advice</div><p><b>Which of them is better to begin with?</b></p><p>We moved all of it in one week and would do it again.</p><div>524 views</div></div>`))
	if len(list) != 1 || list[0].Role != "" || list[0].Text != "Which of them is better to begin with?\nWe moved all of it in one week and would do it again." {
		t.Errorf("opinions %+v", list)
	}
}

// TestAroundOpinions reads cards with what sites put around names and texts: how long
// ago, handles, badges, counts of replies, and tags below the text.
func TestAroundOpinions(t *testing.T) {
	const text = "We moved all of it in one week and have not looked back since."
	for name, c := range map[string]struct {
		head, foot, role string
		tools            []string
		counted          string
	}{
		"ago":             {`<p>Ana Lee</p><p>May 21, 2020 (6 years ago)</p>`, ``, "", nil, ""},
		"a handle":        {`<p>Ana Lee</p><p>@ana</p><p>Engineer at Acme</p><p>May 21, 2020</p>`, ``, "Engineer at Acme", nil, ""},
		"a badge":         {`<p>Ana Lee</p><span>Pro</span><p>Engineer at Acme</p><p>May 21, 2020</p>`, ``, "Engineer at Acme", nil, ""},
		"replies":         {`<p>Ana Lee</p><p>May 21, 2020</p>`, `<div>12 upvotes · 3 replies</div>`, "", nil, ""},
		"tags below":      {`<p>Ana Lee</p><p>May 21, 2020</p>`, `<div><span>on</span><a href=/quarry><span>Quarry</span></a> <a href=/marl><span>Marl</span></a></div>`, "", []string{"Quarry", "Marl"}, ""},
		"an icon":         {`<p>Ana Lee</p><p>May 21, 2020</p>`, ``, "", nil, `<div title=Views><svg></svg>524</div>`},
		"tags with logos": {`<p>Ana Lee</p><p>May 21, 2020</p>`, `<div><span>on</span><a href=/quarry><img alt=Quarry src=q><span>Quarry</span></a> <a href=/marl><img alt=Marl src=m><span>Marl</span></a></div>`, "", []string{"Quarry", "Marl"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			counted := `<div>524 views</div>`
			if c.counted != "" {
				counted = c.counted
			}
			list := bodiesOf[record.Opinion](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2><div><div>`+c.head+`</div><div>Decided</div><p>`+text+`</p>`+c.foot+counted+`</div>`))
			views := int64(524)
			want := []record.Opinion{{Author: "Ana Lee", Role: c.role, Date: "2020-05-21", Stance: "decided", Text: text, Views: &views, Tools: c.tools}}
			if diff := cmp.Diff(want, list); diff != "" {
				t.Errorf("opinions (-want +got):\n%s", diff)
			}
		})
	}
}
