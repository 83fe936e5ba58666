package stackshare

import (
	"regexp"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

var (
	viewsTail   = regexp.MustCompile(`(?i)\d[\d.,]*\s?[kmb]? views?$`)
	adviceTail  = regexp.MustCompile(`(?i)(?:^|[.·,–—|] )((?:needs advice|decided)(?: on .{1,200})?)$`)
	wroteOnTail = regexp.MustCompile(`(?i),? (?:wrote|said|posted|writes)(?: this)?(?: on)?$`)
)

// asksAdvice reports a text that begins with the stance of one who asks.
func asksAdvice(s string) bool {
	return s[0]|0x20 == 'n' && strings.HasPrefix(keyOf(s), "needs advice")
}

// splitCardSentence splits a line that puts the fields of a card in words: "Ana wrote on May
// 21, 2020:", "– Ana, engineer, May 21, 2020. Needs advice on Go, Elm. 5k views."; nil for any
// other line.
func splitCardSentence(f field, b *outline.Block) []outline.Run {
	last := f.text[len(f.text)-1]
	viewed := last == 's' && strings.Contains(f.text, ". ") && !hasDots(f.text) && viewsTail.MatchString(f.text)
	if last != '.' && last != ':' && !viewed || !holdsDigit(f.text) && !asksAdvice(f.text) {
		return nil
	}
	at := strings.Index(b.Text, f.text)
	if at < 0 {
		return nil
	}
	var list []outline.Run
	cut := func(from, to int) {
		run := outline.Run{Anchor: &outline.Anchor{Link: f.Link}, Start: int32(at + from), End: int32(at + to)}
		list = append([]outline.Run{run}, list...)
	}
	rest := f.text
	for {
		rest = strings.TrimRight(rest, " .:,·|")
		if !mayHoldCardField(rest) {
			break
		}
		if m := viewsTail.FindStringIndex(rest); m != nil {
			cut(m[0], m[1])
			rest = rest[:m[0]]
		} else if m := adviceTail.FindStringSubmatchIndex(rest); m != nil {
			cut(m[2], m[3])
			rest = rest[:m[0]]
		} else {
			break
		}
	}
	if rest == "" {
		return list
	}
	if inner, ok := strings.CutSuffix(rest, ")"); ok && strings.LastIndexByte(inner, '(') >= 0 {
		rest = inner // "Ana (May 21, 2020)"
	}
	days := dates.Find(rest)
	if len(days) != 1 || days[0].End != len(rest) || len(days[0].Date) != len("2006-01-02") {
		return nil
	}
	who := strings.TrimRight(rest[:days[0].Start], " ,(")
	if m := wroteOnTail.FindStringIndex(who); m != nil {
		who = who[:m[0]]
	} else if len(list) == 0 {
		return nil
	}
	cut(days[0].Start, days[0].End)
	if len(who) > maxNameBytes {
		return nil
	}
	if who != "" {
		cut(0, len(who))
	}
	return list
}
