package stackshare_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestAdorned reads names, points, figures and cards without the signs, counts, labels
// and links that pages write beside them.
func TestAdorned(t *testing.T) {
	const (
		figures = `<table><tr><th></th><th>A</th><th>B</th></tr><tr><td>Stacks</td><td>9</td><td>8</td></tr></table>`
		others  = figures + `<h2>What are some alternatives to A, B?</h2>`
		with    = `<h2>Detailed Comparison</h2>` + figures + `<h3>Integrations</h3>`
		advice  = figures + `<h2>Advice on A, B</h2>`
		told    = `<p>We moved all of it in one week and have not looked back since.</p>`
	)
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"letters for logos":                       {others + `<div><div><div>N</div><div><div>Node.js</div><div>Node.js keeps many connections open at once.</div></div></div><div><div>.</div><div><div>.NET</div><div>.NET is made for those with many languages.</div></div></div></div>`, []string{"or Node.js", "or .NET"}},
		"links to the entries":                    {others + `<div><div><b>Node.js</b><p>Node.js keeps many connections open at once.</p><a href="/t/7">View Node.js</a></div><div><b>.NET</b><p>.NET is made for those with many languages.</p><a href="/t/4">View .NET</a></div></div>`, []string{"or Node.js", "or .NET"}},
		"a name with a point":                     {others + `<ul><li><b>Node.js</b> Node.js keeps many connections open at once.</li><li><b>.NET</b> .NET is made for those with many languages.</li></ul>`, []string{"or Node.js", "or .NET"}},
		"ranks":                                   {others + `<div><div><h3><span>#1</span> Node.js</h3><p>Node.js keeps many connections open at once.</p></div><div><h3><span>#2</span> .NET</h3><p>.NET is made for those with many languages.</p></div></div>`, []string{"or Node.js", "or .NET"}},
		"asides for entries":                      {others + `<div><aside><article><h3><a href="/t/7">Node.js</a></h3><p>Node.js keeps many connections open at once.</p></article></aside><aside><article><h3><a href="/t/4">.NET</a></h3><p>.NET is made for those with many languages.</p></article></aside></div>`, []string{"or Node.js", "or .NET"}},
		"letters at integrations":                 {with + `<div><div><h4>A</h4><ul><li><div>P</div><span>Python</span></li><li><div>P</div><span>PostgreSQL</span></li></ul></div><div><h4>B</h4><p>No integrations available</p></div></div>`, []string{"A with PostgreSQL", "A with Python", "B with "}},
		"languages of one letter":                 {with + `<div><div><h4>A</h4><ul><li>C</li><li>C++</li><li>C♯</li></ul></div><div><h4>B</h4><p>No integrations available</p></div></div>`, []string{"A with C", "A with C++", "A with C♯", "B with "}},
		"pictographs":                             {with + `<div><div><h4>A</h4><ul><li>🔌 Python</li></ul></div><div><h4>B</h4><p>🚫 No integrations available</p></div></div>`, []string{"A with Python", "B with "}},
		"a lock":                                  {figures + `<div><h3>What tools integrate with A?</h3><img alt="lock" src="l.svg"></div><div><h3>What tools integrate with B?</h3><img alt="lock" src="l.svg"></div>`, []string{"A with ", "B with "}},
		"a blurred list":                          {figures + `<div><h3>What tools integrate with A?</h3><ul><li>••••••</li><li>••••••</li></ul></div>`, []string{"A with "}},
		"an invitation":                           {figures + `<div><h3>What tools integrate with A?</h3><p>Be the first to add one</p></div>`, []string{"A with "}},
		"counts in headings":                      {`<h2>Detailed Comparison</h2>` + figures + `<h3>Pros &amp; Cons</h3><div><div><h4>A</h4><h5>Pros <span>2</span></h5><ul><li>Quick <b>678</b></li><li>Open <b>488</b></li></ul><h5>Cons <span>1</span></h5><ul><li>Odd <b>26</b></li></ul></div><div><h4>B</h4><h5>Pros <span>2</span></h5><ul><li>Tidy <b>133</b></li></ul><h5>Cons <span>1</span></h5><ul><li>Steep <b>28</b></li></ul></div></div>`, []string{"A + Open 488", "A + Quick 678", "A - Odd 26", "B + Tidy 133", "B - Steep 28"}},
		"counts in front in headings":             {`<h2>Detailed Comparison</h2>` + figures + `<div><h3>A</h3><h4>2 Pros</h4><ul><li><b>678</b> Quick</li><li><b>488</b> Open</li></ul><h4>1 Con</h4><ul><li><b>26</b> Odd</li></ul></div><div><h3>B</h3><h4>1 Pro</h4><ul><li><b>133</b> Tidy</li></ul></div>`, []string{"A + Open 488", "A + Quick 678", "A - Odd 26", "B + Tidy 133"}},
		"counts in heads of tables":               {`<h2>Detailed Comparison</h2>` + figures + `<div><h3>A</h3><table><tr><th>Pros <span>2</span></th><th>Cons <span>1</span></th></tr><tr><td><ul><li><b>678</b> Quick</li><li><b>488</b> Open</li></ul></td><td><ul><li><b>26</b> Odd</li></ul></td></tr></table></div><div><h3>B</h3><table><tr><th>Pros <span>1</span></th><th>Cons <span>1</span></th></tr><tr><td><ul><li><b>133</b> Tidy</li></ul></td><td><ul><li><b>28</b> Steep</li></ul></td></tr></table></div>`, []string{"A + Open 488", "A + Quick 678", "A - Odd 26", "B + Tidy 133", "B - Steep 28"}},
		"counts in terms":                         {`<h2>Detailed Comparison</h2>` + figures + `<div><h3>A</h3><dl><dt>Pros <span>2</span></dt><dd><ul><li><b>678</b> Quick</li><li><b>488</b> Open</li></ul></dd></dl></div><div><h3>B</h3><dl><dt>Pros <span>1</span></dt><dd><ul><li><b>133</b> Tidy</li></ul></dd></dl></div>`, []string{"A + Open 488", "A + Quick 678", "B + Tidy 133"}},
		"numbers of cards":                        {`<h2>Detailed Comparison</h2>` + figures + `<h3>Pros of A</h3><div><div><div>01</div><p>Quick to write</p></div><div><div>02</div><p>Open to all</p></div></div><h3>Pros of B</h3><div><div><div>01</div><p>Tidy as can be</p></div></div>`, []string{"A + Open to all -1", "A + Quick to write -1", "B + Tidy as can be -1"}},
		"top pros":                                {`<h2>Detailed Comparison</h2>` + figures + `<h3>Top Pros of A</h3><ul><li>Quick <b>678</b></li></ul><h3>Top Pros of B</h3><ul><li>Tidy <b>133</b></li></ul>`, []string{"A + Quick 678", "B + Tidy 133"}},
		"the pros":                                {`<h2>Detailed Comparison</h2>` + figures + `<h3>The Pros of A</h3><ul><li>Quick <b>678</b></li></ul><h3>The Pros of B</h3><ul><li>Tidy <b>133</b></li></ul>`, []string{"A + Quick 678", "B + Tidy 133"}},
		"votes for two screens":                   {figures + `<h2>Pros &amp; Cons</h2><h4>Pros of A</h4><ul><li>Quick <span class="wide">678 votes</span><span class="narrow">678</span></li><li>Open <span class="wide">488 votes</span><span class="narrow">488</span></li></ul><h4>Pros of B</h4><ul><li>Tidy <span class="wide">133 votes</span><span class="narrow">133</span></li></ul>`, []string{"A + Open 488", "A + Quick 678", "B + Tidy 133"}},
		"a rank and votes in cells":               {`<h2>Detailed Comparison</h2>` + figures + `<h3>Pros &amp; Cons</h3><h4>Pros of A</h4><table><tr><td>1.</td><td>Quick</td><td>678 votes</td></tr><tr><td>2.</td><td>Open</td><td>488 votes</td></tr></table><h4>Cons of A</h4><table><tr><td>1.</td><td>Odd</td><td>26 votes</td></tr></table><h4>Pros of B</h4><table><tr><td>1.</td><td>Tidy</td><td>133 votes</td></tr></table>`, []string{"A + Open 488", "A + Quick 678", "A - Odd 26", "B + Tidy 133"}},
		"points in a panel of links":              {`<h2>Detailed Comparison</h2>` + figures + `<h3>Pros &amp; Cons</h3><h4>Pros of A</h4><nav><div><span>678</span>Quick</div><div><span>488</span>Open</div></nav><h4>Pros of B</h4><nav><div><span>133</span>Tidy</div><div><span>75</span>Small</div></nav>`, []string{"A + Open 488", "A + Quick 678", "B + Small 75", "B + Tidy 133"}},
		"labels in cards":                         {advice + `<div><div>Author: Ana</div><div>Date: May 24, 2020</div><div>Status: Decided</div>` + told + `</div>`, []string{`says Ana (2020-05-24) "" about []`}},
		"said":                                    {advice + `<div><div><b>Ana</b> says:</div><div>📅 May 24, 2020</div><div>Status: Decided</div>` + told + `</div>`, []string{`says Ana (2020-05-24) "" about []`}},
		"signs beside authors":                    {advice + `<div><div>👤 Ana</div><div>May 24, 2020</div><div>Decided</div>` + told + `</div><div><div>Bob <span>✓</span></div><div>May 25, 2020</div><div>Decided</div><p>Nobody here has ever asked for anything else than that.</p></div>`, []string{`says Ana (2020-05-24) "" about []`, `says Bob (2020-05-25) "" about []`}},
		"votes in brackets, in part of one piece": {`<h2>Detailed Comparison</h2>` + figures + `<h3>Pros of A</h3><ul><li><span>Quick</span> <b>(678)</b></li><li>Open (488)</li></ul><h3>Pros of B</h3><ul><li>Tidy (133)</li></ul>`, []string{"A + Open 488", "A + Quick 678", "B + Tidy 133"}},
		"headings for two screens":                {`<h2><span class="wide">Detailed Comparison</span><span class="narrow">Detailed Comparison</span></h2>` + figures + `<h3><span class="wide">Integrations</span><span class="narrow">Integrations</span></h3><p><b>A</b>: Python</p><p><b>B</b>: Rust</p>`, []string{"A with Python", "B with Rust"}},
		"boxes below decisions":                   {figures + `<h2>Decisions about A and B</h2><div><div><a href="/python">Python</a> <a href="/tornado">Tornado</a></div>` + told + `<a>See more</a></div><div><h4>About the author</h4><p>Writes about software.</p></div><div><h3>Join 25,000+ readers</h3><p>Get our best content weekly.</p></div>`, []string{`says  (none) "" about [Python Tornado]`}},
		"votes in other words":                    {`<h2>Detailed Comparison</h2>` + figures + `<h3>Pros of A</h3><ul><li><div>Quick</div><div>678 people agree</div></li><li><div>Open</div><div>488 people agree</div></li></ul><h3>Pros of B</h3><ul><li><div>Tidy</div><div>133 points</div></li></ul>`, []string{"A + Open 488", "A + Quick 678", "B + Tidy 133"}},
		"titles with Roman numbers":               {figures + `<h2>A vs B: What are the differences?</h2><h4>I. Speed</h4><p>A answers sooner than B does, by some margin.</p><h4>II. Size</h4><p>B needs a tenth of the memory that A does.</p>`, []string{"differ in Speed", "differ in Size"}},
		"more tags":                               {figures + `<h2>Decisions about A and B</h2><div><div><a href="/node">Node.js</a><a href="/python">Python</a><a href="#">+3 more</a></div>` + told + `<a href="#">See more</a></div>`, []string{`says  (none) "" about [Node.js Python]`}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, everythingIn(extractBody(t, pairTitle+c.body))); diff != "" {
				t.Errorf("facts (-want +got):\n%s", diff)
			}
		})
	}
}

