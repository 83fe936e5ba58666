package quantity_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/quantity"
)

// brief is what a test compares of a quantity.
type brief struct {
	Value, Low, High float64
	Unit             string
	Flags            string // l no low, h no high, ~ approximate, s signed, r range, ? hypothetical
	Raw              string
}

func briefly(q quantity.Quantity) brief {
	b := brief{Value: q.Value, Low: q.Low, High: q.High, Unit: q.Unit, Raw: q.Raw}
	for _, f := range []struct {
		on   bool
		name string
	}{{q.NoLow, "l"}, {q.NoHigh, "h"}, {q.Approximate, "~"}, {q.Signed, "s"}, {q.Range, "r"}, {q.Hypothetical, "?"}} {
		if f.on {
			b.Flags += f.name
		}
	}
	if q.NoLow {
		b.Low = 0
	}
	if q.NoHigh {
		b.High = 0
	}
	return b
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		in, lang string
		want     brief
	}{
		{"85.6K", "en", brief{85600, 85550, 85650, "", "", "85.6K"}},
		{"16.17K", "en", brief{16170, 16165, 16175, "", "", "16.17K"}},
		{"4.58K", "en", brief{4580, 4575, 4585, "", "", "4.58K"}},
		{"5.0K", "en", brief{5000, 4950, 5050, "", "", "5.0K"}},
		{"8K", "", brief{8000, 7500, 8500, "", "", "8K"}},
		{"78k+", "en", brief{78000, 78000, 0, "", "h", "78k+"}},
		{"10⁶", "en", brief{1e6, 5e5, 1.5e6, "", "", "10⁶"}},
		{"10^6 ops/s", "en", brief{1e6, 5e5, 1.5e6, "ops/s", "", "10^6 ops/s"}},
		{"1.2 × 10⁶ req/s", "en", brief{1.2e6, 1.15e6, 1.25e6, "req/s", "", "1.2 × 10⁶ req/s"}},
		{"~5x10^6", "en", brief{5e6, 4.5e6, 5.5e6, "", "~", "~5x10^6"}},
		{"2,5·10⁻³ s", "de", brief{0.0025, 0.00245, 0.00255, "s", "", "2,5·10⁻³ s"}},
		{"10x", "en", brief{10, 9.5, 10.5, "x", "", "10x"}},
		{"約30%", "ja", brief{30, 29.5, 30.5, "%", "~", "約30%"}},
		{"90k/s", "en", brief{90000, 89500, 90500, "/s", "", "90k/s"}},
		{"90 kops/s", "en", brief{90000, 89500, 90500, "ops/s", "", "90 kops/s"}},
		{"0.13 Mops/s", "en", brief{130000, 125000, 135000, "ops/s", "", "0.13 Mops/s"}},
		{"12 krps", "en", brief{12000, 11500, 12500, "rps", "", "12 krps"}},
		{"12 MB/s", "en", brief{12, 11.5, 12.5, "MB/s", "", "12 MB/s"}},
		{"100 Mbps", "en", brief{100, 99.5, 100.5, "Mbps", "", "100 Mbps"}},
		{"2M+", "en", brief{2e6, 2e6, 0, "", "h", "2M+"}},
		{"2m+", "en", brief{2e6, 2e6, 0, "", "h", "2m+"}},
		{"~743", "en", brief{743, 743, 743, "", "~", "~743"}},
		{"~743 req/s (Gunicorn)", "en", brief{743, 742.5, 743.5, "req/s", "~", "~743 req/s"}},
		{"30-40%", "en", brief{35, 30, 40, "%", "r", "30-40%"}},
		{"2-4x", "en", brief{3, 2, 4, "x", "r", "2-4x"}},
		{"2–4×", "en", brief{3, 2, 4, "x", "r", "2–4×"}},
		{"+17 points", "en", brief{17, 16.5, 17.5, "points", "s", "+17 points"}},
		{"-3%", "en", brief{-3, -3.5, -2.5, "%", "s", "-3%"}},
		{"−3%", "en", brief{-3, -3.5, -2.5, "%", "s", "−3%"}},
		{"one in three", "en", brief{100. / 3, 100 / 3.5, 40, "%", "~", "one in three"}},
		{"5 million", "en", brief{5e6, 4.5e6, 5.5e6, "", "", "5 million"}},
		{"over 577,000", "en", brief{577000, 577000, 0, "", "h", "over 577,000"}},
		{"1,234.5", "en", brief{1234.5, 1234.45, 1234.55, "", "", "1,234.5"}},
		{"1.234,5", "de", brief{1234.5, 1234.45, 1234.55, "", "", "1.234,5"}},
		{"1.234,5", "en", brief{1234.5, 1234.45, 1234.55, "", "", "1.234,5"}},
		{"1.234", "de-DE", brief{1234, 1234, 1234, "", "", "1.234"}},
		{"1.234", "en", brief{1.234, 1.2335, 1.2345, "", "", "1.234"}},
		{"1,5", "de", brief{1.5, 1.45, 1.55, "", "", "1,5"}},
		{"85,6K", "fr", brief{85600, 85550, 85650, "", "", "85,6K"}},
		{"577 000", "fr", brief{577000, 577000, 577000, "", "", "577 000"}},
		{"577\u202f000", "en", brief{577000, 577000, 577000, "", "", "577\u202f000"}},
		{"1,234,567", "en", brief{1234567, 1234567, 1234567, "", "", "1,234,567"}},
		{"1,00,000", "en-IN", brief{100000, 100000, 100000, "", "", "1,00,000"}},
		{"1'234'567", "de-CH", brief{1234567, 1234567, 1234567, "", "", "1'234'567"}},
		{"85.6 K", "en", brief{85600, 85550, 85650, "", "", "85.6 K"}},
		{"8,7 Tsd.", "de", brief{8700, 8650, 8750, "", "", "8,7 Tsd."}},
		{"2:40 min", "de", brief{160, 159.5, 160.5, "s", "", "2:40 min"}},
		{"1:30 h", "en", brief{90, 89.5, 90.5, "min", "", "1:30 h"}},
		{"1.2 Mio.", "en", brief{1.2e6, 1.15e6, 1.25e6, "", "", "1.2 Mio."}},
		{"12", "en", brief{12, 12, 12, "", "", "12"}},
		{"2010", "en", brief{2010, 2010, 2010, "", "", "2010"}},
		{"38.7K stars", "en", brief{38700, 38650, 38750, "stars", "", "38.7K stars"}},
		{"438k views", "en", brief{438000, 437500, 438500, "views", "", "438k views"}},
		{"127 MB", "en", brief{127, 126.5, 127.5, "MB", "", "127 MB"}},
		{"127MB", "en", brief{127, 126.5, 127.5, "MB", "", "127MB"}},
		{"1.5 s", "en", brief{1.5, 1.45, 1.55, "s", "", "1.5 s"}},
		{"< 5 ms", "en", brief{5, 0, 5, "ms", "l", "< 5 ms"}},
		{"up to 10,000 req/s", "en", brief{10000, 0, 10000, "req/s", "l", "up to 10,000 req/s"}},
		{"$1,200", "en", brief{1200, 1199.5, 1200.5, "$", "", "$1,200"}},
		{"20K-30K", "en", brief{25000, 20000, 30000, "", "r", "20K-30K"}},
		{"2-4M", "en", brief{3e6, 2e6, 4e6, "", "r", "2-4M"}},
		{"100 to 200 ms", "en", brief{150, 100, 200, "ms", "r", "100 to 200 ms"}},
		{"14.2%", "en", brief{14.2, 14.15, 14.25, "%", "", "14.2%"}},
		{"26.3M/week", "en", brief{26.3e6, 26.25e6, 26.35e6, "/week", "", "26.3M/week"}},
		{"28M per week", "en", brief{28e6, 27.5e6, 28.5e6, "per week", "", "28M per week"}},
		{"310k+/mo", "en", brief{310000, 310000, 0, "/mo", "h", "310k+/mo"}},
		{"4.2 million a month", "en", brief{4.2e6, 4.15e6, 4.25e6, "a month", "", "4.2 million a month"}},
		{"1,204,331/week", "en", brief{1204331, 1204331, 1204331, "/week", "", "1,204,331/week"}},
		{"5 M/s", "en", brief{5, 4.5, 5.5, "M/s", "", "5 M/s"}},
		{"7B", "en", brief{7e9, 6.5e9, 7.5e9, "", "", "7B"}},
		{"69,000 JSON responses/second", "en", brief{69000, 68999.5, 69000.5, "JSON responses/second", "", "69,000 JSON responses/second"}},
	} {
		t.Run(c.in+" "+c.lang, func(t *testing.T) {
			q, ok := quantity.Parse(c.in, c.lang)
			if !ok {
				t.Fatalf("Parse(%q) is no quantity", c.in)
			}
			if diff := cmp.Diff(c.want, briefly(q), approx); diff != "" {
				t.Errorf("Parse(%q) (-want +got):\n%s", c.in, diff)
			}
		})
	}
}

