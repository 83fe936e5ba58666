package stackshare

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// splitOwned divides texts that say several things: "38.7K Stacks · 34.8K
// Followers", and those in which the name of a tool stands with what is said
// of it: "Django: 85.6K". It reports whether there are any.
func (r *reader) splitOwned() bool {
	var out []token
	for _, s := range r.sections {
		switch s.topic {
		case beginning, titled, overview, detailed:
		default:
			continue
		}
		for i := s.from; i < s.to; i++ {
			pieces := r.ownedPieces(&r.tokens[i], s.topic == detailed)
			if pieces == nil {
				continue
			}
			if out == nil {
				out = make([]token, 0, len(r.tokens)+16)
			}
			out = append(out, r.tokens[len(out)-r.grown:i]...)
			for _, p := range pieces {
				t := r.tokens[i]
				t.text, t.key, t.traits = p, r.key(p), traits{}
				out = append(out, t)
			}
			r.grown += len(pieces) - 1
		}
	}
	if out == nil {
		return false
	}
	r.tokens = append(out, r.tokens[len(out)-r.grown:]...)
	at := 0
	for b := range r.start {
		for at < len(r.tokens) && r.tokens[at].block < b {
			at++
		}
		r.start[b] = at
	}
	return true
}

// maxOwned bounds a text that is divided, in bytes.
const maxOwned = 400

// ownedPieces returns the parts of a text that says several things, nil if it
// says one.
func (r *reader) ownedPieces(t *token, closely bool) []string {
	if closely {
		if list := r.labelledLists(t); list != nil {
			return list
		}
		if list := r.boldLabel(t); list != nil {
			return list
		}
	}
	if t.picture || t.tool >= 0 || t.figure || t.own != "" || t.head != nothing || len(t.text) > maxOwned || t.kind == outline.Button {
		return nil
	}
	if list := labelledNone(t.text); list != nil {
		return list
	}
	if list := figureList(t.text); list != nil {
		return list
	}
	if list := r.labelledRow(t.text); list != nil {
		return list
	}
	if list := r.severalTools(t, closely); list != nil {
		return list
	}
	for _, name := range r.names {
		rest, joint, ok := cutName(t.text, name)
		if !ok {
			continue
		}
		name = t.text[:len(name)]
		if list := figureList(rest); list != nil {
			return append([]string{name}, list...)
		}
		if _, ok := shown(rest, ""); ok || isBareList(rest) {
			return []string{name, rest}
		}
		if metric, _ := ownFigure(rest, keyOf(rest)); metric != "" {
			return []string{name, rest}
		}
		if closely && joint && (len(rest) <= maxNameBytes && !isSentence(rest) || r.emphasises(t, name)) {
			return []string{name, rest}
		}
	}
	return nil
}

// boldLabel divides the label of a list, which is emphasised, from the first of its entries, which
// is not: "<b>Integrations</b>Python".
func (d *document) boldLabel(t *token) []string {
	b := &d.page.Outline.Blocks()[t.block]
	if t.picture || len(b.Runs) < 2 || !b.Runs[0].Strong || b.Runs[1].Strong || b.Runs[1].Start > maxWord {
		return nil
	}
	label := strings.TrimSpace(b.Text[:b.Runs[1].Start])
	switch innerWords[labelKey(keyOf(label))] {
	case pros, cons, integrations:
		if rest, ok := strings.CutPrefix(t.text, label); ok && hasAlnum(rest) {
			return []string{label, strings.TrimLeft(rest, " :")}
		}
	}
	return nil
}

// labelledNone divides the label of a list from the words behind it that say that there
// is nothing: "Integrations No integrations available".
func labelledNone(s string) []string {
	const longest = len("Integrations")
	if len(s) > 2*maxWord {
		return nil
	}
	for at := len("Pros"); at <= min(longest, len(s)-2); at++ {
		switch innerWords[keyOf(s[:at])] {
		case pros, cons, integrations:
			if rest := strings.TrimLeft(s[at:], " :–—-"); absent(rest) && len(rest) > 1 {
				return []string{s[:at], rest}
			}
		}
	}
	return nil
}

// isBareList reports as many figures as stand without labels, with signs between.
func isBareList(s string) bool {
	return bareLine(s) != nil || areBare(dots.Split(strings.ReplaceAll(s, " / ", " | "), -1))
}

// areBare reports as many figures as stand without labels.
func areBare(parts []string) bool {
	return len(parts) == len(bareMetrics) && !slices.ContainsFunc(parts, func(p string) bool {
		v, ok := shown(p, "")
		return !ok || v.Value == nil || !words.IsDigit(p[0])
	})
}

// severalTools divides "A: 8K stacks, 2K votes | B: 4K stacks": parts that begin
// with the name of a tool each, and have figures.
func (r *reader) severalTools(t *token, closely bool) []string {
	for _, sep := range [...]string{" | ", " · ", " • ", "; "} {
		if n := strings.Count(t.text, sep) + 1; n != len(r.names) || n < 2 {
			continue
		}
		parts := strings.Split(t.text, sep)
		var all []string
		for _, p := range parts {
			part := *t
			part.text = strings.TrimSpace(p)
			pieces := r.ownedPieces(&part, closely)
			if len(pieces) < 2 || r.tool(keyOf(pieces[0])) < 0 {
				return nil
			}
			all = append(all, pieces...)
		}
		return all
	}
	return nil
}

// cutName takes the name from the front of a text; joint says that a sign
// stands between them.
func cutName(text, name string) (rest string, joint, ok bool) {
	if len(text) <= len(name)+1 || !strings.EqualFold(text[:len(name)], name) {
		return "", false, false
	}
	rest = text[len(name):]
	trimmed := strings.TrimLeft(rest, " :–—-|·•(")
	if trimmed == rest || trimmed == "" {
		signs := strings.Fields(strings.TrimLeft(rest, ":")) // Django: -
		if len(signs) == 0 {
			return "", false, false
		}
		rest = signs[len(signs)-1]
		return rest, true, absent(rest)
	}
	signs := rest[:len(rest)-len(trimmed)]
	if strings.Contains(signs, "(") {
		trimmed = strings.TrimSuffix(trimmed, ")")
	}
	return strings.TrimSpace(trimmed), strings.ContainsAny(signs, ":|·") || strings.ContainsAny(signs, "–—-") && strings.HasPrefix(signs, " "), true
}

// emphasises reports whether the name in front of a token's text is set apart
// by emphasis.
func (d *document) emphasises(t *token, name string) bool {
	runs := d.page.Outline.Blocks()[t.block].Runs
	for k := range runs {
		b := &d.page.Outline.Blocks()[t.block]
		if strings.Trim(b.Text[runs[k].Start:runs[k].End], " :") == name {
			return runs[k].Strong || runs[k].Emphasis
		}
	}
	return false
}

// figureList divides a text into labelled figures, if it is nothing else and
// has several.
func figureList(text string) []string {
	if !holdsDigit(text) || !holdsMetric(strings.ToLower(text)) {
		return nil
	}
	for _, sep := range [...]string{"·", "|", "•", ";", ", ", "/", " – ", " — "} {
		if !strings.Contains(text, sep) {
			continue
		}
		var list []string
		for p := range strings.SplitSeq(text, sep) {
			p = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(p), "and "))
			metric, _ := ownFigure(p, keyOf(p))
			if metric == "" {
				list = nil
				break
			}
			list = append(list, p)
		}
		if len(list) > 1 {
			return list
		}
	}
	return nil
}

func holdsDigit(s string) bool {
	for i := 0; i < len(s); i++ {
		if words.IsDigit(s[i]) {
			return true
		}
	}
	return false
}
