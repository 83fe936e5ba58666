package source

import "strings"

// dropToggles takes the words off the ends of headings that say what a press on them
// does: "Costs, Show". They are set apart, behind a comma for screen readers, or several
// headings end with the same.
func (d *document) dropToggles() {
	var ends []int
	times := map[string]int{}
	for i := range d.blocks {
		b := &d.blocks[i]
		if n := len(b.Runs); b.Kind == Heading && n > 1 && b.Runs[n-1].Apart {
			if word := b.Text[b.Runs[n-1].Start:]; isToggle(word) {
				ends = append(ends, i)
				times[word]++
			}
		}
	}
	for _, i := range ends {
		b := &d.blocks[i]
		from := int(b.Runs[len(b.Runs)-1].Start)
		title := strings.TrimRight(b.Text[:from], " ")
		if kept := strings.TrimRight(title, ", "); kept != "" && (kept != title || times[b.Text[from:]] > 1) {
			b.cutOut(len(kept), len(b.Text))
		}
	}
}

// isToggle reports a word that opens or closes what stands below it.
func isToggle(word string) bool {
	switch strings.ToLower(strings.TrimSpace(word)) {
	case "show", "hide", "open", "close", "expand", "collapse", "toggle", "show this section", "hide this section":
		return true
	}
	return false
}
