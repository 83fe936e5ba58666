package stackshare

import (
	"cmp"
	"math"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// cardField is a field of a card that has a label.
type cardField struct {
	name  string
	label int // token
	from  int // token with which its value begins: the label's own if both are one text
}

// fieldNames are what the labels in a card announce.
var fieldNames = map[string]string{
	"author": "author", "by": "author", "posted by": "author", "written by": "author", "asked by": "author", "submitted by": "author", "shared by": "author", "name": "author", "user": "author", "developer": "author", "contributor": "author",
	"role": "role", "title": "role", "position": "role", "job": "role", "job title": "role", "occupation": "role",
	"company": "company", "organization": "company", "organisation": "company", "employer": "company", "works at": "company",
	"date": "date", "posted": "date", "posted on": "date", "published": "date", "published on": "date", "written": "date", "written on": "date", "created": "date", "submitted": "date", "when": "date",
	"stance": "stance", "status": "stance", "decision": "stance", "type": "stance", "kind": "stance",
	"tools": "tags", "tags": "tags", "on": "tags", "topics": "tags", "stack": "tags", "about": "tags", "needs advice on": "needs", "decided on": "decided",
	"text": "text", "advice": "text", "opinion": "text", "comment": "text", "message": "text", "review": "text", "post": "text", "content": "text", "quote": "text",
	"views": "views", "view count": "views", "viewed": "views",
	"comments": "skip", "likes": "skip", "upvotes": "skip", "replies": "skip",
}

// maxFieldName bounds a label in bytes.
const maxFieldName = 16

// enoughFields are as many different labels as make a card one of labelled fields;
// lists of terms need fewer.
const enoughFields = 3

// fieldAt reads token i as the label of a field, or as a label with its value.
func (r *reader) fieldAt(i int, s span) (f cardField, ok bool) {
	t := &r.tokens[i]
	if t.picture || t.kind == outline.Button || r.isCardWord(i) && (i+1 == s.to || !r.tokens[i+1].sentence) {
		return f, false
	}
	if len(t.key) <= maxFieldName {
		if f = (cardField{fieldNames[labelKey(t.key)], i, i + 1}); f.name != "" {
			if f.from >= s.to || t.key == "on" && t.kind != outline.Term {
				return f, false
			}
			if r.isFieldName(f.from) { // the heads of columns stand side by side
				return r.stanceWithTags(f, s)
			}
			return f, r.fits(&f, s)
		}
	}
	head, rest, ok := strings.Cut(t.text[:min(len(t.text), maxFieldName+2)], ": ")
	if !ok || rest == "" && len(t.text) <= maxFieldName+2 {
		return f, false
	}
	f = cardField{fieldNames[keyOf(head)], i, i}
	return f, f.name != "" && r.fits(&f, s)
}

// stanceWithTags reads the label of a stance in front of one that tags stand behind: "Status:
// Needs advice on".
func (d *document) stanceWithTags(f cardField, s span) (cardField, bool) {
	inner := fieldNames[labelKey(d.tokens[f.from].key)]
	if f.name != "stance" || inner != "needs" && inner != "decided" || f.from+1 >= s.to {
		return f, false
	}
	return cardField{inner, f.label, f.from + 1}, true
}

// isFieldName reports a label without a value.
func (d *document) isFieldName(i int) bool {
	key := d.tokens[i].key
	return len(key) <= maxFieldName && fieldNames[labelKey(key)] != ""
}

// fits reports whether the value of a field is one that its label announces.
func (d *document) fits(f *cardField, s span) bool {
	value := d.fieldValue(f)
	switch f.name {
	case "stance":
		return stanceOfField(value) != ""
	case "date":
		_, ok := dayOf(value)
		return ok || f.from < s.to && d.tokens[f.from].day != ""
	case "views":
		_, ok := readers(value)
		return ok
	case "role":
		return labelKey(d.tokens[f.label].key) != "title" || roleWords.MatchString(value)
	case "author":
		return len(value) <= record.MaxName && hasLetter(value) && !isSentence(value)
	}
	return true
}

// fieldValue returns the first text of a field's value.
func (d *document) fieldValue(f *cardField) string {
	text := d.tokens[f.from].text
	if f.from == f.label {
		_, text, _ = strings.Cut(text, ": ")
	}
	return strings.TrimSpace(text)
}

// fieldsIn lists the labelled fields in s; nil if they are not enough to be those of
// a card.
func (r *reader) fieldsIn(s span) []cardField {
	var list []cardField
	names, terms := map[string]bool{}, 0
	for i := s.from; i < s.to; i++ {
		f, ok := r.fieldAt(i, s)
		if !ok {
			continue
		}
		switch list = append(list, f); f.name {
		case "skip":
		case "needs", "decided":
			names["stance"] = true
		default:
			names[f.name] = true
		}
		if r.tokens[i].kind == outline.Term {
			terms++
		}
		i = f.from // a label is no value
	}
	if len(names) >= enoughFields || len(names) > 1 && terms > 1 {
		return list
	}
	return nil
}

// fewFields lists the labelled fields beside the stance of a card, if that has a label:
// whoever signs and the text may have none. Else the tags may be all that has one.
func (r *reader) fewFields(c span) []cardField {
	var list []cardField
	stanced := false
	for i := c.from; i < c.to; i++ {
		f, ok := r.fieldAt(i, c)
		if !ok {
			continue
		}
		switch f.name {
		case "stance", "tags", "date", "role", "views":
			list = append(list, f)
			stanced = stanced || f.name == "stance"
		}
		i = f.from
	}
	if stanced {
		return list
	}
	for k := range list {
		if f := &list[k]; f.name == "tags" && f.from > f.label && strings.HasSuffix(r.tokens[f.label].text, ":") && r.tokens[f.from].isName() {
			return list[k : k+1]
		}
	}
	return nil
}

// labelled reads the fields of a card that have labels and returns their tokens; nil
// if there are too few.
func (r *reader) labelled(c span, o *opinion) map[int]bool {
	fields := r.fieldsIn(c)
	if fields == nil {
		fields = r.fewFields(c)
	}
	if fields == nil {
		return nil
	}
	taken := map[int]bool{}
	company := ""
	for k := range fields {
		f := &fields[k]
		end := c.to
		if k+1 < len(fields) {
			end = fields[k+1].label
		}
		end = r.endOfValue(f, end, end == c.to)
		taken[f.label] = true
		for i := f.from; i < end; i++ {
			taken[i] = true
		}
		if f.name == "company" {
			company = r.fieldValue(f)
			continue
		}
		r.setField(f, span{f.from, end}, o)
	}
	o.worksAt(company)
	return taken
}

// worksAt adds the company to the role of whoever signs.
func (o *opinion) worksAt(company string) {
	if company != "" && !absent(company) {
		o.role = strings.TrimPrefix(o.role+" at "+company, " at ")
	}
}

// endOfValue returns where the value of a field ends, at most limit: names end at the first
// text that is not one, a text ends at the next label or, if there is none, with its element.
func (r *reader) endOfValue(f *cardField, limit int, last bool) int {
	end := f.from + 1
	switch f.name {
	case "text":
		if !last {
			return limit
		}
		if f.from > f.label {
			r.around(f.from, span{f.label + 1, limit}, func(part span) bool {
				end = part.to
				return true
			})
		}
		for end < limit && r.tokens[end].sentence && !r.tokens[end].noise && r.tokens[end].kind == r.tokens[end-1].kind {
			end++
		}
	case "tags", "needs", "decided":
		for end < limit && (r.tokens[end].isName() || r.tokens[end].picture) &&
			(!last || r.tokens[end].block == r.tokens[end-1].block || r.tokens[end].kind == outline.Description ||
				r.resolve(r.tokens[end].Link) != "") {
			end++
		}
		if last && f.from > f.label {
			end = max(end, min(limit, r.elementBehind(f.from, f.label, span{f.label, limit})))
		}
	}
	return end
}

// setField takes the value of a field.
func (r *reader) setField(f *cardField, s span, o *opinion) {
	value := r.fieldValue(f)
	if absent(value) {
		return
	}
	switch f.name {
	case "author":
		author, role := authorAndRole(value)
		o.author = author
		o.role = cmp.Or(o.role, role)
	case "role":
		o.role = value
	case "date":
		if o.date = r.tokens[f.from].day; o.date == "" {
			o.date, _ = dayOf(value)
		}
	case "stance":
		o.stance = stanceOfField(value)
		if _, names, ok := strings.Cut(value, " on "); ok {
			for _, name := range tagNames(names) {
				o.tag(entry{name: name, link: r.linkOf(f.from, name), at: f.from})
			}
		}
	case "needs":
		o.stance = cmp.Or(o.stance, "needs_advice")
		r.tagField(f, s, o)
	case "decided":
		o.stance = cmp.Or(o.stance, "decided")
		r.tagField(f, s, o)
	case "tags":
		r.tagField(f, s, o)
	case "views":
		o.views, _ = readers(value)
	case "text":
		r.textField(f, s, o)
	}
}

// tagField takes names that stand one by one or in a line.
func (r *reader) tagField(f *cardField, s span, o *opinion) {
	for i := s.from; i < s.to; i++ {
		t := &r.tokens[i]
		text := t.text
		if i == f.label {
			text = r.fieldValue(f)
		}
		if t.kind == outline.Button || t.noise {
			continue
		}
		for _, name := range tagNames(text) {
			o.tag(entry{name: name, link: r.resolve(t.Link), at: i})
		}
	}
}

// tagNames divides a line of names.
func tagNames(s string) []string {
	var names []string
	for _, part := range joined.Split(s, -1) {
		for name := range strings.FieldsFuncSeq(part, func(c rune) bool { return c == '|' || c == '·' || c == '•' || c == ';' }) {
			if name = strings.TrimSpace(name); name != "" && !absent(name) && len(name) <= maxNameBytes {
				names = append(names, name)
			}
		}
	}
	return names
}

// textField takes the text of a card; what stands behind its label in one text is
// that text from now on.
func (d *document) textField(f *cardField, s span, o *opinion) {
	if f.from == f.label {
		t := &d.tokens[f.from]
		t.text = d.fieldValue(f)
		t.key = d.key(t.text)
	}
	for i := s.from; i < s.to; i++ {
		if t := &d.tokens[i]; !t.picture && t.kind != outline.Button && (!t.noise || i == f.from) {
			o.text = append(o.text, i)
		}
	}
}

// stanceOfField reads the value of a field as a stance.
func stanceOfField(s string) string {
	switch key := strings.TrimSuffix(keyOf(strings.TrimRight(s, ".")), " on"); { // of what stands behind it
	case key == "decided", strings.HasPrefix(key, "decided on "):
		return "decided"
	case key == "needs advice", strings.HasPrefix(key, "needs advice on "):
		return "needs_advice"
	}
	return ""
}

// readers reads a count of views.
func readers(s string) (*int64, bool) {
	key := keyOf(s)
	if n, ok := viewsOf(key); ok {
		return n, true
	}
	key = strings.TrimSuffix(key, " times")
	if len(key) > 12 || key == "" || !words.IsDigit(key[0]) {
		return nil, false
	}
	f, ok := shown(strings.ToUpper(strings.ReplaceAll(key, " ", "")), "") // "1m" is a metre
	if !ok || f.Value == nil {
		return nil, false
	}
	return new(int64(math.Round(*f.Value))), true
}
