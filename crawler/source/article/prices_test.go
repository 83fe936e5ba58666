package article_test

import "testing"

// TestPricesOfProse reads what tools cost by a verb that says so, and no other money.
func TestPricesOfProse(t *testing.T) {
	checkMetrics(t, map[string]string{
		"Django starts at $8 per user per month; Flask Standard is $7.53.":                 "Django price 8 $/user/month, Flask price 7.53 $ Standard",
		"Django's Pro plan costs $20/month, while Flask starts from $15 a month.":          "Django price 20 $/month Pro plan, Flask price 15 $/month",
		"Django bills $0.20 per million requests, Flask $0.40.":                            "Django price 0.2 $/million requests, Flask price 0.4 $/million requests",
		"A million requests cost us $4.10 on Django and $2.75 on Flask.":                   "Django cost 4.1 $ million requests, Flask cost 2.75 $ million requests",
		"In August we paid $1,130 for Django and $900 for Flask.":                          "Django cost 1130 $, Flask cost 900 $",
		"Django is free for individuals and starts at $40/month for teams.":                "Django price 40 $/month",
		"For 900 page views, Django on Vercel cost us $96 and Flask on Fly.io $23.":        "Django cost 96 $ Vercel, Flask cost 23 $ Fly.io",
		"Django was made by a company that raised $20 million.":                            "",
		"Django saved us $400 a month.":                                                    "",
		"Moving to Django cut our bill from $1,840 to $620 a month.":                       "",
		"Django used to cost $99.":                                                         "",
		"If you host it yourself, Django costs $5 a month.":                                "",
		"Django can easily cost $100,000 a year.":                                          "",
		"Django does not cost $5.":                                                         "",
		"Does Django cost $5?":                                                             "",
		"A Django course costs $49.":                                                       "",
		"Django developers cost $90 per hour.":                                             "",
		"Hosting costs $5 a month with any provider that supports Django.":                 "",
		"Django is $5 cheaper than Flask.":                                                 "",
		"Acme offered $20 billion for Django.":                                             "",
		"Django could cost up to $5 a month one day.":                                      "",
		"Zeta costs $7 a month and is not as good as Django, which most people know well.": "",
	})
}

// TestPricesOfPlans reads what the plans of the tool cost that a section is about, and what else is
// paid for by use.
func TestPricesOfPlans(t *testing.T) {
	lines := map[string]string{
		"The Standard plan starts at $50 per month, and Enterprise at $500 per month.":       "Flask price 50 $/month Standard plan, Flask price 500 $/month Enterprise",
		"SaaS users get 400 minutes a month for free; Premium costs $29 per user per month.": "Flask price 29 $/user/month Premium",
		"Paid plans start from $15 per month.":                                               "Flask price 15 $/month",
		"Standard queues cost $0.40 per million requests.":                                   "Flask price 0.4 $/million requests Standard queues",
		"After that a Linux minute costs $0.008 and a macOS minute $0.08.":                   "Flask price 0.008 $ Linux minute, Flask price 0.08 $ macOS minute",
		"It is a paid service at $30 per active user.":                                       "Flask price 30 $/user",
		"Flask's Team plan is $40 a month and its Enterprise plan starts at $400.":           "Flask price 40 $/month Team plan, Flask price 400 $ Enterprise plan",
		"A book about it costs $25, and a VPS costs $5 a month.":                             "",
		"Quill Cloud costs $5 a month.":                                                      "",
		"Zeta is simpler. The Pro plan costs $9 a month.":                                    "",
		"The Pro plan would cost $30 a month.":                                               "",
		"Django's cloud is cheaper: the Pro plan costs $9 a month.":                          "",
		"Engineers cost $90 per hour.":                                                       "",
		"</p><ul><li>50 million rows cost us $1,180 a month</li></ul><p>":                    "Flask cost 1180 $/month 50 million rows",
	}
	within := map[string]string{}
	for text, want := range lines {
		within["</p><h2>Flask</h2><p>Flask is small.</p><p>"+text] = want
	}
	checkMetrics(t, within)
}
