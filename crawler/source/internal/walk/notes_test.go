package walk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/internal/walk"
)

// TestNoteMarks reads texts with raised signs, some of which lead to notes.
func TestNoteMarks(t *testing.T) {
	for body, want := range map[string]string{
		`It is small.<sup>5</sup>`:              "It is small.",
		`~590,000<sup>3</sup>`:                  "~590,000",
		`Steeper<sup><a href="#n3">3</a></sup>`: "Steeper",
		`WSGI<sup>[2]</sup>, sync`:              "WSGI, sync",
		`Apache 2.0<sup>2</sup>`:                "Apache 2.0",
		`-<sup>4</sup>`:                         "-",
		`Fast<sup>9</sup>`:                      "Fast9",
		`Fast<sup>*</sup>`:                      "Fast",
		`About 10<sup>6</sup>`:                  "About 10⁶",
		`1.2×10<sup>-3</sup> s`:                 "1.2×10⁻³ s",
		`210<sup>6</sup>`:                       "210",
		`38.7K<sup>6</sup>`:                     "38.7K",
		`About 210<sup>6</sup> of it`:           "About 210⁶ of it",
		`38.7K<sup>1</sup> stacks, 91<sup>3</sup>, 10<sup>3</sup>`: "38.7K stacks, 91, 10³",
		`Great people <b>5<sup>6</sup></b>`:                        "Great people 5",
		`HTTP 10<sup>st</sup>`:                                     "HTTP 10st",
		`5 m<sup>2</sup>`:                                          "5 m2",
		`O(n<sup>2</sup>)`:                                         "O(n2)",
		`on May 5<sup>th</sup>`:                                    "on May 5th",
		`Redis<sup>TM</sup>`:                                       "RedisTM",
		`Slow.<sup>1</sup> Fast<sup>2</sup> 5 m<sup>3</sup>`:       "Slow. Fast 5 m3",
		`Slow.<sup>1</sup> Fast<sup>9</sup>`:                       "Slow. Fast9",
		`<table><tr><td>Fast<sup>1</sup><td>m<sup>2</sup><td>Small<sup>2</sup><td>9 ms<sup>3</sup><td>2 cm<sup>4</sup></table>`:                                                                   "Fast\nm2\nSmall\n9 ms\n2 cm4",
		`<table><tr><td><ul><li>Fast<sup>678</sup></ul><td><ul><li>Small<sup>1</sup><li><p>Old [sic]<sup>2</sup></p></ul></table><div role=list><div role=listitem>Young<sup>3</sup></div></div>`: "Fast 678\nSmall 1\nOld [sic] 2\nYoung 3",
		`<sup>1</sup> From the manual`:                    "1 From the manual",
		`5 <sup>31</sup>`:                                 "5 31",
		`12 ms <a href="#fn4" id="r"><sup>4</sup></a> ok`: "12 ms ok",
	} {
		o, err := walk.Page([]byte("<p>" + body + "</p>"))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, o.Text()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", body, diff)
		}
	}
}

// TestSheets reads a table that is published from a spreadsheet.
func TestSheets(t *testing.T) {
	const sheet = `<table><thead><tr><th></th><th>A</th><th>B</th></tr></thead><tbody><tr><th>1</th><td>Attribute</td><td>Flask</td></tr><tr><th>2</th><td>License</td><td>BSD</td></tr><tr><th>4</th><td>Async</td><td>No</td></tr></tbody></table>`
	const letters = `<table><thead><tr><th></th><th>A</th><th>B</th></tr></thead><tbody><tr><th>Speed</th><td>1</td><td>2</td></tr><tr><th>Size</th><td>3</td><td>4</td></tr></tbody></table>`
	for body, want := range map[string][]string{sheet: {"Attribute", "Flask"}, letters: {"", "A", "B"}} {
		o, err := walk.Page([]byte(body))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range o.Tables()[0].Header {
			got = append(got, c.Text)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}
