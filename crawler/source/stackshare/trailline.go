package stackshare

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// lineTrail reads block i as a breadcrumb in one line, whatever signs separate its steps: it
// begins with a root and ends with the page, or its separators are arrows, or an arrow leads up
// before them, and the title of the page stands beside it. It returns nil for any other block.
func (r *reader) lineTrail(i int) []string {
	b := &r.page.Outline.Blocks()[i]
	steps, sign := stepsIn(b)
	if len(steps) < 2 {
		return nil
	}
	if r.isHere(steps[0]) && slices.Contains(roots, keyOf(steps[len(steps)-1])) {
		slices.Reverse(steps)
	}
	if !slices.Contains(roots, keyOf(steps[0])) {
		return nil
	}
	arrows := sign != "" && !strings.Contains("|·•-–—*~,+", sign) || sign != "" && b.Text[0] == '<' && !slices.Contains(sites, keyOf(steps[0]))
	if r.isHere(steps[len(steps)-1]) || arrows && r.besideTitle(i) {
		return r.categoriesOf(steps)
	}
	return nil
}

// stepsIn returns the links of a line and the texts beside them, and the sign between the
// first two.
func stepsIn(b *outline.Block) (steps []string, sign string) {
	const long = 2000 // bytes
	if len(b.Text) > long {
		return nil, ""
	}
	link, from := "", int32(0)
	for k := range b.Runs {
		run := &b.Runs[k]
		text := strings.TrimSpace(b.Text[run.Start:run.End])
		switch {
		case len(steps) > maxTrail:
			return nil, ""
		case run.Link != "" && run.Link == link && !run.Apart && len(steps) > 0:
			steps[len(steps)-1] = trimSigns(b.Text[from:run.End])
		case run.Link != "":
			if bare := trimSigns(text); bare != "" {
				steps, from = append(steps, bare), run.Start
			}
		case !hasAlnum(text):
			if sign == "" && len(steps) > 0 {
				sign = text
			}
		default:
			if sign == "" {
				sign = signBesideRoot(text)
			}
			steps = append(steps, splitSteps(text, sign)...)
		}
		link = run.Link
	}
	return steps, sign
}

// signBesideRoot returns the sign that parts the root, with which a text begins or ends, from
// the next step.
func signBesideRoot(s string) string {
	s = trimSigns(withoutHere(s))
	for _, root := range roots {
		if head := len(s) - len(root); head > 0 && strings.EqualFold(s[head:], root) {
			front := strings.TrimRight(s[:head], " ")
			if at := strings.LastIndexFunc(front, func(c rune) bool { return !isSign(c) }); at >= 0 {
				_, size := utf8.DecodeRuneInString(front[at:])
				return front[at+size:]
			}
		}
		if !beginsWith(s, root) {
			continue
		}
		rest := strings.TrimLeft(s[len(root):], " ")
		end := strings.IndexFunc(rest, func(c rune) bool { return !isSign(c) })
		if end > 0 {
			return rest[:end]
		}
	}
	return ""
}

// splitSteps divides a text at the sign.
func splitSteps(s, sign string) (steps []string) {
	s = withoutHere(s)
	parts := []string{s}
	if spaced := " " + sign + " "; sign != "" && strings.Contains(s, spaced) {
		parts = strings.Split(s, spaced)
	} else if sign != "" {
		parts = strings.Split(s, sign)
	}
	for _, part := range parts {
		if part = trimSigns(part); part != "" && !isHereMark(part) {
			steps = append(steps, part)
		}
	}
	return steps
}

// isSign reports what may stand between the steps of a breadcrumb.
func isSign(c rune) bool {
	return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsSpace(c) && !strings.ContainsRune(".#+()&\"'’@$", c)
}

// trimSigns takes the signs off the ends of a step.
func trimSigns(s string) string {
	return strings.TrimFunc(s, func(c rune) bool { return isSign(c) || unicode.IsSpace(c) })
}

func hasAlnum(s string) bool {
	return strings.ContainsFunc(s, isAlnum)
}

// hereWords say of a step of a breadcrumb that it is the page, mostly to those who hear it.
var hereWords = []string{
	"you are here", "current page", "current", "current location", "current item", "this page", "page", "now viewing", "viewing", "you are viewing", "selected", "active",
}

func isHereMark(step string) bool {
	return len(step) < maxWord && slices.Contains(hereWords, strings.Trim(keyOf(step), " :()[],"))
}

// withoutHere cuts what says that the page is where it stands off the head of a breadcrumb, or of
// its last step: with a colon any label.
func withoutHere(s string) string {
	key := strings.ToLower(s)
	for _, words := range hereWords {
		if rest, ok := strings.CutPrefix(key, words); ok && len(key) == len(s) && rest != "" && !isWordByte(rest[0]) {
			return strings.TrimLeft(s[len(words):], " :–—-")
		}
	}
	return s
}

// isHere reports the step of a breadcrumb that is the page, with or without a label that
// says so.
func (sub *subject) isHere(step string) bool {
	const label = 24 // bytes
	if len(step) < len(sub.titleKey) || len(step) > len(sub.titleKey)+label || sub.titleKey == "" {
		return false
	}
	key := keyOf(step)
	if key == sub.titleKey || keyOf(withoutHere(step)) == sub.titleKey {
		return true
	}
	if rest, ok := strings.CutSuffix(key, sub.titleKey); ok {
		return strings.HasSuffix(rest, ": ")
	}
	rest, ok := strings.CutPrefix(key, sub.titleKey)
	return ok && slices.Contains(hereWords, strings.Trim(rest, " ()[],:–—-"))
}

// besideTitle reports a block right in front of the title of the page, or behind it.
func (r *reader) besideTitle(i int) bool {
	blocks := r.page.Outline.Blocks()
	for _, at := range [...]int{i - 1, i + 1} {
		if at >= 0 && at < len(blocks) && blocks[at].Kind == outline.Heading && len(blocks[at].Text) <= maxLabel &&
			strings.HasPrefix(keyOf(blocks[at].Text), r.titleKey) {
			return true
		}
	}
	return false
}
