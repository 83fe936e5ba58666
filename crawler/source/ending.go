package source

// goingOn is the attribute of the element behind which a page goes on that said it
// had ended.
const goingOn = "x-stackdex-goes-on"

// ending tells the end of a page from one that a stray piece of a template writes amid
// it: what follows ends once more what that closed.
type ending struct {
	met    bool
	marked bool // the element behind it is
	open   [lineKinds]int32
}

// goOn reads a start tag behind what said that the page ends.
func (t *thinner) goOn() {
	e := &t.ending
	if k := lineKindOf(t.name); k > formatting {
		e.open[k]++
		if !e.marked {
			e.marked = true
			t.out = append(append(t.out, t.src[t.copied:t.at]...), " "+goingOn...)
			t.copied = t.at
		}
	}
}

// end reads an end tag.
func (t *thinner) end() {
	e := &t.ending
	switch {
	case !e.met:
		e.met = len(t.name) == len("body") && string(t.name) == "body" && t.foreign == 0
	case e.marked:
		switch k := lineKindOf(t.name); k {
		case boxLine, divLine, listLine:
			e.open[k]--
			t.early = t.early || e.open[k] < 0
		}
	}
}

// resume lets the sections go on that an end closed which was none: browsers show what
// follows right behind, and so a reader takes it for theirs.
func (w *walker) resume() {
	here := int32(len(w.doc.blocks))
	for i := range w.scopes {
		s := &w.scopes[i]
		if sealed := s.sealed == s.from && s.from > 0; s.to == here && s.from < here && !sealed {
			w.resumed = append(w.resumed, int32(i))
		}
	}
}

// endResumed ends with the page the scopes that went on.
func (w *walker) endResumed() {
	for _, i := range w.resumed {
		w.scopes[i].to = int32(len(w.doc.blocks))
	}
}
