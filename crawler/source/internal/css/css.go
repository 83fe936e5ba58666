// Package css reads how an inline style shows a box and lays out its content.
package css

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/element"
)

// MaxColumns bounds the number of columns.
const MaxColumns = 12

// ColumnsOf returns the number of columns in which a style lays out the content of an element,
// 0 if it does not tell, and whether it makes the element a row of a table.
func ColumnsOf(style string) (columns uint8, row bool) {
	if !strings.Contains(style, "grid") && !strings.Contains(style, "table-row") {
		return 0, false
	}
	for decl := range strings.SplitSeq(style, ";") {
		key, value, _ := strings.Cut(decl, ":")
		value = strings.ToLower(strings.TrimSpace(value))
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "display":
			row = value == "table-row"
		case "grid-template-columns":
			columns = tracks(value)
		case "grid", "grid-template":
			if _, after, found := strings.Cut(value, "/"); found {
				columns = tracks(strings.TrimSpace(after))
			}
		}
	}
	return columns, row
}

// tracks counts the columns of a template: "1fr 2fr", "auto repeat(2, 1fr)".
func tracks(s string) uint8 {
	n := 0
	for s != "" && n <= MaxColumns {
		if rest, ok := strings.CutPrefix(s, "repeat("); ok {
			times, _, _ := strings.Cut(rest, ",")
			n += element.SmallInt(times)
		} else if s[0] != '[' { // a name of a line
			n++
		}
		s = strings.TrimSpace(s[trackEnd(s):])
	}
	if n > MaxColumns {
		return 0
	}
	return uint8(n)
}

// trackEnd returns where the first word of s ends; what stands in parentheses
// belongs to it.
func trackEnd(s string) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ' ':
			if depth <= 0 {
				return i
			}
		}
	}
	return len(s)
}

// Display is how an inline style shows an element's box.
type Display uint8

const (
	AsUsual   Display = iota // nothing
	AsNone                   // not shown
	AsBlock                  // stands by itself
	AsInline                 // part of a line
	AsBox                    // a box within a line
	AsOverlay                // fixed or sticky: lies over the page
	AsClipped                // for screen readers
)

// DisplayOf returns how an inline style shows the box.
func DisplayOf(style string) Display {
	if style == "" || !mayDisplay(style) {
		return AsUsual
	}
	found := AsUsual
	for decl := range strings.SplitSeq(style, ";") {
		key, value, ok := strings.Cut(decl, ":")
		if !ok {
			continue
		}
		value = strings.ToLower(strings.TrimSpace(value))
		value = strings.TrimSpace(strings.TrimSuffix(value, "!important"))
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "display":
			switch value {
			case "none":
				return AsNone
			case "inline":
				found = AsInline
			case "inline-block", "inline-flex":
				found = AsBox
			case "block", "flex", "grid", "table", "list-item", "flow-root", "table-cell", "table-row":
				found = AsBlock
			}
		case "visibility":
			if value == "hidden" || value == "collapse" {
				return AsNone
			}
		case "position":
			switch value {
			case "fixed":
				found = AsOverlay
			case "absolute":
				if strings.Contains(style, "clip") || strings.Contains(style, "width:1px") {
					return AsClipped
				}
			}
		}
	}
	return found
}

// mayDisplay reports whether a style can say anything of interest here.
func mayDisplay(style string) bool {
	return strings.Contains(style, "play") || strings.Contains(style, "ibility") || strings.Contains(style, "ition") ||
		strings.IndexFunc(style, func(r rune) bool { return r >= 'A' && r <= 'Z' }) >= 0
}
