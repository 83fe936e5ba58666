package walk_test

import "testing"

// TestIconNames leaves out the names by which fonts draw icons, and no other words.
func TestIconNames(t *testing.T) {
	for page, want := range map[string]string{
		`<h3>Is it fast? <i class=m>expand_more</i></h3>`:                                                    "Is it fast?",
		`<details><summary>Is it fast?<i>add</i></summary><p>Yes.</p></details>`:                             "Is it fast? / Yes.",
		`<ul><li><i>check</i>Fast<li><span>check_circle</span> Small</ul>`:                                   "Fast / Small",
		`<ul><li><i>thumb_up</i><span>678</span><span>Rapid</span></ul>`:                                     "678 ¦ Rapid",
		`<a href=/d>Read docs<span>arrow_forward</span></a>`:                                                 "Read docs",
		`<p><a href=/>Home</a><i>chevron_right</i><a href=/f>Frameworks</a></p>`:                             "Home ¦ Frameworks",
		`<h4><i>remove</i>Cons</h4><h4><i>thumb_up</i></h4>`:                                                 "Cons / 👍",
		`<div><i>star</i><i>star</i><i>star_half</i> 4.5</div>`:                                              "4.5",
		`<div><mat-icon>star</mat-icon> <span>85.6K</span></div>`:                                            "85.6K",
		`<p><span class=ms>fork_right</span> 33.2K</p><p><span class=ms>group</span> 34.8K</p>`:              "33.2K / 34.8K",
		`<table><tr><th>A<th>B<tr><td>ORM<td><i>check</i><tr><td>Admin<td><i>close</i></table>`:              "A / B / ORM / ✓ / Admin / ✗",
		`<table><tr><td>ORM<td><i>check_circle</i> Built in</table>`:                                         "ORM / Built in",
		`<p><span>work</span> Engineer at Quarry</p><p><span>thumb_up</span> 26 <span>close</span> Slow</p>`: "Engineer at Quarry / 26 ¦ Slow",
		`<p>By Ann Lee <i>calendar_today</i>May 3, 2025</p>`:                                                 "By Ann Lee ¦ May 3, 2025",
		"<h3>\uf054 Pros</h3><p>Fast \ue900</p><table><tr><td>A<td><i>\uf00c</i></table>":                    "Pros / Fast / A / ✓",
		`<div><div>Is it fast?</div><div class=icon>expand_more</div></div><p>Yes.</p>`:                      "Is it fast? / Yes.",
		`<h3><i class=m>star</i>.NET</h3><h3><i class=m>star</i>👍 Pros</h3><p><i>star</i>.</p>`:              ".NET / 👍 Pros / star.",
		`<p>It is a <i>check</i> of things</p>`:                                                              "It is a check of things",
		`<p>Speed it up with <i>select_related</i></p>`:                                                      "Speed it up with select_related",
		`<p><code>arrow_forward</code></p>`:                                                                  "arrow_forward",
		`<p><span>star</span> <span>85.6K</span></p><p><span>language</span><span>Python</span></p>`:         "star ¦ 85.6K / language ¦ Python",
	} {
		if got := apart(t, page); got != want {
			t.Errorf("%s\n reads %q, want %q", page, got, want)
		}
	}
}
