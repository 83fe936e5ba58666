package web

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/names"
)

// Prose holds the tools that a text names.
type Prose struct {
	Mentions []Mention `json:"mentions"` // in the order of the text
	Searched int       `json:"searched"` // bytes, from the beginning of the text
	Cut      bool      `json:"cut"`      // the text is longer than what was searched
}

// Mention is the first place at which a text certainly names a tool.
type Mention struct {
	Tool  string `json:"tool"` // id
	Text  string `json:"text"` // as written, without the markers of a tag
	Start int    `json:"start"`
	End   int    `json:"end"` // bytes, with the markers
}

// NewProse converts the mentions in a text for the API.
func NewProse(text string, all []names.Mention) Prose {
	out := Prose{Mentions: make([]Mention, len(all)), Searched: min(len(text), names.MaxProse), Cut: len(text) > names.MaxProse}
	for i, m := range all {
		out.Mentions[i] = Mention{Tool: m.ID, Text: m.Text, Start: m.Start, End: m.End}
	}
	return out
}

// Mentions returns the tools that a text certainly names.
func (l *Library) Mentions(ctx context.Context, text string) (Prose, error) {
	all, err := l.insight.Mentions(ctx, text)
	if err != nil {
		return Prose{}, err
	}
	return NewProse(text, all), nil
}

// Mentions is Library.Mentions.
func (c *Client) Mentions(ctx context.Context, text string) (Prose, error) {
	used, err := names.ReadProse(strings.NewReader(text))
	if err != nil {
		return Prose{}, err
	}
	return post[Prose](ctx, c, "/v1/mentions", used)
}

// mentions reads the text from the body, which a URL has no room for.
func (s *Server) mentions(r *http.Request) (any, error) {
	text, err := names.ReadProse(r.Body)
	if err != nil {
		return nil, PublicError(index.ErrQuery, "the text in the body broke off after %d bytes: %v", len(text), err)
	}
	if text, err = bareText(text); err != nil {
		return nil, err
	}
	return s.Library.Mentions(r.Context(), text)
}

// bareText returns the text of a body, which is the text itself or a JSON object
// that has it as text.
func bareText(body string) (string, error) {
	if !strings.HasPrefix(strings.TrimSpace(body), "{") || !json.Valid([]byte(body)) {
		return body, nil
	}
	var object struct {
		Text *string `json:"text"`
	}
	if err := json.Unmarshal([]byte(body), &object); err != nil || object.Text == nil {
		return "", PublicError(index.ErrQuery, `the body is the text itself, or a JSON object that has it as "text"; this one has none`)
	}
	return *object.Text, nil
}