var approx = cmp.Comparer(func(a, b float64) bool { d := a - b; return d < 1e-9*(1+max(a, -a)) && -d < 1e-9*(1+max(a, -a)) })

func TestParseRefuses(t *testing.T) {
	for _, in := range []string{
		"", "-", "N/A", "8.0.2", "Python 3.7+", "v8", "3.x", "May 24, 2020", "2020-05-24", "24 May 2020", "10:30", "24/7",
		"1st", "15th", "3D", "UTF-8", "ES6", "#1", "127.0.0.1", "BSD-3-Clause", "Apache 2.0", "fast", "12 and 13", "Yes (2 plugins)",
	} {
		if q, ok := quantity.Parse(in, "en"); ok {
			t.Errorf("Parse(%q) = %+v, want none", in, q)
		}
	}
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string // raw|unit|flags
	}{
		{"throughput of two", "around 2,847 req/s vs Django's 743 req/s in benchmarks", []string{"around 2,847 req/s|req/s|~", "743 req/s|req/s|"}},
		{"stars in prose", "with 78k+ GitHub stars as of 2025", []string{"78k+ GitHub stars|GitHub stars|h"}},
		{"versions", "supports Python 3.7+, PHP 8+ and Rails 8.0.2 (March 2025) under Apache 2.0", nil},
		{"measures behind names of versions", "Django 40 ms, Rails 40.5 MB, Python 3 apps, PHP 8x faster, Node 18 and Java 21%", []string{"40 ms|ms|", "40.5 MB|MB|", "21%|%|"}},
		{"threshold", "is better when throughput exceeds 1,000 req/s and more", []string{"exceeds 1,000 req/s|req/s|h?"}},
		{"supposed case", "An app issuing 200 database queries per page request is slow.", []string{"200 database queries per page request|database queries per page request|?"}},
		{"condition in another clause", "When tested with wrk, it served 2,847 req/s.", []string{"2,847 req/s|req/s|"}},
		{"share", "shows that one in three Django developers also uses it", []string{"one in three|%|~"}},
		{"from to is a change", "jumped from 29% to 38% between 2023 and 2024", []string{"29%|%|", "38%|%|"}},
		{"range", "delivers 30-40% faster", []string{"30-40%|%|r"}},
		{"websites", "As of 2025, over 577,000 live websites run on it", []string{"over 577,000 live websites|live websites|h"}},
		{"JSON", "handling ~69,000 JSON responses/second vs. ~8,000.", []string{"~69,000 JSON responses/second|JSON responses/second|~", "~8,000||~"}},
		{"users", "serve 5 million concurrent users", []string{"5 million concurrent users|concurrent users|"}},
		{"jump", "a +17 point usage jump", []string{"+17 point|point|s"}},
		{"packages", "has 2M+ packages", []string{"2M+ packages|packages|h"}},
		{"respondents", "(PSF, 30,000+ respondents) found that 48% of them, up from 42% in 2023", []string{"30,000+ respondents|respondents|h", "48%|%|", "42%|%|"}},
		{"points", "grew 7 percentage points since 2013", []string{"7 percentage points|percentage points|"}},
		{"within", "drops to within 10%.", []string{"within 10%|%|l"}},
		{"ordinals and labels", "Mistake 1: the top 15, ranked 3rd on May 24, 2020", nil},
		{"N+1", "an N+1 query", nil},
		{"money a year", "costs $1.2M/year", []string{"$1.2M|$|"}},
		{"two figures", "mentioned in 979 company stacks & 882 developers stacks", []string{"979 company stacks|company stacks|", "882 developers stacks|developers stacks|"}},
		{"stars and forks", "with 44.8K GitHub stars and 12.6K forks", []string{"44.8K GitHub stars|GitHub stars|", "12.6K forks|forks|"}},
		{"list number", "1. Design: 2 parts", []string{"2 parts|parts|"}},
		{"age", "Its 15-year record", []string{"15-year|year|"}},
		{"between", "between 10 and 20 ms", []string{"10 and 20 ms|ms|r"}},
		{"between with two units", "stayed between 60 MB and 90 MB", []string{"60 MB and 90 MB|MB|r"}},
		{"between of two things", "between 60 MB and 90 ms", []string{"60 MB|MB|", "90 ms|ms|"}},
		{"twice", "It is roughly twice as fast, and twice the size. We ran it twice after that.", []string{"roughly twice|times|~", "twice|times|"}},
		{"year alone", "released in 2018 by", nil},
		{"compounds", "a 3-Clause licence, UTF-8, H2, i18n, 24/7, 10:30, 1/2", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, q := range quantity.Find(c.in, "en") {
				b := briefly(q)
				got = append(got, b.Raw+"|"+b.Unit+"|"+b.Flags)
				if c.in[q.Start:q.End] != q.Raw {
					t.Errorf("span of %q is %q", q.Raw, c.in[q.Start:q.End])
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("Find(%q) (-want +got):\n%s", c.in, diff)
			}
		})
	}
}

