package names

import "strings"

// givenNames are first names and titles: the capital of what follows them is
// that of a person.
var givenNames = set(`
mr mrs ms dr prof sir lady lord king queen saint st adam alan albert alexander alice andrew andy ann anna anne anthony arthur ben benjamin bill bob
brian charles charlie chris christopher dan daniel dave david dean donald douglas edward elizabeth ella emily emma eric ernest frank franz fred
frederick gary george greg harold harry helen henry howard hulk ian jack jacob james jane janet jason jay jean jeff jennifer jeremy jerry jessica jim
jimmy joan joe john johnny jonathan joseph karen kate keith ken kevin larry laura lee leonard linda lisa louis lucy margaret maria martha martin mary
matt matthew michael mike monty nicholas nick oliver oscar patrick paul peter phil philip ralph ray rebecca richard rick rob robert roger ron ronald
roy ryan sam samuel sarah scott sean simon stephen steve steven stuart susan taylor ted thomas tim timothy tom tony victor walter warren wendy william
`)

// placeNouns make what stands before them a place, a family or a street.
var placeNouns = set(`
avenue bay beach church city county family hill hills island islands mountain mountains river street town university valley
`)

// personVerbs are what only people do.
var personVerbs = set(`asked danced died laughed lived lives married said sang sings smiled thinks thought told walked`)

// offTopicWords show that a sentence is not about software.
var offTopicWords = set(`
actress album ancient animal animals aquarium arizona ate athlete bacon bake baked bathroom beach bedroom beer bike bird birds birthday boat bones
born bread breakfast bride brother brothers butter cake candle cathedral cheese chicken chocolate church cinema coffee concert cooked cooking cream
cuisine daughter delicious dinner dish dog dogs dragon drank drink drinking drinks eat eaten eating eggs emperor farmer father feast fiction film
flower flowers flowed football fruit funeral furniture garden genus gods goddess grandfather grandmother guitar hair helicopter island highway honey horse
horses hotel husband jewelry juice kingdom kitchen knight lamp lemon leather lunch lungs lyrics magazine married meat medieval melody milk moon mother
mountain mountains museum mythology myth necklace novel novelist novels orchestra painted painter pasta pie planet poem poems poet politician potatoes
prayer prince princess queen rain recipe restaurant rice roof sailor sailors salad sang sauce sea shark shirt shoes shore sings singer sister sisters
snake snow soccer soil soldier soldiers song songs soup species spoon stadium stew suit surname sweater sword tea temple theater theatre throne tomato
tomatoes tourists tribe uncle vegetables vinegar volcano volcanoes waiter warrior wedding whale wheat whiskey wife windshield wine wood wooden wool
`)

// surname reports whether a name is the surname of a person or part of the name of
// a place: "Franz Kafka", "the Jackson family".
func (f *found) surname(words []word) bool {
	if f.from != f.to || f.lowercase {
		return false
	}
	if beside(words, f.from) && capital(words[f.from-1].text) && givenNames[lower(words, f.from-1)] {
		return true
	}
	if f.other && beside(words, f.to+1) && personVerbs[lower(words, f.to+1)] {
		return true
	}
	return f.level > free && beside(words, f.to+1) && placeNouns[lower(words, f.to+1)]
}

// window is the number of words on either side that decide what a sentence is about.
const window = 12

// besideOffTopic reports whether the words around a name, in its sentence, are about other
// things than software.
func (f *found) besideOffTopic(words []word) bool {
	for i := f.from; i > 0 && i > f.from-window && !words[i].first; i-- {
		if words[i-1].isOffTopic() {
			return true
		}
	}
	for i := f.to + 1; i < len(words) && i <= f.to+window && !words[i].first; i++ {
		if words[i].isOffTopic() {
			return true
		}
	}
	return false
}

// isOffTopic reports whether a word is one of offTopicWords; every name near it asks.
func (w *word) isOffTopic() bool {
	if !w.asked {
		w.asked, w.offTopic = true, offTopicWords[strings.ToLower(w.text)]
	}
	return w.offTopic
}
