package cli

import (
	"context"
	"strings"
	"testing"

	"github.com/cespare/xxhash/v2"

	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/index/web"
)

// someOf is an index that lists some of its names that mean no tool.
type someOf web.Unresolved

func (s someOf) Unresolved(context.Context, string, int) (web.Unresolved, error) {
	return web.Unresolved(s), nil
}

// TestImportCountsNoMoreThanItKnows: of more names than an index lists, those of
// the file are told as the least that there are.
func TestImportCountsNoMoreThanItKnows(t *testing.T) {
	const url = "https://stackshare.io/zap-of-somebody"
	for total, want := range map[int]string{1: "unreadable, 1 whose name", 30_000: "unreadable, at least 1 whose name"} {
		im := importer{lines: map[uint64]int{xxhash.Sum64String(url): 2}}
		list := someOf{Total: total, Names: []names.Unresolved{{Name: "Zap", URL: url}}}
		if err := im.findNameless(t.Context(), list); err != nil {
			t.Fatal(err)
		}
		if got := im.counts(); !strings.Contains(got, want) {
			t.Errorf("%d names: %q, want %q", total, got, want)
		}
	}
}
