package article_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestWordsOfReviews reads what reviews of software say in few words: how large what was sent is,
// which share or time goes on the one before, prices for other terms, and ratings.
func TestWordsOfReviews(t *testing.T) {
	checkMetrics(t, map[string]string{
		"Django reached 90 MB/s with 1 KB messages, Flask 130 MB/s.":                         "Django throughput 90 MB/s 1 KB messages, Flask throughput 130 MB/s",
		"Flask answers in 9 ms for 10 KB pages.":                                             "Flask latency 9 ms 10 KB pages",
		"Flask answers in 9 ms and needs 10 MB.":                                             "Flask latency 9 ms, Flask size 10 MB",
		"Django has 99.99% uptime, Flask reached 99.9%.":                                     "Django uptime 99.99 %, Flask uptime 99.9 %",
		"Django has 99.99% uptime, Flask lost 20%.":                                          "Django uptime 99.99 %, Flask reduction 20 %",
		"Since we left Django, our nodes got 4% of their CPU back.":                          "",
		"A test ran in 90 ms with Django vs 1.4 s with Flask.":                               "Django latency 90 ms, Flask latency 1.4 s",
		"A restart takes 1.4 s with Django and 90 ms with Flask.":                            "Django restart_time 1.4 s, Flask restart_time 90 ms",
		"Django answered in 240 ms (p95), Flask in 180 ms.":                                  "Django p95_latency 240 ms, Flask p95_latency 180 ms",
		"Django needed 2.1 s, roughly 7 times what Flask needed.":                            "Django duration 2.1 s",
		"Django takes 110 MB, Flask Studio 240 MB.":                                          "Django size 110 MB",
		"Django held 3 GB of memory all month. Flask sat at 60 MB.":                          "Django memory 3 GB, Flask memory 60 MB",
		"Django held 3 GB of memory all month. The image of Flask is 60 MB.":                 "Django memory 3 GB, Flask size 60 MB",
		"Django costs $5/mo or $50/yr. Flask starts at $7 a month.":                          "Django price 5 $/month, Django price 50 $/year, Flask price 7 $/month",
		"Django costs $15 per seat per month, billed annually at $12.":                       "Django price 15 $/seat/month, Django price 12 $/seat/month billed annually",
		"Django Pro is $12/user/mo (or $10 billed yearly).":                                  "Django price 12 $/user/month Pro, Django price 10 $/user/month Pro, billed yearly",
		"Django Team costs $40 a month; a Django team costs $90,000 a month.":                "Django price 40 $/month Team",
		"Flask comes to $3,729 a month.":                                                     "Flask cost 3729 $/month",
		"Django holds 4.5/5 on G2, Flask 4.6/5.":                                             "Django rating 4.5 /5, Flask rating 4.6 /5",
		"Django scored 8.5/10 in our test, but 4/5 of all readers use Flask.":                "Django rating 8.5 /10",
		"Django is not rated 4.5/5 anywhere. We asked 4 out of 5 teams about Flask ratings.": "",
	})
}

