package bleveindex

import (
	"context"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/index"
)

// How well a word of a query fits, in hundredths.
const (
	fitName      = 100
	fitBeginning = 75 // of a word of a name
	fitTopic     = 80
	fitNearName  = 60 // one letter off
	fitBody      = 65
	fitFarName   = 45 // two letters off
	fitMore      = 40
	fitNearBody  = 25
	beginsFactor = 0.7 // of a word of other fields that only begins so
)

// How a whole query fits a whole name or category.
const (
	wholeTheme = 1
	wholeAlias = 2
	wholeName  = 3
)

const (
	maxUnits     = 24 // words of a query that are looked at
	minPrefix    = 3  // runes before words of other fields are completed
	oneTypo      = 5  // runes of a word in which one letter may be wrong
	twoTypos     = 9
	maxExpand    = 48    // words that a typo or beginning stands for
	maxLookup    = 2_000 // words looked at to find them
	typosBelow   = 20    // hits of the word as it is typed
	maxQueryText = 4_000 // bytes of a query that are looked at
)

// unit is a word of a query.
type unit struct {
	terms []string // spellings
	parts []string
	last  bool // may be unfinished
}

// fillers are words that say little beside others.
var fillers = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields("a an and are as at be by do does for from has have how i in is it its me my of on or that the this to was we what when where which who why will with you your") {
		set[w] = true
	}
	return set
}()

// unitsOf returns the words of a query, without fillers beside others.
func unitsOf(text string) []unit {
	var all, telling []unit
	for _, w := range queryWords(text) {
		u := unit{terms: w.terms, parts: w.parts, last: w.end == len(text)}
		all = append(all, u)
		if !fillers[w.terms[0]] {
			telling = append(telling, u)
		}
	}
	if len(telling) > 0 {
		return telling
	}
	return all
}

// queryWords returns the words of a query that are looked at, each once.
func queryWords(text string) []word {
	text = clipBytes(text, maxQueryText)
	seen := map[string]bool{}
	var words []word
	wordsOf(text, func(w word) bool {
		if !seen[w.terms[0]] {
			seen[w.terms[0]] = true
			words = append(words, w)
		}
		return len(words) < maxUnits
	})
	return words
}

// scratch is the memory of one search, by document number.
type scratch struct {
	best    []uint8 // fit of the unit at hand
	touched []uint32
	whole   []uint8
	units   []uint8   // how many fit
	sum     []float32 // of fit × weight
	weight  []float32 // of the units that fit
	docs    []uint32  // documents with anything above
}

func (m *scratch) reset(size int) {
	if len(m.best) < size {
		size += size / 4
		*m = scratch{
			best: make([]uint8, size), whole: make([]uint8, size), units: make([]uint8, size),
			sum: make([]float32, size), weight: make([]float32, size),
			touched: m.touched[:0], docs: m.docs[:0],
		}
	}
}

// clear forgets everything, in time that grows with what there is to forget.
func (m *scratch) clear() {
	for _, doc := range m.touched {
		m.best[doc] = 0
	}
	for _, doc := range m.docs {
		m.whole[doc], m.units[doc], m.sum[doc], m.weight[doc] = 0, 0, 0, 0
	}
	m.touched, m.docs = m.touched[:0], m.docs[:0]
}

// matcher finds the documents of an index that fit a text.
type matcher struct {
	*snapshot
	*scratch
	name  index.Name
	count int     // units looked for
	total float32 // of their weights
}

// match fills the scratch with what fits.
func (m *matcher) match(ctx context.Context, text string) error {
	units := unitsOf(text)
	for i := 0; i < len(units); i++ {
		u := units[i]
		if err := m.matchSpelled(ctx, u); err != nil {
			return err
		}
		if len(m.touched) == 0 && len(u.parts) > 0 {
			for _, part := range u.parts {
				units = append(units, unit{terms: []string{part}, last: u.last})
			}
			continue
		}
		if len(u.parts) > 0 {
			if err := m.matchParts(ctx, u); err != nil {
				return err
			}
		}
		if len(m.touched) < typosBelow {
			if err := m.matchMisspelled(ctx, u); err != nil {
				return err
			}
		}
		m.count++
		m.addFits()
	}
	return m.matchWhole(ctx, text)
}

// addFits adds the fit of one unit to the sums.
func (m *matcher) addFits() {
	all := float64(len(m.ranks))
	weight := float32(math.Log(1 + all/float64(1+len(m.touched))))
	m.total += weight
	for _, doc := range m.touched {
		if m.units[doc] == 0 {
			m.docs = append(m.docs, doc)
		}
		m.units[doc]++
		m.sum[doc] += weight * float32(m.best[doc])
		m.weight[doc] += weight
		m.best[doc] = 0
	}
	m.touched = m.touched[:0]
}

