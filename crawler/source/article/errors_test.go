package article_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/specimen"
)

// TestWhatIsMissing says of pages that compare nothing what they lack.
func TestWhatIsMissing(t *testing.T) {
	for page, want := range map[string]string{
		`<title>Our summer</title><h1>Our summer</h1><p>We went to the sea.</p>`:                                   `"Our summer"`,
		`<title>Django alternatives</title><h1>Django alternatives</h1><p>Django is used by many. Try others.</p>`: "names Django only",
		`<title>Iris</title><h1>Iris</h1><h2>Days</h2><h3>Monday</h3><p>On Monday she is in the shop.</p><h3>Rain (alternative A)</h3><p>In Rain she stays at home, and Rain is when she reads.</p><h3>Rain (alternative B)</h3><p>With Rain, no server, API or database.</p>`: `"Iris"`,
	} {
		_, err := read("https://blog.example/a", specimen.Rendering{Body: []byte(page)})
		if !errors.Is(err, source.ErrUnknownKind) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", page, err, want)
		}
	}
}

// TestTitledPages reads short pages whose titles weigh tools, and none about cars.
func TestTitledPages(t *testing.T) {
	for page, want := range map[string]int{
		`<title>Flask vs Django</title><h1>Flask vs Django</h1><table><tr><th></th><th>Flask</th><th>Django</th></tr><tr><td>GitHub stars</td><td>60,000</td><td>80,000</td></tr></table>`:                                                                                                                                                                                                                                                                             7,
		`<title>Rollup vs Parcel</title><h1>Rollup vs Parcel</h1><p>Rollup starts in 2 s, and Parcel in 3 s. Parcel is the younger bundler.</p><p>Choose Rollup if modules matter.</p>`:                                                                                                                                                                                                                                                                                6,
		`<title>Ferry vs Barge</title><h1>Ferry vs Barge</h1><p>Both keep notes.</p><h2>Pros of Ferry</h2><ul><li>Files in Markdown</li></ul><h2>Cons of Ferry</h2><ul><li>No plugins</li></ul><h2>Pros of Barge</h2><ul><li>Tables</li></ul><h2>Cons of Barge</h2><ul><li>Slow</li></ul>`:                                                                                                                                                                             7,
		`<title>Ferry vs Barge in 2026</title><h1>Ferry vs Barge in 2026</h1><h2>What is Ferry?</h2><p>It is a Python web framework with an ORM.</p><h2>What is Barge?</h2><p>It is a microframework for APIs.</p><h2>Pros of Ferry</h2><ul><li>Forms</li></ul><h2>Pros of Barge</h2><ul><li>Small</li></ul>`:                                                                                                                                                          7,
		`<title>Ferry vs Barge</title><h1>Ferry vs Barge</h1><p>Which database?</p><table><tr><th>Feature</th><th>Ferry</th><th>Barge</th></tr><tr><td>License</td><td>MIT</td><td>GPL-2.0</td></tr><tr><td>Repository</td><td>https://code.example/ferry/ferry</td><td>https://code.example/barge/barge-server</td></tr></table>`:                                                                                                                                     7,
		`<title>5 Ferry alternatives for 2026</title><h1>5 Ferry alternatives for 2026</h1><p>Ferry is a queue with an API, but Ferry is not alone.</p><h2>1. Barge</h2><h3>Advantages</h3><ul><li>Fast</li></ul><h2>2. Canoe</h2><h3>Advantages</h3><ul><li>Small</li></ul><h2>3. Kayak</h2><h3>Drawbacks</h3><ul><li>Young</li></ul>`:                                                                                                                                13,
		`<title>Ferry vs Barge</title><h1>Ferry vs Barge</h1><p>Ferry and Barge.</p><table><tr><th></th><th>Ferry</th><th>Barge</th></tr><tr><td>Licence</td><td>MIT</td><td>MIT</td></tr></table>`:                                                                                                                                                                                                                                                                    5,
		`<title>Aero 15 vs Nova S24: which phone</title><h1>Aero 15 vs Nova S24</h1><table><tr><th></th><th>Aero 15</th><th>Nova S24</th></tr><tr><td>RAM</td><td>8 GB</td><td>12 GB</td></tr></table><h2>Pros of Aero 15</h2><ul><li>Many apps</li><li>Fast browser</li></ul><h2>Pros of Nova S24</h2><ul><li>Works offline</li><li>Long software updates</li></ul><p>The CPU of the Aero 15 wins the tests; users of the Nova S24 have more web tabs and files.</p>`: 0,
		`<title>Sand vs Atom: which film</title><h1>Sand vs Atom</h1><h2>Pros of Sand</h2><ul><li>Loved by users</li></ul><h2>Pros of Atom</h2><ul><li>Five stars</li></ul><p>Sand and Atom are releases of one year; Sand has a better script, Atom more stars.</p>`:                                                                                                                                                                                                  0,
		`<title>Rover 5 vs Volta 3</title><h1>Rover 5 vs Volta 3</h1><table><tr><th></th><th>Rover 5</th><th>Volta 3</th></tr><tr><td>Range</td><td>513 km</td><td>590 km</td></tr></table><p>The Rover 5 has the better software. The Volta 3 is open at the top.</p>`:                                                                                                                                                                                                0,
	} {
		got, err := read("https://blog.example/a", specimen.Rendering{Body: []byte(page)})
		if len(got.Facts) != want || (err != nil) != (want == 0) {
			t.Errorf("%s: %d facts, %v, want %d", page, len(got.Facts), err, want)
		}
	}
}

