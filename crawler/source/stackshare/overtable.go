package stackshare

// overviewRows reads from tables before the comparison what no other part states of a tool,
// figures aside.
func (r *reader) overviewRows() {
	for i := range r.sections {
		s := &r.sections[i]
		if s.topic != beginning && s.topic != titled && s.topic != overview || !r.hasTopics(s.span) {
			continue
		}
		for _, t := range r.toolTables(s.span) {
			known := map[topic]bool{} // said elsewhere
			for _, k := range tableTopics {
				known[k] = r.hasTopic(k)
			}
			for _, c := range t.cells {
				if k := innerWords[c.head]; c.loose == nil && k != nothing && topicWords[k] != "" && !known[k] {
					r.topic(c.tool, k, c.span)
				}
			}
		}
	}
}

// tableTopics are the topics of rows of tables, figures aside.
var tableTopics = [...]topic{description, features, integrations, pros, cons}

// hasTopics reports the label of such a row.
func (d *document) hasTopics(s span) bool {
	for i := s.from; i < s.to; i++ {
		if topicWords[d.tokens[i].head] != "" {
			return true
		}
	}
	return false
}

// hasTopic reports whether something has been read of one of the tools on a topic.
func (f *findings) hasTopic(k topic) bool {
	for i := range f.sides {
		s := &f.sides[i]
		switch {
		case k == description && s.description.at >= 0, k == features && s.features.stated, k == integrations && s.with.stated,
			k == pros && s.pros.stated, k == cons && s.cons.stated:
			return true
		}
	}
	return false
}
