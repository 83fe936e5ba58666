package ask

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/edits"
	"github.com/stackdex/stackdex/index/names"
)

// toolAt returns the tool that the longest beginning of words names, and how
// many words that are.
func (a *asker) toolAt(ctx context.Context, words []string) (tool, int, bool) {
	for n := min(len(words), maxNameWords); n > 0; n-- {
		name := strings.Trim(strings.Join(words[:n], " "), `,;:"'()`)
		if n == 1 && len(contentWords(words[:1])) == 0 {
			break
		}
		if t, ok := a.known(ctx, name); ok {
			return t, n, true
		}
	}
	return tool{}, 0, false
}

// nameAt is toolAt where a tool must come: a name with a typo will do.
func (a *asker) nameAt(ctx context.Context, words []string) (tool, int, bool) {
	if t, n, ok := a.toolAt(ctx, words); ok || len(words) == 0 {
		return t, n, ok
	}
	n := len(words)
	if i := slices.IndexFunc(lowered(words), func(w string) bool { return slices.Contains(joiners, w) }); i > 0 {
		n = i
	}
	t, ok := a.near(ctx, strings.Join(words[:n], " "))
	return t, n, ok
}

// surplus is which sides of a tool's name may hold further words.
type surplus uint8

const (
	mayPrecede surplus = 1 << iota
	mayFollow
)

// toolIn returns the tool that part of words names, and the words on either side of its
// name, as far as may allows them.
func (a *asker) toolIn(ctx context.Context, words []string, may surplus) (t tool, before, after []string, ok bool) {
	for from := range words {
		if from > 0 && may&mayPrecede == 0 {
			break
		}
		if t, n, ok := a.toolAt(ctx, words[from:]); ok && (may&mayFollow != 0 || from+n == len(words)) {
			return t, contentWords(words[:from]), contentWords(words[from+n:]), true
		}
	}
	t, ok = a.near(ctx, strings.Join(contentWords(words), " "))
	return t, nil, nil, ok
}

// near returns the tool whose name is a letter or two off.
func (a *asker) near(ctx context.Context, name string) (tool, bool) {
	runes := utf8.RuneCountInString(name)
	if runes < 5 || len(name) > 60 {
		return tool{}, false
	}
	r, ok := a.probe(ctx, index.Query{Index: index.Tools, Text: name, Limit: 1})
	if !ok || len(r.Hits) == 0 {
		return tool{}, false
	}
	var doc struct{ ID, Name string }
	typos := 1 + runes/9
	if json.Unmarshal(r.Hits[0].Document, &doc) != nil || edits.Distance(strings.ToLower(name), strings.ToLower(doc.Name), typos) > typos {
		return tool{}, false
	}
	return tool{doc.ID, doc.Name}, true
}

// known returns the tool that a person certainly means who typed name.
func (a *asker) known(ctx context.Context, name string) (tool, bool) {
	if a.err != nil {
		return tool{}, false
	}
	id, display, err := a.find(ctx, name)
	a.err = err
	return tool{id, display}, err == nil && id != ""
}

// lookUp is a Finder that looks in the engine.
func (a *asker) lookUp(ctx context.Context, name string) (id, display string, err error) {
	key := names.Key(name)
	if key == "" {
		return "", "", nil
	}
	r, err := a.engine.Search(ctx, index.Query{Index: index.Tools, Filter: is("name_keys", key), Limit: 1})
	if err != nil || len(r.Hits) == 0 {
		return "", "", err
	}
	var doc struct{ ID, Name string }
	if err := json.Unmarshal(r.Hits[0].Document, &doc); err != nil {
		return "", "", fmt.Errorf("tools/%s: %w", r.Hits[0].ID, err)
	}
	return doc.ID, doc.Name, nil
}

// probe makes a search that decides how a question is read or planned; false if it, or
// a look-up before it, failed.
func (a *asker) probe(ctx context.Context, q index.Query) (index.Result, bool) {
	if a.err != nil {
		return index.Result{}, false
	}
	r, err := a.engine.Search(ctx, q)
	a.err = err
	return r, err == nil
}