// TestAdornedTitles reads the titles of other comparisons without signs.
func TestAdornedTitles(t *testing.T) {
	page := extractBody(t, pairTitle+`<h2>Overview</h2><h3>A</h3><p>9 Stacks</p><h3>B</h3><p>8 Stacks</p><h2>Related Comparisons</h2><ul><li><a href="/stackups/c-vs-d">C vs D →</a></li><li>⚔️ <a href="/stackups/e-vs-f">E vs F</a></li><li>3. <a href="/stackups/g-vs-h">G vs H</a></li></ul><p>» <a href="/stackups/i-vs-j">I vs J</a><br>» <a href="/stackups/k-vs-l">K vs L</a></p>`)
	var got []string
	for _, c := range bodiesOf[record.RelatedComparison](page) {
		got = append(got, fmt.Sprint(c.Title, c.Tools))
	}
	if diff := cmp.Diff([]string{"C vs D[C D]", "E vs F[E F]", "G vs H[G H]", "I vs J[I J]", "K vs L[K L]"}, got); diff != "" {
		t.Errorf("titles (-want +got):\n%s", diff)
	}
}

// TestFiguresInPieces takes no piece of a figure for all of it, nor loses one for a sign
// or because it stands there twice.
func TestFiguresInPieces(t *testing.T) {
	const rest = `<dt>Followers</dt><dd>34.8K</dd></dl></div><div><h3>B</h3><dl><dt>Stacks</dt><dd>6.1K</dd><dt>Followers</dt><dd>5.0K</dd></dl></div>`
	for body, want := range map[string][]string{
		`<h2>Overview</h2><div><h3>A</h3><dl><dt>Stacks</dt><dd><span>3</span><span>8.7K</span></dd>` + rest:                                            {"A 38.7K", "A 34.8K", "B 6.1K", "B 5.0K"},
		`<h2>Overview</h2><div><h3>A</h3><dl><dt>Stacks</dt><dd><span class="x">3</span><span class="y">8.7K</span></dd>` + rest:                        {"A 38.7K", "A 34.8K", "B 6.1K", "B 5.0K"},
		`<h2>Overview</h2><div><h3>A</h3><dl><dt>⭐ Stacks</dt><dd>38.7K</dd>` + rest:                                                                    {"A 38.7K", "A 34.8K", "B 6.1K", "B 5.0K"},
		`<h2>Overview</h2><div><h3>A</h3><dl><dt>Stacks</dt><dd>38.7K*</dd>` + rest:                                                                     {"A 38.7K", "A 34.8K", "B 6.1K", "B 5.0K"},
		`<h2>Detailed Comparison</h2><h3>Statistics</h3><ul><li>GitHub Stars: A 85.6K, B -</li><li>Stacks: A 38.7K, B 91</li></ul>`:                     {"A 38.7K", "A 85.6K", "B 91", "B -"},
		`<h2>Detailed Comparison</h2><h3>Statistics</h3><ul><li><b>GitHub Stars</b> – A: 85.6K; B: -</li><li><b>Stacks</b> – A: 38.7K; B: 91</li></ul>`: {"A 38.7K", "A 85.6K", "B 91", "B -"},
		`<h2>Detailed Comparison</h2><h3>Statistics</h3><table><thead><tr><th><span></span></th><th><span>A</span></th><th><span>B</span></th></tr></thead><tbody><tr><td><span></span>GitHub Stars</td><td><span>A</span>85.6K</td><td><span>B</span>-</td></tr><tr><td><span></span>Stacks</td><td><span>A</span>38.7K</td><td><span>B</span>91</td></tr></tbody></table>`: {"A 38.7K", "A 85.6K", "B 91", "B -"},
		`<h2>Statistics</h2><table><tr><th></th><th>A</th><th>B</th></tr><tr><td>Stacks</td><td><span class="wide">38.7K</span><span class="narrow">38.7K</span></td><td>6.1K</td></tr></table>`:                                                                                                                                                                             {"A 38.7K", "B 6.1K"},
	} {
		var got []string
		for _, s := range bodiesOf[record.Stat](extractBody(t, pairTitle+body)) {
			got = append(got, s.Tool+" "+s.Raw)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: figures (-want +got):\n%s", body, diff)
		}
	}
}

// TestViewsBehindAnEye reads them, and no text of the card from them.
func TestViewsBehindAnEye(t *testing.T) {
	page := extractBody(t, pairTitle+`<h2>Overview</h2><h3>A</h3><p>9 Stacks</p><h3>B</h3><p>8 Stacks</p><h2>Advice on A, B</h2><div><div>Ana</div><div>May 24, 2020</div><div>Decided</div><p>We moved all of it in one week and have not looked back since.</p><div>👁 438k</div></div>`)
	list := bodiesOf[record.Opinion](page)
	if len(list) != 1 || list[0].Views == nil || *list[0].Views != 438000 || list[0].Text != "We moved all of it in one week and have not looked back since." {
		t.Errorf("opinions: %+v", list)
	}
}
