package stackshare

import "slices"

// detailed reads the detailed comparison: a card for each tool, else topic by
// topic, each in its own structure.
func (r *reader) detailed(s span) {
	r.scope, r.columned = s, false
	r.headUnknown(s)
	r.pointVotes(s)
	r.pairedTables(s)
	r.labelsBetween(s)
	if cards, behind := r.headedInFront(s); behind > 0 {
		for tool, card := range cards {
			r.card(tool, card)
		}
		s.from = behind
	}
	tables := r.toolTables(s)
	if cards := r.cards(s); cards != nil && len(tables) == 0 && r.labelsWithin(s, cards) {
		for tool, card := range cards {
			r.card(tool, card)
		}
		return
	} else if cards != nil && len(tables) == 0 && r.cardsInFront(s, cards) {
		return
	}
	if cards := r.headedCards(s); cards != nil && len(tables) == 0 {
		for tool, card := range cards {
			r.card(tool, card)
		}
		return
	}
	from := s.from
	var parts []part
	for _, t := range tables {
		k, end := t.topic, t.from
		if at := r.labelInFront(t.from, from); at >= 0 { // it is said of all of the table
			k, end = r.tokens[at].head, at
		}
		front := r.besideTables(span{from, end})
		if len(parts) == 0 && len(front) > 0 && front[0].bare {
			if stretches := r.byNames(front[0].span); stretches != nil { // the table comes after that
				for tool, p := range stretches {
					r.describe(tool, p)
				}
				front = front[1:]
			}
		}
		parts = append(parts, front...)
		r.labelRow(t, from)
		r.cells(t.cells, k)
		from = t.to
	}
	if len(tables) > 0 {
		r.chunksOf(append(parts, r.besideTables(span{from, s.to})...))
		return
	}
	r.chunksOf(append(parts, r.chunks(s)...))
}

// labelRow gives the one row of a table the label of a figure right in front of it, which
// opens it.
func (r *reader) labelRow(t toolTable, from int) {
	if t.from <= from || len(t.cells) != len(r.names) || slices.ContainsFunc(t.cells, func(c toolCell) bool { return c.head != "" }) {
		return
	}
	label := &r.tokens[t.from-1]
	if label.metric == "" || label.picture {
		return
	}
	for i := range t.cells {
		t.cells[i].head = labelKey(label.key)
	}
}

// besideTables reads a card for each tool before or after a table of something else; where
// there are none it returns the parts of s by topic.
func (r *reader) besideTables(s span) []part {
	if cards := r.cards(s); cards != nil && r.labelsWithin(s, cards) {
		for tool, c := range cards {
			r.card(tool, c)
		}
		return nil
	}
	if cards := r.headedCards(s); cards != nil && all(cards, r.headsAll) {
		for tool, c := range cards {
			r.card(tool, c)
		}
		return nil
	}
	return r.chunks(s)
}

// cardsInFront reads a card for each tool, and behind these what is said of all
// of them topic by topic; false if s is not made so.
func (r *reader) cardsInFront(s span, cards []span) bool {
	whole := cards[0]
	for _, c := range cards {
		whole = span{min(whole.from, c.from), max(whole.to, c.to)}
	}
	if whole.to >= s.to || r.tokens[whole.to].head == nothing || !r.labelsWithin(span{s.from, whole.to}, cards) {
		return false
	}
	for tool, c := range cards {
		r.card(tool, c)
	}
	r.chunksOf(r.chunks(span{whole.to, s.to}))
	return true
}

// labelsWithin reports whether each label in s lies in one of the cards, and the
// cards are alike: only pros or cons may be missing in one.
func (d *document) labelsWithin(s span, cards []span) bool {
	for _, c := range cards {
		if _, most := d.marks(c); most > 1 {
			return false
		}
		for _, k := range [...]topic{description, features, statistics, both, integrations} {
			if d.headsOf(c, k) != d.headsOf(cards[0], k) {
				return false
			}
		}
	}
	for i := s.from; i < s.to; i++ {
		if t := &d.tokens[i]; t.head == nothing && t.metric == "" {
			continue
		}
		if !slices.ContainsFunc(cards, func(c span) bool { return i >= c.from && i < c.to }) {
			return false
		}
	}
	return true
}

// cells reads the cells of a table; those without a label are about topic k.
func (r *reader) cells(cells []toolCell, k topic) {
	for _, c := range cells {
		if c.head != "" || k == nothing || k == both || k == statistics {
			r.cell(c)
			continue
		}
		if c.loose != nil {
			c.head = topicWords[k]
			r.cell(c)
			continue
		}
		r.topic(c.tool, k, c.span)
	}
}

// cell reads what a table says of a tool under a label.
func (r *reader) cell(c toolCell) {
	if c.loose != nil {
		r.loosePoint(c)
		return
	}
	if metric := metrics[c.head]; metric != "" {
		r.setStat(c.tool, metric, c.text, "", c.from)
		return
	}
	switch k := max(innerWords[c.head], kindWords[c.head]); k {
	case nothing, both, statistics:
		r.card(c.tool, c.span)
	default:
		r.topic(c.tool, k, c.span)
	}
}

