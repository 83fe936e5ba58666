package record

import (
	"encoding/json"
	"fmt"
)

// MarshalJSON writes an empty s as null.
func (s NullString) MarshalJSON() ([]byte, error) {
	if s == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(s))
}

// MarshalJSON writes kind, the fields of the body and evidence as one object.
func (f Fact) MarshalJSON() ([]byte, error) {
	var w Writer
	w.fact(f)
	return w.B, w.Err
}

// wireFact has the fields of every kind, so that a fact is decoded in one
// pass.
type wireFact struct {
	Kind     Kind     `json:"kind"`
	Evidence Evidence `json:"evidence"`

	Name         string       `json:"name"`
	PageURL      string       `json:"page_url"`
	Description  string       `json:"description"`
	Role         string       `json:"role"`
	Categories   []string     `json:"categories"`
	Homepage     string       `json:"homepage"`
	Repository   string       `json:"repository"`
	Tool         string       `json:"tool"`
	Metric       string       `json:"metric"`
	Value        *float64     `json:"value"`
	Low          *float64     `json:"low"`
	High         *float64     `json:"high"`
	Unit         string       `json:"unit"`
	Raw          string       `json:"raw"`
	Text         string       `json:"text"`
	AsOf         Date         `json:"as_of"`
	Attribute    string       `json:"attribute"`
	Values       []string     `json:"values"`
	Versus       []string     `json:"versus"`
	Votes        *int64       `json:"votes"`
	Tools        []string     `json:"tools"`
	Title        string       `json:"title"`
	Intro        string       `json:"intro"`
	Summary      string       `json:"summary"`
	Winner       NullString   `json:"winner"`
	UseIf        []UseIf      `json:"use_if"`
	Author       string       `json:"author"`
	Date         Date         `json:"date"`
	Stance       string       `json:"stance"`
	Views        *int64       `json:"views"`
	Approximate  bool         `json:"approximate"`
	Workload     string       `json:"workload"`
	AttributedTo NullString   `json:"attributed_to"`
	Question     string       `json:"question"`
	Advice       Advice       `json:"advice"`
	From         string       `json:"from"`
	To           NullString   `json:"to"`
	Relation     RelationType `json:"relation"`
	URL          string       `json:"url"`
}

// UnmarshalJSON reads a fact of any kind; an unknown kind is an error, because
// a fact that is not understood must not be dropped unseen.
func (f *Fact) UnmarshalJSON(b []byte) error {
	var w wireFact
	if err := json.Unmarshal(b, &w); err != nil {
		return err
	}
	body, err := w.body()
	if err != nil {
		return err
	}
	f.Body, f.Evidence = body, w.Evidence
	return nil
}

func (w *wireFact) body() (Body, error) {
	switch w.Kind {
	case KindTool:
		return Tool{w.Name, w.PageURL, w.Description, Role(w.Role), w.Categories, w.Homepage, w.Repository}, nil
	case KindStat:
		return Stat{w.Tool, w.Metric, w.Value, w.Low, w.High, w.Unit, w.Raw, w.Text, w.AsOf}, nil
	case KindTrait:
		return Trait{w.Tool, w.Attribute, w.Values, w.Raw, w.Versus}, nil
	case KindPro:
		return Pro{w.Tool, NullString(w.Text), w.Votes}, nil
	case KindCon:
		return Con{w.Tool, NullString(w.Text), w.Votes}, nil
	case KindComparison:
		return Comparison{w.Tools, w.Title, w.Intro, w.Summary}, nil
	case KindDifference:
		return Difference{w.Tools, w.Title, w.Text}, nil
	case KindVerdict:
		return Verdict{w.Tools, w.Winner, w.Summary, w.UseIf}, nil
	case KindOpinion:
		return Opinion{w.Author, w.Role, w.Date, w.Stance, w.Tools, w.Text, w.Views}, nil
	case KindMeasurement:
		return Measurement{w.Tool, w.Metric, w.Value, w.Low, w.High, w.Unit, w.Approximate, w.Workload, w.AttributedTo, w.Raw, w.AsOf}, nil
	case KindAnswer:
		return Answer{w.Question, w.Text, w.Tools}, nil
	case KindGuidance:
		return Guidance{w.Tool, w.Versus, w.Advice, w.Text}, nil
	case KindRelation:
		return Relation{w.From, w.To, w.Relation}, nil
	case KindRelatedComparison:
		return RelatedComparison{w.Title, w.URL, w.Tools}, nil
	}
	return nil, fmt.Errorf("field kind: unknown kind %q", w.Kind)
}
