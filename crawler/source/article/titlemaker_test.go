package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestMakerInTitle reads a title that gives a tool its maker's name, of whom the text speaks too.
func TestMakerInTitle(t *testing.T) {
	page := blog(t, `<title>Zeta vs Google Quark Run: what we pay</title><h1>Zeta vs Google Quark Run: what we pay</h1><p>Zeta and Quark Run are tools for developers, each with an API.
<p>Zeta answers in 5 ms, Quark Run in 7 ms. Quark Run is not the only product of Google.</p><table><tr><th>Limit<th>Zeta<th>Quark Run<tr><td>Timeout<td>15 min<td>60 min</table>`)
	var got []string
	for _, f := range page.Facts {
		if f, ok := f.Body.(record.Tool); ok && f.Role == record.RoleSubject {
			got = append(got, f.Name)
		}
	}
	if diff := cmp.Diff([]string{"Zeta", "Quark Run"}, got); diff != "" {
		t.Errorf("tools (-want +got):\n%s", diff)
	}
}
