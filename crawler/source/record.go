package source

// Record is one of several siblings of the same shape: a card, a row, an
// entry of a list, a box of statistics.
type Record struct {
	*Outline // what the record holds; its own repetitions are records too
	Fields   []Field
}

// Field is one piece of a record: a text that stands by itself or an image.
type Field struct {
	Text    string // empty for an image
	Alt     string // of an image; never also part of Text
	Link    string
	Kind    Kind
	Level   uint8 // of a heading
	Strong  bool
	Block   int // Block.Index
	Labeled bool
}

// Records returns the repetition that holds most of o: its siblings of
// similar structure, in reading order, nil if nothing in o repeats. Names of
// classes play no part. Siblings may have their fields in different orders
// and lack some of them.
func (o *Outline) Records() []Record { return nil }

// Repetitions returns every repetition in o, outermost first.
func (o *Outline) Repetitions() [][]Record { return nil }

// Fields returns the texts and images of o one by one.
func (o *Outline) Fields() []Field { return nil }

// Pair is a label with its value.
type Pair struct {
	Label string
	Value string // empty: the label stands there without a value
	Block int    // Block.Index of the label
}

// Value returns the value that belongs to label in o: text after or before
// it in the smallest group that holds both, whichever order the group has,
// or the rest of a text that begins with it ("Stacks: 38.7K", "Stacks
// 38.7K"). Letter case and a colon do not matter. false: no such label.
func (o *Outline) Value(label string) (string, bool) { return "", false }

// Pairs finds the values of all labels that isLabel accepts, in reading
// order. It is given texts in lower case without a final colon. Knowing all
// labels, it pairs better than Value: a label is never another's value.
func (o *Outline) Pairs(isLabel func(string) bool) []Pair { return nil }

// Undouble returns s without a doubling that comes of showing one text twice
// for two screen sizes or of an alternate beside its name: "438k views438k",
// "DjangoDjango" and "Django Django" give "438k views", "Django", "Django".
func Undouble(s string) string { return s }
