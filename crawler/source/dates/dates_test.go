package dates_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/ingest/record"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]record.Date{
		"May 24, 2020":                     "2020-05-24",
		"Jun 13, 2020":                     "2020-06-13",
		"Sept. 3, 2021":                    "2021-09-03",
		"June 16, 2026":                    "2026-06-16",
		"June 1st, 2026":                   "2026-06-01",
		"24 May 2020":                      "2020-05-24",
		"24th of May, 2020":                "2020-05-24",
		"24. Mai 2020":                     "2020-05-24",
		"24 de mayo de 2020":               "2020-05-24",
		"4-May-2020":                       "2020-05-04",
		"24/May/2020":                      "2020-05-24",
		"24/05/2020":                       "2020-05-24",
		"5/24/2020":                        "2020-05-24",
		"5/5/2020":                         "2020-05-05",
		"5/4/2020":                         "",
		"/5/24/2020":                       "",
		"5/24/2020/a":                      "",
		"24-May/2020":                      "",
		"24-May":                           "",
		"24.05.2020":                       "2020-05-24",
		"2020-05-24":                       "2020-05-24",
		"2020/05/24":                       "2020-05-24",
		"2020-05-24T10:30:00+02:00":        "2020-05-24",
		"2020-05-24T10:30:00.000Z":         "2020-05-24",
		"2020-05-24 10:30:00":              "2020-05-24",
		"May 24, 2020 at 10:30 am":         "2020-05-24",
		"Sunday, May 24, 2020":             "2020-05-24",
		"Thu 3 Sept 2021":                  "2021-09-03",
		"mercredi 3 juin 2020":             "2020-06-03",
		"Sundown, May 24, 2020":            "",
		"March 2025":                       "2025-03",
		"2025-03":                          "2025-03",
		"2025":                             "2025",
		" May 24, 2020 ":                   "2020-05-24",
		"3 days ago":                       "",
		"yesterday":                        "",
		"05/04/2020":                       "",
		"May 32, 2020":                     "",
		"February 30, 2020":                "",
		"8.0.2":                            "",
		"192.168.2020":                     "",
		"May the force":                    "",
		"Updated May 24, 2020 by somebody": "",
		"":                                 "",
		"12":                               "",
	} {
		got, ok := dates.Parse(in)
		if got != want || ok != (want != "") {
			t.Errorf("Parse(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
}

func TestFind(t *testing.T) {
	text := "Posted on Sunday, May 24, 2020, updated 2 Jun 2021 and (2022-03-04); stable since March 2025. In 2024, 8.0.2 may 24."
	var got []string
	for _, f := range dates.Find(text) {
		got = append(got, string(f.Date)+" "+text[f.Start:f.End])
	}
	want := []string{"2020-05-24 Sunday, May 24, 2020", "2021-06-02 2 Jun 2021", "2022-03-04 2022-03-04", "2025-03 March 2025"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Find (-want +got):\n%s", diff)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("May 24, 2020")
	f.Add("2020-05-24T10:30:00Z")
	f.Add("24. Mai 2020")
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, d := range dates.Find(s) {
			if _, ok := d.Date.Time(); !ok || d.Start < end || d.End <= d.Start || d.End > len(s) {
				t.Fatalf("%+v after %d", d, end)
			}
			end = d.End
		}
		dates.Parse(s)
	})
}