// belowName leaves out the name of a tool in front of what s says of it.
func (d *document) belowName(tool int, s span) span {
	for !s.empty() && d.tokens[s.from].tool == tool {
		s.from++
	}
	return s
}

// topic reads what s says of a tool on one topic.
func (r *reader) topic(tool int, k topic, s span) {
	if k != description {
		s = r.belowName(tool, s)
	}
	side := &r.sides[tool]
	switch k {
	case pros:
		side.pros.add(r, s)
	case cons:
		side.cons.add(r, s)
	case integrations:
		side.with.add(r, s)
	case features:
		side.features.addValues(r, s)
	case description:
		r.describe(tool, s)
	case both:
		r.forAndAgainst(tool, s)
	}
}

// card reads a stretch that is about one tool.
func (r *reader) card(tool int, s span) {
	if s.empty() {
		return
	}
	for _, p := range r.allPairs(r.pairs(s), s, 1) {
		if p.at >= s.from && p.at < s.to && !r.isBroken(&p) {
			r.setStat(tool, p.metric, p.raw, p.title, p.at)
		}
	}
	for _, p := range r.inside(s) {
		if p.topic == description {
			p.to = r.firstLabel(p.span)
		}
		r.topic(tool, p.topic, p.span)
	}
}

// valueAhead reports whether the figure of the label at i stands in front of it.
func (d *document) valueAhead(i int, s span) bool {
	return i > s.from && d.tokens[i-1].figure && (i+1 == s.to || !d.tokens[i+1].figure)
}

// firstLabel returns the first token of s with the label of a figure.
func (d *document) firstLabel(s span) int {
	for i := s.from; i < s.to; i++ {
		if t := &d.tokens[i]; t.metric == "" && t.own == "" {
			continue
		}
		if d.valueAhead(i, s) {
			return i - 1
		}
		return i
	}
	return s.to
}

// marks counts the inner labels and the labels of figures in s: how many
// there are, and how often the most frequent stands there, apart from the heads
// of columns.
func (d *document) marks(s span) (distinct, most int) {
	var keys [24]string
	var counts [24]int
	for i := s.from; i < s.to; i++ {
		t := &d.tokens[i]
		key := t.key
		switch {
		case t.own != "":
			key = t.own
		case t.metric != "" && t.picture:
			continue // the figure beside it is called so too
		case t.metric != "":
			key = t.metric
		case t.head == nothing:
			continue
		}
		k := 0
		for k < distinct && keys[k] != key {
			k++
		}
		if k == len(keys) {
			continue
		}
		keys[k], distinct = key, max(distinct, k+1)
		if !t.column {
			counts[k]++
			most = max(most, counts[k])
		}
	}
	return distinct, most
}

// headsOf counts the labels of a topic in s.
func (d *document) headsOf(s span, k topic) int {
	n := 0
	for i := s.from; i < s.to; i++ {
		if d.tokens[i].head == k {
			n++
		}
	}
	return n
}

// cards finds for each tool the stretch that is about it alone; nil if the
// section is not divided so.
func (r *reader) cards(s span) []span {
	cards, owners := make([]span, len(r.names)), map[span]int{}
	for _, at := range r.named(s) {
		tool := r.tokens[at].tool
		if !cards[tool].empty() {
			continue
		}
		best := r.cardAround(at, s, owners)
		if distinct, _ := r.marks(best); distinct < 2 && (distinct == 0 || !r.beginsCard(best)) || slices.Contains(cards, best) {
			continue
		}
		cards[tool] = best
	}
	if all(cards, func(c span) bool { return !c.empty() }) {
		return cards
	}
	return r.flatCards(s)
}

// beginsCard reports a stretch that begins with the name of a tool and a sentence.
func (d *document) beginsCard(s span) bool {
	return s.to-s.from > 2 && d.tokens[s.from].tool >= 0 && d.tokens[s.from+1].sentence
}

// cardAround returns the largest element around a name in which no label
// stands twice and no other tool is named in front of the first label. owners
// keeps what was found out of elements.
func (d *document) cardAround(at int, s span, owners map[span]int) span {
	best := span{}
	d.around(at, s, func(part span) bool {
		owner, known := owners[part]
		if !known {
			owner = d.cardOwner(part)
			owners[part] = owner
		}
		if owner == d.tokens[at].tool {
			best = part
			return true
		}
		return false
	})
	return best
}

// cardOwner returns the tool that s names first, -1 if another one stands in front
// of the first label, or a label stands there twice.
func (d *document) cardOwner(s span) int {
	if _, most := d.marks(s); most > 1 {
		return -1
	}
	owner, labelled := -1, false
	for i := s.from; i < s.to; i++ {
		t := &d.tokens[i]
		labelled = labelled || t.isLabel()
		switch {
		case owner >= 0 && labelled:
			return owner
		case t.tool < 0:
		case owner >= 0 && t.tool != owner:
			return -1
		default:
			owner = t.tool
		}
	}
	return owner
}

// shortTexts reports a stretch of names, or of a stated absence.
func (d *document) shortTexts(s span) bool {
	for i := s.from; i < s.to; i++ {
		if t := &d.tokens[i]; len(t.text) > maxNameBytes || t.sentence && !t.absent {
			return false
		}
	}
	return !s.empty()
}

func notEmpty(s span) bool { return !s.empty() }
