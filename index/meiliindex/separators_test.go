package meiliindex_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indextest"
)

// plainly returns the ids that a frontend finds that asks the server itself.
func plainly(t *testing.T, m *indextest.Meili, uid, query string) []string {
	t.Helper()
	status, body := callAs(t, m, m.Key, "POST", "/indexes/"+uid+"/search", map[string]any{"q": query})
	var answer struct{ Hits []struct{ ID string } }
	if err := json.Unmarshal(body, &answer); status != 200 || err != nil {
		t.Fatalf("%q: %d %s %v", query, status, body, err)
	}
	var ids []string
	for _, h := range answer.Hits {
		ids = append(ids, h.ID)
	}
	return ids
}

// TestPlainNames: names with signs are words on plain Meilisearch, as they stand
// in sentences.
func TestPlainNames(t *testing.T) {
	m := realServer(t)
	opt := options(t, m)
	apply(t, openLive(t, generations(t, opt)), index.Batch{Upserts: indextest.Corpus(t)})
	for query, want := range map[string]string{
		"C#": "csharp", "c#": "csharp", "(C#)": "csharp", "C#.": "csharp", "F#": "fsharp", "f#": "fsharp", "C++": "cpp", "c++,": "cpp", "c+": "cpp",
		".NET": "dotnet", "ASP.NET": "aspnet", "Node.js": "nodejs", "C": "c",
	} {
		if got := plainly(t, m, opt.Prefix+"_tools", query); len(got) == 0 || got[0] != want {
			t.Errorf("%q finds %v; want %s first", query, got, want)
		}
	}
}

// TestSeparators: what divides words in a living language does; what is written
// nowhere does not, because every separator makes every search slower.
func TestSeparators(t *testing.T) {
	m := realServer(t)
	opt := options(t, m)
	e := openLive(t, generations(t, opt))
	signs := map[bool]string{
		true:  "-_./:;,!?()[]{}\"'&%@*\\<>=|~^–—‐‑…•·«»“”‘’‹›→−×÷±≈≤≥≠、。「」・（），：،؛؟।།።־״",
		false: "#+⸘⊕⦃⸨𒑰᚛𑁇",
	}
	var docs []index.Document
	word := map[rune]string{}
	for _, list := range signs {
		for _, r := range list {
			word[r] = fmt.Sprintf("word%04d", len(word))
			docs = append(docs, indextest.Doc(t, &index.Tool{ID: fmt.Sprintf("t-%x", r), Name: "Tool", Summary: "before" + string(r) + word[r]}))
		}
	}
	apply(t, e, index.Batch{Upserts: docs})
	for divides, list := range signs {
		for _, r := range list {
			if got := plainly(t, m, opt.Prefix+"_tools", `"`+word[r]+`"`); (len(got) == 1) != divides {
				t.Errorf("%c (%U) divides words: %v; want %v", r, r, len(got) == 1, divides)
			}
		}
	}
}

// TestOperatorSeparators: who wants a sign to divide words gets it; an
// installation of an older version gets what it lacks.
func TestOperatorSeparators(t *testing.T) {
	m := realServer(t)
	opt := options(t, m)
	g := generations(t, opt)
	openLive(t, g)
	path := "/indexes/" + opt.Prefix + "_tools/settings"
	var s struct{ SeparatorTokens, NonSeparatorTokens []string }
	call(t, m, "PATCH", path, map[string]any{"nonSeparatorTokens": []string{"#", "+", "@"}}, nil) // older, and his
	openLive(t, g)
	call(t, m, "GET", path, nil, &s)
	if !slices.Contains(s.NonSeparatorTokens, "⸘") || !slices.Contains(s.NonSeparatorTokens, "@") {
		t.Errorf("non separators %v; want ours and @", s.NonSeparatorTokens)
	}
	his := slices.DeleteFunc(s.NonSeparatorTokens, func(sign string) bool { return sign == "⸘" })
	call(t, m, "PATCH", path, map[string]any{"nonSeparatorTokens": his, "separatorTokens": append(s.SeparatorTokens, "⸘")}, nil)
	if drift, err := g.Drift(context.Background()); err != nil || len(drift) > 0 {
		t.Errorf("drift %v, %v; want none", drift, err)
	}
	openLive(t, g)
	call(t, m, "GET", path, nil, &s)
	slices.Sort(his)
	slices.Sort(s.NonSeparatorTokens)
	if diff := cmp.Diff(his, s.NonSeparatorTokens); diff != "" {
		t.Errorf("non separators (-want +got):\n%s", diff)
	}
}