// fit notes that the documents with a term in a field fit that well.
func (m *matcher) fit(ctx context.Context, field, term string, fit uint8) error {
	return m.postings(ctx, fieldName(m.name, field), term, func(doc uint32) {
		if before := m.best[doc]; before < fit {
			if before == 0 {
				m.touched = append(m.touched, doc)
			}
			m.best[doc] = fit
		}
	})
}

// fits maps fields of stems to how well they fit.
var fits = []struct {
	field string
	fit   float64
}{{topicField, fitTopic}, {bodyField, fitBody}, {moreField, fitMore}}

// matchSpelled looks a word up as it is typed, and what begins so.
func (m *matcher) matchSpelled(ctx context.Context, u unit) error {
	for _, term := range u.terms {
		if err := m.fit(ctx, nameField, term, fitName); err != nil {
			return err
		}
		if err := m.fit(ctx, edgeField, term, fitBeginning); err != nil {
			return err
		}
		for _, f := range fits {
			if err := m.fit(ctx, f.field, stem(term), uint8(f.fit)); err != nil {
				return err
			}
		}
	}
	if !u.last || utf8.RuneCountInString(u.terms[0]) < minPrefix {
		return nil
	}
	for _, f := range fits {
		terms, err := dictionary(m.reader, fieldName(m.name, f.field), stem(u.terms[0]), maxExpand)
		if err != nil {
			return err
		}
		for _, term := range terms {
			if err := m.fit(ctx, f.field, term, uint8(f.fit*beginsFactor)); err != nil {
				return err
			}
		}
	}
	return nil
}

// matchWhole notes the documents whose whole name or category is the text.
func (m *matcher) matchWhole(ctx context.Context, text string) error {
	if len(text) > 4*maxWord {
		return nil
	}
	for _, w := range []struct {
		field, key string
		whole      uint8
	}{
		{exactField, exactKey(text), wholeName},
		{aliasField, exactKey(text), wholeAlias},
		{themeField, stemKey(text), wholeTheme},
	} {
		if w.key == "" {
			continue
		}
		err := m.postings(ctx, fieldName(m.name, w.field), w.key, func(doc uint32) {
			if m.units[doc] == 0 && m.whole[doc] == 0 {
				m.docs = append(m.docs, doc)
			}
			m.whole[doc] = max(m.whole[doc], w.whole)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// hit is a document that is found, with the key it is ranked by.
type hit struct {
	doc uint32
	key uint32
}

// hits returns what fits among allowed documents: what fits every word if
// there is such, else what fits most of them.
func (m *matcher) hits(allowed bitset) []hit {
	need := m.requiredWeight(allowed)
	var found []hit
	for _, doc := range m.docs {
		if !allowed.has(doc) || m.whole[doc] == 0 && (m.weight[doc] < need || m.fitsByChance(doc)) {
			continue
		}
		found = append(found, hit{doc, m.key(doc)})
	}
	return found
}

// fitsByChance reports a document that fits less than half of the query, and no word of that as a whole
// word of a name or a topic: that it has one of the words somewhere, or a name that begins so, says nothing.
func (m *matcher) fitsByChance(doc uint32) bool {
	return m.weight[doc] < m.total/2*0.9999 && m.sum[doc] <= m.weight[doc]*fitBeginning
}

// requiredWeight returns the weight of words that a hit must fit.
func (m *matcher) requiredWeight(allowed bitset) float32 {
	var most float32
	for _, doc := range m.docs {
		if !allowed.has(doc) {
			continue
		}
		if m.whole[doc] > 0 || int(m.units[doc]) == m.count {
			return m.total * 0.9999
		}
		most = max(most, m.weight[doc])
	}
	return min(most, m.total/2) * 0.9999
}

// popularityWeight is how much a rank counts beside a fit of 100.
const popularityWeight = 0.8

// key packs what a hit is ranked by: whole names and categories first, then
// fit and popularity together; between equals the better known one.
func (m *matcher) key(doc uint32) uint32 {
	whole, rank := uint32(m.whole[doc]), uint32(m.ranks[doc])
	var fit float32
	if m.total > 0 && whole == 0 {
		fit = m.sum[doc]/m.total + popularityWeight*float32(rank)
		if rank == 0 {
			fit /= 2
		}
	}
	return whole<<24 | uint32(fit)<<8 | rank
}
