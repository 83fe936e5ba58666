package ask

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/names"
)

// toolAt returns the tool that the longest beginning of words names, and how
// many words that are.
func (a *asker) toolAt(ctx context.Context, words []string) (tool, int, bool) {
	for n := min(len(words), maxNameWords); n > 0; n-- {
		name := strings.Trim(strings.Join(words[:n], " "), `,;:"'()`)
		if len(contentWords(words[:n])) == 0 {
			break // "can i use" is a tool as well
		}
		if t, ok := a.find(ctx, name); ok {
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
	t, ok := a.similar(ctx, strings.Join(words[:n], " "))
	return t, n, ok
}

// sides are those of a tool's name on which further words may stand.
type sides uint8

const (
	mayPrecede sides = 1 << iota
	mayFollow
)

// toolIn returns the tool that part of words names, and the words on either side of its
// name, as far as may allows them.
func (a *asker) toolIn(ctx context.Context, words []string, may sides) (t tool, before, after []string, ok bool) {
	for from := range words {
		if from > 0 && may&mayPrecede == 0 {
			break
		}
		if t, n, ok := a.toolAt(ctx, words[from:]); ok && (may&mayFollow != 0 || from+n == len(words)) {
			return t, contentWords(words[:from]), contentWords(words[from+n:]), true
		}
	}
	t, ok = a.similar(ctx, strings.Join(contentWords(words), " "))
	return t, nil, nil, ok
}

// find returns the tool that a person certainly means who typed name.
func (a *asker) find(ctx context.Context, name string) (tool, bool) {
	t, seen := a.resolved[name]
	if !seen && a.err == nil {
		id, display, err := a.names.Find(ctx, name)
		if id != "" {
			t = tool{id, display}
		}
		a.resolved[name], a.err = t, err
	}
	return t, t != tool{} && a.err == nil
}

// mentioned returns the tools that a text names beyond doubt.
func (a *asker) mentioned(ctx context.Context, text string) (list []tool) {
	if a.err != nil {
		return nil
	}
	written, err := a.names.Mentioned(ctx, text)
	a.err = err
	for _, name := range written {
		if t, ok := a.find(ctx, name); ok && !slices.Contains(list, t) {
			list = append(list, t)
		}
	}
	return list
}

// mentions reports whether words name a tool beyond doubt.
func (a *asker) mentions(ctx context.Context, words []string, t tool) bool {
	return slices.Contains(a.mentioned(ctx, strings.Join(words, " ")), t)
}

// lookUp finds a tool by its name keys in an engine.
type lookUp struct{ engine Engine }

// Find implements Names.
func (l lookUp) Find(ctx context.Context, name string) (id, display string, err error) {
	key := names.Key(name)
	if key == "" {
		return "", "", nil
	}
	r, err := l.engine.Search(ctx, index.Query{Index: index.Tools, Filter: equals("name_keys", key), Limit: 1})
	if err != nil || len(r.Hits) == 0 {
		return "", "", err
	}
	var doc struct{ ID, Name string }
	if err := json.Unmarshal(r.Hits[0].Document, &doc); err != nil {
		return "", "", fmt.Errorf("tools/%s: %w", r.Hits[0].ID, err)
	}
	return doc.ID, doc.Name, nil
}

// Similar implements Names; documents are searched for typed names anyway.
func (lookUp) Similar(context.Context, string) ([]string, error) { return nil, nil }

// Mentioned implements Names; documents do not say which names are words of the language.
func (lookUp) Mentioned(context.Context, string) ([]string, error) { return nil, nil }
