// Package metric names what figures measure, by their units and labels in several languages,
// and gives each unit one spelling.
package metric

import (
	"cmp"
	"strings"
	"unicode"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// english returns the metric that a label in another language names, "" if it is
// not one of those that are plain.
func english(lower string) string {
	switch lower {
	case "latenz", "latenzzeit", "latence", "latencia", "latenza", "latência":
		return "latency"
	case "antwortzeit", "temps de réponse", "tiempo de respuesta", "tempo di risposta", "tempo de resposta":
		return "response_time"
	case "durchsatz", "débit", "rendimiento máximo":
		return "throughput"
	case "speicherverbrauch", "speicherbedarf", "arbeitsspeicher", "ram-verbrauch", "mémoire", "consommation mémoire",
		"consommation de mémoire", "memoria", "consumo de memoria", "uso de memoria":
		return "memory"
	case "startzeit", "temps de démarrage", "tiempo de arranque":
		return "startup_time"
	case "kaltstart":
		return "cold_start"
	case "build-zeit", "buildzeit", "temps de build", "tiempo de compilación":
		return "build_time"
	}
	return ""
}

// Of returns the metric of a figure by its unit, as written and in its canonical spelling, else
// by its label.
func Of(label, unit, canonical string) string {
	switch canonical {
	case "req/s":
		return "throughput"
	case "MB", "GB", "KB", "TB", "MiB", "GiB", "KiB", "TiB":
		if words.Has(strings.ToLower(label), "memory") || label == "" || strings.Contains(strings.ToLower(label), "ram") {
			return "memory"
		}
	case "ms", "µs", "μs", "ns":
		if label == "" {
			return "latency"
		}
	case "%":
		if label == "" {
			return "share"
		}
	case "points":
		if label == "" {
			return "change"
		}
	case "x":
		if label == "" {
			return "ratio"
		}
	}
	if label != "" {
		if strings.Contains(strings.ToLower(label), "usage") {
			return "usage"
		}
		return cmp.Or(english(strings.ToLower(label)), Snake(label))
	}
	if strings.HasSuffix(canonical, "/s") || strings.EqualFold(canonical, "TPS") || canonical == "IOPS" {
		return "throughput"
	}
	return Snake(unit)
}

// Snake returns words in snake case, as metrics are named.
func Snake(s string) string {
	var b strings.Builder
	gap := false
	for _, c := range strings.ToLower(s) {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('_')
			gap = false
		}
		b.WriteRune(c)
		if b.Len() > 80 {
			break
		}
	}
	if b.Len() == 0 {
		return "figure"
	}
	return b.String()
}
