package article_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// check reads each text within a page about Django and Flask.
func check(t *testing.T, texts map[string][]string) {
	t.Helper()
	for text, want := range texts {
		if diff := cmp.Diff(want, measured(t, frameworks+"<p>"+text+"</p>"+licenses)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestWhose reads figures whose tool stands behind them, before them, or in
// the words for the change that they are the ends of.
func TestWhose(t *testing.T) {
	check(t, map[string][]string{
		"A request takes 31 ms on Django and 12 ms on Flask.":                              {"Django|31 ms|ms|", "Flask|12 ms|ms|"},
		"The Django wheel weighs 41 MB, and the plain archive of Flask is 18 MB.":          {"Django|41 MB|MB|", "Flask|18 MB|MB|"},
		"Django needs 41 MB, and in the tests of Flask is 18 MB.":                          {"Django|41 MB|MB|", "Django|18 MB|MB|"},
		"At worst, Django adds 9 ms vs Flask's additional 15 ms.":                          {"Django|9 ms|ms|", "Flask|15 ms|ms|"},
		"Django's median latency was 17 ms, 11 ms over the baseline of 6 ms.":              {"Django|17 ms|ms|"},
		"Flask's latency of 221 ms is almost 200 ms over the baseline median of 23 ms.":    {"Flask|221 ms|ms|"},
		"Flask can handle a million messages per second.":                                  {"Flask|a million messages per second|messages/s|"},
		"Suites that took 8 s with Turbine take 2 s with Flask.":                           {"Flask|2 s|s|"},
		"Idle memory shrinks from 90 MB with Django to 24 MB with Flask.":                  {"Django|90 MB|MB|", "Flask|24 MB|MB|"},
		"Throughput climbs from 900 req/s under Django to 1,400 req/s under Flask.":        {"Django|900 req/s|req/s|", "Flask|1,400 req/s|req/s|"},
		"Flask is the lighter one: the same page takes 31 ms with Django.":                 {"Django|31 ms|ms|"},
		"Flask renders in 12 ms what takes 31 ms with Django.":                             {"Flask|12 ms|ms|", "Django|31 ms|ms|"},
		"Going from Django to Flask cut the idle memory from 90 MB to 24 MB.":              {"Django|90 MB|MB|", "Flask|24 MB|MB|"},
		"Flask cut our idle memory from 90 MB to 24 MB.":                                   {"Flask|24 MB|MB|"},
		"With Flask, idle memory dropped from 90 MB to 24 MB.":                             {"Flask|24 MB|MB|"},
		"Flask raised its share from 20% to 26%.":                                          {"Flask|20%|%|", "Flask|26%|%|"},
		"The share of Flask rose from 20% to 26%.":                                         {"Flask|20%|%|", "Flask|26%|%|"},
		"Django and Flask take 90 MB and 24 MB at rest.":                                   {"Django|90 MB|MB|rest", "Flask|24 MB|MB|rest"},
		"Median latency: 31 ms (Django), 12 ms (Flask).":                                   {"Django|31 ms|ms|", "Flask|12 ms|ms|"},
		"Flask outperforms Django, reaching 1,400 req/s.":                                  {"Flask|1,400 req/s|req/s|"},
		"Flask trails Django, which answers in 9 ms.":                                      {"Django|9 ms|ms|"},
		"Django, chosen by 44% of respondents, is ahead of Flask, chosen by 31%.":          {"Django|44%|%|", "Flask|31%|%|"},
		"This year 44% named Django and 31% named Flask.":                                  {"Django|44%|%|", "Flask|31%|%|"},
		"In the poll 44% of all teams use Django while 31% of all teams use Flask.":        {"Django|44%|%|", "Flask|31%|%|"},
		"44% think Django is harder, and 31% say Flask is faster.":                         nil,
		"More than 60% of the teams trust Django.":                                         {"Django|More than 60%|%|"},
		"With 44% of the vote, Django leads Flask.":                                        {"Django|44%|%|"},
		"Three quarters of our customers run Flask.":                                       {"Flask|Three quarters|%|"},
		"A quarter of the teams that use Django run Flask too.":                            nil,
		"An import takes 6.5 minutes on Django; the same import takes 4 minutes on Flask.": {"Django|6.5 minutes|min|", "Flask|4 minutes|min|"},
		"You can learn Flask in 20 minutes, and this page takes 9 minutes to read.":        nil,
		"Django serves 900 req/s with Gunicorn.":                                           {"Django|900 req/s|req/s|Gunicorn"},
		"Flask answers in 12 ms at 900 req/s.":                                             {"Flask|12 ms|ms|900 req/s"},
		"At 900 req/s, the latency of Flask is 12 ms.":                                     {"Flask|12 ms|ms|900 req/s"},
		"Flask peaks at 1,400 req/s, Django at 900 req/s.":                                 {"Flask|1,400 req/s|req/s|", "Django|900 req/s|req/s|"},
	})
}

// TestOthersFigures reads figures of tools that the page does not compare, and of what
// its readers need, in the section of one that it does.
func TestOthersFigures(t *testing.T) {
	const page = `<title>Redis Alternatives</title><h1>Redis Alternatives</h1><p>Many developers look for an open source server with another API.</p><h2>Is KeyDB a Good Redis Alternative?</h2><p>KeyDB is a strong Redis alternative.</p>`
	for text, want := range map[string][]string{
		"<p>Garnet needs 40% less memory than Redis. It took 12 ms.</p>":                                                                              nil,
		"<p>Throughput is 2x higher than Redis.</p>":                                                                                                  {"KeyDB|2x|x|"},
		"<p>KeyDB uses all cores; on our machine it served 3.8M ops/s, 21x the throughput of Redis.</p>":                                              {"KeyDB|3.8M ops/s|ops/s|", "KeyDB|21x|x|"},
		"<h3>Why Choose KeyDB</h3><ul><li>One instance must hold more than 64 GB.</li><li>Data sets exceed 32 GB.</li><li>Serves 4M ops/s.</li></ul>": {"KeyDB|4M ops/s|ops/s|"},
	} {
		if diff := cmp.Diff(want, measured(t, page+text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestSetAgainst reads figures that are set against those of another tool, in other
// words than a list.
func TestSetAgainst(t *testing.T) {
	check(t, map[string][]string{
		"Flask handled 2,847 req/s in our benchmark, compared to 743 req/s for Django.": {"Flask|2,847 req/s|req/s|", "Django|743 req/s|req/s|"},
		"With 2,847 req/s, Flask is faster than Django (743 req/s).":                    {"Flask|2,847 req/s|req/s|", "Django|743 req/s|req/s|"},
		"Where Django needs 243 MB, Flask gets by with 127 MB.":                         {"Django|243 MB|MB|", "Flask|127 MB|MB|"},
		"Where traffic exceeds 900 req/s, Flask gets by with 127 MB.":                   {"Flask|127 MB|MB|"},
		"Flask processes 2,847 req/s, Django 743.":                                      {"Flask|2,847 req/s|req/s|", "Django|743|req/s|"},
		"Flask is far behind the 605 MB/s of Django.":                                   {"Django|605 MB/s|MB/s|"},
		"Django needs 243 MB, Flask 3 has none of that.":                                {"Django|243 MB|MB|"},
	})
}

// TestOfWhat reads figures of what the page does not compare, of machines and loads, and
// some that another word gives to the other tool.
func TestOfWhat(t *testing.T) {
	check(t, map[string][]string{
		"Django started in 14 ms, Flask in 3 ms, and Zorilla in 25 ms.":                  {"Django|14 ms|ms|", "Flask|3 ms|ms|"},
		"Flask reached 300 req/s, far from the 900 req/s that Django reached.":           {"Flask|300 req/s|req/s|", "Django|900 req/s|req/s|"},
		"Flask reaches 900 req/s that Django cannot match.":                              {"Flask|900 req/s|req/s|"},
		"Flask answers 900 req/s that Django also reaches.":                              {"Flask|900 req/s|req/s|"},
		"Caching gives 900 req/s that Django would need four workers for.":               nil,
		"Flask reached the 900 req/s that Django never saw.":                             {"Flask|900 req/s|req/s|"},
		"We saw 300 req/s from Flask and three times that from Django.":                  {"Flask|300 req/s|req/s|", "Django|three times|x|"},
		"Half of the Flask users we asked plan to move to Django.":                       nil,
		"You can run Flask on a 512 MB VPS.":                                             nil,
		"Flask gives a 45 MB container image.":                                           {"Flask|45 MB|MB|"},
		"Django has a 40 ms server response time.":                                       {"Django|40 ms|ms|"},
		"Django adds 90 MB server memory.":                                               {"Django|90 MB|MB|"},
		"Flask reached 900 req/s instance throughput.":                                   {"Flask|900 req/s|req/s|"},
		"Flask runs fine with a 512 MB instance in production.":                          nil,
		"Django needs 3x less CPU than Flask at 900 req/s.":                              {"Django|3x|x|"},
		"With 3 nodes Django writes 605 MB/s, with 6 nodes 1,190 MB/s.":                  {"Django|605 MB/s|MB/s|3 nodes", "Django|1,190 MB/s|MB/s|6 nodes"},
		"While Django sustains 1 million messages per second, Flask tops out at 30,000.": {"Django|1 million messages per second|messages/s|", "Flask|30,000|messages/s|"},
	})
}

// TestStrangers reads sentences in which what the page does not compare has a figure
// beside those of tools.
func TestStrangers(t *testing.T) {
	both := []string{"Django|1.2M msg/s|messages/s|", "Flask|48k msg/s|messages/s|"}
	check(t, map[string][]string{
		"Django: 1.2M msg/s, Flask: 48k msg/s, Zorilla: 3M msg/s.":                                 both,
		"Django: 1.2M msg/s, Flask: 48k msg/s, NATS: 3M msg/s.":                                    both,
		"Django does 1.2M msg/s, Flask 48k msg/s and NATS 3M msg/s.":                               both,
		"Django needs 90 MB, Flask 40 MB and the Zorilla server 30 MB.":                            {"Django|90 MB|MB|", "Flask|40 MB|MB|"},
		"Django is written for Python, and Zorilla serves 900 req/s.":                              nil,
		"Flask, unlike Django with its 5 ms, answers in 1 ms.":                                     {"Django|5 ms|ms|", "Flask|1 ms|ms|"},
		"Flask with 900 req/s answers more than Django with 300 req/s.":                            {"Flask|900 req/s|req/s|", "Django|300 req/s|req/s|"},
		"With 900 req/s, Flask is ahead of Django having 300 req/s.":                               {"Flask|900 req/s|req/s|", "Django|300 req/s|req/s|"},
		"Flask and its 900 req/s cannot match Django and its 300 req/s.":                           {"Flask|900 req/s|req/s|", "Django|300 req/s|req/s|"},
		"Flask answers in 20 ms (between Django and the rest), but has 3x slower queries.":         {"Flask|20 ms|ms|", "Flask|3x|x|"},
		"Flask looked slower due to a 10x smaller batch size (100 vs 1000).":                       nil,
		"We run Flask on three nodes with 8 GB each.":                                              nil,
		"With Flask, 3 in 4 builds pass.":                                                          nil,
		"Flask serves 9 of the top 10 banks.":                                                      nil,
		"Flask's p99 sits at 23 ms with recall@10 of 0.97, Django's at 41 ms with 0.95.":           {"Flask|23 ms|ms|", "Django|41 ms|ms|"},
		"Flask has a 99.95% SLA, Django only 99.9%.":                                               nil,
		"Since 2020 Flask rose from 10% to 38% in the survey, and Django to 9%.":                   {"Flask|10%|%|", "Flask|38%|%|", "Django|9%|%|"},
		"At 200 concurrent users Flask answered within 80 ms, at 2,000 it took 410 ms.":            {"Flask|within 80 ms|ms|200 concurrent users", "Flask|410 ms|ms|2,000 concurrent users"},
		"Flask was within 5% of Django.":                                                           nil,
		"Our Flask bill is 60% of what Django would cost.":                                         nil,
		"Flask can hold 512 MB per key.":                                                           nil,
		"Flask writes with a batch size of 1000.":                                                  nil,
		"Earlier results (Django 900 req/s, Flask 300 req/s) were due to a wrong setting.":         nil,
		"Flask is faster than Django with 900 req/s.":                                              {"Flask|900 req/s|req/s|"},
		"In practice, Django's API is fine, needs 512 MB of RAM.":                                  {"Django|512 MB|MB|"},
		"Flask speaks Django's API, needs 512 MB of RAM where Django asks for 16 GB.":              {"Flask|512 MB|MB|"},
		"In our benchmark (PostgreSQL 16, 8 workers, one warm cache and a pool, latency of 40 ms)": nil,
		"The Django exporter uses 80 MB of memory.":                                                nil,
		"A Python client for Flask does 12,000 msg/s.":                                             nil,
		"Django Streams handles 300k events/s.":                                                    nil,
		"Our hello world was 6 KB against 61 KB with Django.":                                      {"Django|61 KB|KB|"},
		"With Flask our hello world was 6 KB against 61 KB with Django.":                           {"Flask|6 KB|KB|", "Django|61 KB|KB|"},
		"Our Django server serves 300 req/s.":                                                      {"Django|300 req/s|req/s|"},
		"Flask answers in 5 ms, CPU stays at 40%, and memory is 30 MB.":                            {"Flask|5 ms|ms|", "Flask|40%|%|", "Flask|30 MB|MB|"},
	})
}

// TestRespectively reads figures of tools that are named in their order, of several
// units of time.
func TestRespectively(t *testing.T) {
	check(t, map[string][]string{
		"Startup took 2 minutes and 40 seconds on Django and Flask respectively.": {"Django|2 minutes|min|", "Flask|40 seconds|s|"},
		"Django and Flask build in 2 minutes and 40 seconds respectively.":        {"Django|2 minutes|min|", "Flask|40 seconds|s|"},
		"Startup took 2 minutes and 40 seconds on Django.":                        {"Django|2 minutes and 40 seconds|s|"},
		"We saw 900 and 800 req/s with Django and Flask respectively.":            {"Django|900|req/s|", "Flask|800 req/s|req/s|"},
	})
}

// TestSetBeside reads figures of two tools that are set beside each other.
func TestSetBeside(t *testing.T) {
	check(t, map[string][]string{
		"Django beats Flask with 605 req/s to 38 req/s.":                        {"Django|605 req/s|req/s|", "Flask|38 req/s|req/s|"},
		"Flask came in at 38 req/s, well below Django at 605 req/s.":            {"Flask|38 req/s|req/s|", "Django|605 req/s|req/s|"},
		"35% of all sites we found were Flask, 41% Django.":                     {"Django|41%|%|"},
		"Django took first place with 52%, ahead of Flask (31%) and NATS (9%).": {"Django|52%|%|", "Flask|31%|%|"},
		"Django reads 1 GB in 2 s.":                                             {"Django|2 s|s|1 GB"},
	})
}

// TestPercentiles names the latency by the percentile, the median or the mean that the
// words beside a figure say it is, and not by one of another figure.
func TestPercentiles(t *testing.T) {
	for text, want := range map[string][]string{
		"Django took 41 ms (p99: 180 ms) and Flask 22 ms (p99: 90 ms).</p><p>Its p95 latency is 70 ms.": {"Django latency 41", "Django p99_latency 180", "Flask latency 22", "Flask p99_latency 90"},
		"Django has a p99 latency of 180 ms and a median latency of 41 ms.":                             {"Django p99_latency 180", "Django median_latency 41"},
		"Django has a p99 latency of 180 ms, while Flask averages a latency of 41 ms.":                  {"Django p99_latency 180", "Flask average_latency 41"},
		"Django has a p99 of 180 ms, a p75 of 60 ms and a mean of 41 ms.":                               {"Django p99_latency 180", "Django p75_latency 60", "Django mean_latency 41"},
		"Django has a p50 of 20 ms and a maximum of 900 ms.":                                            {"Django p50_latency 20", "Django maximum_latency 900"},
		"Django's p99 is 180 ms, its average latency 41 ms.":                                            {"Django p99_latency 180", "Django average_latency 41"},
		"Measured at p99, Django took 180 ms and Flask 90 ms; the average of Flask is 41 ms.":           {"Django p99_latency 180", "Flask p99_latency 90", "Flask average_latency 41"},
		"The 95th percentile latency is 180 ms on Django and 90 ms on Flask.":                           {"Django p95_latency 180", "Flask p95_latency 90"},
		"Django's p50 and p99 latency are 20 ms and 180 ms.":                                            {"Django p50_latency 20", "Django p99_latency 180"},
		"Django's p50, p95 and p99 are 5 ms, 9 ms and 12 ms.":                                           {"Django p50_latency 5", "Django p95_latency 9", "Django p99_latency 12"},
		"Django's p50, p95 and p99 are 5 ms and 12 ms.":                                                 nil,
		"p50 and p99 took 5 ms on Django and 9 ms on Flask.":                                            nil,
		"Django's p50 is low and its p99 is 180 ms.":                                                    {"Django p99_latency 180"},
		"Django on a p3 instance has a latency of 90 ms.":                                               {"Django latency 90"},
		"Median latency: Django 40 ms, Flask 90 ms.":                                                    {"Django median_latency 40", "Flask median_latency 90"},
		"Median latency: 31 ms (Django), 12 ms (Flask).":                                                {"Django median_latency 31", "Flask median_latency 12"},
		"Django has a p99 of 180 ms and answers most pages in 41 ms.":                                   {"Django p99_latency 180", "Django latency 41"},
		"Django answered in 180 ms at p99, and Flask in 41 ms on average.":                              {"Django p99_latency 180", "Flask average_latency 41"},
		"Flask has a fine p99 and Django answers in 41 ms.":                                             {"Django latency 41"},
		"An average page takes 41 ms on Django.":                                                        {"Django latency 41"},
	} {
		var list []string
		for _, f := range blog(t, frameworks+"<p>"+text+"</p>"+licenses).Facts {
			if m, ok := f.Body.(record.Measurement); ok {
				list = append(list, fmt.Sprint(m.Tool, " ", m.Metric, " ", *m.Value))
			}
		}
		if diff := cmp.Diff(want, list); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestAddedToOther reads figures in parentheses behind names that the page does
// not compare, and some like them behind what is no name of a tool.
func TestAddedToOther(t *testing.T) {
	check(t, map[string][]string{
		"Django (90 MB) outweighs Flask (24 MB), and Zorilla (11 MB) is the smallest.": {"Django|90 MB|MB|", "Flask|24 MB|MB|"},
		"Flask answers sooner than Zorilla (41 ms).":                                   nil,
		"Flask loses to Zorilla Web (about 6 ms) every time.":                          nil,
		"Flask serves most pages on Zorilla (1,400 req/s).":                            {"Flask|1,400 req/s|req/s|"},
		"Flask stays small in RAM (24 MB).":                                            {"Flask|24 MB|MB|"},
		"Flask has a low idle footprint (24 MB).":                                      {"Flask|24 MB|MB|"},
	})
}

// TestNoClaims reads figures that are denied, expected, supposed, bounds of
// what a tool is for, differences and headcounts; and some like them that are
// stated.
func TestNoClaims(t *testing.T) {
	check(t, map[string][]string{
		"Flask never got past 1,400 req/s in our lab.":                      nil,
		"Flask cannot serve 20,000 req/s on one core.":                      nil,
		"Flask doesn't need 90 MB of memory.":                               nil,
		"Neither Django nor Flask reaches 5,000 req/s.":                     nil,
		"Django fails to reach 5,000 req/s.":                                nil,
		"Flask does not need a build and serves 1,400 req/s.":               {"Flask|1,400 req/s|req/s|"},
		"Flask not only is small but serves 1,400 req/s.":                   {"Flask|1,400 req/s|req/s|"},
		"Flask takes no more than 24 MB.":                                   {"Flask|no more than 24 MB|MB|"},
		"Its authors hope to bring Flask to 5,000 req/s.":                   nil,
		"Django is expected to serve 5,000 req/s.":                          nil,
		"Django will serve 5,000 req/s with the next release.":              nil,
		"On new hardware Django serves 5,000 req/s in theory.":              nil,
		"As we expected, Django serves 900 req/s.":                          {"Django|900 req/s|req/s|"},
		"Flask suits shops with fewer than 900 orders a day.":               nil,
		"Flask slows down on routes that load more than 40 templates.":      nil,
		"Django is overkill for a site with fewer than 3 forms.":            nil,
		"Django powers more than 90,000 websites.":                          {"Django|more than 90,000 websites|websites|"},
		"Use Flask below 900 req/s.":                                        nil,
		"Choose Django for apps over 40 models.":                            nil,
		"You need 16 GB of memory for the build of Django.":                 nil,
		"You can serve 900 req/s with Django.":                              {"Django|900 req/s|req/s|"},
		"A group of 9 developers moved us to Flask.":                        nil,
		"Flask is 4 ms faster than Django.":                                 nil,
		"Flask beats Django by 40 MB.":                                      nil,
		"Flask is 40% faster than Django.":                                  {"Flask|40%|%|"},
		"A page with 500 widgets needs 16 GB with either, Django or Flask.": nil,
	})
	const cases = "<h2>When to choose Django</h2><ul><li>Traffic exceeds 900 req/s</li><li>The team has 40 models or more</li><li>Django itself serves 900 req/s</li></ul>"
	if diff := cmp.Diff([]string{"Django|900 req/s|req/s|"}, measured(t, frameworks+cases+licenses)); diff != "" {
		t.Errorf("cases (-want +got):\n%s", diff)
	}
}

// TestSharedOut reads lists of figures of lists of tools.
func TestSharedOut(t *testing.T) {
	check(t, map[string][]string{
		"Flask's and Django's memory use is 40 MB and 90 MB.":              {"Flask|40 MB|MB|", "Django|90 MB|MB|"},
		"Flask’s and Django’s start-up times are 5 ms and 8 ms.":           {"Flask|5 ms|ms|", "Django|8 ms|ms|"},
		"Latencies of Django and of Flask are 5 ms and 8 ms.":              {"Django|5 ms|ms|", "Flask|8 ms|ms|"},
		"The latencies of the Django and the Flask app are 5 ms and 8 ms.": {"Django|5 ms|ms|", "Flask|8 ms|ms|"},
		"Django and Flask took 5 ms, 8 ms and 9 ms.":                       nil,
		"Flask's and Django's memory use is 40 MB, 60 MB and 90 MB.":       nil,
		"Flask took 5 ms and 8 ms.":                                        {"Flask|5 ms|ms|", "Flask|8 ms|ms|"},
		"Flask beats Django with 5 ms and 40 MB.":                          {"Flask|5 ms|ms|", "Flask|40 MB|MB|"},
		"Django and Flask are small; Flask took 5 ms and 8 ms.":            {"Flask|5 ms|ms|", "Flask|8 ms|ms|"},
	})
}

// TestUnreal reads figures that stand behind an adverbial of what is not, or a
// verb of doubt, and some that are stated all the same.
func TestUnreal(t *testing.T) {
	stated := []string{"Django|743 req/s|req/s|"}
	check(t, map[string][]string{
		"Theoretically, Django serves 743 req/s.":                       nil,
		"In theory Django serves 743 req/s.":                            nil,
		"On paper, Django serves 743 req/s.":                            nil,
		"On paper, which is patient, Django serves 743 req/s.":          nil,
		"Next year Django will serve 743 req/s.":                        nil,
		"Django will serve 743 req/s.":                                  nil,
		"Critics doubt that Django serves 743 req/s.":                   nil,
		"Its rivals deny that Django serves 743 req/s.":                 nil,
		"Many dispute Django serves 743 req/s.":                         nil,
		"There is no doubt that Django serves 743 req/s.":               stated,
		"Without doubt Django serves 743 req/s.":                        stated,
		"In theory Flask is faster, but Django serves 743 req/s.":       stated,
		"Flask is faster on paper; Django serves 743 req/s.":            stated,
		"Flask gets a new core next year, and Django serves 743 req/s.": stated,
	})
}

// TestSameFigureOfWorkloads reads one figure of several workloads.
func TestSameFigureOfWorkloads(t *testing.T) {
	check(t, map[string][]string{
		"Django serves 743 req/s under Gunicorn. Django serves 743 req/s under Waitress.":                                {"Django|743 req/s|req/s|Gunicorn", "Django|743 req/s|req/s|Waitress"},
		"Django serves 743 req/s under Gunicorn and 743 req/s under Waitress.":                                           {"Django|743 req/s|req/s|Gunicorn", "Django|743 req/s|req/s|Waitress"},
		"In a write-heavy test, Flask reached 743 req/s. In a read-heavy test, Flask reached 743 req/s.":                 {"Flask|743 req/s|req/s|write-heavy test", "Flask|743 req/s|req/s|read-heavy test"},
		"Django serves 743 req/s. Django serves 743 req/s under Gunicorn. Django serves 743 req/s under Gunicorn.":       {"Django|743 req/s|req/s|Gunicorn"},
		"Django serves 743 req/s under Gunicorn. Django serves 743 req/s.":                                               {"Django|743 req/s|req/s|Gunicorn"},
		"Django serves 743 req/s. Django serves 743 req/s under Gunicorn. Django serves 743 req/s under Waitress today.": {"Django|743 req/s|req/s|Gunicorn", "Django|743 req/s|req/s|Waitress"},
	})
}

// TestPace tells by how much a tool is slower from by how much it is faster.
func TestPace(t *testing.T) {
	for text, want := range map[string][]string{
		"Django was 3x slower than Flask.":                              {"Django|slowdown"},
		"In our lab Django is 30% slower than Flask.":                   {"Django|slowdown"},
		"Django is slower by 30%.":                                      {"Django|slowdown"},
		"Flask was 3x faster than Django.":                              {"Flask|speed"},
		"Django was 3x slower than Flask, and Flask was 4x faster.":     {"Django|slowdown", "Flask|speed"},
		"Flask was 3x faster than Django, which is slower at start-up.": {"Flask|speed"},
	} {
		got := blog(t, frameworks+"<p>"+text+"</p>"+licenses)
		var list []string
		for _, f := range got.Facts {
			if m, ok := f.Body.(record.Measurement); ok {
				list = append(list, m.Tool+"|"+m.Metric)
			}
		}
		if diff := cmp.Diff(want, list); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestFindings reads how much is found, and how much of that is right, beside how much better or slower it
// is.
func TestFindings(t *testing.T) {
	for text, want := range map[string][]string{
		"Flask has 20.7% precision and 36.4% recall.":                                               {"Flask|precision", "Flask|recall"},
		"Flask raised prices by 20% and Django cut costs by 10%.":                                   {"Flask|price_growth", "Django|cost_reduction"},
		"Flask reaches a precision of 20.7% and a recall of 36.4%.":                                 {"Flask|precision", "Flask|recall"},
		"Flask has 70% better precision (20.7% vs 12.2%), but with 35% slower queries than Django.": {"Flask|improvement", "Flask|precision", "Flask|slowdown"},
	} {
		var list []string
		for _, f := range blog(t, frameworks+"<p>"+text+"</p>"+licenses).Facts {
			if m, ok := f.Body.(record.Measurement); ok {
				list = append(list, m.Tool+"|"+m.Metric)
			}
		}
		if diff := cmp.Diff(want, list); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestWordsOfOwners reads a figure behind each of the words by which it is another
// tool's than that of the sentence, or an offer.
func TestWordsOfOwners(t *testing.T) {
	for _, that := range []string{"that from", "that with", "that on", "that under", "as much from", "as much with", "as many from", "as many with"} {
		if diff := cmp.Diff([]string{"Flask|300 req/s|req/s|", "Django|three times|x|"}, measured(t, frameworks+"<p>We saw 300 req/s from Flask and three times "+that+" Django.</p>"+licenses)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", that, diff)
		}
	}
	for _, beats := range []string{"beats", "outperforms", "outperformed", "tops", "trumps", "defeats"} {
		if diff := cmp.Diff([]string{"Django|605 req/s|req/s|", "Flask|38 req/s|req/s|"}, measured(t, frameworks+"<p>Django "+beats+" Flask with 605 req/s to 38 req/s.</p>"+licenses)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", beats, diff)
		}
	}
	for _, noun := range []string{"VPS", "VM", "server", "instance", "machine", "droplet", "box", "laptop", "container", "SSD", "NVMe"} {
		if got := measured(t, frameworks+"<p>You can run Flask on a 512 MB "+noun+".</p>"+licenses); got != nil {
			t.Errorf("%s: %v", noun, got)
		}
	}
	for _, made := range []string{"exporter", "plugin", "client", "connector", "adapter", "driver", "wrapper", "extension", "add-on", "addon", "fork", "clone", "SDK"} {
		if got := measured(t, frameworks+"<p>The Django "+made+" uses 80 MB of memory.</p>"+licenses); got != nil {
			t.Errorf("%s: %v", made, got)
		}
	}
}
