package record

// Kind names a kind of fact.
type Kind string

// The kinds of facts.
const (
	KindTool              Kind = "tool"
	KindStat              Kind = "stat"
	KindTrait             Kind = "trait"
	KindPro               Kind = "pro"
	KindCon               Kind = "con"
	KindComparison        Kind = "comparison"
	KindDifference        Kind = "difference"
	KindVerdict           Kind = "verdict"
	KindOpinion           Kind = "opinion"
	KindMeasurement       Kind = "measurement"
	KindAnswer            Kind = "answer"
	KindGuidance          Kind = "guidance"
	KindRelation          Kind = "relation"
	KindRelatedComparison Kind = "related_comparison"
)

// Fact is one statement of a page. Tools stand in it by the names that the
// page uses.
type Fact struct {
	Body     Body
	Evidence Evidence
}

// Body is what a fact states: one of the types of this file, by value.
type Body interface {
	Kind() Kind
	validate(*checker)
	write(*Writer) // the fields, as encoding/json would
}

// Role says why a page names a tool.
type Role string

// The roles.
const (
	RoleSubject     Role = "subject"
	RoleAlternative Role = "alternative"
	RoleMentioned   Role = "mentioned"
)

// Tool states that the page is about, offers or names a tool; its links are
// the context in which the name is resolved.
type Tool struct {
	Name        string   `json:"name"`
	PageURL     string   `json:"page_url,omitempty"`
	Description string   `json:"description"`
	Role        Role     `json:"role"`
	Categories  []string `json:"categories"`
	Homepage    string   `json:"homepage,omitempty"`
	Repository  string   `json:"repository,omitempty"`
}

// Stat states a figure of the closed table of metrics (see MetricByName).
//
// Value null and Text empty is a stated absence. Metrics that are not numbers
// carry Text: a version ("8.0.2"), a day ("2025-11-02", Value in Unix
// seconds) or a flag ("true", Value 1).
type Stat struct {
	Tool   string   `json:"tool"`
	Metric string   `json:"metric"`
	Value  *float64 `json:"value"`
	Low    *float64 `json:"low"`  // null: no lower bound known
	High   *float64 `json:"high"` // null: no upper bound, as in "78k+"
	Unit   string   `json:"unit"`
	Raw    string   `json:"raw"`
	Text   string   `json:"text,omitempty"`
	AsOf   Date     `json:"as_of,omitempty"`
}

// Trait states an attribute of a tool; no Values is a stated absence.
type Trait struct {
	Tool      string   `json:"tool"`
	Attribute string   `json:"attribute"` // as written
	Values    []string `json:"values"`
	Raw       string   `json:"raw"`
	Versus    []string `json:"versus"` // the other tools of the table
}

// Pro is a reason for a tool; an empty Text states that there is none.
type Pro struct {
	Tool  string     `json:"tool"`
	Text  NullString `json:"text"`
	Votes *int64     `json:"votes"`
}

// Con is a reason against a tool; an empty Text states that there is none.
type Con struct {
	Tool  string     `json:"tool"`
	Text  NullString `json:"text"`
	Votes *int64     `json:"votes"`
}

// Comparison states that the page, or a section of it, compares tools.
type Comparison struct {
	Tools   []string `json:"tools"`
	Title   string   `json:"title"`
	Intro   string   `json:"intro"`
	Summary string   `json:"summary"`
}

// Difference is one point in which tools differ.
type Difference struct {
	Tools []string `json:"tools"`
	Title string   `json:"title"`
	Text  string   `json:"text"`
}

// Verdict is a page's choice between tools; no Winner means it names none.
type Verdict struct {
	Tools   []string   `json:"tools"`
	Winner  NullString `json:"winner"`
	Summary string     `json:"summary"`
	UseIf   []UseIf    `json:"use_if"`
}

// UseIf is the case in which a verdict recommends a tool.
type UseIf struct {
	Tool string `json:"tool"`
	Text string `json:"text"`
}

// Opinion is what a named person wrote about tools.
type Opinion struct {
	Author string   `json:"author"`
	Role   string   `json:"role"`
	Date   Date     `json:"date"`
	Stance string   `json:"stance"` // decided, needs_advice or empty
	Tools  []string `json:"tools"`  // its tags
	Text   string   `json:"text"`
	Views  *int64   `json:"views"`
}

// Measurement is a figure with its workload, as somebody measured or
// estimated it.
type Measurement struct {
	Tool         string     `json:"tool"`
	Metric       string     `json:"metric"` // lower case, words joined by _
	Value        *float64   `json:"value"`
	Low          *float64   `json:"low"`
	High         *float64   `json:"high"`
	Unit         string     `json:"unit"`
	Approximate  bool       `json:"approximate"`
	Workload     string     `json:"workload"`
	AttributedTo NullString `json:"attributed_to"`
	Raw          string     `json:"raw"`
	AsOf         Date       `json:"as_of,omitempty"`
}

// Answer is a question that the page asks and answers.
type Answer struct {
	Question string   `json:"question"`
	Text     string   `json:"text"`
	Tools    []string `json:"tools"`
}

// Advice says what a piece of guidance advises.
type Advice string

// The kinds of advice.
const (
	ChooseWhen     Advice = "choose_when"
	Limitation     Advice = "limitation"
	Recommendation Advice = "recommendation"
)

// Guidance is one reason to choose a tool or not to.
type Guidance struct {
	Tool   string   `json:"tool"`
	Versus []string `json:"versus"`
	Advice Advice   `json:"advice"`
	Text   string   `json:"text"`
}

// RelationType is the verb of a Relation.
type RelationType string

// The relations, each read as a sentence: From is an alternative of To, From
// has an integration with To, From is used by To (a company), From is related
// to To, From is written in To.
const (
	RelAlternative RelationType = "alternative"
	RelIntegration RelationType = "integration"
	RelUsedBy      RelationType = "used_by"
	RelRelated     RelationType = "related"
	RelWrittenIn   RelationType = "written_in"
)

// Relation connects a tool with a tool, a company or a language; an empty To
// states that there is none.
type Relation struct {
	From     string       `json:"from"`
	To       NullString   `json:"to"`
	Relation RelationType `json:"relation"`
}

// RelatedComparison is a comparison that the page points to.
type RelatedComparison struct {
	Title string   `json:"title"`
	URL   string   `json:"url"`
	Tools []string `json:"tools"`
}

// Kind implements Body.
func (Tool) Kind() Kind { return KindTool }

// Kind implements Body.
func (Stat) Kind() Kind { return KindStat }

// Kind implements Body.
func (Trait) Kind() Kind { return KindTrait }

// Kind implements Body.
func (Pro) Kind() Kind { return KindPro }

// Kind implements Body.
func (Con) Kind() Kind { return KindCon }

// Kind implements Body.
func (Comparison) Kind() Kind { return KindComparison }

// Kind implements Body.
func (Difference) Kind() Kind { return KindDifference }

// Kind implements Body.
func (Verdict) Kind() Kind { return KindVerdict }

// Kind implements Body.
func (Opinion) Kind() Kind { return KindOpinion }

// Kind implements Body.
func (Measurement) Kind() Kind { return KindMeasurement }

// Kind implements Body.
func (Answer) Kind() Kind { return KindAnswer }

// Kind implements Body.
func (Guidance) Kind() Kind { return KindGuidance }

// Kind implements Body.
func (Relation) Kind() Kind { return KindRelation }

// Kind implements Body.
func (RelatedComparison) Kind() Kind { return KindRelatedComparison }
