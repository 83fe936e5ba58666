package nicepick

import "github.com/stackdex/stackdex/crawler/source/outline"

// weak is the level of labels that are no headings.
const weak = outline.WeakLevel + 1

// entry is a label that is open.
type entry struct {
	label
	at    int    // its token
	level uint8  // of its heading, or weak
	under uint64 // of a role: the tools that stood under it
}

// scope holds the labels that are open at a place of the page, the outermost
// first. A tool ends the tool before it and what stands under that, a role
// the role before it: so roles may stand under tools, or tools under roles.
type scope struct {
	open     []entry
	adjacent bool // nothing stands between the last label and this place
}

// tool returns the tool that is open, -1 if none is, and the token of its
// label.
func (s *scope) tool() (tool, at int) {
	for i := len(s.open) - 1; i >= 0; i-- {
		if e := &s.open[i]; e.named() {
			return e.label.tool, e.at
		}
	}
	return -1, -1
}

// role returns the role that is open, and the token of its label.
func (s *scope) role() (as role, at int) {
	for i := len(s.open) - 1; i >= 0; i-- {
		if e := &s.open[i]; e.label.role != free {
			return e.label.role, e.at
		}
	}
	return free, -1
}

// innerRole reports whether the role that is open stands under a tool.
func (s *scope) innerRole() bool {
	for i := range s.open {
		if s.open[i].named() {
			return true
		}
		if s.open[i].label.role != free {
			return false
		}
	}
	return false
}

// cut closes the first label that match accepts, and those under it.
func (s *scope) cut(match func(e *entry) bool) {
	for i := range s.open {
		if match(&s.open[i]) {
			s.open = s.open[:i]
			return
		}
	}
}

func hasRole(e *entry) bool { return e.label.role != free }
func hasTool(e *entry) bool { return e.named() }

// push opens the label at token i.
func (r *reader) push(s *scope, i int) {
	t := &r.tokens[i]
	e := entry{label: t.label, at: i, level: weak}
	if t.heads() {
		e.level = t.block.Level
		if r.inverted && !e.named() && (e.label.role == pros || e.label.role == cons) {
			e.level = 6 // below any tool
		}
		s.cut(func(o *entry) bool { return o.level != weak && o.level > e.level })
	}
	switch {
	case e.badge && !e.named():
		return
	case e.neutral:
		s.cut(func(o *entry) bool { return hasRole(o) || e.level != weak && o.level == e.level })
		s.adjacent = true
		return
	case e.label.role.divides():
		s.open = s.open[:0]
	case e.named() && e.label.role == free:
		r.closeForTool(s, &e)
	case e.label.role == related && !e.named():
		s.cut(func(o *entry) bool { return o.label.role == related || o.label.role.divides() })
	case !e.named():
		s.cut(hasRole)
	default:
		s.cut(func(o *entry) bool { return hasTool(o) || hasRole(o) })
	}
	s.open = append(s.open, e)
	s.adjacent = true
	r.state(s, i)
}

// closeForTool closes what the name of a tool ends.
func (r *reader) closeForTool(s *scope, e *entry) {
	if len(s.open) == 0 {
		return
	}
	top := s.open[len(s.open)-1]
	if s.adjacent && top.label.role != free && !top.named() && !top.label.role.divides() && r.isOuter(s, top, e) {
		s.open = append(s.open[:0], top)
	}
	as, _ := s.role()
	if as.divides() && r.roleOf(as, e.label.tool) == free {
		s.open = s.open[:0]
	}
	s.cut(hasTool)
	if len(s.open) == 0 {
		return
	}
	outer := &s.open[0]
	bit := uint64(1) << uint(e.label.tool&63)
	if !outer.label.role.divides() && (outer.under&bit != 0 || r.outside(outer.at, e.at)) {
		s.open = s.open[:0]
		return
	}
	outer.under |= bit
}

// outside reports whether the token at i stands outside of the smallest
// element that has a label and content.
func (d *document) outside(label, i int) bool {
	at, block := d.tokens[label].block.Index, d.tokens[i].block.Index
	for part := range d.page.Outline.Around(at) {
		blocks := part.Blocks()
		if last := blocks[len(blocks)-1].Index; block >= blocks[0].Index && block <= last || len(blocks) > maxBlocks {
			return false
		} else if last > at {
			from, to := d.tokensOf(part)
			for k := from; k < to; k++ {
				if !d.tokens[k].isLabel {
					return true
				}
			}
		}
	}
	return true
}

// isOuter reports whether the label of a role stands above the name of a tool
// right behind it, and not under the tool before it with nothing to list.
func (r *reader) isOuter(s *scope, as entry, name *entry) bool {
	old, _ := s.tool()
	if old < 0 {
		return true
	}
	if only := r.only(r.tokens[as.at].block.Index); only >= 0 {
		return only != old
	}
	if as.level != name.level && as.level != weak && name.level != weak {
		return as.level < name.level
	}
	for i := name.at + 1; i < len(r.tokens); i++ { // roles, or the next tool under the same
		if t := &r.tokens[i]; t.isLabel && t.label.columns() && !r.passing(i) {
			return t.label.named() && t.label.role == free && t.label.tool != name.label.tool
		}
	}
	return false
}

// roleOf returns the role of a text that is a tool's in a part of the page.
func (r *reader) roleOf(part role, tool int) role {
	switch part {
	case verdict:
		if r.cases[tool].Text == "" && !r.labelledCases {
			return useIf
		}
		return free
	case bottom:
		if r.reason.text == "" {
			return bottom
		}
		return free
	case intro, pages, foreign:
		return free
	}
	return part
}

// hide opens a part that is nothing of the comparison, at the heading at
// token i.
func (d *document) hide(s *scope, i int) {
	e := entry{label: label{tool: -1, role: foreign}, at: i, level: d.tokens[i].block.Level}
	s.cut(func(o *entry) bool { return o.level != weak && o.level >= e.level || o.label.role.divides() })
	s.open = append(s.open, e)
}

// state notes that the page has a place for the pros or cons of a tool.
func (r *reader) state(s *scope, i int) {
	as, _ := s.role()
	tool, _ := s.tool()
	if tool < 0 || as != pros && as != cons || i+1 < len(r.tokens) && !r.tokens[i+1].isLabel {
		return
	}
	r.stated = append(r.stated, point{tool: r.names[tool], as: as, evidence: evidenceOf(r.tokens[i].block, r.tokens[i].text)})
}

// only returns the tool that is named in the smallest element around a block
// that names any, -1 if it names several.
func (r *reader) only(block int) int {
	if r.lastOnly.from <= block && block < r.lastOnly.to {
		return r.lastOnly.tool
	}
	for part := range r.page.Outline.Around(block) {
		blocks := part.Blocks()
		from, to := blocks[0].Index, blocks[len(blocks)-1].Index+1
		tool := -1
		for k := range r.names {
			if r.named[k][to] == r.named[k][from] {
				continue
			}
			if tool >= 0 {
				return -1
			}
			tool = k
		}
		if tool >= 0 {
			r.lastOnly = onlyTool{from, to, tool}
			return tool
		}
	}
	return -1
}

// onlyTool is a range of blocks that name one tool.
type onlyTool struct{ from, to, tool int }