// TestUnitOfPrices spells the periods of prices in one way, wherever these stand.
func TestUnitOfPrices(t *testing.T) {
	var got []string
	for _, f := range blog(t, frameworks+licenses+`<table><tr><th>Cost<th>Django<th>Flask<tr><td>Hosting<td>$5/mo<td>$7 per month<tr><td>Seats<td>€5/user/mo<td>$60/yr</table>`).Facts {
		if m, ok := f.Body.(record.Measurement); ok {
			got = append(got, m.Unit)
		}
	}
	if diff := cmp.Diff([]string{"$/month", "$/month", "€/user/month", "$/year"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestBaselines takes what tools are measured against for none.
func TestBaselines(t *testing.T) {
	for _, f := range blog(t, frameworks+licenses+`<table><tr><th>Framework<th>Throughput (req/s)<th>p99 (ms)<tr><td>Django<td>743<td>12<tr><td>Flask (no cache)<td>892<td>9<tr><td>Client loop (no server)<td>4,000<td>1<tr><td>Baseline<td>5,000<td>1</table>`).Facts {
		switch f := f.Body.(type) {
		case record.Tool:
			if f.Name != "Django" && f.Name != "Flask" {
				t.Errorf("%s is a tool", f.Name)
			}
		case record.Measurement:
			if *f.Value > 900 {
				t.Errorf("%s has %s", f.Tool, f.Raw)
			}
		}
	}
}

// TestIntegrations reads what a tool works together with, in sentences and under headings: nothing but
// names.
func TestIntegrations(t *testing.T) {
	for body, want := range map[string]string{
		"<p>Flask integrates with Spring, Jenkins and Celery.</p>":                                                                   "Spring, Jenkins, Celery",
		"<p>Flask integrates natively with Prometheus, Grafana and over 40 other tools.</p>":                                         "Prometheus, Grafana",
		"<p>Flask offers integrations with Slack and GitHub.</p>":                                                                    "Slack, GitHub",
		"<p>Flask integrates with Azure DevOps and Acme's identity services.</p>":                                                    "",
		"<p>Flask does not integrate with Spring.</p><p>It could integrate with Jenkins.</p>":                                        "",
		"<p>Flask integrates with REST APIs.</p><p>There are no integrations with Slack.</p>":                                        "",
		"<h2>Flask integrations</h2><ul><li>Spring</li><li>Jenkins</li></ul>":                                                        "Spring, Jenkins",
		"<h2>Flask</h2><h3>Integrations</h3><ul><li>Slack</li><li>PagerDuty: sends alerts</li><li>A REST API for the rest</li></ul>": "Slack, PagerDuty",
		"<h2>Flask</h2><h3>Integrations</h3><p>Slack is what most use.</p>":                                                          "",
	} {
		var got []string
		tools := map[string]bool{}
		for _, f := range blog(t, frameworks+licenses+body).Facts {
			switch f := f.Body.(type) {
			case record.Tool:
				tools[f.Name] = true
			case record.Relation:
				if f.Relation == record.RelIntegration {
					if got = append(got, string(f.To)); f.From != "Flask" || !tools[string(f.To)] {
						t.Errorf("%s: of %s, to a tool: %v", body, f.From, tools[string(f.To)])
					}
				}
			}
		}
		if diff := cmp.Diff(want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", body, diff)
		}
	}
}

// TestSaidOfUsers reads companies that run something of their own on a tool, or that it names, and
// no nation for what is of it.
func TestSaidOfUsers(t *testing.T) {
	for text, want := range map[string][]string{
		"Initech, Hooli and Acme run their builds on Flask.":          {"Flask used_by Initech", "Flask used_by Hooli", "Flask used_by Acme"},
		"Hooli hosts its customer records on Flask.":                  {"Flask used_by Hooli"},
		"We run their builds on Flask.":                               nil,
		"Flask lists Initech, Hooli and Acme as customers.":           {"Flask used_by Initech", "Flask used_by Hooli", "Flask used_by Acme"},
		"Flask is used by Initech, Hooli and the Finnish government.": {"Flask used_by Initech", "Flask used_by Hooli"},
		"Flask's licence (BSD-3-Clause) allows it.":                   {"Flask license BSD-3-Clause"},
		"Flask was made by Ada Roe. 900 sites are made by Flask.":     {"Flask creator Ada Roe"},
	} {
		if diff := cmp.Diff(want, stated(t, frameworks+"<p>"+text+"</p>"+licenses)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestValuesByTool reads terms and labels whose values are told tool by tool in one line.
func TestValuesByTool(t *testing.T) {
	want := []string{"Django First released 2005", "Flask First released 2010", "Django Threads one", "Flask Threads many"}
	for name, body := range map[string]string{
		"terms": `<dl><dt>First released</dt><dd>Django: 2005. Flask: 2010.</dd><dt>Threads:</dt><dd>Django: one; Flask: many</dd></dl>`,
		"items": `<ul><li>First released: Django: 2005. Flask: 2010.</li><li>Threads: Django: one. Flask: many.</li></ul>`,
	} {
		var got []string
		for _, f := range blog(t, frameworks+licenses+body).Facts {
			if trait, ok := f.Body.(record.Trait); ok && trait.Attribute != "License" {
				got = append(got, trait.Tool+" "+trait.Attribute+" "+trait.Raw)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
