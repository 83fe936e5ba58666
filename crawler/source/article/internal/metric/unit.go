package metric

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// Family returns the kind of quantity that a unit measures: rate, time or size, else the unit
// itself.
func Family(unit string) string {
	canonical, _ := CanonUnit(unit)
	return FamilyOfCanonical(canonical)
}

// FamilyOfCanonical is Family for a unit in its canonical spelling.
func FamilyOfCanonical(canonical string) string {
	switch canonical {
	case "B", "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "kB", "kb", "mb", "gb":
		return "size"
	case "ns", "µs", "μs", "ms":
		return "time"
	case "TPS", "IOPS", "rps":
		return "rate"
	}
	switch {
	case strings.HasSuffix(canonical, "/s"):
		return "rate"
	case quantity.Seconds(canonical) > 0:
		return "time"
	}
	return canonical
}

// CanonUnit gives units of requests one spelling and returns what was
// requested as the workload; of what is counted it keeps the noun.
func CanonUnit(unit string) (canonical, workload string) {
	unit = strings.TrimSpace(unit)
	if slash := strings.IndexByte(unit, '/'); slash > 0 && IsMoney(unit[:slash]) {
		if per := PerWhat(unit[slash:]); per != "" {
			return unit[:slash] + per, "" // one for "$/mo" and "$/month"
		}
		return unit, ""
	}
	c := quantity.CanonUnit(unit)
	if c != unit || c == "req/s" {
		return c, ""
	}
	if strings.IndexByte(unit, ' ') < 0 && strings.IndexByte(unit, '/') < 0 {
		return unit, ""
	}
	lower := words.LowerASCII(unit)
	for _, per := range [...]string{"/second", "/sec", "/s", " per second", " a second", " per sec", " pro sekunde", "/sekunde", " par seconde", "/seconde", " por segundo"} {
		noun, ok := strings.CutSuffix(lower, per)
		if !ok {
			continue
		}
		noun = strings.TrimRight(noun, " ")
		last := words.Last(noun)
		if last == "" {
			return "/s", ""
		}
		what := strings.TrimSpace(unit[:len(noun)-len(last)])
		switch last {
		case "req", "reqs", "request", "requests", "response", "responses", "anfragen", "requêtes", "peticiones", "solicitudes":
			if what != "" {
				what += " responses"
			}
			return "req/s", what
		}
		switch measure := unit[len(noun)-len(last) : len(noun)]; {
		case last == "msg" || last == "msgs" || last == "message" || last == "nachrichten" || last == "mensajes":
			last = "messages"
		case quantity.IsUnit(measure): // mb is not MB
			last = measure
		}
		return last + "/s", what
	}
	if i := strings.LastIndexByte(unit, ' '); i > 0 && !strings.Contains(lower, " per ") && !strings.Contains(lower, " a ") {
		return unit[i+1:], ""
	}
	return unit, ""
}
