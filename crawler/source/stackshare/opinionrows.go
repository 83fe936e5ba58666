package stackshare

import "github.com/stackdex/stackdex/crawler/source/outline"

// opinionRows reads the tables in s with a row an opinion, under heads that say which
// field of it each column holds.
func (r *reader) opinionRows(s span) []opinion {
	var list []opinion
	if !r.fieldsSideBySide(s) {
		return nil
	}
	from, to := r.room(s)
	tables := r.page.Outline.Before(to).After(from - 1).Tables()
	if len(tables) == 0 {
		tables = r.gridsIn(from, to)
	}
	for _, t := range tables {
		columns := fieldColumns(t.Header)
		if columns == nil {
			continue
		}
		for _, row := range t.Rows {
			o, ok := r.opinionRow(t.Header, row, columns)
			if !ok {
				return nil
			}
			list = append(list, o)
		}
	}
	return list
}

// fieldsSideBySide reports labels of fields one behind the other, as in a row of heads.
func (d *document) fieldsSideBySide(s span) bool {
	run := 0
	for i := s.from; i < s.to && run < enoughFields; i++ {
		if d.tokens[i].picture || !d.isFieldName(i) {
			run = 0
			continue
		}
		run++
	}
	return run == enoughFields
}

// fieldColumns returns which field of an opinion each column holds, by their heads; nil
// if they are not the fields of one.
func fieldColumns(head []outline.Cell) []string {
	columns, known := make([]string, len(head)), map[string]bool{}
	for col := range head {
		name := fieldNames[labelKey(cellKey(&head[col]))]
		if name != "" && name != "skip" && known[name] {
			return nil
		}
		columns[col], known[name] = name, true
	}
	delete(known, "")
	if len(known) < enoughFields || !known["text"] || !known["author"] && !known["date"] {
		return nil
	}
	return columns
}

// tagsInCell reads what stands in a cell behind a stance as the tags of an opinion; false if
// that is no list of names.
func (r *reader) tagsInCell(s span, o *opinion) bool {
	for i := s.from; i < s.to; i++ {
		t := &r.tokens[i]
		switch {
		case t.key == "on", fieldNames[labelKey(t.key)] == "tags":
		case !t.isName() && !t.picture, t.day != "", t.figure:
			return false
		default:
			r.tagNames(i, true, o)
		}
	}
	return true
}

// opinionRow reads a row with an opinion; false if a cell does not hold what its head says,
// or there is no text.
func (r *reader) opinionRow(head, row []outline.Cell, columns []string) (o opinion, ok bool) {
	company := ""
	for col, name := range columns {
		s := r.cellSpan(&row[col])
		if name == "" || s.empty() || absent(row[col].Text) {
			continue
		}
		for s.from < s.to-1 && r.tokens[s.from].picture {
			s.from++
		}
		f := cardField{name, r.cellSpan(&head[col]).from, s.from}
		if !r.fits(&f, s) {
			return o, false
		}
		several := s.to > s.from+1
		switch name {
		case "company":
			company = r.fieldValue(&f)
			continue
		case "author":
			if role := s.from + 1; role+1 == s.to && r.tokens[role].isName() && r.tokens[role].day == "" {
				o.role, several = r.tokens[role].text, false
			}
		case "text", "tags", "needs", "decided":
			several = false
		case "stance":
			several = several && !r.tagsInCell(span{s.from + 1, s.to}, &o)
		}
		if several { // fields without heads
			return o, false
		}
		r.setField(&f, s, &o)
	}
	o.worksAt(company)
	if len(o.text) == 0 {
		return o, false
	}
	o.at = o.text[0]
	return o, true
}
