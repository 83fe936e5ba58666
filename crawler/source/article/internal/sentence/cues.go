package sentence

import (
	"slices"
	"sort"

	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// cue says what a sentence may state, by words that such statements use.
type cue uint8

const (
	cueFigure cue = 1 << iota // a digit, or a number in words
	cueLicense
	cueMade // created, released, written
	cueLatest
	cueUsers
	cueWritten
	cueSource // who measured
	cueAdvice // which tool to choose, or which one wins
)

// lead says what follows a phrase, to those who read on there.
type lead uint8

const (
	noLead       lead = iota
	leadMaker         // who made a tool
	leadMade          // when it was made, and then by whom
	leadYear          // when it first came out
	leadLicense       // under which licence it is
	leadWritten       // in which language it is written
	leadUsers         // who uses it
	leadIncluded      // of those who use it, some
	leadWork          // what is done with it
	leadUnreal        // that something is not, or not yet
	leadJoined        // what it works together with
)

// signal is a phrase of prose with what it hints at.
type signal struct {
	words string
	cue   cue
	lead  lead
}

// stated are the phrases of what sentences state. Among those of one lead the first
// decides.
var stated = [...]signal{
	{"one in ", cueFigure, 0}, {"two in ", cueFigure, 0}, {"three in ", cueFigure, 0}, {"percent", cueFigure, 0},
	{"times ", cueFigure, 0}, {"twice ", cueFigure, 0}, {"half of ", cueFigure, 0}, {"third of ", cueFigure, 0}, {"thirds of ", cueFigure, 0}, {"quarter of ", cueFigure, 0}, {"quarters of ", cueFigure, 0},
	{"million", cueFigure, 0}, {"billion", cueFigure, 0}, {"trillion", cueFigure, 0},
	{"licen", cueLicense, 0}, {"released under", cueLicense, 0}, {"distributed under", cueLicense, 0}, {"published under", cueLicense, 0}, {"wrote ", cueMade, 0}, {"last stable ", cueLatest, 0}, {"available under", cueLicense, 0},
	{"created", cueMade, 0}, {"developed", cueMade, 0}, {"built ", cueMade, 0}, {"designed ", cueMade, 0}, {"invented by", cueMade, 0}, {"authored", cueMade, 0},
	{"founded", cueMade, 0}, {"started", cueMade, 0}, {"began ", cueMade, 0}, {"published ", cueMade, 0}, {"introduced", cueMade, 0}, {"released", cueMade, 0}, {"launched", cueMade, 0}, {"debuted", cueMade, 0}, {"appeared", cueMade, 0}, {"dates ", cueMade, 0}, {"came out", cueMade, 0},
	{"first ", cueMade, 0}, {"initial ", cueMade, 0}, {"open-sourced", cueMade, 0}, {"open sourced", cueMade, 0}, {"written by", cueMade, 0}, {"written in", cueWritten, 0},
	{"latest ", cueLatest, 0}, {"current ", cueLatest, 0},
	{"use", cueUsers, 0}, {"run", cueUsers, 0}, {"ran ", cueUsers, 0}, {"rely ", cueUsers, 0}, {"relie", cueUsers, 0}, {"adopt", cueUsers, 0}, {"chose ", cueUsers, 0},
	{"customers", cueUsers, 0}, {"companies", cueUsers, 0}, {"trust", cueUsers, 0}, {"including", cueUsers, 0}, {"in production", cueUsers, 0}, {"host", cueUsers, 0},
	{"switched to", cueUsers, 0}, {"moved ", cueUsers, 0}, {"migrated ", cueUsers, 0}, {"ported ", cueUsers, 0}, {"converted ", cueUsers, 0}, {"maintains ", cueUsers, 0}, {"built on", cueUsers, 0}, {"built with", cueUsers, 0}, {"build with ", cueUsers, 0}, {"operate", cueUsers, 0}, {"counts ", cueUsers, 0}, {"built their ", cueUsers, 0}, {"built its ", cueUsers, 0}, {"went with ", cueUsers, 0}, {"powers ", cueUsers, 0}, {"famously", cueUsers, 0},
	{"according to ", cueSource, 0}, {"says ", cueSource, 0}, {"estimates of ", cueSource, 0}, {"data from ", cueSource, 0}, {"reported by ", cueSource, 0},
	{"measured by ", cueSource, 0}, {"survey", cueSource, 0}, {"index", cueSource, 0},
	{"safer choice", cueAdvice, 0}, {"safer bet", cueAdvice, 0}, {"safest choice", cueAdvice, 0}, {"empfehlen", cueAdvice, 0},
	{"choose ", cueAdvice, 0}, {"pick ", cueAdvice, 0}, {"go with ", cueAdvice, 0}, {"go for ", cueAdvice, 0}, {"opt for ", cueAdvice, 0}, {"select ", cueAdvice, 0}, {"use ", cueAdvice, 0},
	{"stick with ", cueAdvice, 0}, {"stay with ", cueAdvice, 0}, {"switch to ", cueAdvice, 0},
	{"wins", cueAdvice, 0}, {"winner", cueAdvice, 0}, {"recommend", cueAdvice, 0}, {"better choice", cueAdvice, 0}, {"best choice", cueAdvice, 0}, {"better option", cueAdvice, 0}, {"better fit", cueAdvice, 0}, {"right choice", cueAdvice, 0},
	{"best option", cueAdvice, 0}, {"our pick", cueAdvice, 0}, {"our choice", cueAdvice, 0}, {"our top pick", cueAdvice, 0}, {"comes out ", cueAdvice, 0}, {"takes the ", cueAdvice, 0}, {"takes it", cueAdvice, 0}, {"is worth ", cueAdvice, 0}, {"the default", cueAdvice, 0}, {"my choice", cueAdvice, 0}, {"tool of choice", cueAdvice, 0}, {"avoid ", cueAdvice, 0}, {"skip ", cueAdvice, 0}, {"better tool", cueAdvice, 0}, {"better pick", cueAdvice, 0}, {"better bet", cueAdvice, 0}, {"best bet", cueAdvice, 0}, {"best fit", cueAdvice, 0}, {"best pick", cueAdvice, 0},
	{"right tool", cueAdvice, 0}, {"right fit", cueAdvice, 0}, {"way to go", cueAdvice, 0}, {"obvious choice", cueAdvice, 0}, {"natural choice", cueAdvice, 0}, {"stronger choice", cueAdvice, 0}, {"our vote", cueAdvice, 0}, {"my vote", cueAdvice, 0},
	{"good choice", cueAdvice, 0}, {"good fit", cueAdvice, 0}, {"great choice", cueAdvice, 0}, {"great fit", cueAdvice, 0}, {"good option", cueAdvice, 0}, {"great option", cueAdvice, 0}, {"solid choice", cueAdvice, 0}, {"ideal ", cueAdvice, 0},
	{"makes sense", cueAdvice, 0}, {"more sense", cueAdvice, 0}, {"most sense", cueAdvice, 0}, {"take ", cueAdvice, 0},
	{"my pick", cueAdvice, 0}, {"our favo", cueAdvice, 0}, {"one to choose", cueAdvice, 0}, {"one to pick", cueAdvice, 0}, {"verdict:", cueAdvice, 0},

	{"created by ", 0, leadMaker}, {"developed by ", 0, leadMaker}, {"built by ", 0, leadMaker}, {"designed by ", 0, leadMaker}, {"invented by ", 0, leadMaker},
	{"authored by ", 0, leadMaker}, {"founded by ", 0, leadMaker}, {"developed and maintained by ", 0, leadMaker}, {"created and maintained by ", 0, leadMaker},
	{"written by ", 0, leadMaker}, {"started by ", 0, leadMaker}, {"introduced by ", 0, leadMaker}, {"made by ", cueMade, leadMaker},
	{"is the work of ", cueMade, leadMaker}, {"is the creation of ", cueMade, leadMaker}, {"is the brainchild of ", cueMade, leadMaker},
	{"released in ", 0, leadMade}, {"launched in ", 0, leadMade}, {"created in ", 0, leadMade}, {"introduced in ", 0, leadMade}, {"developed in ", 0, leadMade},
	{"started in ", 0, leadMade}, {"founded in ", 0, leadMade}, {"released by ", 0, leadMade}, {"launched by ", 0, leadMade},
	{"first released ", 0, leadYear}, {"originally released ", 0, leadYear}, {"initially released ", 0, leadYear}, {"first appeared ", 0, leadYear},
	{"first launched ", 0, leadYear}, {"initial release ", 0, leadYear}, {"released in ", 0, leadYear}, {"launched in ", 0, leadYear}, {"introduced in ", 0, leadYear},
	{"created in ", 0, leadYear}, {"started in ", 0, leadYear}, {"debuted in ", 0, leadYear}, {"founded in ", 0, leadYear}, {"developed in ", 0, leadYear}, {"open-sourced in ", 0, leadYear},
	{"open sourced in ", 0, leadYear}, {"first published ", 0, leadYear}, {"appeared in ", 0, leadYear}, {"dates back to ", 0, leadYear}, {"dates from ", 0, leadYear}, {"saw its first release in ", 0, leadYear}, {"been around since ", cueMade, leadYear}, {"came out in ", 0, leadYear},
	{"licensed under ", 0, leadLicense}, {"available under ", 0, leadLicense}, {"released under ", 0, leadLicense}, {"distributed under ", 0, leadLicense},
	{"published under ", 0, leadLicense}, {"under the terms of ", 0, leadLicense},
	{"written in ", 0, leadWritten}, {"written mostly in ", cueWritten, leadWritten}, {"written mainly in ", cueWritten, leadWritten},
	{"written primarily in ", cueWritten, leadWritten}, {"written largely in ", cueWritten, leadWritten}, {"written entirely in ", cueWritten, leadWritten},
	{"users include ", 0, leadUsers}, {"users including ", 0, leadUsers}, {"users are ", 0, leadUsers}, {"users such as ", 0, leadUsers}, {"users like ", 0, leadUsers},
	{"customers include ", 0, leadUsers}, {"companies include ", 0, leadUsers}, {"companies including ", 0, leadUsers}, {"adopters include ", 0, leadUsers},
	{"used in production by ", 0, leadUsers}, {"used in production at ", 0, leadUsers}, {"used by companies like ", 0, leadUsers},
	{"used by companies such as ", 0, leadUsers}, {"used by ", 0, leadUsers}, {"used at ", 0, leadUsers}, {"runs in production at ", 0, leadUsers},
	{"run in production at ", 0, leadUsers}, {"in production at ", 0, leadUsers}, {"in production by ", 0, leadUsers}, {"trusted by ", 0, leadUsers},
	{"adopted by ", 0, leadUsers}, {"relied on by ", 0, leadUsers}, {"powers companies like ", 0, leadUsers}, {"powers parts of ", 0, leadUsers},
	{"including ", 0, leadIncluded}, {"among them ", 0, leadIncluded},
	{"deliver ", 0, leadWork}, {"delivers ", 0, leadWork}, {"delivering ", 0, leadWork}, {"build ", 0, leadWork}, {"builds ", 0, leadWork}, {"building ", 0, leadWork},
	{"render ", 0, leadWork}, {"renders ", 0, leadWork}, {"rendering ", 0, leadWork}, {"ship ", 0, leadWork}, {"ships ", 0, leadWork}, {"create ", 0, leadWork},
	{"creates ", 0, leadWork}, {"process ", 0, leadWork}, {"processes ", 0, leadWork}, {"complete ", 0, leadWork}, {"completes ", 0, leadWork},
	{"integrates with ", cueUsers, leadJoined}, {"integrate with ", cueUsers, leadJoined}, {"integrates natively with ", cueUsers, leadJoined}, {"integrates directly with ", cueUsers, leadJoined},
	{"integrates well with ", cueUsers, leadJoined}, {"integrates seamlessly with ", cueUsers, leadJoined}, {"integrations with ", cueUsers, leadJoined}, {"integrations for ", cueUsers, leadJoined},
	{"integrations include ", cueUsers, leadJoined}, {"integrations such as ", cueUsers, leadJoined}, {"integrations like ", cueUsers, leadJoined},
	{"in theory", 0, leadUnreal}, {"theoretically", 0, leadUnreal}, {"on paper", 0, leadUnreal}, {"next year", 0, leadUnreal}, {"next month", 0, leadUnreal},
	{"next quarter", 0, leadUnreal}, {"next release", 0, leadUnreal}, {"next version", 0, leadUnreal}, {"some day", 0, leadUnreal}, {"someday", 0, leadUnreal},
	{"one day", 0, leadUnreal},
}

var signalLexicon = words.LexiconOf(signals, func(s signal) string { return s.words })

// hint is a signal, or a figure, in the text of the page.
type hint struct {
	at     int32
	signal int16 // -1: a word that begins with a digit
}

func (h hint) cue() cue {
	if h.signal < 0 {
		return cueFigure
	}
	return signals[h.signal].cue
}

// group returns the group of words that the hint belongs to.
func (h hint) group() wordGroup {
	if h.signal < 0 {
		return 0
	}
	return groupsOf[h.signal]
}

// hintsOf lists the signals in a text whose words begin at starts.
func hintsOf(text string, starts []int32) []hint {
	hits := signalLexicon.Hits(make([]words.Hit, 0, len(starts)/8), text, starts)
	hints := make([]hint, 0, len(hits)+len(hits)/2)
	for _, at := range starts {
		for len(hits) > 0 && hits[0].At <= at {
			hints = append(hints, hint{hits[0].At, int16(hits[0].Phrase)})
			hits = hits[1:]
		}
		if words.IsDigit(text[at]) {
			hints = append(hints, hint{at, -1})
		}
	}
	return hints
}

// hintsIn returns those of hints whose places lie in a range.
func hintsIn(hints []hint, from, to int) []hint {
	hints = hints[sort.Search(len(hints), func(i int) bool { return int(hints[i].at) >= from }):]
	n := 0
	for n < len(hints) && int(hints[n].at) < to {
		n++
	}
	return hints[:n]
}

// wordsIn returns those of words that lie in a range.
func wordsIn(words []int32, from, to int) []int32 {
	first, _ := slices.BinarySearch(words, int32(from))
	n := first
	for n < len(words) && int(words[n]) < to {
		n++
	}
	return words[first:n]
}

// lastCue returns the position of the last cue in hints, -1 if there is none.
func lastCue(hints []hint) int {
	for i := len(hints) - 1; i >= 0; i-- {
		if hints[i].cue() != 0 {
			return int(hints[i].at)
		}
	}
	return -1
}

// lead returns the first of the phrases of a lead that the sentence states, of
// those from signal from on, and where; at is -1 if it states none.
func (s *Sentence) lead(l lead, from int) (which, at int) {
	which, at = len(signals), -1
	for _, h := range s.hints {
		if i := int(h.signal); i >= from && i < which && signals[i].lead == l && s.holds(h) && !s.denies(int(h.at)-s.Start) {
			which, at = i, int(h.at)-s.Start
		}
	}
	return which, at
}

// holds reports whether the whole phrase of a hint stands in the sentence.
func (s *Sentence) holds(h hint) bool {
	return int(h.at)-s.Start+len(signals[h.signal].words) <= len(s.Text)
}

// denies reports that the sentence denies what stands at a position.
func (s *Sentence) denies(at int) bool {
	return s.mayDeny() && vocab.IsDenied(s.lower[s.clauseAt(at):at])
}

// behind returns what the sentence says behind a signal.
func (s *Sentence) behind(which, at int) string { return s.Text[at+len(signals[which].words):] }

// signals returns the signals in the text of the page, in order.
func (r *Reader) signals() []hint {
	if r.hints == nil {
		r.hints = hintsOf(r.Body.Text, r.Body.Words)
	}
	return r.hints
}

// MayAdvise reports a piece with a cue of advice.
func (r *Reader) MayAdvise(p *section.Piece) bool {
	return slices.ContainsFunc(hintsIn(r.signals(), p.At, p.At+len(p.Text)), func(h hint) bool { return h.cue()&cueAdvice != 0 })
}
