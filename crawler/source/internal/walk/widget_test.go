package walk_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestWidgets leaves out boxes with which a site speaks of itself or asks visitors for
// something, and keeps those that look much the same.
func TestWidgets(t *testing.T) {
	for name, c := range map[string]struct {
		box    string
		region string // empty: it is of the page
	}{
		"a sale":                      {`<div><strong>Autumn sale: 30% off all courses</strong> <span>02</span>d <a href="/s">Get the deal</a></div>`, "advert"},
		"a code":                      {`<div><span>Use code</span> <b>MOSS</b> <span>for 10% off</span> <a href="/s">Redeem</a></div>`, "advert"},
		"an event":                    {`<div><h4>Webinar: moss at scale</h4><p>July 9, 2026, 5 pm. 40 seats left.</p><a href="/w">Register now</a></div>`, "advert"},
		"an event in a line":          {`<div><h4>Webinar: moss at scale</h4><p>July 9, 2026, 5 pm. 40 seats left. <a href="/w">Register now</a></p></div>`, "advert"},
		"an app":                      {`<div><b>Get our app</b><span>4.8 · 52K</span><a href="/a">Install</a></div>`, "advert"},
		"a tool":                      {`<div><h4>Moss</h4><p>Moss grows on 30% of all walls.</p><a href="/w">Get started</a></div>`, ""},
		"a text on sales":             {`<div><p>With Moss we got 30% off our bill. See <a href="/w">what we did</a></p></div>`, ""},
		"logos":                       {`<div><p>Trusted by teams at</p><ul><li><img alt="Acme" src="a.png"></li></ul></div>`, "advert"},
		"a firm":                      {`<div><div><b>500+</b><span>Projects delivered</span></div><div><b>98%</b><span>Client satisfaction</span></div></div>`, "advert"},
		"figures":                     {`<div><div><b>500</b><span>Followers</span></div><div><b>98</b><span>Votes</span></div></div>`, ""},
		"a need":                      {`<div><h4>Need help with moss?</h4><p>Our 60 gardeners plant it for you.</p><a href="/c">Contact us</a></div>`, "advert"},
		"a rating":                    {`<div><div>★★★★☆</div><div>4.6/5 - (87 votes)</div></div>`, "comments"},
		"a rating in words":           {`<div><span>4.2</span> <span>(17 reviews)</span></div>`, "comments"},
		"a version":                   {`<div><span>4.2</span> <span>(17 changes)</span></div>`, ""},
		"a poll with a button":        {`<div><p>Which one do you like?</p><ul><li>Moss <b>62%</b></li><li>Fern <b>38%</b></li></ul><small>1,204 votes</small><button>Vote</button></div>`, "comments"},
		"a filter":                    {`<form><legend>Filter by place</legend><label><input type="checkbox"> Wall (212)</label><label><input type="checkbox"> Wood (48)</label><button>Apply</button></form>`, "comments"},
		"questions without answers":   {`<div><h3>People also ask</h3><div><button aria-expanded="false">Is moss dying?</button></div><div><button aria-expanded="false">Who eats fern?</button></div></div>`, "navigation"},
		"questions with answers":      {`<div><h3>Questions</h3><button aria-expanded="false">Is moss dying?</button><p>No.</p><button aria-expanded="false">Who eats fern?</button><p>Deer.</p></div>`, ""},
		"the visitor":                 {`<div><span>Hi, Sam</span> <span>3 votes</span> <a href="/x">Log out</a></div>`, "navigation"},
		"jobs":                        {`<div><h4>Jobs for you</h4><ul><li><a href="/1">Gardener</a> $20K</li></ul><a href="/j">See all 3 jobs</a></div>`, "navigation"},
		"jobs that are told of":       {`<div><h4>Jobs</h4><ul><li>Moss fills gaps.</li></ul></div>`, ""},
		"another page":                {`<div><span>Related</span><a href="/p"><img alt="" src="p.jpg"><span>12 best plants for walls</span></a></div>`, "navigation"},
		"something related":           {`<div><span>Related</span><a href="/p"><img alt="" src="p.jpg"><span>Fern</span></a></div>`, ""},
		"a letter with a form within": {`<div><h3>Join 45,000 gardeners</h3><p>Get our weekly newsletter. No spam.</p><form><label>Email <input type="email"></label><button>Subscribe</button></form></div>`, "advert"},
		"a poll in a line":            {`<form><p>Which one do you like? <label><input type="radio">Moss 62%</label> <label><input type="radio">Fern 38%</label><p>1,204 responses</form>`, "comments"},
		"a question with shares":      {`<div><p>Which one is best? Moss took 62%, and fern 38%</p><p>All of them like rain.</p></div>`, ""},
		"a video":                     {`<figure><iframe src="/v"></iframe><figcaption>Watch: moss in 100 seconds (1.1M views)</figcaption></figure>`, "navigation"},
		"a figure":                    {`<figure><img src="/v" alt="Walls"><figcaption>Moss took 62% of the walls</figcaption></figure>`, ""},
		"a poll below a heading":      {`<h3>What is Moss?</h3><p>Moss is a plant.</p><div><p>Which one do you like?</p><ul><li>Moss <b>62%</b></li><li>Fern <b>38%</b></li></ul><small>1,204 votes</small></div>`, "body comments"},
		"an offer below a heading":    {`<section><h3>What is Moss?</h3><p>Moss is a plant.</p><div><p>Use code MOSS for 10% off</p><a href="/s">Redeem</a></div></section>`, "body advert"},
		"a letter below a heading":    {`<section><h3>What is Moss?</h3><p>Moss has subscriptions.</p><div><p>Get our newsletter.</p><form><input type="email"><button>Subscribe</button></form></div></section>`, "body advert"},
		"news":                        {`<div><span>Latest</span><ul><li><time datetime="2026-06-20">June 20, 2026</time> <a href="/1">Pine is out</a></li></ul></div>`, "navigation"},
		"popular plants":              {`<div><span>Popular plants</span><ul><li><a href="/1">Pine</a></li></ul></div>`, ""},
		"a footer in front":           {`<div><div>Woods</div><p>All about woods and walls.</p><div>Follow us</div><p>© 2025 Woods</p><div>About</div><ul><li><a href="/a">Team</a></li><li><a href="/b">Jobs</a></li></ul><div>Legal</div><ul><li><a href="/p">Privacy</a></li><li><a href="/t">Terms</a></li></ul></div>`, "footer"},
		"pictures with a notice":      {`<div><p>© Ana Lee</p><ul><li>Moss</li><li>Fern</li><li><a href="/p">Pine</a></li></ul></div>`, ""},
		"jump links":                  {`<p>Jump to: <a href="#moss">Moss</a> | <a href="#fern">Fern</a></p><h2>Fern</h2>`, "navigation body"},
		"links to notes":              {`<p>See: <a href="#1">1</a>, <a href="#2">2</a></p>`, ""},
		"a form with its heading":     {`<form><h3>Join 45,000 gardeners</h3><p>One mail a week, 5 minutes to read.</p><label>Address <input type="email"></label><button>Subscribe</button></form>`, "advert"},
		"a letter without a verb":     {`<div><p>Wood Notes is written for its readers. Join 48,000+ subscribers.</p><form><input type="email"><input type="submit" value="Subscribe"></form></div>`, "advert"},
		"how often a letter comes":    {`<div><p>Join 9,000 gardeners. One mail a week.</p><form><input type="email"></form></div>`, "advert"},
		"a letter below a question":   {`<div><h4>Want more like this?</h4><p>Get one e-mail a week.</p><form><input type="email"><button>Subscribe</button></form></div>`, "advert"},
		"a question with a form":      {`<div><h4>Is moss dying?</h4><p>No, and it has many subscribers.</p><form><input type="email"></form></div>`, ""},
		"an account and its price":    {`<div><p>Sign up to read on about what grows on all of our walls.</p><div>Free</div><div>Membership</div><p>$5/month</p></div>`, "advert"},
		"plants and a price":          {`<div><p>Moss needs no account, and nothing but rain and a wall.</p><div>Free</div><p>$5/month</p></div>`, ""},
		"more posts":                  {`<div><h4>Ready for more?</h4><div><a href="/1">How to plant fern on walls</a> <time>June 16, 2026</time><div>188</div></div><div><a href="/2">Pine in winter</a><div>12</div></div></div>`, "navigation"},
		"a question with links":       {`<div><h4>Need moss?</h4><p><a href="/1">Moss</a> grows.</p><p>So does fern.</p></div>`, ""},
		"a place for adverts":         {`<ins data-ad-slot="1"><div>Half the price of all walls</div></ins>`, "advert"},
		"an app with a rating":        {`<div><strong>Plants for phones</strong><span>4.8 stars, 12.5K ratings</span><a href="https://apps.apple.com/x">Open</a></div>`, "advert"},
		"a plant with a rating":       {`<div><strong>Moss for walls</strong><span>4.8 stars, 12.5K ratings</span><a href="https://moss.example/x">Open</a></div>`, ""},
		"a plea":                      {`<p>Enjoying this page? <a href="/s">Subscribe</a> to get the next one.</p>`, "advert"},
	} {
		o := parse(t, `<main><h1>Plants</h1><p>All about plants.</p>`+c.box+`<h2>Moss</h2><p>Moss grows.</p></main>`)
		var got, want []string
		for i, b := range o.Blocks() {
			if i < 2 || i >= len(o.Blocks())-2 {
				want, got = append(want, "body"), append(got, b.Region.String())
			} else if r := b.Region.String(); !slices.Contains(got[2:], r) {
				got = append(got, r)
			}
		}
		if c.region == "" {
			c.region = "body"
		}
		want = slices.Insert(want, 2, strings.Fields(c.region)...)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestWidgetsInLayouts leaves such boxes out of a page that a table lays out, and not out
// of the cells of one that holds data.
func TestWidgetsInLayouts(t *testing.T) {
	const rating = `<div><span>4.2</span> <span>(17 reviews)</span></div>`
	for name, c := range map[string]struct{ page, region string }{
		"behind the title":      {`<table><tr><td><h1>Plants</h1>` + rating + `<p>Moss grows.</p></table>`, "comments"},
		"behind another table":  {`<table><tr><td><table><tr><td>Slate</table>` + rating + `<p>Moss grows.</p></table>`, "comments"},
		"in a table below them": {`<h1>Plants</h1><table><tr><th>Moss<th>Fern<tr><td>` + rating + `<td>4.1</table>`, "body"},
	} {
		for _, b := range parse(t, c.page).Blocks() {
			if strings.HasPrefix(b.Text, "4.2") && b.Region.String() != c.region {
				t.Errorf("%s: a rating is of %s, want %s", name, b.Region, c.region)
			}
		}
	}
}
