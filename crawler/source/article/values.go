package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// cellLines joins the lines of a cell.
var cellLines = strings.NewReplacer(",\n", ", ", ";\n", "; ", "\n(", " (", "\n", ", ")

// cellText is what a cell says; images speak by their alternates.
func cellText(c *outline.Cell) string {
	text := c.Text
	if c.Block >= 0 {
		if parts := c.Chips(); parts != nil {
			text = strings.Join(parts, ", ")
		}
	}
	if strings.IndexByte(text, '\n') >= 0 {
		text = cellLines.Replace(text)
	}
	if text = strings.TrimSpace(text); text != "" {
		return text
	}
	var alts []string
	for _, m := range c.Images() {
		if m.Alt != "" {
			alts = append(alts, labeltext.Pictured(m.Alt))
		}
	}
	return strings.Join(alts, ", ")
}

// isText reports a cell of several sentences, which lists no values.
func isText(cell string) bool {
	if len(cell) < 80 {
		return false
	}
	for i := 1; i+2 < len(cell); i++ {
		if cell[i] == '.' && cell[i+1] == ' ' && cell[i+2] >= 'A' && cell[i+2] <= 'Z' && cell[i-1] >= 'a' && cell[i-1] <= 'z' &&
			phrase.Ends(cell, i) {
			return true
		}
	}
	return false
}

// isStatement reports a cell that makes one statement, whose commas separate no values: a
// sentence with a full stop and a long part, or with a clause after a comma, ", which keeps".
func isStatement(cell string) bool {
	const several, long = 6, 4 // spaces
	if strings.Count(cell, " ") < several {
		return false
	}
	ended := strings.HasSuffix(cell, ".") && !strings.HasSuffix(cell, "etc.") && !strings.HasSuffix(cell, "...")
	from := 0
	for i := 0; i <= len(cell); i++ {
		if i < len(cell) && cell[i] != ',' && cell[i] != ';' {
			continue
		}
		if ended && strings.Count(strings.TrimSpace(cell[from:i]), " ") >= long {
			return true
		}
		if from > 0 && continuesSentence(words.Head(strings.TrimLeft(cell[from:i], " "))) {
			return true
		}
		from = i + 1
	}
	return false
}

// continuesSentence reports words after a comma that continue a sentence.
func continuesSentence(w string) bool {
	switch w {
	case "which", "so", "but", "making", "allowing", "enabling", "letting", "leading", "causing", "resulting", "because", "although", "though",
		"while", "whereas", "however", "unless", "since", "its", "it", "they", "where", "when", "if":
		return true
	}
	return false
}

// splitValues reads the values of a cell, at commas, semicolons and slashes
// outside of parentheses; none is a stated absence. The slash of a rate, as in
// "$10 / month", parts no values.
func (w *tableWork) splitValues(cell string) []string {
	if section.IsAbsent(cell) {
		return nil
	}
	if isText(cell) || isStatement(cell) {
		return []string{record.Clip(cell, record.MaxText)}
	}
	list := w.values[:0]
	depth, start := 0, 0
	for i := 0; i < len(cell); i++ {
		switch cell[i] {
		case '(':
			depth++
		case ')':
			depth--
		case ',', ';', ' ':
			sep := partsValues(cell[i:])
			if depth > 0 || sep == 0 ||
				sep == 3 && cell[i] == ' ' && words.HasDigit(cell[start:i]) &&
					(metric.OpensRate(cell[i:]) || isScore(cell) || opensPrice(cell[start:]) && !opensPrice(cell[i+3:])) {
				continue
			}
			list = appendValue(list, cell[start:i])
			start = i + sep
			i = start - 1
		}
	}
	list = appendValue(list, cell[start:])
	if w.values = list; len(list) == 0 {
		return nil
	}
	return w.texts.Cut(list[:min(len(list), record.MaxList)])
}

// isScore reports what was reached and of how much, a round number: "8.5 / 10".
func isScore(cell string) bool {
	got, of, ok := strings.Cut(cell, " / ")
	if !ok || got == "" || strings.Trim(got, "0123456789.") != "" {
		return false
	}
	switch of {
	case "5", "10", "20", "30", "50", "100":
		return true
	}
	return false
}

// partsValues returns the length of what parts values at the head of s, 0 if
// nothing does.
func partsValues(s string) int {
	switch {
	case len(s) > 1 && s[0] != ' ' && s[1] == ' ':
		return 2
	case strings.HasPrefix(s, " / "):
		return 3
	}
	return 0
}

func appendValue(list []string, v string) []string {
	if v = strings.TrimSpace(v); v != "" {
		list = append(list, v)
	}
	return list
}

// opensPrice reports an amount of money at the head of a value.
func opensPrice(s string) bool { return words.HasPrefix(s, "$", "€", "£", "¥", "₹") }
