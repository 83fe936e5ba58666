package words_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// TestCutOrdinal tells the number of an entry from a quantity.
func TestCutOrdinal(t *testing.T) {
	for _, s := range []string{
		"1. Routing", "12) Routing", "(3) Routing", "#4 Routing", "#5: Routing", "06 Routing", "07. Routing", "8 – Routing",
		"9 | Routing", "02 / Routing", "1/6. Routing", "2 of 6: Routing", "03/12 — Routing", "No. 4: Routing", "№ 5 Routing",
		"③ Routing", "❹Routing", "5️⃣ Routing", "🔟 Routing", "01: Routing", "10: Routing",
	} {
		if got, ok := words.CutOrdinal(s); !ok || got != "Routing" {
			t.Errorf("the title of %q is %q, %v", s, got, ok)
		}
	}
	for _, s := range []string{
		"", "7", "01", "3 Kinds of Routing", "24/7 Support", "1.5 seconds", "2x faster", "10:30 Talk", "3 – 5 seconds", "0.5 Routing", "2020 – Routing",
		"3D Routing", "5 of them", "1/2", "9/10 Engineers", "3 of 4 Engineers", "404 / Routing", "(3 Routing", "No. of Routes", "7-Zip",
	} {
		if got, ok := words.CutOrdinal(s); ok || got != s {
			t.Errorf("%q is read as a number and %q", s, got)
		}
	}
}
