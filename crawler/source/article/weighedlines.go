package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// weighedLines reads lines of an attribute and what it is of each of the same tools as a table:
// "License: Zeta: MIT | Quark: GPL".
func (r *reader) weighedLines(tokens []token, i int) (*outline.Table, int) {
	const few = 2
	var t *outline.Table
	var tools []*names.Tool
	end := i
	for end < len(tokens) && !tokens[end].isTable && tokens[end].piece >= 0 {
		text, size := tokens[end].text, 1
		if b := tokens[end].block; b != nil && b.Kind == outline.Term && end+1 < len(tokens) && isDescription(&tokens[end+1]) {
			text, size = strings.TrimSuffix(text, ":")+": "+tokens[end+1].text, 2
		}
		row, named := r.weighedLine(text)
		if len(named) < 2 || tools != nil && !slices.Equal(tools, named) {
			break
		}
		if r.cellsLeft -= len(row); r.cellsLeft < 0 {
			return nil, 0
		}
		if t == nil {
			tools = named
			t = &outline.Table{Origin: outline.Siblings, Header: []outline.Cell{textCell("Attribute")}}
			for _, tool := range tools {
				t.Header = append(t.Header, textCell(tool.Name))
			}
		}
		t.Rows = append(t.Rows, row)
		end += size
	}
	if t == nil || len(t.Rows) < few {
		return nil, 0
	}
	return t, end
}

func isDescription(t *token) bool {
	return t.block != nil && t.piece >= 0 && !t.isTable && t.block.Kind == outline.Description
}

// weighedLine reads one such line as a row, and the tools in it.
func (c *comparison) weighedLine(text string) (row []outline.Cell, tools []*names.Tool) {
	const longest = 2 * maxValue
	at := strings.IndexByte(text[:min(len(text), phrase.MaxLabel+1)], ':')
	if at < 1 || at+2 >= len(text) || text[at+1] != ' ' || len(text) > longest {
		return nil, nil
	}
	label, rest := text[:at], text[at+2:]
	if tool, _ := c.toolLed(rest); tool == nil || c.names.Get(label) != nil {
		return nil, nil
	}
	row = append(row, textCell(label))
	for rest != "" && len(tools) < maxColumns {
		tool, value := c.toolLed(rest)
		if tool == nil || slices.Contains(tools, tool) {
			return nil, nil
		}
		value, rest = c.untilNext(value)
		if value == "" {
			return nil, nil
		}
		row, tools = append(row, textCell(value)), append(tools, tool)
	}
	return row, tools
}

// toolLed returns the tool that a text begins with, and what stands behind its colon; nil if
// it begins with none.
func (c *comparison) toolLed(text string) (*names.Tool, string) {
	f := c.names.Head(text)
	if f == nil || f.Tool.Thing {
		return nil, ""
	}
	rest, ok := strings.CutPrefix(text[len(f.Text):], ":")
	if !ok || strings.HasPrefix(rest, "//") {
		return nil, ""
	}
	return f.Tool, strings.TrimLeft(rest, " ")
}

// untilNext parts a value from the tool behind it, which a sign or a comma parts from it.
func (c *comparison) untilNext(text string) (value, next string) {
	for i := 1; i+1 < len(text); i++ {
		if text[i] != ' ' || !words.IsAlnum(text[i+1]) && text[i+1] != '.' {
			continue
		}
		if head := strings.TrimRight(text[:i], "|/;,·•."); len(head) < i {
			if tool, _ := c.toolLed(text[i+1:]); tool != nil {
				return strings.TrimRight(head, " "), text[i+1:]
			}
		}
	}
	return strings.TrimRight(strings.TrimSpace(text), "."), ""
}