// TestShortPages reads short pages about brokers and queues only.
func TestShortPages(t *testing.T) {
	page, err := read("https://blog.example/a", specimen.Rendering{Body: []byte(`<title>NATS vs RabbitMQ</title><h1>NATS vs RabbitMQ</h1><p>Both NATS and RabbitMQ are message brokers.</p>
		<h2>Pros of NATS</h2><ul><li>One small binary</ul><h2>Pros of RabbitMQ</h2><ul><li>Queues with priorities</ul><p>Messaging is what NATS and RabbitMQ are made for.</p>`)})
	if err != nil || len(page.Facts) < 4 {
		t.Errorf("%d facts, %v", len(page.Facts), err)
	}
}

// TestUnsaidSoftware reads pages that are about software without saying the word: a
// broker tells it, and so does a licence of a table in another language.
func TestUnsaidSoftware(t *testing.T) {
	for page, want := range map[string]int{
		`<title>Ferry vs Barge</title><h1>Ferry vs Barge</h1><p>Ferry and Barge are message brokers.</p><h2>Pros of Ferry</h2><ul><li>One log</ul><h2>Cons of Barge</h2><ul><li>Slow</ul>`:                                                                                                                                                                       5,
		`<html lang=de><title>Ferry oder Barge? Ein Vergleich</title><h1>Ferry oder Barge? Ein Vergleich</h1><table><tr><th>Merkmal<th>Ferry<th>Barge<tr><td>Lizenz<td>Apache 2.0<td>MPL 2.0</table><h2>Vorteile von Ferry</h2><ul><li>Ein Log</ul><h2>Nachteile von Barge</h2><ul><li>Langsam</ul><p>Wer ein Log braucht, nimmt Ferry; sonst reicht Barge.</p>`: 7,
		`<title>Ferry or Barge?</title><h1>Ferry or Barge?</h1><p>Ferry and Barge carry trucks.</p><table><tr><th><th>Ferry<th>Barge<tr><td>Length<td>90 m<td>60 m</table><h2>Pros of Ferry</h2><ul><li>Fast</ul>`:                                                                                                                                               0,
	} {
		got, err := read("https://blog.example/a", specimen.Rendering{Body: []byte(page)})
		if len(got.Facts) != want || (err != nil) != (want == 0) {
			t.Errorf("%s: %d facts, %v, want %d", page, len(got.Facts), err, want)
		}
	}
}

// TestNumberedAlternatives reads a list of alternatives whose headings are numbered
// names and whose text does not repeat them, and one of reasons.
func TestNumberedAlternatives(t *testing.T) {
	const head = `<h1>%s</h1><p>Django is a Python web framework with an API. Django is old.</p>`
	const list = `<h2>1. Wombat</h2><p>A framework. It is licensed under MIT.</p><p>GitHub stars: 2.2k</p><h2>2. QuokkaJS</h2><p>Written in TypeScript. 17k+ stars on GitHub.</p>`
	got := besideAttributes(blog(t, strings.ReplaceAll(head, "%s", "7 Best Django Alternatives")+list))
	want := []string{"QuokkaJS alternative Django", "QuokkaJS github.stars 17000", "QuokkaJS written_in TypeScript", "Wombat alternative Django", "Wombat github.stars 2200", "Wombat license: MIT"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	small := besideAttributes(blog(t, strings.ReplaceAll(head, "%s", "7 Best Django Alternatives")+list+`<h2>3. quark</h2><p>Do not laugh: quark is small.</p>`))
	if diff := cmp.Diff([]string{want[0], want[1], want[2], want[3], want[4], want[5], "quark alternative Django"}, small); diff != "" {
		t.Errorf("a name in small letters (-want +got):\n%s", diff)
	}
	priced := strings.ReplaceAll(head, "%s", "7 Best Django Alternatives") + list + `<h2>3. pricing</h2><p>All are free.</p>`
	if page, err := read("https://blog.example/a", specimen.Rendering{Body: []byte(priced)}); err == nil && slices.ContainsFunc(besideAttributes(page), func(s string) bool { return strings.HasPrefix(s, "pricing") }) {
		t.Errorf("a word in small letters is a tool")
	}
	why := strings.ReplaceAll(head, "%s", "7 reasons to look for Django alternatives") + `<h2>1. Startup Pace</h2><p>It is slow.</p><h2>2. Hidden Costs</h2><p>Servers and databases.</p>`
	if page, err := read("https://blog.example/a", specimen.Rendering{Body: []byte(why)}); err == nil {
		t.Errorf("reasons: %d facts", len(page.Facts))
	}
}

// TestTwoLicenses reads the licences of two tools in one sentence.
func TestTwoLicenses(t *testing.T) {
	want := []string{"Django|license|Apache-2.0", "Flask|license|MPL-2.0"}
	if diff := cmp.Diff(want, statements(t, "Django is licensed under Apache-2.0 while Flask uses MPL-2.0.")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want[:1], statements(t, "Django is licensed under Apache-2.0 while Flask uses Jinja.")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
