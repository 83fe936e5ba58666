package article_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// metrics lists what a text within a page in a language measures of each tool.
func metrics(t *testing.T, language, text string) []string {
	t.Helper()
	var list []string
	for _, f := range blog(t, "<html lang="+language+">"+frameworks+text+licenses).Facts {
		if m, ok := f.Body.(record.Measurement); ok {
			list = append(list, fmt.Sprint(m.Tool, " ", m.Metric, " ", *m.Value, " ", m.Unit))
		}
	}
	return list
}

// TestGrowth tells by how much something changes from a share.
func TestGrowth(t *testing.T) {
	for text, want := range map[string][]string{
		"Django grew 12% last year.":                               {"Django growth 12 %"},
		"Usage of Django grew by 12% in 2024.":                     {"Django usage_growth 12 %"},
		"Django fell 3% while Flask rose 5%.":                      {"Django reduction 3 %", "Flask growth 5 %"},
		"Django grew from 20% to 31%.":                             {"Django share 20 %", "Django share 31 %"},
		"Django grew to 31% last year.":                            {"Django share 31 %"},
		"Django's share is 12%, up 3% from 2023.":                  {"Django share 12 %"},
		"Flask saw a 12% increase in downloads.":                   {"Flask growth 12 %"},
		"Flask saw an increase of 12% in downloads.":               {"Flask growth 12 %"},
		"Django's memory grew by 40%.":                             {"Django memory_growth 40 %"},
		"Django cut our latency by 40%.":                           {"Django latency_reduction 40 %"},
		"Django needs 40% less memory than Flask.":                 {"Django memory_reduction 40 %"},
		"Django has a 12% share.":                                  {"Django share 12 %"},
		"Django has a packet loss of 3%.":                          {"Django packet_loss 3 %"},
		"Django loses 3% of messages.":                             {"Django message_loss 3 %"},
		"Django lost 3% of its users.":                             {"Django reduction 3 %"},
		"The error rate of Django fell by 3%.":                     {"Django error_rate_reduction 3 %"},
		"The error rate of Django fell to 3%.":                     {"Django error_rate 3 %"},
		"Django is up 99.9% of the time.":                          {"Django uptime 99.9 %"},
		"Django is up 12% from 2023.":                              {"Django growth 12 %"},
		"Django gains 40% of developers.":                          {"Django usage 40 %"},
		"Django uses 30% less memory and 20% less CPU than Flask.": {"Django memory_reduction 30 %", "Django cpu_reduction 20 %"},
		"Django and Flask had error rates of 1% and 3%.":           {"Django error_rate 1 %", "Flask error_rate 3 %"},
		"Django keeps 95% less code.":                              {"Django code_reduction 95 %"},
		"Django downloads grew 40% and its market share is 31%.":   {"Django growth 40 %", "Django market_share 31 %"},
		"Django has 31% and Flask 20% of the market share.":        {"Django market_share 31 %", "Flask market_share 20 %"},
		"Django cut memory by 40%, Flask by 20%.":                  {"Django memory_reduction 40 %", "Flask memory_reduction 20 %"},
		"Django cut memory by 40% and latency by 20%.":             {"Django memory_reduction 40 %", "Django latency_reduction 20 %"},
		"Django's share dropped to 20%.":                           {"Django share 20 %"},
		"Django: CPU 40%, RAM 90 MB, Latency 5 ms.":                {"Django cpu 40 %", "Django memory 90 MB", "Django latency 5 ms"},
		"Django is 30% faster than Flask.":                         {"Django speed 30 %"},
	} {
		if diff := cmp.Diff(want, metrics(t, "en", "<p>"+text+"</p>")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestOtherLanguages reads figures of pages in German, French and Spanish where they
// are plain, and calls none by the metric of an English page that it is not.
func TestOtherLanguages(t *testing.T) {
	for _, test := range []struct {
		language, text string
		want           []string
	}{
		{"de", "<p>Django schafft 900 Anfragen pro Sekunde, Flask 1.200 Anfragen/s.</p>", []string{"Django throughput 900 req/s", "Flask throughput 1200 req/s"}},
		{"de", "<p>Django hat 1.204 Nachrichten pro Sekunde verarbeitet.</p>", []string{"Django throughput 1204 messages/s"}},
		{"de", "<p>Der Speicherverbrauch von Django liegt bei 90 MB.</p>", []string{"Django memory 90 MB"}},
		{"de", "<p>Das Paket von Django hat 9 MB.</p>", []string{"Django size 9 MB"}},
		{"de", "<p>Django startet in 4 Sekunden.</p>", []string{"Django duration 4 s"}},
		{"de", "<p>Django ist 30 % schneller als Flask.</p>", []string{"Django speed 30 %"}},
		{"de", "<p>Django ist um 30 % gewachsen.</p>", []string{"Django growth 30 %"}},
		{"ar", "<p>Django has 30% of the market.</p>", []string{"Django share 30 %"}},
		{"de", "<p>Django hat davon 30 %.</p>", []string{"Django percentage 30 %"}},
		{"de", "<table><tr><th>Merkmal<th>Django<th>Flask<tr><td>Anfragen pro Sekunde<td>900<td>-<tr><td>Speicherverbrauch<td>90 MB<td>-<tr><td>Latenz<td>12 ms<td>-<tr><td>Startzeit<td>4 s<td>-</table>",
			[]string{"Django throughput 900 req/s", "Django memory 90 MB", "Django latency 12 ms", "Django startup_time 4 s"}},
		{"fr", "<p>Django atteint 900 requêtes par seconde, Flask 1 200 requêtes par seconde.</p>", []string{"Django throughput 900 req/s", "Flask throughput 1200 req/s"}},
		{"fr", "<p>Django est 30 % plus rapide que Flask.</p>", []string{"Django speed 30 %"}},
		{"fr", "<p>Django démarre en 4 secondes.</p>", []string{"Django duration 4 s"}},
		{"fr", "<p>L'utilisation de Django a augmenté de 12 %.</p>", []string{"Django growth 12 %"}},
		{"fr", "<table><tr><th>Critère<th>Django<th>Flask<tr><td>Latence<td>12 ms<td>-<tr><td>Consommation mémoire<td>90 MB<td>-</table>", []string{"Django latency 12 ms", "Django memory 90 MB"}},
		{"es", "<p>Django alcanza 900 peticiones por segundo.</p>", []string{"Django throughput 900 req/s"}},
	} {
		if diff := cmp.Diff(test.want, metrics(t, test.language, test.text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.text, diff)
		}
	}
}
