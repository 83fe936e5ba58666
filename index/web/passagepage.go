package web

import (
	"errors"
	"net/http"
	"net/url"

	"github.com/stackdex/stackdex/index"
)

// passageView is what the page of a passage shows.
type passageView struct {
	head
	Passage  index.Passage
	Tools    []link
	Contrast []link // measurements that cannot be compared without a word
}

func (s *Server) passageView(r *http.Request) (*passageView, error) {
	id := r.PathValue("id")
	p, err := read[index.Passage](r.Context(), s.Library, index.Ref{Index: index.Passages, ID: id})
	if errors.Is(err, index.ErrNotFound) {
		return nil, unknownID(index.Passages, id)
	}
	if err != nil {
		return nil, err
	}
	v := &passageView{head: head{Title: clip(p.Title, 80) + " · stackdex"}, Passage: *p}
	for i, id := range p.Tools {
		name := id
		if i < len(p.ToolNames) {
			name = p.ToolNames[i]
		}
		v.Tools = append(v.Tools, link{name, "/tools/" + url.PathEscape(id)})
	}
	ids := make([]string, len(p.Contrast))
	for i, c := range p.Contrast {
		ids[i] = c.Passage
	}
	contrasts, err := Passages(r.Context(), s.Library, ids)
	if err != nil {
		return nil, err
	}
	for _, c := range p.Contrast {
		if other := contrasts[c.Passage]; other != nil {
			v.Contrast = append(v.Contrast, link{other.Title + " (" + words(c.Relation) + ")", passageLink(other.ID)})
		}
	}
	return v, nil
}

// passageLink returns the address of the page of a passage.
func passageLink(id string) string { return "/passages/" + url.PathEscape(id) }
