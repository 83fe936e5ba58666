package node

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/meiliindex"
)

// drifted are generations whose settings cannot be read.
type drifted struct {
	Engines
	err error
}

func (d drifted) Drift(context.Context) ([]meiliindex.Difference, error) { return nil, d.err }

// TestStatusOfSettings holds that an engine which answered is not called dark because its
// settings cannot be read, and that who waits too long is told for what.
func TestStatusOfSettings(t *testing.T) {
	refused := errors.New("the key is refused")
	away := fmt.Errorf("list indexes: %w", index.ErrUnavailable)
	for _, tt := range []struct {
		err              error
		answers          bool
		engine, settings string
	}{
		{nil, true, "", ""},
		{refused, true, "", "the key is refused"},
		{refused, false, "", "the key is refused"},
		{away, true, "", "unavailable"},
		{away, false, "unavailable", ""},
		{context.DeadlineExceeded, true, "", "did not answer within 2s"},
		{context.DeadlineExceeded, false, "did not answer within 2s", ""},
	} {
		var s Status
		if tt.answers {
			s.askSettings(t.Context(), drifted{err: tt.err})
		} else {
			s.askServer(t.Context(), drifted{err: tt.err})
		}
		for _, field := range []struct{ want, got string }{{tt.engine, s.EngineError}, {tt.settings, s.SettingsError}} {
			if !strings.Contains(field.got, field.want) || (field.want == "") != (field.got == "") {
				t.Errorf("%v, answers %t: the engine %q, its settings %q", tt.err, tt.answers, s.EngineError, s.SettingsError)
			}
		}
	}
}