// TestApart reads numbers whose thousands stand apart, and none that is torn.
func TestApart(t *testing.T) {
	for in, want := range map[string]string{
		"It has about 1 542 contributors.":              "1542 contributors",
		"It serves 12 300 req/s.":                       "12300 req/s",
		"It handles a million messages per second.":     "1e+06 messages per second",
		"It has a million options.":                     "",
		"It handles millions of messages per second.":   "",
		"It serves 5 million requests a day.":           "5e+06 requests a day",
		"Half a million users are on it.":               "500000 users",
		"~1 250 000 downloads":                          "1.25e+06 downloads",
		"On Node 20 512 MB of memory were used.":        "512 MB",
		"With Zeta 4 300 ms were needed.":               "300 ms",
		"Over 1, 940, 742 sites use it.":                "",
		"They need 940, 742 and 510 ms.":                "510 ms",
		"They need 95, 120, 130 and 140 ms.":            "140 ms",
		"In 2024, 500 companies use it.":                "500 companies",
		"With 16, 64, 256 and 512 MB it took 3 ms each": "512 MB, 3 ms",
	} {
		var got []string
		for _, q := range quantity.Find(in, "en") {
			if q.Unit != "" {
				got = append(got, fmt.Sprintf("%g %s", q.Value, q.Unit))
			}
		}
		if got := strings.Join(got, ", "); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

func TestHeaderUnit(t *testing.T) {
	for _, c := range [][3]string{
		{"Throughput (req/s)", "Throughput", "req/s"},
		{"DOM operations (ms, lower is better)", "DOM operations", "ms"},
		{"Latency [ms]", "Latency", "ms"},
		{"Throughput (krps)", "Throughput", "krps"},
		{"Memory, MB", "Memory", "MB"},
		{"Memory in MB", "Memory", "MB"},
		{"Share (%)", "Share", "%"},
		{"Throughput (requests per second)", "Throughput", "requests per second"},
		{"Throughput req/s", "Throughput", "req/s"},
		{"Idle memory MB", "Idle memory", "MB"},
		{"Latency p99 ms", "Latency p99", "ms"},
		{"Price per GB", "Price per GB", ""},
		{"Up to 10 MB", "Up to 10 MB", ""},
		{"MB", "MB", ""},
		{"FastAPI (async)", "FastAPI (async)", ""},
		{"Memory", "Memory", ""},
	} {
		if name, unit := quantity.HeaderUnit(c[0]); name != c[1] || unit != c[2] {
			t.Errorf("HeaderUnit(%q) = %q, %q, want %q, %q", c[0], name, unit, c[1], c[2])
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"85.6K", "~743 req/s", "30-40%", "one in three", "1.234,5", "8.0.2", "78k+ GitHub stars", "between 10 and 20 ms"} {
		f.Add(s, "en")
		f.Add(s, "de")
	}
	f.Fuzz(func(t *testing.T, s, lang string) {
		end := 0
		for _, q := range quantity.Find(s, lang) {
			if q.Start < end || q.End > len(s) || q.Start >= q.End || s[q.Start:q.End] != q.Raw {
				t.Fatalf("span %d-%d after %d", q.Start, q.End, end)
			}
			if q.Figure[0] < q.Start || q.Figure[1] > q.End {
				t.Fatalf("figure %v outside of %d-%d", q.Figure, q.Start, q.End)
			}
			if !q.NoLow && q.Low > q.Value || !q.NoHigh && q.High < q.Value || q.Value != q.Value {
				t.Fatalf("bounds %v %v of %v", q.Low, q.High, q.Value)
			}
			end = q.End
		}
		quantity.Parse(s, lang)
	})
}

// BenchmarkFind reads long texts of the worst kinds, which must take time in
// proportion to their length, and one of the usual kind.
func BenchmarkFind(b *testing.B) {
	for _, unit := range []string{
		"Flask has 68k+ GitHub stars and serves ~892 req/s. ", "1,000", ",000", "1 and ", "between 1 to ", "9", "1.", "a1-", "~", "five ", "5 x ", "if 5 x ", "K1 ", " ",
	} {
		for _, size := range []int{1 << 14, 1 << 18} {
			text := "1" + strings.Repeat(unit, size/len(unit))
			b.Run(fmt.Sprintf("%.12s/%d", unit, size), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					quantity.Find(text, "fr")
				}
			})
		}
	}
}
