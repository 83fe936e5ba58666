package sentence

import (
	"github.com/stackdex/stackdex/crawler/source/article/internal/corpus"
	"github.com/stackdex/stackdex/crawler/source/article/internal/facts"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/quantity"
)

// Reader reads the sentences of a page.
type Reader struct {
	Names    *names.Names
	Body     *corpus.Corpus
	Facts    *facts.Facts
	Language string
	Numbers  string      // the language in whose style the page writes them
	Subject  *names.Tool // X of "X alternatives", nil of a page that has no such

	hints      []hint              // see signals
	one        Sentence            // that is being read
	mentions   []names.Mention     // in it
	quantities []quantity.Quantity // in it
	clauses    [16]int32           // of it
	setUp      setting             // of its paragraph
	stated     statedFigure        // the last figure of prose
	joined     []joined            // see AddIntegrations
}

// Paragraph adds the facts that the sentences of a piece state. It stops after the last
// sentence that has a cue; most texts have none. advise is called in turn for each sentence
// that may advise.
func (r *Reader) Paragraph(s *section.Section, p *section.Piece, advise func(*Sentence)) {
	hints := hintsIn(r.signals(), p.At, p.At+len(p.Text))
	last := lastCue(hints)
	if last < 0 {
		return
	}
	var before *names.Tool
	strayed := false
	lower := r.Body.Lower()
	r.setUp = setting{text: p.Text}
	for from, to := range phrase.Spans(p.Text) {
		one := &r.one
		*one = Sentence{
			Text: p.Text[from:to], lower: lower[p.At+from : p.At+to], Start: p.At + from, Section: s, Piece: p, item: p.Item,
			context: context{before: before, afterUnknown: strayed, setUp: &r.setUp},
		}
		one.clauses.value = r.clauses[:0]
		n := 0
		for n < len(hints) && int(hints[n].at) < p.At+to {
			n++
		}
		one.hints, hints = hints[:n], hints[n:]
		if to-from > maxSentence {
			continue
		}
		one.words = wordsIn(r.Body.Words, one.Start, one.Start+len(one.Text))
		r.mentions = r.Names.AppendFound(r.mentions[:0], one.Text, one.words, one.Start)
		one.Mentions = r.mentions
		r.state(one, advise)
		if p.At+to > last {
			return
		}
		before = one.antecedent()
		strayed = one.opensOtherwise(r) || one.opensItsOther() || strayed && (before == nil || before == one.before)
	}
}

// maxSentence bounds the bytes of a sentence that is read.
const maxSentence = 4000

// state reads what a sentence states.
func (r *Reader) state(s *Sentence, advise func(*Sentence)) {
	for _, h := range s.hints {
		s.cues |= h.cue()
		s.groups |= h.group()
	}
	if s.cues&cueFigure != 0 {
		r.figures(s)
	}
	if s.cues&(cueLicense|cueMade|cueLatest|cueWritten) != 0 {
		r.origin(s)
	}
	if s.cues&cueUsers != 0 {
		r.users(s)
	}
	if s.cues&cueAdvice != 0 {
		advise(s)
	}
}
