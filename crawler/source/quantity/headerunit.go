package quantity

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// HeaderUnit returns the unit that the header of a column or a row gives its
// cells, "req/s" for "Throughput (req/s)", "Throughput [req/s]", "Throughput in req/s"
// or "Throughput req/s", and the header without it.
func HeaderUnit(header string) (name, unit string) {
	h := strings.TrimSpace(header)
	for _, pair := range [...]string{"()", "[]"} {
		i := strings.LastIndexByte(h, pair[0])
		if i > 0 && h[len(h)-1] == pair[1] {
			u := strings.TrimSpace(h[i+1 : len(h)-1])
			if unit, note, ok := strings.Cut(u, ","); ok && strings.HasSuffix(note, " better") { // "ms, lower is better"
				u = unit
			}
			if IsUnit(strings.TrimPrefix(u, "in ")) {
				return strings.TrimSpace(h[:i]), strings.TrimPrefix(u, "in ")
			}
		}
	}
	for k, i := range lastUnitSigns(h) {
		if i > 0 {
			if u := strings.TrimSpace(h[i+len(unitSigns[k]):]); IsUnit(u) {
				return strings.TrimSpace(h[:i]), u
			}
		}
	}
	if i := strings.LastIndexByte(h, ' '); i > 0 && isSpelt(h[i+1:]) && endsName(h[:i]) {
		return strings.TrimSpace(h[:i]), h[i+1:]
	}
	return h, ""
}

// isSpelt reports a word that is nothing else than a unit, wherever it stands.
func isSpelt(word string) bool {
	switch word {
	case "ms", "µs", "μs", "ns", "KB", "kB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB", "RPS", "rps", "QPS", "qps", "TPS", "tps", "IOPS",
		"Mbps", "Gbps", "%":
		return true
	}
	_, e := rate(word, 0)
	return e == len(word) && strings.IndexByte(word, '/') > 0
}

// endsName reports words behind which a unit may stand: the last is no number and does
// not lead to the unit, as in "price per GB".
func endsName(name string) bool {
	last := name[strings.LastIndexByte(name, ' ')+1:]
	return last != "" && last != "per" && !isStop(last) && !words.IsDigit(last[0]) && last[0] != '~' && last[0] != '/'
}

// unitSigns stand between a name and its unit; the first that does decides.
var unitSigns = [...]string{", ", " in ", " / ", " - ", " – "}

// lastUnitSigns returns where each of unitSigns stands last in h, 0 if it does
// not stand behind something.
func lastUnitSigns(h string) (last [len(unitSigns)]int) {
	for i := 1; i < len(h); i++ {
		if h[i] != ' ' && h[i] != ',' {
			continue
		}
		for k, sign := range unitSigns {
			if sign[0] == h[i] && strings.HasPrefix(h[i:], sign) {
				last[k] = i
			}
		}
	}
	return last
}
